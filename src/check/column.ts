import { cellForm, isFault, readCell, type CellFault, type CellForm } from "./cell.ts";
import { numberRemarks, textRemarks } from "./column-remark.ts";
import type { Cell, Dataset } from "../dataset.ts";
import type { Finding } from "../finding.ts";
import type { Gathering } from "./gather.ts";
import { remarkOnNumber } from "./number-remark.ts";
import { plainNumber } from "./plain-number.ts";
import { watchSentinels } from "./sentinel.ts";
import type { Table } from "../table.ts";

/** Which column of a file: its name in the schema, and its position in the file. */
export interface ColumnPlace {
  readonly name: string;
  readonly position: number;
}

/** One column of a file, typed. */
export interface TypedColumn extends ColumnPlace {
  /** Value of a row; undefined where the cell is at fault or its row is damaged. */
  at(row: number): Cell | undefined;
}

interface ColumnReader extends TypedColumn {
  /** Reads the cells of some rows, by the schema of the column. */
  read(from: number, to: number): void;
  /** Tells what only the column as a whole shows, once all rows are read. */
  remark(): void;
}

/** Rows that are read column by column before the next: few enough to stay in the cache of a processor. */
const blockRows = 2048;

/**
 * Reads the cells of some columns by their schemas, every cell once. `damaged` has 1 for every row that is broken as
 * text; `faulty` gets 1 for every row with a cell at fault. A column whose schema is of no kind that a cell can have is
 * told and left out.
 */
export function readColumns(table: Table, dataset: Dataset, places: readonly ColumnPlace[], faulty: Uint8Array, gathering: Gathering): readonly TypedColumn[] {
  const damaged = faulty.slice();
  const readers = places.flatMap((place): readonly ColumnReader[] => {
    const form = cellForm(dataset.columns[place.name]!, dataset.dialect?.decimal);
    if (form !== undefined) return [readerOf({ table, damaged, faulty, place, form, gathering, groups: new Map() })];
    gathering.add(`FW-TAB-004 ${place.name}`, 1, () => unfitSchema(dataset, place.name));
    return [];
  });
  for (let from = 0; from < table.rowCount; from += blockRows) {
    for (const reader of readers) reader.read(from, Math.min(from + blockRows, table.rowCount));
  }
  for (const reader of readers) reader.remark();
  return readers;
}

function readerOf(reading: Reading): ColumnReader {
  return reading.form.type === "number" ? numberReader(reading) : textReader(reading);
}

interface Reading {
  readonly table: Table;
  readonly damaged: Uint8Array;
  readonly faulty: Uint8Array;
  readonly place: ColumnPlace;
  readonly form: CellForm;
  readonly gathering: Gathering;
  /** Group of the faulty cells of one shape, so that a million of them are not worded one by one. */
  readonly groups: Map<string, string>;
}

/** What a cell of numbers is. */
const plain = 0;
const other = 1;
const missing = 2;
const bad = 3;

/** A number is read from the text again when it is asked for: eight bytes for each of a million would cost more. */
function numberReader(reading: Reading): ColumnReader {
  const { table, damaged, place, form } = reading;
  const { rowCount, spans } = table;
  const states = new Uint8Array(rowCount);
  const others = spans === undefined ? new Float64Array(rowCount) : new Map<number, number>();
  const codes = new Set([...form.missing].map((text) => plainNumber(text, 0, text.length)));
  const watch = watchSentinels();
  const plainAt = (row: number): number => (spans === undefined ? NaN : plainNumber(spans.text, spans.start(row, place.position), spans.end(row, place.position)));
  const read = (from: number, to: number): void => {
    for (let row = from; row < to; row += 1) {
      const value = plainAt(row);
      const isPlain = value === value;
      if (isPlain && form.accepts(value) && (codes.size === 0 || !codes.has(value)) && damaged[row] === 0) {
        watch.see(value, row);
        continue;
      }
      const cell = damaged[row] === 1 ? undefined : readDoubtful(reading, row, isPlain);
      states[row] = typeof cell === "number" ? other : cell === null ? missing : bad;
      if (typeof cell !== "number") continue;
      watch.see(cell, row);
      if (others instanceof Map) others.set(row, cell);
      else others[row] = cell;
    }
  };
  const at = (row: number): Cell | undefined => {
    const state = states[row];
    if (state === plain) return plainAt(row);
    if (state === other) return others instanceof Map ? others.get(row) : others[row];
    return state === missing ? null : undefined;
  };
  const remark = (): void => {
    for (const { row, remark } of numberRemarks(rowCount, at, watch, form.plausible)) tellRemark(reading, row, remark);
  };
  return { ...place, read, remark, at };
}

/** A cell that is no plain number which the schema accepts; undefined after telling its fault. */
function readDoubtful(reading: Reading, row: number, isPlain: boolean): Cell | undefined {
  const { table, place, form, groups } = reading;
  const text = table.text(row, place.position, "number");
  if (text === undefined || form.missing.has(text)) return readTold(reading, row, text);
  const shape = isPlain ? "a number" : shapeOf(text);
  const group = groups.get(shape);
  if (group === undefined) return readTold(reading, row, text, shape);
  return tell(reading, row, group, () => readCell(text, form) as CellFault);
}

function readTold(reading: Reading, row: number, text: string | undefined, shape?: string): Cell | undefined {
  const cell = readCell(text, reading.form);
  if (!isFault(cell)) {
    const remark = typeof cell === "number" && text !== undefined ? remarkOnNumber(text, cell) : undefined;
    if (remark !== undefined) tellRemark(reading, row, remark);
    return cell;
  }
  const group = groupOf(reading, cell);
  // what is a number in form may be at fault for its digits, so its shape says nothing of others
  if (shape === "a number" || (shape !== undefined && cell.rule === "FW-TAB-011")) reading.groups.set(shape, group);
  return tell(reading, row, group, () => cell);
}

/** A text with 1 for every digit above 0: texts of one shape are equally far from being a number. */
function shapeOf(text: string): string {
  return text.replace(/[2-9]/g, "1");
}

/** Distinct texts of a column that are remembered; a column of more is one of identifiers or notes. */
const mostWords = 65_536;

function textReader(reading: Reading): ColumnReader {
  const { table, damaged, place, form } = reading;
  const codes = new Uint32Array(table.rowCount);
  const words: (Cell | undefined)[] = [undefined];
  const verdicts = new Map<string | undefined, number | string>();
  const cellText = cellTexts(reading);
  /** The code of a text, or the group of its fault. */
  const judge = (text: string | undefined): number | string => {
    const cell = readCell(text, form);
    const verdict = isFault(cell) ? groupOf(reading, cell) : words.push(cell) - 1;
    if (verdicts.size < mostWords) verdicts.set(text, verdict);
    return verdict;
  };
  const read = (from: number, to: number): void => {
    for (let row = from; row < to; row += 1) {
      if (damaged[row] === 1) continue;
      const text = cellText(row);
      const verdict = verdicts.get(text) ?? judge(text);
      if (typeof verdict === "number") codes[row] = verdict;
      else tell(reading, row, verdict, () => readCell(text, form) as CellFault);
    }
  };
  const remark = (): void => {
    const remarks = form.words.length === 0 ? textRemarks(words) : new Map<number, CellFault>();
    if (remarks.size === 0) return;
    for (const [row, code] of codes.entries()) if (remarks.has(code)) tellRemark(reading, row, remarks.get(code)!);
  };
  return { ...place, read, remark, at: (row) => words[codes[row]!] };
}

/** Gives the text of a row's cell: that of the row before, where both are the same, without a copy. */
function cellTexts({ table, place }: Reading): (row: number) => string | undefined {
  const { spans } = table;
  if (spans === undefined) return (row) => table.text(row, place.position);
  let last: string | undefined;
  let raw = "";
  return (row) => {
    const start = spans.start(row, place.position);
    const isSame = spans.end(row, place.position) - start === raw.length && spans.text.startsWith(raw, start);
    if (isSame && last !== undefined) return last;
    last = table.text(row, place.position);
    raw = spans.text.slice(start, spans.end(row, place.position));
    return last;
  };
}

function groupOf({ place }: Reading, { rule, level }: CellFault): string {
  return `${rule} ${level} ${place.name}`;
}

function tell({ table, faulty, place, gathering }: Reading, row: number, group: string, fault: () => CellFault): undefined {
  faulty[row] = 1;
  gathering.add(group, table.lineOf(row), () => faultyCell(table, row, place, fault()));
}

/** Tells what is odd about a cell that was read all the same. */
function tellRemark(reading: Reading, row: number, remark: CellFault): void {
  const { table, place, gathering } = reading;
  gathering.add(groupOf(reading, remark), table.lineOf(row), () => faultyCell(table, row, place, remark));
}

function faultyCell(table: Table, row: number, { name, position }: ColumnPlace, fault: CellFault): Finding {
  return { ...fault, file: table.file, ...table.place(row, position), subject: name };
}

function unfitSchema({ name, columns }: Dataset, column: string): Finding {
  const expected = "a schema of numbers or of text, nullable or not";
  return { rule: "FW-TAB-004", level: "A", file: `schemas/${name}.ts`, subject: column, expected, found: columns[column]!.schema.type };
}
