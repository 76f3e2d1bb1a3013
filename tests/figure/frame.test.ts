import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset } from "#figwright";
import { composeOne } from "./compose-one.ts";
import { placedNodes } from "../placed.ts";

const table = dataset({
  file: "table.csv",
  title: "Points",
  provenance: { kind: "measured", source: "made here" },
  key: ["x"],
  columns: { x: column(z.number(), "Energy", "eV"), y: column(z.number(), "Rate", "1") },
});
const rows = [{ x: 0, y: 1 }, { x: 10, y: 1000 }];
const { x, y } = table.fields;

/** The ticks of the panel as [x1, y1, x2, y2], in its own coordinates. */
async function ticks(encoding: object, more: object = {}) {
  const composed = await composeOne(table, rows, { mark: "point", encoding, ...more } as never);
  const { shapes, texts } = placedNodes(composed.scene);
  const path = shapes.find(({ node }) => node.role === "tick")?.node.path;
  const lines = Array.from({ length: (path?.xy.length ?? 0) / 4 }, (_, index) => path!.xy.slice(index * 4, index * 4 + 4) as [number, number, number, number]);
  const box = composed.panels[0]?.views[0]?.box;
  const labels = texts.filter(({ node }) => node.role === "axis-label").map(({ node }) => node.lines[0]!);
  return { lines, box: box!, labels, hasFrame: shapes.some(({ node }) => node.role === "frame"), findings: composed.findings };
}

test("ticks point inwards, and are mirrored on the opposite side", async () => {
  const { lines, box } = await ticks({ x: { ...x, scale: { domain: [0, 10] } }, y });
  const below = lines.filter(([x1, y1, x2]) => x1 === x2 && Math.abs(y1 - box.height) < 1e-6);
  const above = lines.filter(([x1, y1, x2]) => x1 === x2 && y1 === 0);
  expect(below.length).toBeGreaterThan(5);
  expect(above.map(([at]) => at)).toEqual(below.map(([at]) => at));
  expect(below.every(([, y1, , y2]) => y2 < y1)).toBe(true);
});

test("steps of 2 are cut into quarters by minor ticks, steps of 5 into fifths", async () => {
  const lengths = async (domain: [number, number], values: number[]) => {
    const { lines, box } = await ticks({ x: { ...x, scale: { domain }, axis: { values } }, y });
    return lines.filter(([x1, y1, x2]) => x1 === x2 && Math.abs(y1 - box.height) < 1e-6).map(([, y1, , y2]) => Math.round((y1 - y2) * 10) / 10);
  };
  expect((await lengths([0, 10], [0, 2, 4, 6, 8, 10])).filter((length) => length === 1.6)).toHaveLength(15);
  expect((await lengths([0, 10], [0, 5, 10])).filter((length) => length === 1.6)).toHaveLength(8);
});

test("a log axis is labelled at whole powers of ten, with a raised exponent", async () => {
  const { labels, lines } = await ticks({ x, y: { ...y, scale: { type: "log", domain: [1, 1000] } } });
  expect(labels.map(({ plain }) => plain)).toEqual(expect.arrayContaining(["10⁰", "10¹", "10²", "10³"]));
  expect(labels.find(({ plain }) => plain === "10³")!.runs.map(({ text, rise }) => [text, rise > 0])).toEqual([["10", false], ["3", true]]);
  expect(lines.filter(([x1, , x2]) => x1 === 0 && x2 < 2)).toHaveLength(24);
});

test("no frame where the spec sets view.stroke to null", async () => {
  expect((await ticks({ x, y })).hasFrame).toBe(true);
  expect((await ticks({ x, y }, { view: { stroke: null } })).hasFrame).toBe(false);
});

test("with equal aspect a unit of x is as long as a unit of y", async () => {
  const square = [{ x: 0, y: 0 }, { x: 100, y: 50 }];
  const { panels, scene } = await composeOne(table, square, {
    mark: "point",
    aspect: "equal",
    encoding: { x: { ...x, scale: { domain: [0, 100] } }, y: { ...y, scale: { domain: [0, 50] } } },
  });
  const { shapes } = placedNodes(scene);
  const [from, to] = shapes.filter(({ node }) => node.role === "mark").map(({ matrix }) => [matrix[4], matrix[5]] as const);
  expect(panels).toHaveLength(1);
  expect((to![0] - from![0]) / 100).toBeCloseTo((from![1] - to![1]) / 50, 6);
});
