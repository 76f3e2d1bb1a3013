import { z } from "zod";
import { column, type Columns, type Row } from "../dataset.ts";
import { counter } from "../rules/counter.ts";
import { evenSteps } from "../rules/even-steps.ts";
import { decreasing, increasing } from "../rules/increasing.ts";
import type { Rule } from "../rules/rule.ts";
import { codesOf, combine, directionOf } from "./key.ts";
import { literal } from "./literal.ts";
import type { Profile } from "./profile.ts";

/** A rule that holds in every row, as a value and as source text. */
interface Candidate {
  readonly word: string;
  readonly rule: Rule;
  readonly source: string;
}

/** Steps that must hold before a rule is more than chance: of the last column of the key, and of any other. */
const fewestSteps = 3;
const fewestOtherSteps = 20;

/** Rules of order that hold over all rows, as source text; and the words to import for them. */
export function ordersOf(profiles: readonly Profile[], key: readonly string[]): { readonly rules: readonly string[]; readonly words: readonly string[] } {
  const within = key.slice(0, -1);
  const grouping = profiles.filter(({ name }) => within.includes(name));
  const rowCount = profiles[0]?.values.length ?? 0;
  const groups = combine(grouping.map(({ values }) => codesOf(values)), rowCount);
  const steps = rowCount - new Set(groups).size;
  const numbers = profiles.filter(({ name, type, values }) => type === "number" && !within.includes(name) && values.every((value) => typeof value === "number"));
  const found = numbers.flatMap((profile): readonly Candidate[] => {
    const isLast = profile.name === key.at(-1);
    const sign = steps < (isLast ? fewestSteps : fewestOtherSteps) ? 0 : directionOf(profile.values as readonly number[], groups);
    if (sign === 0) return [];
    const holds = heldBy([...grouping, profile], profile);
    const count = isLast && profile.isWhole ? counting(profile, within) : undefined;
    if (count !== undefined && holds(count)) return [count];
    const order = sign > 0 ? plain("increasing", increasing, profile.name, within) : plain("decreasing", decreasing, profile.name, within);
    return [order, ...(isLast ? [plain("evenSteps", evenSteps, profile.name, within)] : [])].filter(holds);
  });
  return { rules: found.map(({ source }) => source), words: found.map(({ word }) => word) };
}

/** Asks the rule itself. */
function heldBy(read: readonly Profile[], { name, decimals }: Profile): (candidate: Candidate) => boolean {
  const columns: Columns = { [name]: column(z.number(), name, "1", decimals === undefined ? {} : { decimals }) };
  const rows = rowsOf(read);
  return ({ rule }) => rule.check(rows, columns).length === 0;
}

function plain(word: string, rule: (column: string, grouping: { readonly within: readonly string[] }) => Rule, name: string, within: readonly string[]): Candidate {
  const grouping = within.length === 0 ? "" : `, { within: ${list(within)} }`;
  return { word, rule: rule(name, { within }), source: `${word}(${literal(name)}${grouping})` };
}

function counting({ name, values }: Profile, within: readonly string[]): Candidate {
  const from = values[0] as number;
  const grouping = within.length === 0 ? "" : `, within: ${list(within)}`;
  return { word: "counter", rule: counter(name, { from, within }), source: `counter(${literal(name)}, { from: ${from}${grouping} })` };
}

function list(names: readonly string[]): string {
  return names.length === 1 ? literal(names[0]!) : `[${names.map(literal).join(", ")}]`;
}

function rowsOf(profiles: readonly Profile[]): readonly Row[] {
  const length = profiles[0]!.values.length;
  return Array.from({ length }, (_, row) => Object.fromEntries(profiles.map(({ name, values }) => [name, values[row]!])));
}
