import { expect, test } from "vitest";
import { edgePosition } from "#figwright";
import { curves, names } from "./two-tables.ts";

const rule = edgePosition({
  id: "X-003",
  statement: "edges are where names says",
  dataset: curves,
  curve: "curve",
  x: "x",
  y: "y",
  with: names,
  tabulated: (rows, curve) => rows.find((row) => row["curve"] === curve)?.["y"] as number | undefined,
  within: 2,
});
const check = (tabulated: number, ...steps: number[]) =>
  rule.check((name) => (name === "names" ? [{ curve: "a", y: tabulated }] : steps.map((y, index) => ({ curve: "a", x: index, y }))));

test("half of the step lies near the tabulated edge", () => {
  expect(check(3, 0, 0, 0.25, 0.75, 1)).toEqual([]);
});

test("an edge of another element, and a curve without a step", () => {
  expect([...check(10, 0, 0.25, 0.75, 1), ...check(2, 0, 0, 0.1)]).toMatchInlineSnapshot(`
    [
      {
        "column": "x",
        "dataset": "curves",
        "expected": "half of the step at 10 ± 2",
        "found": "half of the step at 1.5",
        "row": 0,
      },
      {
        "column": "x",
        "dataset": "curves",
        "expected": "half of the step at 2 ± 2",
        "found": "no rise through 0.5",
        "row": 0,
      },
    ]
  `);
});
