import type { CheckedTable } from "../../check/violation.ts";
import type { Cell, Column, Dataset, Row } from "../../dataset.ts";
import type { Table } from "../../table.ts";
import type { DiffColumn } from "../table/cells.ts";
import type { TableSnapshot } from "./snapshot.ts";

/** A table as a revision has it, with every row of the file: those that were checked and found good, and the text of the others. */
export function tableSnapshot({ dataset, table, rows, tableRows }: CheckedTable): TableSnapshot {
  const all: Row[] = Array.from({ length: table.rowCount });
  for (const [index, row] of tableRows.entries()) all[row] = rows[index]!;
  for (let row = 0; row < all.length; row += 1) all[row] ??= textRow(dataset, table, row);
  const lines = Uint32Array.from({ length: table.rowCount }, (_, row) => table.lineOf(row));
  return { sha256: table.sha256, side: { file: table.file, key: dataset.key, columns: diffColumns(dataset), rows: all }, lines };
}

/** What a diff knows of the columns of a dataset. */
export function diffColumns({ columns }: Dataset): Readonly<Record<string, DiffColumn>> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, { label, unit, decimals, tolerance }]) => [
      name,
      { label, ...(unit !== undefined && { unit }), ...(decimals !== undefined && { decimals }), ...(tolerance !== undefined && { tolerance }) },
    ]),
  );
}

function textRow({ columns }: Dataset, table: Table, row: number): Row {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cellOf(column, table, row, table.header.indexOf(name))]));
}

/** A number where the text of the cell is one and the column has a unit; else the text as it stands. */
function cellOf({ unit }: Column, table: Table, row: number, position: number): Cell {
  const text = position < 0 || table.isDamaged(row) ? undefined : table.text(row, position);
  if (text === undefined || text === "") return null;
  const number = unit === undefined ? NaN : Number(text);
  return Number.isFinite(number) && text.trim() !== "" ? number : text;
}
