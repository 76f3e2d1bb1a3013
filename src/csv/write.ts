import type { Cell, Dataset, Row } from "../dataset.ts";
import type { MatrixAxes } from "../matrix.ts";
import { writeNumber } from "../quantise.ts";

/**
 * A table as text: one header row, LF line ends, numbers with all their declared digits, quotes only where RFC 4180
 * asks for them, a missing value as an empty cell. An empty text is quoted, to tell it from a missing one.
 */
export function writeCsv(dataset: Dataset, rows: readonly Row[]): string {
  if (dataset.matrix) return writeMatrix(dataset, dataset.matrix, rows);
  const columns = Object.entries(dataset.columns);
  const header = columns.map(([name]) => writeCell(name)).join(",");
  const lines = rows.map((row) => columns.map(([name, { decimals }]) => writeCell(row[name] as Cell, decimals)).join(","));
  return [header, ...lines].map((line) => `${line}\n`).join("");
}

/** The cells of a matrix under their column and beside their row, both axes in the order in which the rows name them. */
function writeMatrix({ columns }: Dataset, { row: down, column: along, value }: MatrixAxes, rows: readonly Row[]): string {
  const header = [...new Set(rows.map((row) => row[along]))];
  const lines = new Map<unknown, Map<unknown, unknown>>(rows.map((row) => [row[down], new Map()]));
  for (const row of rows) lines.get(row[down])!.set(row[along], row[value]);
  const write = (name: string, cell: unknown): string => writeCell((cell ?? null) as Cell, columns[name]!.decimals);
  const body = [...lines].map(([at, cells]) => [write(down, at), ...header.map((place) => write(value, cells.get(place)))]);
  return [[writeCell(down), ...header.map((place) => write(along, place))], ...body].map((line) => `${line.join(",")}\n`).join("");
}

function writeCell(cell: Cell, digits?: Parameters<typeof writeNumber>[1]): string {
  if (cell === null) return "";
  if (typeof cell === "number") return writeNumber(cell, digits);
  return cell === "" || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
