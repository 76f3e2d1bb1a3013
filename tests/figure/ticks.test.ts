import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, figure, panel, rsc } from "#figwright";
import { composeFigure } from "../../src/figure/compose.ts";
import { placedNodes } from "../placed.ts";

const lattice = dataset({
  file: "lattice.csv",
  title: "Angle by time",
  provenance: { kind: "measured", source: "diffractometer" },
  key: ["time"],
  columns: { time: column(z.number(), "Time", "h"), angle: column(z.number(), "2θ", "°") },
});

async function labels(axis: object, scale: object = { domain: [15, 18] }): Promise<readonly string[]> {
  const declared = figure({
    title: "Ticks", profile: rsc.single, layout: ["a"], rowsMm: [20],
    panels: { a: panel(lattice, { caption: "a", alt: "a", mark: "point", encoding: { x: { ...lattice.fields.angle, axis, scale }, y: { ...lattice.fields.time, axis: { labels: false } } } }) },
  });
  const { scene, findings } = await composeFigure(declared, "fig8", "figures/fig8.ts", { rowsOf: () => [{ time: 1, angle: 16 }], locate: () => "" });
  expect(findings).toEqual([]);
  return placedNodes(scene).texts.filter(({ node }) => node.role?.includes("axis-label")).map(({ node }) => node.lines[0]!.plain);
}

test("given ticks keep their decimals, whatever the distance of the ticks that Vega would choose", async () => {
  expect(await labels({ values: [15, 15.5, 16.25] })).toEqual(["15.00", "15.50", "16.25"]);
});

test("all given ticks are drawn, however many", async () => {
  const values = Array.from({ length: 16 }, (_, at) => 15 + at / 5);
  expect(await labels({ values })).toHaveLength(16);
});

test("a format of the author's own stays", async () => {
  expect(await labels({ values: [15, 16], format: ".3f" })).toEqual(["15.000", "16.000"]);
});

test("given ticks of a log axis are powers of ten", async () => {
  expect(await labels({ values: [1, 10, 100] }, { type: "log", domain: [1, 100] })).toEqual(["10⁰", "10¹", "10²"]);
});
