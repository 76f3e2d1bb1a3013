import { quote } from "../finding.ts";
import { cells } from "./cell-count.ts";
import { openingsOf } from "./cell-text.ts";
import { faultKinds, type Fault } from "./fault.ts";
import { fitHeader, type HeaderFit } from "./header-fit.ts";
import { findHeader } from "./header-record.ts";
import { lineEndFaults, strayLines } from "./line-fault.ts";
import { recordAt, startOf, textAt } from "./locate.ts";
import { longCells } from "./long-cell.ts";
import { readNames } from "./names.ts";
import { kindsOf, recordsOfText, width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";
import { faultAbove, rowsBelow } from "./stray-record.ts";
import { splitNumberAt } from "./split-number.ts";
import { unfitText } from "./unfit.ts";

/** Which records of a text are the header and the rows of a table. */
export interface Shape {
  /**
   * Names without the spaces around them, as the schema spells them where they look like one of its own; empty where
   * the text is no table.
   */
  readonly header: readonly string[];
  readonly headerRecord: number;
  /** Record of every row; blank lines, comments, titles, footers and repeated headers are none. */
  readonly rows: Uint32Array;
  /** Whether a record is broken as text: of another length than the header, or with a grave fault in one of its cells. */
  isDamaged(record: number): boolean;
  /** Made one by one when asked for: there may be as many as lines. */
  readonly faults: Iterable<Fault>;
}

/**
 * Checks what makes records a table: line ends, one header with names of its own, rows as long as the header. `known`
 * are the faults of the text so far; a row that they broke is not counted against its length too. `expected` are the
 * names of the columns, where a schema gives them.
 */
export function checkShape(scan: Scan, known: readonly Fault[], expected: readonly string[] = []): Shape {
  const kinds = kindsOf(scan);
  const { content, separatorLine } = belowSeparatorLine(scan, recordsOfText(kinds));
  const lines = (): readonly Iterable<Fault>[] => [lineEndFaults(scan), separatorLine, strayLines(scan, kinds)];
  const unfit = unfitText(scan, content[0]);
  const at = unfit === undefined && content.length > 0 ? findHeader(scan, content, expected) : 0;
  if (unfit !== undefined || content.length === 0 || typeof at === "string") {
    const fault = unfit ?? (typeof at === "string" ? lackOfHeader(scan, content[0]!, at) : undefined);
    const faults = iterable(() => walk(...lines(), fault === undefined ? [] : [fault]));
    return { header: [], headerRecord: 0, rows: new Uint32Array(), isDamaged: () => false, faults };
  }
  const headerRecord = content[at]!;
  const raw = openingsOf(scan, headerRecord);
  const around = { scan, headerRecord, names: raw.map((name) => name.trim()) };
  const { rows, faults: strays } = rowsBelow(around, content.subarray(at + 1));
  const long = longCells(scan);
  const broken = brokenRecords(scan, [...known, ...long]);
  const fit = fitHeader(scan, headerRecord, around.names, unbroken(rows, broken));
  const names = readNames(raw.slice(0, fit.columnCount), scan.starts.subarray(scan.firstCells[headerRecord]), expected, fit.hasRowNumbers);
  const titles = Array.from(content.subarray(0, at), (record) => faultAbove(around, record));
  const header = [...titles, ...long, ...names.faults, ...(fit.fault === undefined ? [] : [fit.fault])];
  return {
    header: names.names,
    headerRecord,
    rows,
    isDamaged: (record) => broken[record] === 1 || !fits(width(scan, record), fit),
    faults: iterable(() => walk(...lines(), header, strays, rowFaults(scan, { headerRecord, rows, broken, fit }))),
  };
}

/** Can be walked through more than once, unlike what a generator gives. */
function iterable<T>(walk: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: walk };
}

function* walk(...parts: readonly Iterable<Fault>[]): Generator<Fault> {
  for (const part of parts) yield* part;
}

/** Excel reads and writes `sep=;` above a header. */
function belowSeparatorLine(scan: Scan, content: Uint32Array): { readonly content: Uint32Array; readonly separatorLine: readonly Fault[] } {
  if (content.length < 2) return { content, separatorLine: [] };
  const offset = startOf(scan, content[0]!);
  const line = scan.text.slice(offset, Math.min(scan.ends[content[0]!]!, offset + 8));
  if (!/^"?sep=.?"?$/i.test(line)) return { content, separatorLine: [] };
  return { content: content.subarray(1), separatorLine: [{ kind: "separatorLine", offset, found: quote(line) }] };
}

function lackOfHeader(scan: Scan, record: number, kind: "transposed" | "noHeader"): Fault {
  const offset = startOf(scan, record);
  const line = scan.text.slice(offset, scan.ends[record]);
  return { kind, offset, found: kind === "transposed" ? "the names one below the other, in the first column" : `a row, ${quote(line)}, on the first line` };
}

/** One entry for each record, 1 where a grave fault lies in it. */
function brokenRecords(scan: Scan, faults: readonly Fault[]): Uint8Array {
  const broken = new Uint8Array(scan.ends.length);
  for (const { kind, offset } of faults) if (faultKinds[kind].level === "A") broken[recordAt(scan, offset)] = 1;
  return broken;
}

/** A loop of our own: `filter` of a typed array takes twenty times as long. */
function unbroken(rows: Uint32Array, broken: Uint8Array): Uint32Array {
  const good = new Uint32Array(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index += 1) if (broken[rows[index]!] === 0) good[count++] = rows[index]!;
  return good.subarray(0, count);
}

interface Rows {
  readonly headerRecord: number;
  readonly rows: Uint32Array;
  readonly broken: Uint8Array;
  readonly fit: HeaderFit;
}

function* rowFaults(scan: Scan, { headerRecord, rows, broken, fit }: Rows): Generator<Fault> {
  if (rows.length === 0) yield { kind: "headerOnly", offset: startOf(scan, headerRecord), found: "a header and no rows" };
  if (fit.isOfAllRows) return;
  const due = fit.most;
  const good = rows.find((row) => width(scan, row) === due && broken[row] === 0);
  let examined = 0;
  const expected = `${cells(due)}, as many as in the header`;
  for (const record of rows) {
    const count = width(scan, record);
    if (fits(count, fit) || broken[record] === 1) continue;
    const cut = scan.ends[record] === scan.text.length ? " at the end of the file, which may be cut off" : "";
    yield count > due
      ? longRow(scan, record, examined++ < mostExamined ? good : undefined, fit)
      : { kind: "shortRow", offset: scan.ends[record]!, expected, found: cells(count) + cut };
  }
}

/** Further long rows are told by their number alone. */
const mostExamined = 10;

/** `good` is a row that is as long as it should be. */
function longRow(scan: Scan, record: number, good: number | undefined, { most: due }: HeaderFit): Fault {
  const first = scan.firstCells[record]!;
  const count = cells(width(scan, record));
  const column = good === undefined || scan.separator !== "," ? undefined : splitNumberAt(scan, record, good);
  const expected = `${cells(due)}, as many as in the header`;
  if (column === undefined) return { kind: "longRow", offset: scan.starts[first + due]!, expected, found: count };
  const number = `${textAt(scan, record, column)},${textAt(scan, record, column + 1)}`;
  return { kind: "longRow", offset: scan.starts[first + column]!, expected, found: `${count}, two of them ${quote(number)}, which may be one number with a decimal comma` };
}

function fits(count: number, { least, most }: HeaderFit): boolean {
  return count >= least && count <= most;
}
