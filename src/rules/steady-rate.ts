import type { Columns } from "../dataset.ts";
import { median } from "../median.ts";
import { halfUnit } from "../quantise.ts";
import { describeGrouping, groupingColumns, groupRows, type Grouping, type Placed } from "./group.ts";
import type { Rule, Violation } from "./rule.ts";

export interface Pace extends Grouping {
  /** The column that the rate is per, usually time. */
  readonly per: string;
}

/** The size of every step of the column is one constant rate times the step of another, to within the declared digits. */
export function steadyRate(column: string, pace: Pace): Rule {
  return {
    id: "FW-ORD-005",
    level: "A",
    columns: [column, pace.per, ...groupingColumns(pace)],
    statement: `${column} moves at one rate per ${pace.per}${describeGrouping(pace)}`,
    check: (rows, columns) =>
      groupRows(rows, pace, [column, pace.per]).flatMap((group) => unsteadySteps(group, column, pace.per, columns)),
  };
}

function unsteadySteps(group: readonly Placed[], column: string, per: string, columns: Columns): readonly Violation[] {
  const steps = (name: string): readonly number[] =>
    group.slice(1).map(({ row }, place) => Math.abs((row[name] as number) - (group[place]!.row[name] as number)));
  const moved = steps(column);
  const passed = steps(per);
  const rate = median(moved.map((size, place) => size / passed[place]!));
  return group.slice(1).flatMap(({ row, index }, place): readonly Violation[] => {
    const digits = (name: string): number => 2 * halfUnit(row[name] as number, columns[name]?.decimals);
    const tolerance = digits(column) + rate * digits(per);
    const due = rate * passed[place]!;
    if (Math.abs(moved[place]! - due) <= tolerance * (1 + 1e-9)) return [];
    return [{ row: index, column, expected: `a step of ${Number(due.toPrecision(6))} ± ${tolerance.toPrecision(2)}`, found: `a step of ${Number(moved[place]!.toPrecision(6))}` }];
  });
}
