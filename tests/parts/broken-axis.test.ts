import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, figure, panel, rsc, type Row } from "#figwright";
import { breakMarks } from "../../figures/parts/broken-axis.ts";
import { composeFigure } from "../../src/figure/compose.ts";
import { placedNodes, shapeBox } from "../placed.ts";

const scan = dataset({
  file: "scan.csv",
  title: "Two windows",
  provenance: { kind: "measured", source: "made here" },
  key: ["angle"],
  columns: { angle: column(z.number(), "Angle", "deg"), counts: column(z.number(), "Counts", "1") },
});
const rows: readonly Row[] = [15, 16, 17, 30, 40, 50].map((angle) => ({ angle, counts: angle }));
const window = (side: "left" | "right", angles: readonly number[]) => ({
  layer: [{ data: scan.where({ angle: [...angles] }), mark: "point", encoding: { x: { ...scan.fields.angle, scale: { zero: false } }, y: scan.fields.counts } }, breakMarks(side)],
});
const { scene, panels, findings } = await composeFigure(
  figure({
    title: "A broken axis", profile: rsc.single, layout: ["a"], rowsMm: [40],
    panels: { a: panel({ caption: "", alt: "", tracks: [["low", "high"]], share: ["y"], views: { low: window("right", [15, 16, 17]), high: window("left", [30, 40, 50]) } }) },
  }),
  "fig8", "figures/fig8.ts", { rowsOf: () => rows, locate: () => "" },
);

test("both tracks end in a stroke at the top and one at the bottom of the sides that face each other", () => {
  expect(findings).toEqual([]);
  const [low, high] = panels[0]!.views.map(({ box }) => box);
  if (!low || !high) throw new Error("two views expected");
  const centres = placedNodes(scene).shapes.map(shapeBox)
    .filter(({ width, height }) => width > 0 && Math.abs(height / width - 2) < 0.01)
    .map(({ x, y, width, height }) => [x + width / 2, y + height / 2]);
  const expected = [[low.x + low.width, low.y], [low.x + low.width, low.y + low.height], [high.x, high.y], [high.x, high.y + high.height]];
  const near = ([x, y]: readonly number[]) => centres.some(([at, up]) => Math.abs(at! - x!) < 0.01 && Math.abs(up! - y!) < 0.01);
  expect(expected.filter((corner) => !near(corner))).toEqual([]);
  expect(centres).toHaveLength(4);
});
