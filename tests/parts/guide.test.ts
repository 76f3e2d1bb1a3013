import { expect, test } from "vitest";
import { compile } from "vega-lite";
import { parse, View } from "vega";
import { guide, guideAtMaximum } from "../../figures/parts/guide.ts";
import type { ViewSpec } from "../../src/figure/figure.ts";

const values = [
  { energy: 1, intensity: 9 },
  { energy: 2, intensity: 3 },
  { energy: 3, intensity: 5 },
  { energy: 4, intensity: 4 },
];
const curve = { data: { values }, x: "energy", y: "intensity" };

/** The x of the rule and the place and text of the name. */
async function drawn(layer: ViewSpec) {
  const x = { field: "energy", type: "quantitative", scale: { domain: [0, 10] } };
  const points = { data: { values }, mark: "point", encoding: { x, y: { field: "intensity", type: "quantitative" } } };
  const view = await new View(parse(compile({ width: 100, height: 100, layer: [points, layer] } as never).spec), { renderer: "none" }).runAsync();
  const root = (view.scenegraph() as never as { root: { items: { items: { marktype: string; items: { x: number; y: number; dx?: number; text?: string }[] }[] }[] } }).root;
  const marks = root.items[0]!.items;
  const [rule, text] = ["rule", "text"].map((type) => marks.find(({ marktype, items }) => marktype === type && items.length > 0)!.items[0]!);
  return { rule: rule!.x, name: [text!.x + (text!.dx ?? 0), text!.y, text!.text] };
}

test("a guide stands at its place with the name at the top", async () => {
  expect(await drawn(guide(6, "here"))).toEqual({ rule: 60, name: [62, 4, "here"] });
});

test("a guide at a maximum looks between its two places only", async () => {
  expect(await drawn(guideAtMaximum({ ...curve, between: [2, 10] }, "*e*_{g}"))).toEqual({ rule: 30, name: [32, 4, "*e*_{g}"] });
  expect((await drawn(guideAtMaximum({ ...curve, between: [0, 10] }, "all"))).rule).toBe(10);
});
