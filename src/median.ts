/** The middle one of some numbers by size, the upper of two; NaN where there is none. One wild value does not move it. */
export function median(numbers: Iterable<number>): number {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[sorted.length >> 1] ?? NaN;
}
