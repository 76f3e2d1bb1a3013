import type { CellFault } from "./cell.ts";

/** Numbers that programs and people write for a missing value. */
const sentinels: ReadonlySet<number> = new Set([-99, -999, -9999, -99999, -999999, 999, 9999, 99999, 999999, -999.9, -999.99, -9999.9, -99.99, -99.9, 1e20, 1e30, -1e30, 9.96921e36]);

/** Fewer other numbers show no range. */
const fewestOthers = 3;

/** Looks out for numbers that stand for a missing value, while the numbers of a column pass by. */
export interface SentinelWatch {
  see(value: number, row: number): void;
  /** Rows with one most likely: a number that is written so, and far outside everything else in the column. */
  rows(): readonly number[];
}

export function watchSentinels(): SentinelWatch {
  const suspects: { readonly row: number; readonly value: number }[] = [];
  let [low, high, others] = [Infinity, -Infinity, 0];
  const see = (value: number, row: number): void => {
    if ((value > 98 || value < -98) && sentinels.has(value)) {
      suspects.push({ row, value });
      return;
    }
    others += 1;
    if (value < low) low = value;
    if (value > high) high = value;
  };
  return { see, rows: () => (others < fewestOthers ? [] : suspects.filter(({ value }) => isFarOutside(value, low, high)).map(({ row }) => row)) };
}

export function sentinelFault(value: number): CellFault {
  return { rule: "FW-TAB-029", level: "A", expected: "an empty cell where a value is missing, or a code that the schema declares", found: `${value}, far outside all other values` };
}

/** A negative number below numbers of a narrow range; a positive one farther above than values that spread by chance. */
function isFarOutside(value: number, low: number, high: number): boolean {
  const range = high - low;
  if (value < 0) return low - value > range && -value > 2 * Math.abs(low);
  return value - high > 5 * range && value > 5 * Math.abs(high);
}
