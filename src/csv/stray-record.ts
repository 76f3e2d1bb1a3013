import { quote } from "../finding.ts";
import { filledCells, wordOf, wordsOf } from "./cell-text.ts";
import type { Fault } from "./fault.ts";
import { startOf } from "./locate.ts";
import { isNumberLike } from "./profile.ts";
import { width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";

/** A header and the records of text around it. */
export interface Around {
  readonly scan: Scan;
  readonly headerRecord: number;
  /** Texts of the header's cells, without the spaces around them. */
  readonly names: readonly string[];
}

/** What is wrong with a record that stands above the header. */
export function faultAbove({ scan, names }: Around, record: number): Fault {
  const offset = startOf(scan, record);
  const text = lineOf(scan, record);
  if (/^"?[#%]/.test(text)) return { kind: "commentLine", offset, found: quote(text) };
  const cells = wordsOf(scan, record);
  const isRow = names.length > 1 && cells.length === names.length && !cells.includes("") && cells.some(isNumberLike);
  return { kind: isRow ? "rowAboveHeader" : "titleRow", offset, found: `${quote(text)}, above the header` };
}

/** Parts the records below a header into rows and others, which hold no data, each with its fault. */
export function rowsBelow(around: Around, content: Uint32Array): { readonly rows: Uint32Array; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const rows = new Uint32Array(content.length);
  const strayKind = strayKindIn(around, content);
  let count = 0;
  for (const record of content) {
    const fault = strayKind(record);
    if (fault === undefined) rows[count++] = record;
    else faults.push(fault);
  }
  const footers = footersOf(around, rows.subarray(0, count));
  return { rows: rows.subarray(0, count - footers.length), faults: [...faults, ...footers] };
}

/** Tells comments and headers among rows. What the first row looks like is no stranger. */
function strayKindIn({ scan, headerRecord, names }: Around, content: Uint32Array): (record: number) => Fault | undefined {
  const { text, starts, firstCells } = scan;
  const header = lineOf(scan, headerRecord);
  const known = new Set(names);
  const openings = new Set(names.map((name) => name.charCodeAt(0)));
  const first = content[0];
  const mayHoldComments = names.length > 1 && (first === undefined || !isCommentAt(scan, first) || isAlone(scan, first));
  return (record) => {
    const offset = startOf(scan, record);
    const code = text.charCodeAt(offset);
    if (mayHoldComments && (code === hash || code === percent || code === quoteMark) && isCommentAt(scan, record) && isAlone(scan, record, names.length)) {
      return { kind: "commentLine", offset, found: quote(lineOf(scan, record)) };
    }
    // a file put behind another brings its byte order mark along
    const from = code === byteOrderMark ? offset + 1 : offset;
    if (names.length < 2 || !openings.has(text.charCodeAt(from))) return undefined;
    if (scan.ends[record]! - from === header.length && text.startsWith(header, from)) return { kind: "repeatedHeader", offset, found: "the header again" };
    const lastCell = starts[firstCells[record + 1]! - 1]!;
    const isOther = openings.has(text.charCodeAt(lastCell)) && isMadeOf(scan, record, known);
    return isOther ? { kind: "otherHeader", offset, found: `${quote(lineOf(scan, record))}, the names in another order` } : undefined;
  };
}

const quoteMark = 34;
const hash = 35;
const percent = 37;
const byteOrderMark = 0xfeff;

function isCommentAt(scan: Scan, record: number): boolean {
  return /^"?[#%]/.test(scan.text.slice(startOf(scan, record), startOf(scan, record) + 2));
}

/** Whether nothing but the first cell has a text, or the record is of another width than it should be. */
function isAlone(scan: Scan, record: number, due = width(scan, record)): boolean {
  return width(scan, record) !== due || filledCells(scan, record) <= 1;
}

function isMadeOf(scan: Scan, record: number, names: ReadonlySet<string>): boolean {
  const count = width(scan, record);
  if (count !== names.size) return false;
  for (let column = 0; column < count; column += 1) if (!names.has(wordOf(scan, record, column))) return false;
  return true;
}

const totals = /^(?:(?:grand |sub)?total|sum|mean|average|avg\.?|median|std\.?(?: ?dev\.?)?|sd|s\.d\.)\s*:?$/i;
const notes = /^(?:source|notes?|footnotes?|remarks?|references?|data (?:from|source)|copyright|©|\*+|†|‡|§)(?![\p{L}\d])/iu;

/** Totals and notes below the last row: each has a word of that kind, and cells that are blank or lacking, or sums. */
function footersOf(around: Around, rows: Uint32Array): readonly Fault[] {
  const faults: Fault[] = [];
  for (let index = rows.length - 1; index > 0; index -= 1) {
    const fault = footer(around, rows, index);
    if (fault === undefined) break;
    faults.unshift(fault);
  }
  // a table of totals, or of notes, is no footer
  const first = rows.length === 0 ? "" : wordOf(around.scan, rows[0]!, 0);
  return totals.test(first) || notes.test(first) ? [] : faults;
}

function footer({ scan, names }: Around, rows: Uint32Array, index: number): Fault | undefined {
  const record = rows[index]!;
  const first = wordOf(scan, record, 0);
  if (names.length < 2 || first === "") return undefined;
  const isShort = width(scan, record) < names.length;
  const count = filledCells(scan, record);
  const isNote = count === 1 && (notes.test(first) || (isShort && /\p{L}\s|\s\p{L}/u.test(first)));
  const isTotal = totals.test(first) && (isShort || count < names.length || isSumOf(scan, rows.subarray(0, index), record));
  return isNote || isTotal ? { kind: "footer", offset: startOf(scan, record), found: `${quote(first)}, below the last row` } : undefined;
}

/** Whether every number of a record is the sum or the mean of those above it. */
function isSumOf(scan: Scan, rows: Uint32Array, record: number): boolean {
  const columns = Array.from({ length: width(scan, record) - 1 }, (_, index) => index + 1);
  const checked = columns.map((column) => ({ total: numberAt(scan, record, column), above: Array.from(rows, (row) => numberAt(scan, row, column)) }));
  const numeric = checked.filter(({ total, above }) => total !== 0 && Number.isFinite(total) && above.every(Number.isFinite));
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-3 * Math.abs(b);
  const matches = ({ total, above }: { total: number; above: readonly number[] }): boolean => {
    const sum = above.reduce((a, b) => a + b, 0);
    return isNear(total, sum) || isNear(total, sum / above.length);
  };
  return rows.length > 1 && numeric.length > 0 && numeric.every(matches);
}

function numberAt(scan: Scan, record: number, column: number): number {
  const text = wordOf(scan, record, column);
  return text === "" ? NaN : Number(text);
}

function lineOf(scan: Scan, record: number): string {
  return scan.text.slice(startOf(scan, record), scan.ends[record]);
}
