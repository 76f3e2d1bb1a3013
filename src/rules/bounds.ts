import type { Row } from "../dataset.ts";
import { describeGrouping, groupingColumns, groupRows, type Grouping } from "./group.ts";
import type { Rule } from "./rule.ts";

export interface Bounds extends Grouping {
  /** Columns that the formula reads, beside the one that is blamed. */
  readonly from?: readonly string[];
  /** The formula in words, for the statement. */
  readonly formula: string;
  readonly min?: number;
  readonly max?: number;
  value(row: Row): number;
}

/** A formula over the cells of a row lies between limits, both included. For limits of a single column use `range`. */
export function bounds(column: string, limits: Bounds): Rule {
  const { from = [], formula, min = -Infinity, max = Infinity, value } = limits;
  const wanted = max === Infinity ? `at least ${min}` : min === -Infinity ? `at most ${max}` : min === max ? String(min) : `from ${min} to ${max}`;
  const read = [column, ...from];
  return {
    id: "FW-RNG-010",
    level: "A",
    columns: [...new Set([...read, ...groupingColumns(limits)])],
    statement: `${formula} is ${wanted}${describeGrouping(limits)}`,
    check: (rows) =>
      groupRows(rows, limits, read).flat().flatMap(({ row, index }) => {
        const found = value(row);
        return found >= min && found <= max ? [] : [{ row: index, column, expected: `${formula} ${wanted}`, found: String(Number(found.toPrecision(9))) }];
      }),
  };
}
