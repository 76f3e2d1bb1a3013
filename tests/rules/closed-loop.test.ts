import { expect, test } from "vitest";
import { closedLoop } from "#figwright";

const rule = closedLoop(["voltage", "current"], { within: "sample", gap: 0.01 });
const loop = (...points: [number, number][]) => points.map(([voltage, current]) => ({ sample: "a", voltage, current }));

test("a small gap is forgiven", () => {
  expect(rule.check(loop([2, 0], [4, 10], [2.01, 0.1]), {})).toEqual([]);
});

test("an open loop is blamed on its last row", () => {
  expect(rule.check(loop([2, 0], [4, 10], [2, 3]), {})).toMatchInlineSnapshot(`
    [
      {
        "column": "current",
        "expected": "0 ± 0.10, the first value",
        "found": "3",
        "row": 2,
      },
    ]
  `);
});
