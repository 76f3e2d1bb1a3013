import { describeGrouping, groupingColumns, groupRows, type Grouping, type Placed } from "./group.ts";
import type { Rule } from "./rule.ts";

export interface EndMean extends Grouping {
  /** The column along which the stretch is measured. */
  readonly over: string;
  /** Which end of each group, and how far the stretch reaches from it, in the unit of `over`. */
  readonly end: "first" | "last";
  readonly length: number;
  /** Means the sizes of the values, whatever their sign. */
  readonly absolute?: boolean;
  readonly min?: number;
  readonly max: number;
}

/** The mean over one end of each group lies between limits, as a normalised curve does before and after its edge; blamed on the outermost row. */
export function endMean(column: string, stretch: EndMean): Rule {
  const { over, end, length, absolute = false, min = -Infinity, max } = stretch;
  const quantity = absolute ? `|${column}|` : column;
  const wanted = min === -Infinity ? `at most ${max}` : `from ${min} to ${max}`;
  return {
    id: "FW-RNG-011",
    level: "A",
    columns: [column, over, ...groupingColumns(stretch)],
    statement: `the mean of ${quantity} over the ${end} ${length} of ${over} is ${wanted}${describeGrouping(stretch)}`,
    check: (rows) =>
      groupRows(rows, stretch, [column, over]).flatMap((group) => {
        const edge = group.at(end === "first" ? 0 : -1)!;
        const found = meanNear(group, edge, stretch, (value) => (absolute ? Math.abs(value) : value), column);
        if (found >= min && found <= max) return [];
        return [{ row: edge.index, column, expected: `a mean ${wanted}`, found: `a mean of ${Number(found.toPrecision(6))}` }];
      }),
  };
}

function meanNear(group: readonly Placed[], edge: Placed, { over, length }: EndMean, size: (value: number) => number, column: string): number {
  const from = edge.row[over] as number;
  const near = group.filter(({ row }) => Math.abs((row[over] as number) - from) <= length * (1 + 1e-9));
  return near.reduce((sum, { row }) => sum + size(row[column] as number), 0) / near.length;
}
