import type { Column } from "../dataset.ts";
import { compareUnits, type Comparison } from "./compare.ts";
import { unitInName } from "./name.ts";
import type { Unit } from "./units.ts";

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
  const quantities = new Map([...absent].flatMap(([name, column]) => (column.unit === undefined ? [] : [[name, namesOf(name, column)]])));
  const matches = quantities.size === 0 ? [] : extra.flatMap((found) => matchOf(found, extra, absent, quantities) ?? []);
  const respelled = new Map(matches.filter(({ comparison }) => comparison.verdict === "same").map(({ name, found }) => [name, found]));
  const others = matches.filter(({ name, comparison }) => comparison.verdict !== "same" && !respelled.has(name));
  return { respelled, otherUnits: others.filter(({ name }, at) => others.findIndex((other) => other.name === name) === at) };
}

/** Undefined where no column, or more than one, has this quantity. */
function matchOf(
  found: string,
  extra: readonly string[],
  absent: ReadonlyMap<string, Column>,
  quantities: ReadonlyMap<string, ReadonlySet<string>>,
): OtherUnit | undefined {
  const namesWith = (quantity: string): readonly string[] => [...quantities].filter(([, names]) => names.has(fold(quantity))).map(([name]) => name);
  const named = unitInName(found, (quantity) => namesWith(quantity).length > 0);
  if (named === undefined) return undefined;
  const [name, ...others] = namesWith(named.quantity);
  if (name === undefined || others.length > 0) return undefined;
  const comparison = compareUnits(named.text, absent.get(name)!.unit!);
  const isMinimum = named.text === "min" && extra.includes(found.replace(/min$/, "max"));
  if (comparison === undefined || isMinimum || (comparison.verdict === "other" && named.form === "tail")) return undefined;
  return { name, found, unit: named.unit, comparison };
}

/** What a column's quantity may be called: its name, with and without its own unit, and its label. */
function namesOf(name: string, { label, unit }: Column): ReadonlySet<string> {
  const named = unitInName(name, () => true);
  const isOwn = named !== undefined && compareUnits(named.text, unit!)?.verdict === "same";
  return new Set([name, label, ...(isOwn ? [named.quantity] : [])].map(fold).filter(Boolean));
}

/** A name as its letters and digits, all lower case. */
function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
