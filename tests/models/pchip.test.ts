import { expect, test } from "vitest";
import { monotoneCubic } from "../../datasets/models/pchip.ts";

const xs = [0, 1, 3, 4, 6];
const ys = [1, 2, 2.2, 5, 4];
const curve = monotoneCubic(xs, ys);

test("it passes through its nodes and is constant beyond them", () => {
  expect(xs.map(curve)).toEqual(ys);
  expect([curve(-1), curve(9)]).toEqual([1, 4]);
});

test("it never leaves the range of two neighbouring nodes", () => {
  for (let x = 0; x < 6; x += 0.01) {
    const at = xs.findLastIndex((node) => node <= x);
    const [low, high] = [Math.min(ys[at]!, ys[at + 1]!), Math.max(ys[at]!, ys[at + 1]!)];
    expect(curve(x)).toBeGreaterThanOrEqual(low - 1e-12);
    expect(curve(x)).toBeLessThanOrEqual(high + 1e-12);
  }
});

test("a straight line stays straight", () => expect(monotoneCubic([0, 1, 4], [0, 2, 8])(2.5)).toBeCloseTo(5, 12));
