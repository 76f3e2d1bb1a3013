import type { CellFault } from "./cell.ts";
import type { Cell } from "../dataset.ts";
import { emptyColumn } from "./empty-column.ts";
import { lostZeros } from "./lost-zero.ts";
import { sentinelFault, type SentinelWatch } from "./sentinel.ts";
import { remarksOnTexts } from "./text-remark.ts";
import { twinsOfTexts } from "./text-twin.ts";

/** What only a column as a whole shows, once all its cells are read; their values stay what they are. */

export interface RowRemark {
  readonly row: number;
  readonly remark: CellFault;
}

/** Of a column of numbers, which passed by `watch`. A column without any value is told at its first row; no plausible number stands for a missing one. */
export function numberRemarks(rowCount: number, at: (row: number) => Cell | undefined, watch: SentinelWatch, [low, high]: readonly [number, number]): readonly RowRemark[] {
  const empty = emptyColumn(rowCount, at);
  if (empty !== undefined) return [{ row: 0, remark: empty }];
  const values = watch.rows().map((row) => ({ row, value: at(row) as number }));
  return values.filter(({ value }) => value < low || value > high).map(({ row, value }) => ({ row, remark: sentinelFault(value) }));
}

/** Of a column of free text, by index into its distinct texts; of two remarks on one text the graver. */
export function textRemarks(words: readonly (Cell | undefined)[]): ReadonlyMap<number, CellFault> {
  return new Map([...twinsOfTexts(words), ...lostZeros(words), ...remarksOnTexts(words)]);
}
