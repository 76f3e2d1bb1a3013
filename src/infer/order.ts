import { z } from "zod";
import { column, type Columns, type Row } from "../dataset.ts";
import { counter } from "../rules/counter.ts";
import { evenSteps } from "../rules/even-steps.ts";
import { decreasing, increasing } from "../rules/increasing.ts";
import type { Rule } from "../rules/rule.ts";
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
  const within = key.slice(0, -1).filter((name) => profiles.some((profile) => profile.name === name));
  const numbers = profiles.filter(({ type, values }) => type === "number" && values.every((value) => typeof value === "number"));
  const columns: Columns = Object.fromEntries(numbers.map(({ name, decimals }) => [name, column(z.number(), name, "1", decimals === undefined ? {} : { decimals })]));
  const groups = profiles.filter(({ name }) => within.includes(name));
  const groupRows = groups.length === 0 ? [] : rowsOf(groups);
  const steps = (profiles[0]?.values.length ?? 0) - Math.max(1, new Set(groupRows.map((row) => JSON.stringify(Object.values(row)))).size);
  const found = numbers.flatMap((profile) => {
    const isLast = profile.name === key.at(-1);
    if (within.includes(profile.name)) return [];
    if (steps < (isLast ? fewestSteps : fewestOtherSteps)) return [];
    const rows = rowsOf([...groups, profile]);
    const holds = ({ rule }: Candidate): boolean => rule.check(rows, columns).length === 0;
    const count = isLast && profile.isWhole ? counting(profile, within) : undefined;
    if (count !== undefined && holds(count)) return [count];
    const order = [plain("increasing", increasing, profile.name, within), plain("decreasing", decreasing, profile.name, within)].find(holds);
    const even = isLast && order !== undefined ? [plain("evenSteps", evenSteps, profile.name, within)].filter(holds) : [];
    return order === undefined ? [] : [order, ...even];
  });
  return { rules: found.map(({ source }) => source), words: found.map(({ word }) => word) };
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
