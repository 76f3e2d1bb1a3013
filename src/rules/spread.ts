import { describeGrouping, groupingColumns, groupRows, type Grouping } from "./group.ts";
import type { Rule } from "./rule.ts";

export interface Spread extends Grouping {
  /** (largest − smallest) / first value. */
  readonly is: number;
  readonly tolerance: number;
}

/** How far the column ranges in each group, as a fraction of its first value; blamed on the first row of the group. */
export function spread(column: string, { is, tolerance, ...grouping }: Spread): Rule {
  return {
    id: "FW-RNG-005",
    level: "A",
    columns: [column, ...groupingColumns(grouping)],
    statement: `(max ${column} − min ${column}) / first ${column} is ${is} ± ${tolerance}${describeGrouping(grouping)}`,
    check: (rows) =>
      groupRows(rows, grouping, [column]).flatMap((group) => {
        const values = group.map(({ row }) => row[column] as number);
        const [low, high] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const, [Infinity, -Infinity] as const);
        const found = (high - low) / values[0]!;
        if (Math.abs(found - is) <= tolerance * (1 + 1e-9)) return [];
        return [{ row: group[0]!.index, column, expected: `${is} ± ${tolerance}`, found: String(Number(found.toPrecision(6))) }];
      }),
  };
}
