import type { Column } from "../dataset.ts";
import { compareUnits, type Comparison } from "./compare.ts";
import { readingsOf } from "./name.ts";
import { findUnit, foldedUnit, type Unit } from "./units.ts";

/** A column of a schema that a file has in another unit. */
export interface OtherUnit {
  readonly name: string;
  /** The name in the file, and the unit in it. */
  readonly found: string;
  readonly unit: Unit;
  readonly comparison: Comparison;
}

interface UnitMatches {
  /** By name in the schema, the name in the file that says the same quantity in the same unit. */
  readonly respelled: ReadonlyMap<string, string>;
  readonly otherUnits: readonly OtherUnit[];
}

/** Which names of a file, not in the schema, say the quantity of a column that the file lacks, and a unit. */
export function matchUnits(extra: readonly string[], absent: ReadonlyMap<string, Column>): UnitMatches {
  const quantities = quantitiesOf(absent);
  const matches = quantities.size === 0 ? [] : extra.flatMap((found) => matchOf(found, extra, quantities) ?? []);
  const respelled = new Map(matches.filter(({ comparison }) => comparison.verdict === "same").map(({ name, found }) => [name, found]));
  const others = new Map(matches.filter(({ name }) => !respelled.has(name)).toReversed().map((other) => [other.name, other]));
  return { respelled, otherUnits: [...others.values()].toReversed() };
}

type Declared = { readonly name: string; readonly unit: Unit };

/** By what a quantity may be called, the columns that have it. */
function quantitiesOf(absent: ReadonlyMap<string, Column>): ReadonlyMap<string, readonly Declared[]> {
  const quantities = new Map<string, Declared[]>();
  for (const [name, { label, unit: text }] of absent) {
    const unit = text === undefined ? undefined : findUnit(text);
    if (unit === undefined) continue;
    for (const called of new Set([name, label, ...withoutUnit(name, unit)].map(fold))) quantities.set(called, [...(quantities.get(called) ?? []), { name, unit }]);
  }
  return quantities;
}

/** `voltage` for a column `voltage_V` in V. */
function withoutUnit(name: string, unit: Unit): readonly string[] {
  const own = readingsOf(name).filter(({ text }) => isWritten(text, unit));
  return own.map(({ quantity }) => quantity);
}

function isWritten(text: string, unit: Unit): boolean {
  const written = findUnit(text) ?? foldedUnit(text, unit);
  return written !== undefined && compareUnits(written.symbol, unit.symbol)!.verdict === "same";
}

/** Undefined where no column, or more than one, has this quantity. */
function matchOf(found: string, extra: readonly string[], quantities: ReadonlyMap<string, readonly Declared[]>): OtherUnit | undefined {
  for (const { quantity, text, form } of readingsOf(found)) {
    const [declared, ...others] = quantities.get(fold(quantity)) ?? [];
    const unit = declared && (findUnit(text) ?? foldedUnit(text, declared.unit));
    if (declared === undefined || unit === undefined || others.length > 0) continue;
    const comparison = compareUnits(findUnit(text) === undefined ? unit.symbol : text, declared.unit.symbol)!;
    const isMinimum = text === "min" && extra.includes(found.replace(/min$/, "max"));
    if (!isMinimum && (comparison.verdict !== "other" || form !== "tail")) return { name: declared.name, found, unit, comparison };
  }
  return undefined;
}

/** A name as its letters and digits, all lower case. */
function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
