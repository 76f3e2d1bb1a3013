import { expect, test } from "vitest";
import { period } from "#figwright";

const wave = (length: number, count = 200) => Array.from({ length: count }, (_, at) => ({ x: at / 20, y: 3 + 2 * Math.cos((2 * Math.PI * at) / 20 / length + 1) }));
const rule = period("y", { along: "x", is: 0.8, tolerance: 0.001, atLeast: 8 });

test("a wave of the period is fine", () => expect(rule.check(wave(0.8005), {})).toEqual([]));

test("another period is found with its length", () => {
  expect(rule.check(wave(0.82), {})).toEqual([{ row: 0, column: "y", expected: "0.8 ± 0.001", found: "0.82" }]);
});

test("too few periods are found", () => {
  expect(rule.check(wave(0.8, 100), {})).toEqual([{ row: 0, column: "y", expected: "at least 8 periods", found: "6.2" }]);
});
