import { cellForm, isFault, readCell, type CellForm } from "./check/cell.ts";
import type { Dataset } from "./dataset.ts";
import { quote, type Finding } from "./finding.ts";
import { gatherFindings, type Gathering } from "./check/gather.ts";
import type { MatrixAxes } from "./matrix.ts";
import type { Place, Table } from "./table.ts";

/**
 * A matrix as a table with one row per cell, in reading order. Nothing is copied: every question goes to the file's own
 * cells. What is wrong with an axis is found here, once; the cells beside it count as damaged.
 */
export function unpivot(table: Table, dataset: Dataset, axes: MatrixAxes): { readonly table: Table; readonly findings: readonly Finding[] } {
  const gathering = gatherFindings();
  const width = Math.max(0, table.header.length - 1);
  const empty = table.header.length === 0;
  if (!empty) checkCorner(table, axes, gathering);
  const goodRows = readAxis(rowAxis(table, dataset, axes.row), gathering);
  const goodColumns = readAxis(columnAxis(table, dataset, axes.column), gathering);
  const rowOf = (cell: number): number => Math.floor(cell / width);
  const columnOf = (cell: number): number => (cell % width) + 1;
  const cells: Table = {
    file: table.file,
    sha256: table.sha256,
    header: empty ? [] : [axes.row, axes.column, axes.value],
    rowCount: table.rowCount * width,
    isDamaged: (cell) => table.isDamaged(rowOf(cell)) || goodRows[rowOf(cell)] === 0 || goodColumns[columnOf(cell) - 1] === 0,
    text: (cell, part, type) => [() => table.text(rowOf(cell), 0, type), () => table.header[columnOf(cell)], () => table.text(rowOf(cell), columnOf(cell), type)][part]?.(),
    lineOf: (cell) => table.lineOf(rowOf(cell)),
    ...(table.lineText === undefined ? {} : { lineText: table.lineText }),
    ...(table.byteOf === undefined ? {} : { byteOf: table.byteOf }),
    place: (cell, part) => (part === 1 ? table.headerPlace(columnOf(cell)) : table.place(rowOf(cell), part === 0 ? 0 : columnOf(cell))),
    headerPlace: (part) => table.headerPlace(part === 2 ? Math.min(1, width) : 0),
  };
  return { table: cells, findings: gathering.findings() };
}

function checkCorner(table: Table, { row }: MatrixAxes, gathering: Gathering): void {
  const found = table.header[0]!;
  if (table.header.length === 1) {
    gathering.add("FW-MAT-005", 1, () => ({
      rule: "FW-MAT-005", level: "A", file: table.file, ...table.headerPlace(0), subject: row, expected: "a header of numbers, one for each column of the matrix", found: "one column",
    }));
  }
  if (found === row) return;
  gathering.add("FW-MAT-001", 1, () => ({
    rule: "FW-MAT-001", level: "A", file: table.file, ...table.headerPlace(0), subject: row,
    expected: `${quote(row)}, the name of the row axis, in the first header cell`, found: quote(found),
  }));
}

/** One axis of a matrix: its values as text, and where each stands. */
interface Axis {
  readonly name: string;
  readonly file: string;
  readonly form: CellForm | undefined;
  readonly length: number;
  /** Whether the reader has found fault with the place already. */
  isKnown(at: number): boolean;
  text(at: number): string | undefined;
  place(at: number): Place;
}

function rowAxis(table: Table, { columns }: Dataset, name: string): Axis {
  const { file, rowCount: length, isDamaged: isKnown } = table;
  return { name, file, form: cellForm(columns[name]!), length, isKnown, text: (at) => table.text(at, 0), place: (at) => table.place(at, 0) };
}

function columnAxis({ file, header, headerPlace }: Table, { columns }: Dataset, name: string): Axis {
  const firsts = new Map(header.map((text, at): [string, number] => [text, at]).reverse());
  const isKnown = (at: number): boolean => header[at + 1] === "" || firsts.get(header[at + 1]!) !== at + 1;
  const length = Math.max(0, header.length - 1);
  return { name, file, form: cellForm(columns[name]!), length, isKnown, text: (at) => header[at + 1], place: (at) => headerPlace(at + 1) };
}

/** 1 where the axis has a value that can place cells. A value that is out of order does, one that repeats does not. */
function readAxis({ name, file, form, length, isKnown, text, place }: Axis, gathering: Gathering): Uint8Array {
  const good = new Uint8Array(length);
  const seen = new Set<number>();
  let furthest = -Infinity;
  for (let at = 0; at < length && form !== undefined; at += 1) {
    if (isKnown(at)) continue; // and so not good
    const fault = (finding: Pick<Finding, "rule" | "level" | "expected" | "found" | "hint">): void =>
      gathering.add(`${finding.rule} ${name}`, place(at).line, () => ({ ...finding, file, ...place(at), subject: name }));
    const cell = readCell(text(at), form);
    if (isFault(cell)) fault(cell);
    else if (typeof cell !== "number") fault({ rule: "FW-MAT-002", level: "A", expected: "a number on every axis of a matrix", found: quote(cell ?? "") });
    else if (seen.has(cell)) fault({ rule: "FW-MAT-003", level: "A", expected: `every ${name} once`, found: `${quote(text(at)!)} again` });
    else {
      if (cell < furthest) fault({ rule: "FW-MAT-004", level: "A", expected: `a number above ${furthest}, the ${name} before`, found: quote(text(at)!) });
      furthest = Math.max(furthest, cell);
      seen.add(cell);
      good[at] = 1;
    }
  }
  return good;
}
