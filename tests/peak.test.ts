import { expect, test } from "vitest";
import { findPeaks, halfMaximum } from "#figwright";

const gauss = (x: number, centre: number, sigma: number) => Math.exp(-((x - centre) * (x - centre)) / (2 * sigma * sigma));
const curve = (y: (x: number) => number) => Array.from({ length: 401 }, (_, i) => ({ x: i / 100, y: y(i / 100) }));
const search = { window: [0, 4], halfWidth: 0.05, prominence: 0.05 } as const;

test("a peak between two samples is found at its vertex", () => {
  const [peak, ...others] = findPeaks(curve((x) => gauss(x, 2.0037, 0.2)), search);
  expect(others).toEqual([]);
  expect(peak!.x).toBeCloseTo(2.0037, 4);
  expect(peak!.prominence).toBeCloseTo(1, 2);
});

test("order of the points does not matter", () => {
  const points = curve((x) => gauss(x, 1, 0.1) + 0.3 * gauss(x, 3, 0.1));
  expect(findPeaks([...points].reverse(), search)).toEqual(findPeaks(points, search));
  expect(findPeaks(points, search).map(({ x }) => x.toFixed(3))).toEqual(["1.000", "3.000"]);
});

test("a bump below the prominence is no peak, nor is a maximum at the edge of the window", () => {
  expect(findPeaks(curve((x) => gauss(x, 1, 0.1) + 0.04 * gauss(x, 3, 0.1)), search)).toHaveLength(1);
  expect(findPeaks(curve((x) => x), search)).toEqual([]);
});

test("scatter does not make peaks", () => {
  const jagged = curve((x) => gauss(x, 2, 0.3) + 0.02 * Math.sin(1e4 * x * x));
  expect(findPeaks(jagged, search)).toHaveLength(1);
});

test("the flanks at half maximum are 2.355 standard deviations apart", () => {
  const { from, to, height } = halfMaximum(curve((x) => 7 * gauss(x, 2, 0.25)))!;
  expect(height).toBe(7);
  expect(to - from).toBeCloseTo(2.3548 * 0.25, 3);
});

test("a curve that ends above half its height has no width", () => {
  expect(halfMaximum(curve((x) => gauss(x, 4, 0.5)))).toBeUndefined();
});
