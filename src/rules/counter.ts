import { describeGrouping, groupingColumns, groupRows, type Grouping, type Placed } from "./group.ts";
import type { Rule, Violation } from "./rule.ts";

export interface Count extends Grouping {
  readonly from: number;
}

/** The column counts 1, 2, 3 ... (or from another number) without gaps or repeats. */
export function counter(column: string, count: Count): Rule {
  return {
    id: "FW-ORD-003",
    level: "A",
    columns: [column, ...groupingColumns(count)],
    statement: `${column} counts up by one from ${count.from}${describeGrouping(count)}`,
    check: (rows) => groupRows(rows, count, [column]).flatMap((group) => miscounts(group, column, count.from)),
  };
}

function miscounts(group: readonly Placed[], column: string, from: number): readonly Violation[] {
  return group.flatMap(({ row, index }, place) => {
    const due = place === 0 ? from : (group[place - 1]!.row[column] as number) + 1;
    return row[column] === due ? [] : [{ row: index, column, expected: String(due), found: String(row[column]) }];
  });
}
