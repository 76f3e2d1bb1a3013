import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset } from "../../src/dataset.ts";
import type { Random } from "../../src/mutation/random.ts";

/** A table as its file has it: fields of lines, with the quotes that they stand in. */
export interface CsvFile {
  readonly path: string;
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
}

export interface OneCellEdit {
  readonly kind: EditKind;
  readonly dataset: Dataset;
  /** `datasets/rate.csv`. */
  readonly path: string;
  /** Column of the schema; of a matrix that of its cells. */
  readonly column: string;
  /** Line of the file, counted from 1. */
  readonly line: number;
  /** Counted from 0 among the table's rows; of a matrix there is one for each cell. */
  readonly row: number;
  readonly before: string;
  readonly after: string;
  /** The row as a report names it: its key after the edit, or its number where it has none. */
  readonly name: string;
  /** The whole file after the edit. */
  readonly text: string;
}

export const editKinds = ["one per cent", "new maximum", "last digit", "category"] as const;
export const faultKinds = ["letter", "empty", "twin", "out of range"] as const;
export type EditKind = (typeof editKinds)[number] | (typeof faultKinds)[number] | "given";

/** Which cell is edited, and to what; what is left out the seed chooses. */
export interface Choice {
  readonly kind: EditKind;
  readonly column?: string;
  /** Texts of other cells of the row. */
  readonly where?: Readonly<Record<string, string>>;
  /** What `given` writes. */
  readonly text?: string;
}

export function readCsv(root: string, dataset: Dataset): CsvFile {
  const path = `datasets/${dataset.file}`;
  const lines = readFileSync(join(root, path), "utf8").split("\n");
  if (lines.pop() !== "" || lines.some((line) => line.includes("\r"))) throw new Error(`${path} has other ends of lines`);
  const [header, ...records] = lines.map((line) => line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!.map((field) => field.replace(/,$/, "")).slice(0, line.match(/,$/) ? undefined : -1));
  return { path, header: header!, records };
}

/** An edit of one cell of a table; `isDrawn` tells which columns a figure names, which are preferred. */
export function editOf(file: CsvFile, dataset: Dataset, choice: Choice, isDrawn: (column: string) => boolean, random: Random): OneCellEdit {
  const possible = columnsFor(dataset, choice.kind);
  const column = choice.column ?? random.pick(possible.filter(isDrawn)) ?? random.pick(possible);
  if (column === undefined) throw new Error(`${dataset.name} has no column for ${choice.kind}`);
  const cells = dataset.matrix ? matrixCells(file, dataset.matrix) : listCells(file, column);
  const chosen = cells.filter(({ named }) => Object.entries(choice.where ?? {}).every(([name, text]) => named(name) === text));
  const cell = random.pick(chosen)!;
  const after = choice.text ?? newText(choice.kind, cell, cells, file, writerOf(dataset, column, cell.text), random);
  if (after === cell.text) throw new Error(`${dataset.name}: ${column} stays ${after}`);
  const records = file.records.map((record, at) => (at === cell.record ? record.with(cell.field, after) : record));
  const nameOf = (name: string) => (name === column ? after : cell.named(name));
  return {
    kind: choice.kind, dataset, path: file.path, column, line: cell.record + 2, row: cell.row, before: cell.text, after,
    name: rowName(dataset, nameOf, cells, cell, column, after),
    text: `${[file.header, ...records].map((record) => record.join(",")).join("\n")}\n`,
  };
}

function columnsFor({ columns, key, matrix }: Dataset, kind: EditKind): readonly string[] {
  if (matrix) return kind === "category" || kind === "twin" ? [] : [matrix.value];
  const isNumber = (name: string) => columns[name]!.unit !== undefined;
  if (kind === "twin") return key;
  return Object.keys(columns).filter((name) => !key.includes(name) && (kind === "category" ? !isNumber(name) : isNumber(name)));
}

interface CsvCell {
  readonly record: number;
  readonly field: number;
  readonly row: number;
  readonly text: string;
  /** Text of a cell of the same row. */
  named(column: string): string;
}

function listCells({ header, records }: CsvFile, column: string): readonly CsvCell[] {
  const field = header.indexOf(column);
  return records.map((cells, record) => ({ record, field, row: record, text: cells[field]!, named: (name) => cells[header.indexOf(name)]! }));
}

function matrixCells({ header, records }: CsvFile, axes: NonNullable<Dataset["matrix"]>): readonly CsvCell[] {
  const width = header.length - 1;
  return records.flatMap((cells, record) =>
    Array.from({ length: width }, (_, at) => ({
      record, field: at + 1, row: record * width + at, text: cells[at + 1]!,
      named: (name: string) => (name === axes.row ? cells[0]! : name === axes.column ? header[at + 1]! : cells[at + 1]!),
    })),
  );
}

/** Writes a number as the table does, and never as the cell already has it. */
interface Writer {
  /** One unit in the last digit. */
  readonly last: number;
  write(number: number): string;
}

function writerOf({ columns }: Dataset, column: string, text: string): Writer {
  const decimals = columns[column]!.decimals;
  const number = Number(text);
  if (typeof decimals === "object") {
    const power = number === 0 ? -decimals.significant : Math.floor(Math.log10(Math.abs(number))) - decimals.significant + 1;
    return { last: Number(`1e${power}`), write: (value) => (/e/.test(value.toPrecision(decimals.significant)) ? String(value) : value.toPrecision(decimals.significant)) };
  }
  const digits = (text.split(".")[1] ?? "").length;
  const write = (value: number) => (decimals === undefined ? String(Number(value.toFixed(digits))) : value.toFixed(digits));
  return { last: Number(`1e-${digits}`), write };
}

function newText(kind: EditKind, cell: CsvCell, cells: readonly CsvCell[], file: CsvFile, { last, write }: Writer, random: Random): string {
  const number = Number(cell.text);
  const orNext = (text: string) => (Number(text) === number ? write(number + last) : text);
  if (kind === "one per cent") return orNext(write(number * 1.01));
  if (kind === "last digit") return write(number + (random.below(2) === 0 || number < last ? last : -last));
  if (kind === "new maximum") {
    const numbers = cells.map(({ text }) => Number(text)).sort((a, b) => a - b);
    return write(numbers.at(-1)! + Math.max(last, 0.05 * (numbers.at(-1)! - numbers[0]!)));
  }
  if (kind === "category") return random.pick([...new Set(cells.map(({ text }) => text))].filter((text) => text !== cell.text && !text.includes('"'))) ?? `${cell.text}x`;
  if (kind === "letter") return `${cell.text.slice(0, 1)}l${cell.text.slice(2)}`;
  if (kind === "out of range") return write(-1e6);
  if (kind === "twin") return file.records[cell.record === 0 ? 1 : cell.record - 1]![cell.field]!;
  return "";
}

function rowName({ key, columns }: Dataset, named: (column: string) => string, cells: readonly CsvCell[], cell: CsvCell, column: string, after: string): string {
  const number = `row ${cell.row + 1}`;
  if (key.length === 0) return number;
  const keyOf = (text: (name: string) => string) => key.map((name) => text(name)).join("\n");
  const own = keyOf(named);
  const hasTwin = cells.some((other) => other.row !== cell.row && keyOf((name) => (other.row === cell.row && name === column ? after : other.named(name))) === own);
  const parts = key.map((name) => {
    const unit = columns[name]!.unit;
    const text = named(name).replace(/^"(.*)"$/, "$1");
    const shown = unit !== undefined || /^[\p{L}\p{N}][\p{L}\p{N}_.+/-]*$/u.test(text) ? text : JSON.stringify(text);
    return `${name} ${shown}${unit === undefined || unit === "1" ? "" : ` ${unit}`}`;
  });
  return parts.join(", ") + (hasTwin ? ` (${number})` : "");
}
