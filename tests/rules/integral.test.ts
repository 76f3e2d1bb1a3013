import { expect, test } from "vitest";
import { z } from "zod";
import { column, integral } from "#figwright";

const columns = {
  capacity: column(z.number(), "Capacity", "mAh/g", { decimals: 2 }),
  current: column(z.number(), "Current", "mA/g", { decimals: 3 }),
  time: column(z.number(), "Time", "s", { decimals: 0 }),
};
const rule = integral("capacity", { of: "current", over: "time", divisor: 3600, within: "branch" });
const row = (branch: string, time: number, current: number, capacity: number) => ({ branch, time, current, capacity });

test("one hour at 34 mA/g is 34 mAh/g, whatever the sign of the current and the start of the clock", () => {
  const rows = [row("charge", 0, 34, 0), row("charge", 3600, 34, 34), row("discharge", 3600, -34, 0), row("discharge", 5400, -34, 17)];
  expect(rule.check(rows, columns)).toEqual([]);
});

test("a changing current is integrated by trapezoids", () => {
  expect(rule.check([row("charge", 0, 0, 0), row("charge", 3600, 10, 5)], columns)).toEqual([]);
});

test("a capacity that the charge passed cannot give is a violation", () => {
  expect(rule.check([row("charge", 0, 34, 0), row("charge", 3600, 34, 34.05)], columns)).toMatchInlineSnapshot(`
    [
      {
        "column": "capacity",
        "expected": "34 ± 0.020",
        "found": "34.05",
        "row": 1,
      },
    ]
  `);
});
