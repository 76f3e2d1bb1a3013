import { expect, test } from "vitest";
import { halfUnit, quantise } from "#figwright";
import { writeNumber } from "../src/quantise.ts";

test("a number keeps the digits that its column declares", () => {
  expect(quantise(4.123456, 3)).toBe(4.123);
  expect(quantise(79432.82347, { significant: 6 })).toBe(79432.8);
  expect(quantise(1 / 3, undefined)).toBe(1 / 3);
});

test("all declared digits are written", () => {
  expect(writeNumber(145, 4)).toBe("145.0000");
  expect(writeNumber(8e-6, { significant: 4 })).toBe("0.000008000");
  expect(writeNumber(170, undefined)).toBe("170");
});

test("zero has no sign", () => {
  expect(writeNumber(-0.00001, 4)).toBe("0.0000");
  expect(Object.is(quantise(-0, 2), 0)).toBe(true);
});

test("half a unit of the last digit", () => {
  expect(halfUnit(170, 1)).toBe(0.05);
  expect(halfUnit(170, 0)).toBe(0.5);
  expect(halfUnit(600, { significant: 4 })).toBe(0.05);
  expect(halfUnit(0.82, { significant: 4 })).toBe(0.00005);
  expect(halfUnit(170, undefined)).toBe(0);
});
