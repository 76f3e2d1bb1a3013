import type { Cell, Dataset, Row } from "../dataset.ts";
import { writeNumber } from "../quantise.ts";

/**
 * A table as text: one header row, LF line ends, numbers with all their declared digits, quotes only where RFC 4180
 * asks for them, a missing value as an empty cell. An empty text is quoted, to tell it from a missing one.
 */
export function writeCsv(dataset: Dataset, rows: readonly Row[]): string {
  const columns = Object.entries(dataset.columns);
  const header = columns.map(([name]) => writeCell(name)).join(",");
  const lines = rows.map((row) => columns.map(([name, { decimals }]) => writeCell(row[name] as Cell, decimals)).join(","));
  return [header, ...lines].map((line) => `${line}\n`).join("");
}

function writeCell(cell: Cell, digits?: Parameters<typeof writeNumber>[1]): string {
  if (cell === null) return "";
  if (typeof cell === "number") return writeNumber(cell, digits);
  return cell === "" || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
