import type { Profile } from "./profile.ts";
import { isOrdinal } from "./quantity.ts";

/** Columns that are tried in keys of several, and of how many such a key is at most. */
const tried = 8;
const longest = 4;

/**
 * The fewest columns, as far to the left as may be, whose cells together are never the same in two rows. Measured numbers
 * may differ by chance, so a number ends a key only where it runs in one direction or its name says that it numbers
 * things; of numbers with a fraction the first alone is tried. Empty where there is no such key.
 */
export function keyOf(profiles: readonly Profile[]): readonly string[] {
  const whole = profiles.filter(({ values }) => values.every((value) => value !== null && value !== undefined));
  const axis = whole.find(({ type, isWhole }) => type === "number" && !isWhole);
  const parts = whole.filter(({ type, isWhole }) => type !== "number" || isWhole).slice(0, tried);
  const coded = [...parts, ...(axis === undefined ? [] : [axis])].map((profile): Coded => ({ profile, codes: codesOf(profile.values) }));
  for (let size = 1; size <= longest; size += 1) {
    const found = choices(coded, size).find((choice) => isOrderly(choice) && isUnique(choice));
    if (found !== undefined) return found.map(({ profile }) => profile.name);
  }
  return [];
}

interface Coded {
  readonly profile: Profile;
  readonly codes: readonly number[];
}

/** Whether the last number of a key is one that rows can be told apart by. */
function isOrderly(choice: readonly Coded[]): boolean {
  const last = choice.findLast(({ profile }) => profile.type === "number");
  if (last === undefined || (last.profile.isWhole && isOrdinal(last.profile.name))) return true;
  const others = choice.filter((part) => part !== last).map(({ codes }) => codes);
  return directionOf(last.profile.values as readonly number[], combine(others, last.codes.length)) !== 0;
}

function choices(parts: readonly Coded[], size: number): readonly (readonly Coded[])[] {
  if (size === 0) return [[]];
  return parts.flatMap((part, at) => choices(parts.slice(at + 1), size - 1).map((rest) => [part, ...rest]));
}

/** A number from 0 for every distinct value, in order of appearance. */
export function codesOf(values: readonly unknown[]): readonly number[] {
  const codes = new Map<unknown, number>();
  return values.map((value) => {
    const code = codes.get(value) ?? codes.size;
    codes.set(value, code);
    return code;
  });
}

/** A number from 0 for every distinct combination of codes. */
export function combine(columns: readonly (readonly number[])[], rowCount: number): readonly number[] {
  return columns.reduce((all, codes) => codesOf(all.map((code, row) => code * rowCount + codes[row]!)), Array.from({ length: rowCount }, () => 0));
}

function isUnique(choice: readonly Coded[]): boolean {
  const last = choice.at(-1)!.codes;
  const rowCount = last.length;
  const before = combine(choice.slice(0, -1).map(({ codes }) => codes), rowCount);
  const seen = new Set<number>();
  for (let row = 0; row < rowCount; row += 1) seen.add(before[row]! * rowCount + last[row]!);
  return rowCount > 0 && seen.size === rowCount;
}

/** 1 where every value is above the one before it in its group, −1 where it is below, else 0. */
export function directionOf(values: readonly number[], groups: readonly number[]): number {
  const lasts = new Map<number, number>();
  let direction = 0;
  for (const [row, value] of values.entries()) {
    const last = lasts.get(groups[row]!);
    lasts.set(groups[row]!, value);
    if (last === undefined) continue;
    const sign = Math.sign(value - last);
    if (sign === 0 || (direction !== 0 && sign !== direction)) return 0;
    direction = sign;
  }
  return direction;
}
