import { quote } from "../finding.ts";
import { firstWhere } from "../first-where.ts";
import { noCells, type Cells } from "./cells.ts";
import type { Tokens } from "./token.ts";
import { readCell, readKey, readList, shown, skipValue } from "./value.ts";

export const mostKeys = 100_000;

/** Records as they stand in the text: cells one behind the other, each with its column. */
interface Records {
  readonly columns: Map<string, Key>;
  readonly starts: number[];
  readonly damaged: boolean[];
  /** Index of the first cell of every record, and one entry more for the end. */
  readonly firstCells: number[];
  readonly cellColumns: number[];
  readonly cellOffsets: number[];
}

interface Key {
  readonly index: number;
  readonly offset: number;
  /** How many records have it. */
  count: number;
}

/** Reads an array of objects, the tokens standing at its first record. `isList` is false for one record per line. */
export function readRecords(tokens: Tokens, open: number, isList = true): Cells {
  const records: Records = { columns: new Map(), starts: [], damaged: [], firstCells: [0], cellColumns: [], cellOffsets: [] };
  const read = (): void => (tokens.kind === "{" ? readRecord(tokens, records) : noRecord(tokens));
  if (isList) readList(tokens, open, "]", read);
  else readLines(tokens, read);
  if (records.columns.size > mostKeys) {
    tokens.report("tooManyKeys", open, "more");
    return noCells;
  }
  if (records.starts.length === 0 && tokens.doubts === 0) tokens.report("noRecords", open, "an empty array");
  return tableOf(tokens, records);
}

/** One record per line, whether or not commas stand between them. */
function readLines(tokens: Tokens, read: () => void): void {
  while (tokens.kind !== "end") {
    if (tokens.kind === ",") tokens.advance();
    else read();
  }
}

function noRecord(tokens: Tokens): void {
  tokens.report("noRecord", tokens.start, tokens.kind === "[" ? "an array" : shown(tokens));
  skipValue(tokens);
}

function readRecord(tokens: Tokens, records: Records): void {
  const { start, doubts } = tokens;
  tokens.resume();
  tokens.advance();
  const first = records.cellOffsets.length;
  const seen = new Set<number>();
  readList(tokens, start, "}", () => readMember(tokens, records, seen));
  sortCells(records, first);
  records.starts.push(start);
  records.firstCells.push(records.cellOffsets.length);
  records.damaged.push(tokens.doubts > doubts);
}

function readMember(tokens: Tokens, { columns, cellColumns, cellOffsets }: Records, seen: Set<number>): void {
  const offset = tokens.start;
  const name = readKey(tokens);
  if (name === undefined) return;
  if (columns.size > mostKeys) return skipValue(tokens);
  const key = columns.get(name) ?? { index: columns.size, offset, count: 0 };
  if (seen.has(key.index)) {
    tokens.report("duplicateKey", offset, `${quote(name)} again`, { subject: name });
    return void readCell(tokens, name);
  }
  columns.set(name, key);
  seen.add(key.index);
  key.count += 1;
  cellColumns.push(key.index);
  cellOffsets.push(tokens.start);
  readCell(tokens, name);
}

/** Puts the cells of the last record in the order of the columns, where they are not. */
function sortCells({ cellColumns, cellOffsets }: Records, first: number): void {
  const columns = cellColumns.slice(first);
  if (columns.every((column, at) => at === 0 || columns[at - 1]! < column)) return;
  const cells = columns.map((column, at) => [column, cellOffsets[first + at]!] as const).sort(([a], [b]) => a - b);
  cells.forEach(([column, offset], at) => {
    cellColumns[first + at] = column;
    cellOffsets[first + at] = offset;
  });
}

/** The header is the keys that half of the records have at least; another key is a fault of its record. */
function tableOf(tokens: Tokens, records: Records): Cells {
  const { columns, starts, damaged, firstCells, cellColumns, cellOffsets } = records;
  const keys = [...columns].map(([name, key]) => ({ name, ...key, isUsual: key.count * 2 >= starts.length }));
  const usual = keys.filter(({ isUsual }) => isUsual);
  for (let row = 0; row < starts.length; row += 1) {
    if (damaged[row]) continue;
    const own = cellColumns.slice(firstCells[row], firstCells[row + 1]).map((index) => keys[index]!);
    damaged[row] = own.length !== usual.length || own.some(({ isUsual }) => !isUsual);
    if (damaged[row]) tokens.report("keys", starts[row]!, describeKeys(own, usual));
  }
  return {
    header: usual.map(({ name }) => name),
    headerOffsets: usual.map(({ offset }) => offset),
    rowCount: starts.length,
    isDamaged: (row) => damaged[row]!,
    startOf: (row) => starts[row]!,
    offsetOf: (row, column) => {
      const cell = cellOf(cellColumns, usual[column]!.index, [firstCells[row]!, firstCells[row + 1]!]);
      return cell === undefined ? undefined : cellOffsets[cell];
    },
  };
}

/** Index of a record's cell of a column, which is most often where it would be if every record had every key. */
function cellOf(cellColumns: readonly number[], column: number, [first, end]: readonly [number, number]): number | undefined {
  if (first + column < end && cellColumns[first + column] === column) return first + column;
  const cell = firstWhere(first, end, (index) => cellColumns[index]! >= column);
  return cell < end && cellColumns[cell] === column ? cell : undefined;
}

type NamedKey = Key & { readonly name: string; readonly isUsual: boolean };

function describeKeys(own: readonly NamedKey[], usual: readonly NamedKey[]): string {
  const there = new Set(own.map(({ index }) => index));
  const missing = usual.filter(({ index }) => !there.has(index));
  const extra = own.filter(({ isUsual }) => !isUsual);
  return [missing.length === 0 ? "" : `no ${named(missing)}`, extra.length === 0 ? "" : `${named(extra)}, which most records do not have`].filter(Boolean).join("; ");
}

function named(keys: readonly NamedKey[]): string {
  const names = keys.slice(0, 3).map(({ name }) => quote(name)).join(", ");
  return keys.length > 3 ? `${names} and ${keys.length - 3} more` : names;
}
