import { expect, test } from "vitest";
import { z } from "zod";
import { column, steadyRate } from "#figwright";

const columns = {
  voltage: column(z.number(), "Voltage", "V", { decimals: 3 }),
  time: column(z.number(), "Time", "s", { decimals: 0 }),
};
const rule = steadyRate("voltage", { per: "time" });
const rows = (...points: [number, number][]) => points.map(([time, voltage]) => ({ time, voltage }));

test("the direction may turn, the pace may not", () => {
  expect(rule.check(rows([0, 2], [50, 2.5], [100, 2], [200, 3]), columns)).toEqual([]);
});

test("a step that is too long for its time is a violation", () => {
  expect(rule.check(rows([0, 2], [50, 2.5], [100, 3], [150, 3.6], [200, 4.1]), columns)).toMatchInlineSnapshot(`
    [
      {
        "column": "voltage",
        "expected": "a step of 0.5 ± 0.011",
        "found": "a step of 0.6",
        "row": 3,
      },
    ]
  `);
});
