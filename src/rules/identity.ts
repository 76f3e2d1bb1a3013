import type { Columns, Row } from "../dataset.ts";
import { halfUnit } from "../quantise.ts";
import { describeGrouping, groupingColumns, groupRows, type Grouping } from "./group.ts";
import type { Rule, Violation } from "./rule.ts";

export interface Equality extends Grouping {
  /** Columns that the formula reads. */
  readonly from: readonly string[];
  /** The formula in words, for the statement. */
  readonly formula: string;
  /** The value that the column must have; `first` is the first row of the group. */
  value(row: Row, first: Row): number;
}

/** The column equals a formula of others, to within what rounding every term to its declared digits can cause. */
export function identity(column: string, equality: Equality): Rule {
  return {
    id: "FW-IDN-001",
    level: "A",
    columns: [...new Set([column, ...equality.from, ...groupingColumns(equality)])],
    statement: `${column} = ${equality.formula}${describeGrouping(equality)}`,
    check: (rows, columns) =>
      groupRows(rows, equality, [column, ...equality.from]).flatMap((group) =>
        group.flatMap(({ row, index }): readonly Violation[] => {
          const first = group[0]!.row;
          const due = equality.value(row, first);
          const found = row[column] as number;
          const tolerance = halfUnit(found, columns[column]?.decimals) + roundingEffect(equality, row, first, columns);
          if (Math.abs(found - due) <= tolerance * (1 + 1e-9)) return [];
          return [{ row: index, column, expected: `${Number(due.toPrecision(9))} ± ${tolerance.toPrecision(2)}`, found: String(found) }];
        }),
      ),
  };
}

/** Largest change of the formula when each term moves by half a unit of its last digit, summed over the terms. */
function roundingEffect({ from, value }: Equality, row: Row, first: Row, columns: Columns): number {
  const due = value(row, first);
  const effect = (moved: (by: number) => number, half: number): number =>
    Math.max(Math.abs(moved(half) - due), Math.abs(moved(-half) - due));
  return from.reduce((sum, name) => {
    const move = (of: Row, by: number): Row => ({ ...of, [name]: (of[name] as number) + by });
    const half = (of: Row): number => halfUnit(of[name] as number, columns[name]?.decimals);
    return sum + effect((by) => value(move(row, by), first), half(row)) + effect((by) => value(row, move(first, by)), half(first));
  }, 0);
}
