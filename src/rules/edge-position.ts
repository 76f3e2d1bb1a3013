import type { Dataset, Row } from "../dataset.ts";
import { edgeAt } from "../edge.ts";
import { groupRows } from "./group.ts";
import type { CrossRule } from "./rule.ts";

export interface EdgePosition extends Pick<CrossRule, "id" | "statement"> {
  readonly dataset: Dataset;
  /** The column whose values tell the curves apart. */
  readonly curve: string;
  readonly x: string;
  readonly y: string;
  /** The table that says what the curves are, and where the edge of one of them is tabulated; undefined where it has none. */
  readonly with: Dataset;
  tabulated(rows: readonly Row[], curve: string): number | undefined;
  readonly within: number;
}

/** Every normalised curve rises through half of its step near the tabulated edge; blamed on its first row. */
export function edgePosition({ id, statement, dataset, curve, x, y, with: other, tabulated, within }: EdgePosition): CrossRule {
  return {
    id,
    level: "A",
    datasets: [dataset.name, other.name],
    statement,
    check: (rowsOf) =>
      groupRows(rowsOf(dataset.name), { within: curve }, [x, y]).flatMap((group) => {
        const due = tabulated(rowsOf(other.name), String(group[0]!.row[curve]));
        const found = edgeAt(group.map(({ row }) => ({ x: row[x] as number, y: row[y] as number })));
        if (due === undefined || (found !== undefined && Math.abs(found - due) <= within)) return [];
        const shown = found === undefined ? "no rise through 0.5" : `half of the step at ${Number(found.toFixed(2))}`;
        return [{ dataset: dataset.name, row: group[0]!.index, column: x, expected: `half of the step at ${due} ± ${within}`, found: shown }];
      }),
  };
}
