import { expect, test } from "vitest";
import { edgeAt } from "#figwright";

const curve = (...y: number[]) => y.map((value, x) => ({ x, y: value }));

test("the first rise through the level, between the points", () => {
  expect(edgeAt(curve(0, 0.25, 0.75, 0.2, 1))).toBe(1.5);
  expect(edgeAt(curve(0, 0.5, 1))).toBe(1);
  expect(edgeAt(curve(0, 1, 2), 1.5)).toBe(1.5);
});

test("none where the curve never rises through it", () => {
  expect(edgeAt(curve(1, 0.2, 0.1))).toBeUndefined();
  expect(edgeAt([])).toBeUndefined();
});
