import { expect, test } from "vitest";
import { autoregressive, fnv1a, gaussianNoise, nextWord, pinned, projectOff } from "../../datasets/models/noise.ts";

test("FNV-1a gives its published values", () => {
  expect(fnv1a("")).toBe(0x811c9dc5);
  expect(fnv1a("a")).toBe(0xe40c292c);
  expect(fnv1a("foobar")).toBe(0xbf9cf968);
});

test("xoshiro128-starstar gives its published first words", () => {
  const state = Uint32Array.from([1, 2, 3, 4]);
  expect(Array.from({ length: 5 }, () => nextWord(state))).toEqual([11520, 0, 5927040, 70819200, 2031721883]);
});

test("noise is normal, and the same every time for a table and a version", () => {
  const noise = gaussianNoise("table 1")(20000);
  const mean = noise.reduce((sum, x) => sum + x, 0) / noise.length;
  const variance = noise.reduce((sum, x) => sum + x * x, 0) / noise.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  expect(gaussianNoise("table 1")(20000)).toEqual(noise);
  expect(gaussianNoise("table 2")(1)).not.toEqual(noise.slice(0, 1));
});

test("projected noise is orthogonal to every direction, also to nearly parallel ones", () => {
  const directions = [
    Array.from({ length: 50 }, (_, i) => i),
    Array.from({ length: 50 }, (_, i) => i + 1e-3 * Math.sin(i)),
    Array.from({ length: 50 }, () => 1e6),
  ];
  const noise = gaussianNoise("table 1")(50);
  const left = projectOff(noise, directions);
  for (const direction of directions) {
    const size = Math.sqrt(direction.reduce((sum, x) => sum + x * x, 0));
    expect(Math.abs(direction.reduce((sum, x, i) => sum + x * left[i]!, 0)) / size).toBeLessThan(1e-9);
  }
  expect(projectOff(left, directions).every((x, i) => Math.abs(x - left[i]!) < 1e-9)).toBe(true);
});

test("autoregressive noise remembers, pinned noise starts and ends at zero", () => {
  const white = gaussianNoise("table 1")(20000);
  const series = autoregressive(white, 0.6);
  const covariance = series.slice(1).reduce((sum, x, i) => sum + x * series[i]!, 0) / series.length;
  const variance = series.reduce((sum, x) => sum + x * x, 0) / series.length;
  expect(Math.abs(covariance / variance - 0.6)).toBeLessThan(0.02);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  const ends = pinned(series.slice(0, 100));
  expect(ends[0]).toBe(0);
  expect(Math.abs(ends.at(-1)!)).toBeLessThan(1e-12);
});
