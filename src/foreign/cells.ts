import { groupThousands } from "../count.ts";
import type { Dialect } from "../csv/dialect.ts";
import { quote } from "../finding.ts";
import type { Gathering } from "../check/gather.ts";
import type { Table } from "../table.ts";
import { remarksOnTexts } from "../check/text-remark.ts";
import { readNumberColumn, type NumberColumn } from "./numbers.ts";

export interface Cells {
  readonly columns: readonly NumberColumn[];
  /** Whether numbers stand between spaces throughout. */
  readonly isPadded: boolean;
}

interface Telling {
  readonly table: Table;
  readonly dialect: Dialect;
  readonly gathering: Gathering;
}

/** Tells of cells that are not like the others of their column. What a word for a missing value is worth is the format's. */
export function checkCells(telling: Telling, tellMissing: (telling: Telling, column: NumberColumn) => void): Cells {
  const { table, dialect } = telling;
  const columns: NumberColumn[] = [];
  for (const column of table.header.keys()) {
    const read = readNumberColumn(table, column, (row) => !table.isDamaged(row), dialect.decimal);
    if (read === undefined) tellTexts(telling, column);
    else columns.push(read);
  }
  const isPadded = paddedShare(columns) >= 0.1;
  for (const column of columns) {
    tellOdd(telling, column);
    if (!isPadded) tellPadded(telling, column);
    tellMissing(telling, column);
  }
  return { columns, isPadded };
}

function paddedShare(columns: readonly NumberColumn[]): number {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const numbers = sum(columns.map(({ numbers }) => numbers));
  return numbers === 0 ? 0 : sum(columns.map(({ padded }) => padded.length)) / numbers;
}

function tellOdd({ table, gathering }: Telling, { column, numbers, odd }: NumberColumn): void {
  const expected = `a number, as in ${groupThousands(numbers)} other cells of the column`;
  for (const { row, fault } of odd) {
    const { repair, ...told } = fault;
    gathering.add(`${fault.rule} ${fault.level} ${column}`, table.lineOf(row), () => ({
      ...told, ...placed(table, row, column), expected, ...(repair === undefined ? {} : { hint: `write ${repair}` }),
    }));
  }
}

function tellPadded({ table, gathering }: Telling, { column, numbers, padded }: NumberColumn): void {
  if (padded.length * 10 > numbers) return;
  const expected = "a number without spaces around it, as in the other cells of the column";
  for (const row of padded) {
    gathering.add(`padded ${column}`, table.lineOf(row), () => ({
      rule: "FW-TAB-011", level: "B", ...placed(table, row, column), expected, found: quote(table.text(row, column) ?? ""),
    }));
  }
}

/** In most files a word for a missing value is their way. */
export function tellNone(): void {}

/** In a format of numbers alone it is a fault. */
export function tellMissing({ table, gathering }: Telling, { column, missing }: NumberColumn): void {
  for (const [word, { times, row }] of missing) {
    const found = `${quote(word)}${times === 1 ? "" : `, in ${groupThousands(times)} cells of the column`}`;
    gathering.add(`FW-XDI-010 ${column}`, table.lineOf(row), () => ({
      rule: "FW-XDI-010", level: "A", ...placed(table, row, column), expected: "a number, as all data of the format are", found,
    }));
  }
}

/** Distinct texts of a column that are looked at; a column of more is one of notes. */
const mostWords = 65_536;

/** Spreadsheet errors, formulas, and names that a spreadsheet turned into dates; a word for a missing value is a text here. */
function tellTexts({ table, gathering }: Telling, column: number): void {
  const indices = new Map<string, number>();
  for (let row = 0; row < table.rowCount && indices.size < mostWords; row += 1) {
    const text = table.isDamaged(row) ? undefined : table.text(row, column);
    if (text !== undefined && !indices.has(text)) indices.set(text, indices.size);
  }
  const remarks = remarksOnTexts([...indices.keys()]);
  const told = new Map([...indices].flatMap(([text, index]) => {
    const remark = remarks.get(index);
    return remark === undefined || remark.level === "C" || remark.rule === "FW-TAB-018" || (remark.rule === "FW-TAB-025" && !text.startsWith("=")) ? [] : [[text, remark] as const];
  }));
  for (let row = 0; told.size > 0 && row < table.rowCount; row += 1) {
    const fault = table.isDamaged(row) ? undefined : told.get(table.text(row, column) ?? "");
    if (fault !== undefined) gathering.add(`${fault.rule} ${column}`, table.lineOf(row), () => ({ ...fault, ...placed(table, row, column) }));
  }
}

function placed(table: Table, row: number, column: number) {
  return { file: table.file, ...table.place(row, column), subject: table.header[column]! };
}
