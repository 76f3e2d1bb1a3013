import { expect, test } from "vitest";
import { endMean } from "#figwright";

const rows = (...values: number[]) => values.map((mu, index) => ({ curve: "a", energy: 10 * index, mu }));
const before = endMean("mu", { over: "energy", end: "first", length: 20, within: "curve", absolute: true, max: 0.03 });
const after = endMean("mu", { over: "energy", end: "last", length: 20, within: "curve", min: 0.9, max: 1.1 });

test("a normalised curve starts near 0 and ends near 1", () => {
  expect(before.statement).toBe("the mean of |mu| over the first 20 of energy is at most 0.03 within curve");
  expect(after.statement).toBe("the mean of mu over the last 20 of energy is from 0.9 to 1.1 within curve");
  for (const rule of [before, after]) expect(rule.check(rows(0.01, -0.02, 0.03, 1.5, 1.2, 0.9, 1.0), {})).toEqual([]);
});

test("signs do not cancel before the edge", () => {
  expect(before.check(rows(0.1, -0.1, 0, 1, 1, 1), {})).toMatchInlineSnapshot(`
    [
      {
        "column": "mu",
        "expected": "a mean at most 0.03",
        "found": "a mean of 0.0666667",
        "row": 0,
      },
    ]
  `);
});

test("a curve in counts is blamed on its last row", () => {
  expect(after.check(rows(0, 0, 0, 500, 500, 500), {})).toMatchInlineSnapshot(`
    [
      {
        "column": "mu",
        "expected": "a mean from 0.9 to 1.1",
        "found": "a mean of 500",
        "row": 5,
      },
    ]
  `);
});
