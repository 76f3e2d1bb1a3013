import type { CellFault } from "./cell.ts";
import type { Cell } from "../dataset.ts";

/** Fewer rows may well all lack a value. */
const fewestRows = 3;

/** What is wrong with a column that has no value in any row. */
export function emptyColumn(rowCount: number, at: (row: number) => Cell | undefined): CellFault | undefined {
  if (rowCount < fewestRows) return undefined;
  for (let row = 0; row < rowCount; row += 1) if (at(row) !== null) return undefined;
  return { rule: "FW-TAB-028", level: "B", expected: "a value in some row", found: "no value in any row" };
}
