import fc from "fast-check";
import { expect, test } from "vitest";
import { figure, panel, rsc } from "#figwright";
import { checkLayout, outerExtents, placePanels, placeTracks, type Extents } from "../../src/figure/layout.ts";
import { formatFindings } from "../../src/finding.ts";

const blank = (letter: string) => panel({ values: [] }, { caption: letter, alt: letter, mark: "point" });
const grid = (layout: readonly string[], rowsMm = layout.map(() => 40), columns?: readonly number[]) =>
  figure({
    title: "A grid",
    profile: rsc.double,
    layout,
    rowsMm,
    ...(columns && { columns }),
    panels: Object.fromEntries([...new Set(layout.join(""))].filter((letter) => letter !== ".").map((letter) => [letter, blank(letter)])),
  });

const reach = fc.double({ min: 0, max: 45, noNaN: true });
const extents: fc.Arbitrary<Extents> = fc.record({ left: reach, right: reach, top: reach, bottom: reach });

test("whatever the length of the labels: edges are shared, the page keeps its width, guides do not collide", () => {
  const layouts = [["abc", "dee", "fgg"], ["aab"], ["ab", "ac"], ["a", "b"], ["abcd"]];
  fc.assert(
    fc.property(fc.constantFrom(...layouts), fc.array(extents, { minLength: 8, maxLength: 8 }), (layout, reaches) => {
      const letters = [...new Set(layout.join(""))];
      const needs = new Map(letters.map((letter, index) => [letter, reaches[index]!]));
      const page = placePanels(grid(layout), needs);
      expect((page.width * 25.4) / 72).toBeCloseTo(171, 9);
      const boxes = letters.map((letter) => ({ letter, frame: page.frames.get(letter)!, need: needs.get(letter)! }));
      for (const { frame, need } of boxes) {
        expect(frame.x - need.left).toBeGreaterThanOrEqual(2 - 1e-9);
        expect(frame.x + frame.width + need.right).toBeLessThanOrEqual(page.width - 2 + 1e-9);
        expect(frame.y + frame.height + need.bottom).toBeLessThanOrEqual(page.height);
      }
      for (const [index, a] of boxes.entries()) {
        for (const b of boxes.slice(index + 1)) expect(apart(a, b)).toBe(true);
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

type Placed = { frame: { x: number; y: number; width: number; height: number }; need: Extents };

function apart(a: Placed, b: Placed): boolean {
  const before = (p: Placed, q: Placed) =>
    p.frame.x + p.frame.width + p.need.right <= q.frame.x - q.need.left + 1e-6 || p.frame.y + p.frame.height + p.need.bottom <= q.frame.y - q.need.top + 1e-6;
  return before(a, b) || before(b, a);
}

test("column weights share what the guides leave", () => {
  const none = { left: 0, right: 0, top: 0, bottom: 0 };
  const page = placePanels(grid(["ab"], [40], [2, 1]), new Map([["a", none], ["b", none]]));
  expect(page.frames.get("a")!.width / page.frames.get("b")!.width).toBeCloseTo(2, 9);
});

test("tracks fill the frame; guides between them make the gap, guides outside belong to the panel", () => {
  const stacked = panel({ caption: "", alt: "", tracks: [["top"], ["bottom"]], heights: [1, 3], views: { top: { mark: "point" }, bottom: { mark: "point" } } });
  const need = new Map([["top", { left: 20, right: 0, top: 5, bottom: 8 }], ["bottom", { left: 30, right: 2, top: 3, bottom: 15 }]]);
  const tracks = placeTracks(stacked, { width: 100, height: 115 }, need);
  expect(tracks.get("top")).toEqual({ x: 0, y: 0, width: 100, height: 25 });
  expect(tracks.get("bottom")).toEqual({ x: 0, y: 40, width: 100, height: 75 });
  expect(outerExtents(stacked, need)).toEqual({ left: 30, right: 2, top: 5, bottom: 15 });
});

test("a grid that cannot be is refused, every fault at once", () => {
  const faulty = { ...grid(["aab", "abb"], [40]), columns: [1, 2] };
  const findings = checkLayout({ ...faulty, panels: { a: blank("a"), z: blank("z") } }, "figures/fig9.ts");
  expect(formatFindings(findings, "Nothing was written to output/.")).toMatchInlineSnapshot(`
    "figures/fig9.ts  rowsMm  A FW-FIG-001
      expected 2 heights, one for each row
      found    1

    figures/fig9.ts  columns  A FW-FIG-001
      expected 3 weights, one for each column
      found    2

    figures/fig9.ts  layout letter a  A FW-FIG-001
      expected a rectangle of cells
      found    a region with other letters in it

    figures/fig9.ts  layout letter b  A FW-FIG-001
      expected a rectangle of cells
      found    a region with other letters in it

    figures/fig9.ts  layout letter b  A FW-FIG-001
      expected a panel "b"
      found    none

    figures/fig9.ts  panel z  A FW-FIG-001
      expected a letter "z" in the layout
      found    none

    6 findings. Nothing was written to output/."
  `);
});
