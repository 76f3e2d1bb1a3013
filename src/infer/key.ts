import type { Profile } from "./profile.ts";

/** Columns that are tried in keys of several, and of how many such a key is at most. */
const tried = 8;
const longest = 4;

/**
 * The fewest columns, as far to the left as may be, whose cells together are never the same in two rows. Measured numbers
 * take part only at the end, and only the first of them: that an axis never repeats is no accident. Empty where there is none.
 */
export function keyOf(profiles: readonly Profile[]): readonly string[] {
  const whole = profiles.filter(({ values }) => values.every((value) => value !== null && value !== undefined));
  const axis = whole.find(({ type, isWhole }) => type === "number" && !isWhole);
  const parts = whole.filter(({ type, isWhole }) => type !== "number" || isWhole).slice(0, tried);
  const codes = new Map([...parts, ...(axis ? [axis] : [])].map(({ name, values }) => [name, codesOf(values)]));
  for (let size = 1; size <= longest; size += 1) {
    const found = choices(axis === undefined ? parts : [...parts, axis], size)
      .filter((choice) => !choice.slice(0, -1).includes(axis!))
      .find((choice) => isUnique(choice.map(({ name }) => codes.get(name)!)));
    if (found !== undefined) return found.map(({ name }) => name);
  }
  return [];
}

function choices(profiles: readonly Profile[], size: number): readonly (readonly Profile[])[] {
  if (size === 0) return [[]];
  return profiles.flatMap((profile, at) => choices(profiles.slice(at + 1), size - 1).map((rest) => [profile, ...rest]));
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

function isUnique(columns: readonly (readonly number[])[]): boolean {
  const last = columns.at(-1)!;
  const rowCount = last.length;
  const before = combine(columns.slice(0, -1), rowCount);
  const seen = new Set<number>();
  for (let row = 0; row < rowCount; row += 1) seen.add(before[row]! * rowCount + last[row]!);
  return rowCount > 0 && seen.size === rowCount;
}
