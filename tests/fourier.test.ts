import { expect, test } from "vitest";
import { fourierTransform, transformWeights } from "#figwright";
import { windowAt } from "../src/fourier.ts";

const k = Array.from({ length: 281 }, (_, index) => index / 20);
const window = { from: 3, to: 12, sill: 1, weight: 0 };

test("the window is half at its limits, 1 between its sills and 0 outside", () => {
  expect([2.5, 3, 3.5, 7, 11.5, 12, 12.5].map((at) => Number(windowAt(at, window).toFixed(12)))).toEqual([0, 0.5, 1, 1, 1, 0.5, 0]);
  expect(windowAt(2.75, window)).toBeCloseTo(Math.sin(Math.PI / 8) * Math.sin(Math.PI / 8), 12);
});

test("weights are k^w Ω δk/√π", () => {
  expect(transformWeights(k, { ...window, weight: 3 })[100]).toBeCloseTo((125 * 0.05) / Math.sqrt(Math.PI), 10);
});

test("a sine of 2kR peaks at R with half of its windowed length over √π, whatever its phase", () => {
  for (const phase of [0, 1, 2.5]) {
    const [{ re, im }] = fourierTransform(k, k.map((at) => Math.sin(2 * at * 2.4 + phase)), [2.4], window) as [{ re: number; im: number }];
    expect(Math.sqrt(re * re + im * im)).toBeCloseTo(9 / (2 * Math.sqrt(Math.PI)), 1);
    expect(Math.atan2(im, re)).toBeCloseTo(phase - Math.PI / 2, 1);
  }
});

test("it is the discrete transform that a fast algorithm gives", () => {
  const chi = k.map((at) => Math.sin(4 * at) * Math.exp(-0.02 * at * at));
  const step = Math.PI / (2048 * 0.05);
  const weights = transformWeights(k, window);
  const padded = k.map((_, n) => weights[n]! * chi[n]!);
  const bin = (m: number) => padded.reduce(([re, im], value, n) => [re! + value * Math.cos((2 * Math.PI * m * n) / 2048), im! - value * Math.sin((2 * Math.PI * m * n) / 2048)], [0, 0]);
  for (const m of [0, 48, 80]) {
    const [{ re, im }] = fourierTransform(k, chi, [m * step], window) as [{ re: number; im: number }];
    expect([re, im].map((x) => x.toFixed(9))).toEqual(bin(m).map((x) => x.toFixed(9)));
  }
});
