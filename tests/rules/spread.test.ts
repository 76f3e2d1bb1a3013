import { expect, test } from "vitest";
import { spread } from "#figwright";

const rule = spread("v", { within: "sample", is: 0.01, tolerance: 0.0005 });
const rows = (...values: number[]) => values.map((v) => ({ sample: "x", v }));

test("a range of one per cent of the first value is fine", () => expect(rule.check(rows(100, 99.3, 100.3), {})).toEqual([]));

test("another is found at the first row", () => {
  expect(rule.check(rows(100, 98, 100), {})).toEqual([{ row: 0, column: "v", expected: "0.01 ± 0.0005", found: "0.02" }]);
});
