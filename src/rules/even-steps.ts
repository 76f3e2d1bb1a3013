import type { Columns } from "../dataset.ts";
import { median } from "../median.ts";
import { halfUnit } from "../quantise.ts";
import { describeGrouping, groupingColumns, groupRows, type Grouping, type Placed } from "./group.ts";
import type { Rule, Violation } from "./rule.ts";

export interface Grid extends Grouping {
  /** First value of every group; any when absent. */
  readonly from?: number;
}

/** The column is a grid: every step within a group is the same, to within the declared digits. */
export function evenSteps(column: string, grid: Grid = {}): Rule {
  const { from } = grid;
  const start = from === undefined ? "" : ` from ${from}`;
  return {
    id: "FW-ORD-006",
    level: "A",
    columns: [column, ...groupingColumns(grid)],
    statement: `${column} has even steps${start}${describeGrouping(grid)}`,
    check: (rows, columns) =>
      groupRows(rows, grid, [column]).flatMap((group) => [...wrongStart(group[0]!, column, from), ...unevenSteps(group, column, columns)]),
  };
}

function wrongStart({ row, index }: Placed, column: string, from: number | undefined): readonly Violation[] {
  if (from === undefined || row[column] === from) return [];
  return [{ row: index, column, expected: `${from}, the first value of the grid`, found: String(row[column]) }];
}

/** The usual step is the median, so that one wrong value is blamed on its row and the next. */
function unevenSteps(group: readonly Placed[], column: string, columns: Columns): readonly Violation[] {
  const steps = group.slice(1).map(({ row }, place) => (row[column] as number) - (group[place]!.row[column] as number));
  const half = group.reduce((most, { row }) => Math.max(most, halfUnit(row[column] as number, columns[column]?.decimals)), 0);
  const tolerance = 4 * half * (1 + 1e-9);
  const usual = median(steps);
  return group.slice(1).flatMap(({ row, index }, place): readonly Violation[] => {
    if (Math.abs(steps[place]! - usual) <= tolerance + 1e-12 * Math.abs(row[column] as number)) return [];
    return [{ row: index, column, expected: `a step of ${Number(usual.toPrecision(6))} ± ${tolerance.toPrecision(2)}`, found: `a step of ${Number(steps[place]!.toPrecision(6))}` }];
  });
}
