import fc from "fast-check";
import { expect, test } from "vitest";
import { coordinateText, factorText } from "../../src/scene/number.ts";

test("a coordinate is the shortest text of its value rounded to thousandths", () => {
  const shortest = (value: number) => String(Math.round(value * 1000) / 1000 + 0);
  fc.assert(fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => coordinateText(value) === shortest(value)));
  fc.assert(fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (half) => coordinateText(half / 2000) === shortest(half / 2000)));
});

test("no number has an exponent or a negative zero", () => {
  expect([1e21, -1e25, -0, -0.0004, 1e-7].map(coordinateText)).toEqual(["1000000000000000000000", "-10000000000000000905969664", "0", "0", "0"]);
  expect([-0, 1e-7, -1e-7, 0.0000014].map(factorText)).toEqual(["0", "0", "0", "0.000001"]);
});
