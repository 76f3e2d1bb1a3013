import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writePng } from "../src/png/write.ts";
import { renderSpec, type Rendered } from "../src/render.ts";
import { visitNodes } from "../src/scene/visit.ts";
import type { Node, Scene } from "../src/scene/scene.ts";

const lite = "https://vega.github.io/schema/vega-lite/v6.json";
const vega = "https://vega.github.io/schema/vega/v6.json";
const draw = (spec: object): Promise<Rendered> => renderSpec(spec, { id: "spec", dataDir: join(import.meta.dirname, "specs"), fontDefault: "Arimo" });

function nodes(scene: Scene, kind: Node["kind"]): readonly Node[] {
  const found: Node[] = [];
  visitNodes(scene.children, (node) => node.kind === kind && found.push(node));
  return found;
}

function texts(scene: Scene): readonly string[] {
  return nodes(scene, "text").flatMap((node) => (node.kind === "text" ? node.lines.map((line) => line.plain) : []));
}

const chartOf = (url: string) => ({ $schema: lite, data: { url }, mark: "bar", encoding: { x: { field: "month" }, y: { field: "mm", type: "quantitative" } } });

describe("data by URL", () => {
  test.each(["data/rainfall.csv", "./data/rainfall.csv", "/data/rainfall.csv"])("%s is inside the folder", async (url) => {
    expect(texts((await draw(chartOf(url))).scene)).toContain("Feb");
  });

  test.each(["https://example.org/rainfall.csv", "//example.org/rainfall.csv", "file:///etc/hostname"])("%s is refused", async (url) => {
    await expect(draw(chartOf(url))).rejects.toThrow(/refused to open/);
  });

  test("a file that is not there is an error, not an empty chart", async () => {
    await expect(draw(chartOf("data/none.csv"))).rejects.toThrow(`no file "data/none.csv"`);
  });

  test("a way out of the folder is refused", async () => {
    await expect(draw(chartOf("data/../../render.test.ts"))).rejects.toThrow(/leaves the data folder/);
  });
});

test("schemas of older versions and none at all are told apart by what they hold", async () => {
  const values = [{ month: "Jan", mm: 3 }];
  const { data, $schema, ...chart } = { ...chartOf(""), data: { values } };
  for (const schema of [undefined, lite, "https://vega.github.io/schema/vega-lite/v4.17.0.json"]) {
    expect(texts((await draw({ ...(schema && { $schema: schema }), data, ...chart })).scene)).toContain("Jan");
  }
  const mark = { type: "text", encode: { enter: { text: { value: "plain Vega" }, fill: { value: "black" } } } };
  for (const schema of [undefined, vega, "https://vega.github.io/schema/vega/v5.json"]) {
    expect(texts((await draw({ ...(schema && { $schema: schema }), width: 90, height: 20, marks: [mark] })).scene)).toEqual(["plain Vega"]);
  }
});

const textOf = (signal: string) => ({ type: "text", encode: { enter: { text: { signal }, fill: { value: "black" } } } });

test("expressions give what Vega gives for NaN and for dates of one number", async () => {
  const signals = ["NaN", "isNaN(NaN)", "{NaN: 5}.NaN", "if(true, NaN, 1) + 1", "utcyear(datetime(2024))", "utcyear(datetime(2024, 5))", "utcyear(datetime('2024-05-01'))"];
  const { scene } = await draw({ $schema: vega, width: 90, height: 20, marks: signals.map(textOf) });
  expect(texts(scene)).toEqual(["NaN", "true", "5", "NaN", "1970", "2024", "2024"]);
});

test("where Vega stops at an error, what it has is drawn and the warning says so", async () => {
  const rect = { type: "rect", encode: { enter: { width: { value: 30 }, height: { value: 30 }, fill: { value: "red" } } } };
  const { warnings } = await draw({ $schema: vega, width: 90, height: 40, marks: [rect, textOf("datum.none.deeper")] });
  expect(warnings[0]).toMatch(/^incomplete: .*'deeper'/);
});

test("a transform that needs a canvas does not take the chart down", async () => {
  const cloud = { type: "wordcloud", size: [90, 40], text: { field: "data" } };
  const { scene, warnings } = await draw({
    $schema: vega, width: 90, height: 40, background: "white",
    data: [{ name: "words", values: ["one", "two"] }],
    marks: [{ type: "text", from: { data: "words" }, transform: [cloud] }],
  });
  expect(warnings[0]).toMatch(/needs a canvas/);
  expect(scene.width).toBeGreaterThan(0);
});

test("an image that cannot be had is left out with a warning", async () => {
  const image = { type: "image", encode: { enter: { url: { value: "https://example.org/a.png" }, width: { value: 9 }, height: { value: 9 } } } };
  const { scene, warnings } = await draw({ $schema: vega, width: 90, height: 40, marks: [image] });
  expect(nodes(scene, "image")).toEqual([]);
  expect(warnings).toEqual([`image mark: no picture for "https://example.org/a.png"`]);
});

test("marks outside the clip are left out, and the rest becomes a PNG", async () => {
  const values = Array.from({ length: 20 }, (_, x) => ({ x, y: 20 * Math.sin(x) + x }));
  const { scene } = await draw({
    $schema: lite,
    data: { values },
    mark: { type: "circle", clip: true, size: 200 },
    encoding: { x: { field: "x", type: "quantitative", scale: { domain: [4, 12] } }, y: { field: "y", type: "quantitative", scale: { domain: [0, 20] } } },
  });
  expect(nodes(scene, "shape").filter((node) => node.opacity === 0.7)).toHaveLength(4);
  expect((await writePng(scene, 192)).length).toBeGreaterThan(1000);
});
