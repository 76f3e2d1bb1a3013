import { expect, test } from "vitest";
import { phases } from "../../schemas/phases.ts";
import { structureProjection } from "../../schemas/structure_projection.ts";
import { structureSites } from "../../schemas/structure_sites.ts";
import { rowsOf } from "../rows-of.ts";

const rows = rowsOf(structureProjection);
const outlines = new Map([...new Set(rows.map(({ id }) => id))].map((id) => [id, rows.filter((row) => row.id === id)]));
const { c, z_o } = rowsOf(phases).find(({ sample }) => sample === "NLMRO")!;

test("heights of the planes are those of the lattice, seen at one angle", () => {
  const heights = rows.filter(({ kind }) => kind === "level").map(({ y }) => y);
  const foreshortened = heights[6]! / c;
  expect(foreshortened).toBeGreaterThan(0.99);
  expect(heights.map((y) => y / foreshortened / c)).toEqual([-z_o, 0, z_o, 1 / 2 - z_o, 1 / 2, 1 / 2 + z_o, 1].map((w) => expect.closeTo(w, 3)));
});

test("the O planes of two slabs read ABBA", () => {
  expect(rows.filter(({ kind, fill }) => kind === "level" && fill !== "TM").map(({ fill }) => fill)).toEqual(["A", "B", "B", "A"]);
});

test("sectors of a disc cover the occupancies of the site", () => {
  for (const { atom, occupancy } of rowsOf(structureSites).filter(({ sample, atom }) => sample === "NLMRO" && atom !== "O")) {
    const [id, sector] = [...outlines].find(([, [first]]) => first!.kind === "atom" && first!.fill === atom)!;
    const whole = [...outlines].filter(([other]) => other.split("_").slice(0, 2).join("_") === id.split("_").slice(0, 2).join("_"));
    const total = whole.reduce((sum, [, part]) => sum + area(part), 0);
    expect(area(sector) / total, atom).toBeCloseTo(occupancy, 1);
  }
});

test("octahedra have eight faces, the two prisms five", () => {
  const faces = (kind: string) => [...outlines.values()].filter(([first]) => first!.kind === kind).length;
  expect(faces("octahedron") % 8).toBe(0);
  expect(faces("prism")).toBe(2 * 5);
});

function area(outline: readonly { x: number; y: number }[]): number {
  const twice = outline.reduce((sum, { x, y }, at) => {
    const next = outline[(at + 1) % outline.length]!;
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}
