import type { Row } from "../dataset.ts";
import { describeGrouping, groupingColumns, groupRows, type Grouping } from "./group.ts";
import type { Rule } from "./rule.ts";

export interface Sum extends Grouping {
  /** Columns that the terms read; the first is blamed. */
  readonly of: readonly [string, ...string[]];
  /** One term in words, for the statement. */
  readonly formula: string;
  readonly is: number;
  readonly tolerance: number;
  /** The term of one row. */
  term(row: Row): number;
}

/** The terms of the rows of a group add up to a number; blamed on the group's first row. */
export function total(sum: Sum): Rule {
  const { of, formula, is, tolerance, term } = sum;
  const [column] = of;
  return {
    id: "FW-IDN-003",
    level: "A",
    columns: [...new Set([...of, ...groupingColumns(sum)])],
    statement: `the sum of ${formula} is ${is}${describeGrouping(sum)}`,
    check: (rows) =>
      groupRows(rows, sum, of).flatMap((group) => {
        const found = group.reduce((whole, { row }) => whole + term(row), 0);
        if (Math.abs(found - is) <= tolerance * (1 + 1e-9)) return [];
        return [{ row: group[0]!.index, column, expected: `a sum of ${is} ± ${tolerance}`, found: `a sum of ${Number(found.toPrecision(9))}` }];
      }),
  };
}
