import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, figure, panel, rsc, type Row } from "#figwright";
import { colorBar } from "../../figures/parts/color-bar.ts";
import { composeFigure } from "../../src/figure/compose.ts";
import { placedNodes } from "../placed.ts";

const map = dataset({
  file: "map.csv",
  title: "Two maps",
  provenance: { kind: "measured", source: "made here" },
  key: ["sample", "time", "angle"],
  columns: { sample: column(z.string(), "Sample"), time: column(z.number(), "Time", "h"), angle: column(z.number(), "Angle", "deg"), counts: column(z.number(), "Counts", "1") },
});
const { time, angle, counts } = map.fields;
const rows: readonly Row[] = ["A", "B"].flatMap((sample) => [0, 1].flatMap((time) => [0, 1].map((angle) => ({ sample, time, angle, counts: 100 * (1 + angle + time + (sample === "B" ? 5 : 0)) }))));
const scale = { nice: false, zero: false };
const panels = ["A", "B"].map((sample) => panel(map.where({ sample }), {
  caption: "", alt: "", name: "raster", mark: "rect",
  encoding: { x: { ...angle, scale }, y: { ...time, scale }, color: { ...counts, scale: { scheme: "viridis" }, legend: colorBar([200, 800]) } },
}));

test("two maps that share their colours have one bar, right of the last, with its numbers as given", async () => {
  const { scene, findings, panels: drawn } = await composeFigure(
    figure({ title: "Maps", profile: rsc.double, layout: ["ab"], rowsMm: [40], share: { counts: ["a", "b"] }, panels: { a: panels[0]!, b: panels[1]! } }),
    "fig8", "figures/fig8.ts", { rowsOf: () => rows, locate: () => "" },
  );
  expect(findings).toEqual([]);
  const numbers = placedNodes(scene).texts.filter(({ node }) => ["200", "800"].includes(node.lines[0]!.plain));
  expect(numbers.map(({ node }) => node.lines[0]!.plain).sort()).toEqual(["200", "800"]);
  const { x, width } = drawn[1]!.views[0]!.box;
  for (const text of numbers) expect(text.matrix[4]).toBeGreaterThan(x + width);
});
