import { expect, test } from "vitest";
import { compile } from "vega-lite";
import { arrow } from "../../figures/parts/arrow.ts";
import { colorBySample, dashBySample, samples, shapeBySample } from "../../figures/parts/identity.ts";
import { label } from "../../figures/parts/label.ts";

const warnings: string[] = [];
const logger = { warn: (text: string) => (warnings.push(text), logger), info: () => logger, debug: () => logger, error: () => logger, level: () => logger };
const compiled = (layer: unknown) => compile({ layer: [layer] } as never, { logger: logger as never }).spec;

test("parts are plain Vega-Lite layers that compile without a warning", () => {
  compiled(label("NLMO", { x: 1, y: 2 }));
  compiled(arrow({ x: 1, x2: 2, y: 3, color: "black" }));
  expect(warnings).toEqual([]);
});

test("an arrow's head points the way it goes", () => {
  const shape = (x: number, x2: number) => (arrow({ x, x2, y: 0, color: "black" }).layer![1]!.mark as { shape: string }).shape;
  expect([shape(1, 2), shape(2, 1)]).toEqual(["triangle-right", "triangle-left"]);
});

test("a sample has one colour, one marker and one dash, and they differ between samples", () => {
  const field = { field: "sample", type: "nominal", title: "Sample" } as const;
  const ranges = [colorBySample(field), shapeBySample(field), dashBySample(field)].map((channel) => (channel as { scale: { range: unknown[] } }).scale.range);
  for (const range of ranges) expect(new Set(range.map((value) => JSON.stringify(value))).size).toBe(Object.keys(samples).length);
});
