/** Numbers that programs and people write for a missing value. */
const sentinels: ReadonlySet<number> = new Set([-99, -999, -9999, -99999, -999999, 999, 9999, 99999, 999999, -999.9, -999.99, -9999.9, -99.99, -99.9, 1e20, 1e30, -1e30, 9.96921e36]);

/** Fewer other numbers show no range. */
const fewestOthers = 3;

/**
 * Rows with a number that stands for a missing value most likely: one of those that are written so, and far outside
 * everything else in the column. `numbers` has NaN where a cell is missing or at fault.
 */
export function sentinelRows({ numbers, rowCount }: { readonly numbers: Float64Array; readonly rowCount: number }): readonly number[] {
  const suspects: number[] = [];
  let [low, high, others] = [Infinity, -Infinity, 0];
  for (let row = 0; row < rowCount; row += 1) {
    const value = numbers[row]!;
    if (Number.isNaN(value)) continue;
    if ((value > 98 || value < -98) && sentinels.has(value)) {
      suspects.push(row);
      continue;
    }
    others += 1;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return others < fewestOthers ? [] : suspects.filter((row) => isFarOutside(numbers[row]!, low, high));
}

/** A negative number below numbers of a narrow range; a positive one farther above than values that spread by chance. */
function isFarOutside(value: number, low: number, high: number): boolean {
  const range = high - low;
  if (value < 0) return low - value > range && -value > 2 * Math.abs(low);
  return value - high > 5 * range && value > 5 * Math.abs(high);
}
