import { quote } from "../finding.ts";
import { commaDialect, type Dialect } from "./dialect.ts";
import type { Fault } from "./fault.ts";
import { list, push, taken, type List } from "./list.ts";

/** Where the cells of a text begin and its records end. Offsets count UTF-16 units. */
export interface Scan {
  readonly text: string;
  readonly separator: Dialect["separator"];
  readonly quotes: Dialect["quotes"];
  /** Start of every cell, record after record; a quoted cell starts at its quote. */
  readonly starts: Uint32Array;
  /** Index into `starts` of the first cell of every record, and one entry more for the end. */
  readonly firstCells: Uint32Array;
  /** Offset behind the last character of every record, its line end left out. */
  readonly ends: Uint32Array;
  /** Line on which every record begins, from 1. */
  readonly lines: Uint32Array;
  /** Where each kind of line end between records appears first, in order of appearance. */
  readonly lineEnds: ReadonlyMap<LineEnd, number>;
  /** Offset of every comment line; none of them is a record. */
  readonly comments: readonly number[];
  readonly faults: readonly Fault[];
}

export type LineEnd = "LF" | "CRLF" | "CR";

const tab = 9;
const lf = 10;
const cr = 13;
const blank = 32;
const quoteMark = 34;

/**
 * Splits text into records and cells (RFC 4180 for commas; LF, CRLF and CR all end a line). Never stops: after a quote
 * that does not close it goes on at the next line that has as many separators as the first record.
 */
export function scanCsv(text: string, dialect: Dialect = commaDialect): Scan {
  const hasQuotes = dialect.quotes !== "none" && text.includes('"');
  const isPlain = !hasQuotes && !text.includes("\r") && dialect.separator !== " " && dialect.comment === undefined && dialect.header !== "last comment";
  return isPlain ? scanPlain(text, dialect) : scanAny(text, dialect);
}

/** The common case, found by the machine's own search: no quotes, no comments, LF alone, and a separator that is no blank. */
function scanPlain(text: string, { separator, quotes }: Dialect): Scan {
  const records = expected(text, /\n/g);
  const [starts, firstCells, ends, lines] = [list(expected(text, /[,;\t|\n]/g)), list(records), list(records), list(records)];
  let mark = text.indexOf(separator);
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found;
    push(lines, lines.length + 1);
    push(firstCells, starts.length);
    push(starts, at);
    for (; mark >= 0 && mark < end; mark = text.indexOf(separator, mark + 1)) push(starts, mark + 1);
    push(ends, end);
    at = end + 1;
  }
  push(firstCells, starts.length);
  const lineEnds = new Map<LineEnd, number>(text.includes("\n") ? [["LF", text.indexOf("\n")]] : []);
  return { text, separator, quotes, starts: taken(starts), firstCells: taken(firstCells), ends: taken(ends), lines: taken(lines), lineEnds, comments: [], faults: [] };
}

function scanAny(text: string, dialect: Dialect): Scan {
  const scanner = scannerOf(text, dialect);
  const { starts, faults } = scanner;
  const records = expected(text, /\r\n|\r|\n/g);
  const [firstCells, ends, lines] = [list(records), list(records), list(records)];
  const lineEnds = new Map<LineEnd, number>();
  const comments: number[] = [];
  const headerComment = dialect.header === "last comment" ? lastOfHead(text, dialect) : -1;
  for (let at = 0, line = 1; at < text.length; line += 1) {
    let end = endOfComment(text, at, dialect);
    if (end >= 0 && at !== headerComment) comments.push(at);
    else {
      push(firstCells, starts.length);
      push(lines, line + scanner.innerLines);
      end = scanRecord(scanner, end < 0 ? at : afterOpening(text, at, dialect));
      push(ends, end);
      if (scanner.separators === 0) scanner.separators = starts.length - firstCells.values[firstCells.length - 1]! - 1;
    }
    at = afterLineEnd(text, end);
    if (at > end) noteLineEnd(lineEnds, text, end);
  }
  push(firstCells, starts.length);
  const { separator, quotes } = dialect;
  return { text, separator, quotes, starts: taken(starts), firstCells: taken(firstCells), ends: taken(ends), lines: taken(lines), lineEnds, comments, faults };
}

interface Scanner {
  readonly text: string;
  readonly separator: number;
  /** A second separator; the same as the first where there is none. */
  readonly other: number;
  /** No character above it ends a cell or is a quote. */
  readonly highest: number;
  readonly quotes: Dialect["quotes"];
  readonly starts: List;
  readonly faults: Fault[];
  /** Line ends inside quoted cells so far. */
  innerLines: number;
  /** Separators of the first record that has any. */
  separators: number;
}

function scannerOf(text: string, dialect: Dialect): Scanner {
  const separator = dialect.separator.charCodeAt(0);
  const other = separator === blank ? tab : separator;
  return { text, separator, other, highest: Math.max(separator, quoteMark), quotes: dialect.quotes, starts: list(expected(text, /[,;\t|\n]/g)), faults: [], innerLines: 0, separators: 0 };
}

/** Scans the cells of a record and gives the offset behind its last character. */
function scanRecord(scanner: Scanner, from: number): number {
  const { text, separator, other, quotes, starts } = scanner;
  const isBlanks = separator === blank;
  for (let at = isBlanks ? afterBlanks(text, from) : from; ; ) {
    push(starts, at);
    const open = quotes === "after blanks" ? afterBlanks(text, at) : at;
    at = text.charCodeAt(open) === quoteMark && quotes !== "none" ? endOfQuoted(scanner, open) : endOfPlain(scanner, at);
    const code = text.charCodeAt(at);
    if (code !== separator && code !== other) return at;
    at += 1;
    if (!isBlanks) continue;
    at = afterBlanks(text, at);
    if (isLineEnd(text, at)) return at;
  }
}

function endOfPlain({ text, separator, other, highest, quotes, faults }: Scanner, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > highest) continue;
    if (code === separator || code === lf || code === cr || code === other) return at;
    if (code !== quoteMark || quotes === "none") continue;
    faults.push({ kind: "strayQuote", offset: at, found: "a quote inside a cell" });
    return endOfCell(text, at, separator, other);
  }
  return text.length;
}

function endOfQuoted(scanner: Scanner, open: number): number {
  const { text, separator, other, quotes, faults } = scanner;
  const close = closingQuote(text, open + 1);
  const behind = quotes === "after blanks" ? afterBlanks(text, close + 1) : close + 1;
  const end = close < 0 ? close : endOfCell(text, close + 1, separator, other);
  const inner = lineEndsBetween(text, open, close < 0 ? text.length : close);
  if (close >= 0 && (end === behind || inner === 0)) {
    if (end > behind) faults.push({ kind: "textAfterQuote", offset: close + 1, found: quote(text.slice(close + 1, end)) });
    scanner.innerLines += inner;
    return end;
  }
  faults.push({ kind: "unterminatedQuote", offset: open, found: "a quote that does not close" });
  const resume = recoveryPoint(scanner, open, close < 0 ? text.length : close);
  scanner.innerLines += lineEndsBetween(text, open, resume);
  return resume;
}

/** Offset of the next quote that is not one of a pair, or −1. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== quoteMark) return at;
  }
  return -1;
}

/** End of the line before the next one that may be a record; where none has enough separators, the end of this line. */
function recoveryPoint({ text, separator, separators }: Scanner, open: number, limit: number): number {
  const between = separator === blank ? /[ \t]+/ : String.fromCharCode(separator);
  const endOfThis = endOfLine(text, open);
  for (let end = endOfThis; end < limit; ) {
    const next = afterLineEnd(text, end);
    const nextEnd = endOfLine(text, next);
    if (next < text.length && text.slice(next, nextEnd).split(between).length > separators) return end;
    end = nextEnd;
  }
  return endOfThis;
}

function endOfCell(text: string, from: number, separator: number, other: number): number {
  let at = from;
  while (!isLineEnd(text, at) && text.charCodeAt(at) !== separator && text.charCodeAt(at) !== other) at += 1;
  return at;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === blank || text.charCodeAt(at) === tab) at += 1;
  return at;
}

function isLineEnd(text: string, at: number): boolean {
  return at >= text.length || text.charCodeAt(at) === lf || text.charCodeAt(at) === cr;
}

/** End of the comment line that starts here, or −1. */
function endOfComment(text: string, at: number, { comment, separator }: Dialect): number {
  if (comment === undefined) return -1;
  const opening = separator === " " ? afterBlanks(text, at) : at;
  return opening < text.length && comment.includes(text[opening]!) ? endOfLine(text, opening) : -1;
}

/** Offset behind the characters that open a comment, and the blanks that follow. */
function afterOpening(text: string, from: number, { comment = "", separator }: Dialect): number {
  let at = separator === " " ? afterBlanks(text, from) : from;
  while (at < text.length && comment.includes(text[at]!)) at += 1;
  return afterBlanks(text, at);
}

/** Offset of the last comment line above the first record, or −1. */
function lastOfHead(text: string, dialect: Dialect): number {
  let last = -1;
  for (let at = 0; at < text.length; ) {
    const end = endOfComment(text, at, dialect);
    if (end >= 0) last = at;
    else if (endOfLine(text, at) > afterBlanks(text, at)) return last;
    at = afterLineEnd(text, Math.max(end, endOfLine(text, at)));
  }
  return last;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (!isLineEnd(text, at)) at += 1;
  return at;
}

function afterLineEnd(text: string, end: number): number {
  if (end >= text.length) return end;
  return text.charCodeAt(end) === cr && text.charCodeAt(end + 1) === lf ? end + 2 : end + 1;
}

/** How many lines end from one offset to another; CRLF is one end. */
export function lineEndsBetween(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === lf || (code === cr && text.charCodeAt(at + 1) !== lf)) count += 1;
  }
  return count;
}

function noteLineEnd(lineEnds: Map<LineEnd, number>, text: string, end: number): void {
  const kind = text.charCodeAt(end) === lf ? "LF" : text.charCodeAt(end + 1) === lf ? "CRLF" : "CR";
  if (!lineEnds.has(kind)) lineEnds.set(kind, end);
}

const sampled = 65_536;

/** About how many marks a text has, by its first part. */
function expected(text: string, marks: RegExp): number {
  const count = text.slice(0, sampled).match(marks)?.length ?? 0;
  return 256 + Math.ceil((1.1 * count * text.length) / Math.min(Math.max(text.length, 1), sampled));
}
