import type { Cell, Column } from "../../dataset.ts";
import { cellAt, type TableSide } from "./cells.ts";
import { withDigits } from "./digits.ts";
import { membersWhere } from "./positions.ts";

/** What some rows share, and all rows that share it. */
export interface RowGroup {
  /** `of sample A`; empty for all rows of the table. */
  readonly text: string;
  readonly rows: Int32Array;
}

/** The group that some rows make: those of the table with the values of key columns that all of them share. */
export function groupOf(side: TableSide, key: readonly string[], rows: Int32Array, all: Int32Array): RowGroup {
  const shared = key.filter((name) => {
    const value = cellAt(side.rows[rows[0]!], name);
    return rows.every((row) => cellAt(side.rows[row], name) === value) && all.some((row) => cellAt(side.rows[row], name) !== value);
  });
  if (shared.length === 0) return { text: "", rows: all };
  const first = side.rows[rows[0]!];
  const isMember = (row: number): boolean => shared.every((name) => cellAt(side.rows[row], name) === cellAt(first, name));
  return { text: ` of ${nameCells(side, shared, rows[0]!)}`, rows: membersWhere(all, isMember) };
}

/** Names a row by its key (`sample A, cycle 7`), and by its number where the key names several or none. */
export function nameRow(side: TableSide, key: readonly string[], row: number): string {
  if (key.length === 0) return `row ${row + 1}`;
  const isTwin = (other: number): boolean => other !== row && key.every((name) => cellAt(side.rows[other], name) === cellAt(side.rows[row], name));
  const number = side.rows.some((_, other) => isTwin(other)) ? ` (row ${row + 1})` : "";
  return nameCells(side, key, row) + number;
}

/** A name for every row by its key, exact and told once: twins get their number. */
export function nameRows(side: Pick<TableSide, "columns" | "rows">, key: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return side.rows.map((_, row) => {
    const name = nameCells(side, key, row);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

function nameCells(side: Pick<TableSide, "columns" | "rows">, names: readonly string[], row: number): string {
  return names.map((name) => `${name} ${plainCell(cellAt(side.rows[row], name), side.columns[name]?.decimals)}${unitAfter(side, name)}`).join(", ");
}

/** The unit of a column with a blank before it; nothing for pure numbers and texts. */
export function unitAfter({ columns }: Pick<TableSide, "columns">, name: string): string {
  const unit = columns[name]?.unit;
  return unit === undefined || unit === "1" ? "" : ` ${unit}`;
}

/** A cell in running text: a word as it is, anything else between quotes. */
function plainCell(cell: Cell, decimals: Column["decimals"]): string {
  if (cell === null) return "empty";
  if (typeof cell === "number") return withDigits(cell, decimals);
  return /^[\p{L}\p{N}][\p{L}\p{N}_.+/-]*$/u.test(cell) ? cell : JSON.stringify(cell);
}
