import type { Columns } from "../dataset.ts";
import { halfUnit } from "../quantise.ts";
import { groupRows, type Placed } from "./group.ts";
import type { Rule, Violation } from "./rule.ts";

/** In a table of one value per name: which names a formula joins. */
export interface NamedEquality {
  /** The column that names the values. */
  readonly names: string;
  /** Columns whose equal values make a set of names. */
  readonly within: string | readonly string[];
  /** The name whose value the formula gives. */
  readonly name: string;
  /** The names that it reads. */
  readonly from: readonly string[];
  readonly formula: string;
  value(values: Readonly<Record<string, number>>): number;
}

/** A named value equals a formula of other named values, to within what rounding each to its stored digits can cause. */
export function namedIdentity(column: string, equality: NamedEquality): Rule {
  const { names, within, name, formula } = equality;
  return {
    id: "FW-IDN-004",
    level: "A",
    columns: [column, names, ...[within].flat()],
    statement: `${name} = ${formula} for every ${[within].flat().join(", ")}`,
    check: (rows, columns) => groupRows(rows, { within }, [column]).flatMap((group) => compareNamed(group, column, equality, columns)),
  };
}

function compareNamed(group: readonly Placed[], column: string, { names, name, from, value }: NamedEquality, columns: Columns): readonly Violation[] {
  const values = Object.fromEntries(group.map(({ row }) => [String(row[names]), row[column] as number]));
  const place = group.find(({ row }) => row[names] === name);
  const index = (place ?? group[0]!).index;
  const absent = [name, ...from].find((wanted) => values[wanted] === undefined);
  if (absent !== undefined) return [{ row: index, column, expected: `a row named "${absent}"`, found: "no such row" }];
  const half = (wanted: string): number => halfUnit(values[wanted]!, columns[column]?.decimals);
  const due = value(values);
  const tolerance = from.reduce((sum, wanted) => {
    const moved = (by: number): number => Math.abs(value({ ...values, [wanted]: values[wanted]! + by }) - due);
    return sum + Math.max(moved(half(wanted)), moved(-half(wanted)));
  }, half(name));
  if (Math.abs(values[name]! - due) <= tolerance * (1 + 1e-9)) return [];
  return [{ row: index, column, expected: `${Number(due.toPrecision(9))} ± ${tolerance.toPrecision(2)}`, found: String(values[name]) }];
}
