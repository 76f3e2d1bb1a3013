import { describeGrouping, groupingColumns, groupRows, type Grouping } from "./group.ts";
import type { Rule, Violation } from "./rule.ts";

export interface Loop extends Grouping {
  /** Largest gap between first and last row, as a fraction of the column's span in the group. */
  readonly gap: number;
}

/** The last row of each group returns to its first in all the columns named. */
export function closedLoop(columns: readonly string[], loop: Loop): Rule {
  return {
    id: "FW-ORD-004",
    level: "A",
    columns: [...columns, ...groupingColumns(loop)],
    statement: `${columns.join(", ")} return to their first value within ${loop.gap} of their span${describeGrouping(loop)}`,
    check: (rows) =>
      groupRows(rows, loop, columns).flatMap((group) =>
        columns.flatMap((column): readonly Violation[] => {
          const values = group.map(({ row }) => row[column] as number);
          const allowed = loop.gap * (values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b)));
          const [first, last] = [values[0]!, values.at(-1)!];
          if (Math.abs(last - first) <= allowed) return [];
          return [{ row: group.at(-1)!.index, column, expected: `${first} ± ${allowed.toPrecision(2)}, the first value`, found: String(last) }];
        }),
      ),
  };
}
