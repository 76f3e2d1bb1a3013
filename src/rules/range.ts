import { describeGrouping, groupingColumns, groupRows, type Grouping } from "./group.ts";
import type { Rule } from "./rule.ts";

export interface Range extends Grouping {
  readonly min?: number;
  readonly max?: number;
}

/** Some rows of the column lie between limits, both included. For limits of the whole column use its Zod schema. */
export function range(column: string, limits: Range): Rule {
  const { min = -Infinity, max = Infinity } = limits;
  const wanted = describeLimits(min, max);
  return {
    id: "FW-RNG-001",
    level: "A",
    columns: [column, ...groupingColumns(limits)],
    statement: `${column} is ${wanted}${describeGrouping(limits)}`,
    check: (rows) =>
      groupRows(rows, limits, [column]).flat().flatMap(({ row, index }) => {
        const value = row[column] as number;
        return value >= min && value <= max ? [] : [{ row: index, column, expected: wanted, found: String(value) }];
      }),
  };
}

function describeLimits(min: number, max: number): string {
  if (min === max) return String(min);
  if (max === Infinity) return `at least ${min}`;
  return min === -Infinity ? `at most ${max}` : `from ${min} to ${max}`;
}
