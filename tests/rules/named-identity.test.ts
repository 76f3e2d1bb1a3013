import { expect, test } from "vitest";
import { z } from "zod";
import { column, namedIdentity } from "#figwright";

const columns = { value: column(z.number(), "Value", "1", { decimals: { significant: 4 } }) };
const rule = namedIdentity("value", { names: "param", within: "sample", name: "area", from: ["w", "h"], formula: "w · h", value: ({ w, h }) => w! * h! });
const table = (area: number, h = 2.001) => Object.entries({ w: 3.002, h, area }).map(([param, value]) => ({ sample: "x", param, value }));

test("the value within the digits of all terms is fine", () => {
  expect(rule.check(table(6.007), columns)).toEqual([]);
  expect(rule.check(table(6.009), columns)).toEqual([]);
});

test("a value beyond them is found in its own row", () => {
  expect(rule.check(table(6.012), columns)).toEqual([{ row: 2, column: "value", expected: "6.007002 ± 0.0030", found: "6.012" }]);
});

test("a name that is not there is found", () => {
  expect(rule.check(table(6.007).filter(({ param }) => param !== "h"), columns)).toEqual([
    { row: 1, column: "value", expected: 'a row named "h"', found: "no such row" },
  ]);
});
