import type { At, Entry, Mutant } from "./mutant.ts";
import { cellMutant } from "./mutant.ts";
import type { Random } from "./random.ts";
import { unquoted, type Field, type Source } from "./source.ts";

/** A random cell below the header that is fit, among at most 60 that are looked at. */
export function chooseCell(source: Source, random: Random, isFit: (text: string, field: Field) => boolean): At | undefined {
  const { lines, fields } = source;
  for (let tries = 0; tries < 60 && lines.length > 1; tries += 1) {
    const at = { line: 2 + random.below(lines.length - 1), position: random.below(fields.length) };
    if (isFit(cellText(source, at), fields[at.position]!)) return at;
  }
  return undefined;
}

export function cellText({ lines }: Source, { line, position }: At): string {
  return unquoted(lines[line - 1]![position]!);
}

/** What a cell becomes: raw text, and where in it the fault is; undefined where the cell does not lend itself. */
export type Change = (text: string, field: Field, random: Random) => string | { readonly raw: string; readonly offset: number } | undefined;

/** An entry that changes one cell with a number. */
export function inNumber(name: string, level: Entry["level"], rules: readonly string[], change: Change): Entry {
  return inCell(name, level, rules, (text, field, random) => (field.type === "number" && text !== "" ? change(text, field, random) : undefined));
}

/** An entry that changes one cell with a text. */
export function inText(name: string, level: Entry["level"], rules: readonly string[], change: Change): Entry {
  return inCell(name, level, rules, (text, field, random) => (field.type === "text" && text !== "" ? change(text, field, random) : undefined));
}

export function inCell(name: string, level: Entry["level"], rules: readonly string[], change: Change): Entry {
  return { name, level, rules, apply: (source, random) => changedCell(source, random, change) };
}

function changedCell(source: Source, random: Random, change: Change): Mutant | undefined {
  const at = chooseCell(source, random, (text, field) => change(text, field, random) !== undefined);
  if (at === undefined) return undefined;
  const changed = change(cellText(source, at), source.fields[at.position]!, random);
  if (changed === undefined) return undefined;
  return typeof changed === "string" ? cellMutant(source, at, changed) : cellMutant(source, at, changed.raw, changed.offset);
}
