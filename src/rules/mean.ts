import { describeGrouping, groupingColumns, groupRows, type Grouping } from "./group.ts";
import type { Rule } from "./rule.ts";

export interface MeanLimit extends Grouping {
  readonly above: number;
}

/** The mean of the column over each group lies above a limit; blamed on the first row of the group. */
export function mean(column: string, limit: MeanLimit): Rule {
  return {
    id: "FW-RNG-003",
    level: "A",
    columns: [column, ...groupingColumns(limit)],
    statement: `the mean of ${column} is above ${limit.above}${describeGrouping(limit)}`,
    check: (rows) =>
      groupRows(rows, limit, [column]).flatMap((group) => {
        const average = group.reduce((sum, { row }) => sum + (row[column] as number), 0) / group.length;
        if (average > limit.above) return [];
        return [{ row: group[0]!.index, column, expected: `a mean above ${limit.above}`, found: `a mean of ${Number(average.toPrecision(9))}` }];
      }),
  };
}
