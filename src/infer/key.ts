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
  const codes = new Map(whole.map((profile) => [profile.name, codesOf(profile)]));
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

/** A number for every distinct value. */
function codesOf({ values }: Profile): readonly number[] {
  const codes = new Map<unknown, number>();
  return values.map((value) => {
    if (!codes.has(value)) codes.set(value, codes.size);
    return codes.get(value)!;
  });
}

function isUnique(columns: readonly (readonly number[])[]): boolean {
  const seen = new Set<string>();
  for (let row = 0; row < columns[0]!.length; row += 1) {
    const text = columns.map((codes) => codes[row]).join(" ");
    if (seen.has(text)) return false;
    seen.add(text);
  }
  return columns[0]!.length > 0;
}
