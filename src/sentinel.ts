import type { CellFault } from "./cell.ts";
import type { Cell } from "./dataset.ts";

/** Numbers that programs and people write for a missing value. */
const sentinels: ReadonlySet<number> = new Set([-99, -999, -9999, -99999, -999999, 999, 9999, 99999, 999999, -999.9, -999.99, -9999.9, -99.99, -99.9, 1e20, 1e30, -1e30, 9.96921e36]);

/** Fewer other numbers show no range. */
const fewestOthers = 3;

/**
 * Rows with a number that stands for a missing value most likely: one of those that are written so, and far outside
 * everything else in the column. `at` gives the value of a row, if it has one.
 */
export function sentinelRows(rowCount: number, at: (row: number) => Cell | undefined): readonly number[] {
  const suspects: number[] = [];
  let [low, high, others] = [Infinity, -Infinity, 0];
  for (let row = 0; row < rowCount; row += 1) {
    const value = at(row);
    if (typeof value !== "number") continue;
    if ((value > 98 || value < -98) && sentinels.has(value)) {
      suspects.push(row);
      continue;
    }
    others += 1;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return others < fewestOthers ? [] : suspects.filter((row) => isFarOutside(at(row) as number, low, high));
}

export function sentinelFault(value: Cell | undefined): CellFault {
  return { rule: "FW-TAB-029", level: "A", expected: "an empty cell where a value is missing, or a code that the schema declares", found: `${String(value)}, far outside all other values` };
}

/** A negative number below numbers of a narrow range; a positive one farther above than values that spread by chance. */
function isFarOutside(value: number, low: number, high: number): boolean {
  const range = high - low;
  if (value < 0) return low - value > range && -value > 2 * Math.abs(low);
  return value - high > 5 * range && value > 5 * Math.abs(high);
}
