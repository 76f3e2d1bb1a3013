import { expect, test } from "vitest";
import { counter } from "#figwright";

const rule = counter("cycle", { from: 1, within: "cell" });

test("each cell counts from one", () => {
  const rows = [["a", 1], ["a", 2], ["b", 1], ["a", 3]].map(([cell, cycle]) => ({ cell, cycle }));
  expect(rule.check(rows, {})).toEqual([]);
  expect(rule.statement).toBe("cycle counts up by one from 1 within cell");
});

test("a repeat, a gap and a late start are found where they stand", () => {
  const rows = [["a", 1], ["a", 1], ["a", 3], ["a", 4], ["b", 2]].map(([cell, cycle]) => ({ cell, cycle }));
  expect(rule.check(rows, {})).toMatchInlineSnapshot(`
    [
      {
        "column": "cycle",
        "expected": "2",
        "found": "1",
        "row": 1,
      },
      {
        "column": "cycle",
        "expected": "2",
        "found": "3",
        "row": 2,
      },
      {
        "column": "cycle",
        "expected": "1",
        "found": "2",
        "row": 4,
      },
    ]
  `);
});
