import { expect, test } from "vitest";
import { column, evenSteps } from "#figwright";
import { z } from "zod";

const rows = (...values: number[]) => values.map((k) => ({ curve: "a", k }));
const columns = { k: column(z.number(), "k", "1", { decimals: 2 }) };
const rule = evenSteps("k", { within: "curve", from: 0 });

test("a grid is even to within its digits", () => {
  expect(rule.statement).toBe("k has even steps from 0 within curve");
  expect(rule.check(rows(0, 0.05, 0.1, 0.15), columns)).toEqual([]);
  expect(evenSteps("k").check(rows(1, 1.33, 1.67, 2), columns)).toEqual([]);
  expect(evenSteps("k").check(rows(0, 0.1, 0.2, 0.30000000000000004), {})).toEqual([]);
});

test("a missing point is blamed on the row after it, a wrong start on the first", () => {
  expect(rule.check(rows(0.05, 0.1, 0.2, 0.25, 0.3), columns)).toMatchInlineSnapshot(`
    [
      {
        "column": "k",
        "expected": "0, the first value of the grid",
        "found": "0.05",
        "row": 0,
      },
      {
        "column": "k",
        "expected": "a step of 0.05 ± 0.020",
        "found": "a step of 0.1",
        "row": 2,
      },
    ]
  `);
});
