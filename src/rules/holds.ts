import type { Match, Row } from "../dataset.ts";
import { describeGrouping, groupingColumns, groupRows } from "./group.ts";
import type { Rule } from "./rule.ts";

export interface Condition {
  /** Other columns that the condition reads; a row in which one of them is empty is left out. */
  readonly from: readonly string[];
  /** Columns that it reads, empty or not. */
  readonly optional?: readonly string[];
  /** The condition in words, for example `y_calc is not below y_bkg`. */
  readonly statement: string;
  /** What a cell must be where the condition fails. */
  readonly expected: string;
  readonly where?: Match;
  holds(row: Row): boolean;
}

/** A condition within each row that no formula for one value expresses; blamed on the column named. */
export function holds(column: string, { from, optional = [], statement, expected, where = {}, holds }: Condition): Rule {
  return {
    id: "FW-ROW-001",
    level: "A",
    columns: [...new Set([column, ...from, ...optional, ...groupingColumns({ where })])],
    statement: statement + describeGrouping({ where }),
    check: (rows) =>
      groupRows(rows, { where }, []).flat().flatMap(({ row, index }) =>
        [column, ...from].some((name) => row[name] === null) || holds(row) ? [] : [{ row: index, column, expected, found: [column, ...from].map((name) => `${name} ${row[name]}`).join(", ") }],
      ),
  };
}
