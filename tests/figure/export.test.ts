import { expect, test } from "vitest";
import { compile } from "vega-lite";
import { parse, View } from "vega";
import { z } from "zod";
import { column, dataset, type Row } from "#figwright";
import { exportPanel } from "../../src/figure/export.ts";
import { composeOne } from "./compose-one.ts";

const map = dataset({
  file: "map.csv",
  title: "A map",
  provenance: { kind: "assumed", source: "made here" },
  key: ["time", "angle"],
  columns: { angle: column(z.number(), "2*θ*", "deg"), time: column(z.number(), "Time t_{0}", "h"), counts: column(z.number(), "Intensity", "counts") },
});
const { angle, time, counts } = map.fields;
const rows: readonly Row[] = [0, 1, 2].flatMap((line) => [1, 10, 100].map((at) => ({ angle: at, time: line, counts: line * at })));

async function exported(spec: object) {
  const { panels } = await composeOne(map, rows, spec as never);
  const out = exportPanel(panels[0]!) as { description: string; datasets: object };
  const warnings: string[] = [];
  const logger = { warn: (text: string) => (warnings.push(text), logger), info: () => logger, debug: () => logger, error: () => logger, level: () => logger };
  const vega = compile(out as never, { logger: logger as never }).spec;
  return { out, warnings, text: JSON.stringify(out), svg: await new View(parse(vega), { renderer: "none" }).toSVG() };
}

test("an exported panel holds its data, says what they are, and compiles without a warning", async () => {
  const { out, warnings, text } = await exported({ mark: "point", encoding: { x: angle, y: time } });
  expect(warnings).toEqual([]);
  expect(out.datasets).toEqual({ map: rows });
  expect(out.description).toContain("Reconstructed from printed values, not measured.");
  expect(text).not.toMatch(/_\{|\^\{|figwright row/);
  expect(text).toContain("2θ / °");
});

test("powers of ten become Unicode, which any editor shows", async () => {
  const { svg } = await exported({ mark: "point", encoding: { x: { ...angle, scale: { type: "log", domain: [1, 1000] } }, y: time } });
  expect(svg).toContain(">10²<");
  expect(svg).not.toContain("^{");
});

test("a raster is exported as rectangles of the size of its cells", async () => {
  const even = { x: { ...angle, scale: { nice: false } }, y: { ...time, scale: { nice: false } }, color: counts };
  const grid = rows.map((row) => ({ ...row, angle: Math.log10(Number(row["angle"])) }));
  const { panels } = await composeOne(map, grid, { name: "raster", mark: "rect", encoding: even });
  const { mark, width } = exportPanel(panels[0]!) as { mark: { type: string; width: number }; width: number };
  expect(mark.type).toBe("rect");
  expect(mark.width).toBeCloseTo(width / 3, 2);
});
