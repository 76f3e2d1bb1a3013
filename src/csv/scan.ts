import { quote } from "../finding.ts";
import type { Fault } from "./fault.ts";

/** Where the cells of a text begin and its records end. Offsets count UTF-16 units. */
export interface Scan {
  readonly text: string;
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
  readonly faults: readonly Fault[];
}

export type LineEnd = "LF" | "CRLF" | "CR";

const lf = 10;
const cr = 13;
const quoteMark = 34;
const comma = 44;

/**
 * Splits comma-separated text into records and cells (RFC 4180; LF, CRLF and CR all end a line). Never stops: after a
 * quote that does not close it goes on at the next line that has as many commas as the first record.
 */
export function scanCsv(text: string): Scan {
  const scanner: Scanner = { text, starts: list(), faults: [], innerLines: 0, commas: 0 };
  const [firstCells, ends, lines] = [list(), list(), list()];
  const lineEnds = new Map<LineEnd, number>();
  for (let at = 0, line = 1; at < text.length; line += 1) {
    push(firstCells, scanner.starts.length);
    push(lines, line + scanner.innerLines);
    const end = scanRecord(scanner, at);
    push(ends, end);
    at = afterLineEnd(text, end);
    if (at > end) noteLineEnd(lineEnds, text, end);
    if (scanner.commas === 0) scanner.commas = scanner.starts.length - firstCells.values[firstCells.length - 1]! - 1;
  }
  push(firstCells, scanner.starts.length);
  return {
    text,
    starts: taken(scanner.starts),
    firstCells: taken(firstCells),
    ends: taken(ends),
    lines: taken(lines),
    lineEnds,
    faults: scanner.faults,
  };
}

interface Scanner {
  readonly text: string;
  readonly starts: List;
  readonly faults: Fault[];
  /** Line ends inside quoted cells so far. */
  innerLines: number;
  /** Commas of the first record that has any. */
  commas: number;
}

/** Scans the cells of a record and gives the offset behind its last character. */
function scanRecord(scanner: Scanner, from: number): number {
  const { text, starts } = scanner;
  for (let at = from; ; at += 1) {
    push(starts, at);
    at = text.charCodeAt(at) === quoteMark ? endOfQuoted(scanner, at) : endOfPlain(scanner, at);
    if (text.charCodeAt(at) !== comma) return at;
  }
}

function endOfPlain({ text, faults }: Scanner, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > comma) continue;
    if (code === comma || code === lf || code === cr) return at;
    if (code !== quoteMark) continue;
    faults.push({ kind: "strayQuote", offset: at, found: "a quote inside a cell" });
    return endOfCell(text, at);
  }
  return text.length;
}

function endOfQuoted(scanner: Scanner, open: number): number {
  const { text, faults } = scanner;
  const close = closingQuote(text, open + 1);
  const end = close < 0 ? close : endOfCell(text, close + 1);
  const inner = lineEndsBetween(text, open, close < 0 ? text.length : close);
  if (close >= 0 && (end === close + 1 || inner === 0)) {
    if (end > close + 1) faults.push({ kind: "textAfterQuote", offset: close + 1, found: quote(text.slice(close + 1, end)) });
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

/** End of the line before the next one that may be a record; where none has enough commas, the end of this line. */
function recoveryPoint({ text, commas }: Scanner, open: number, limit: number): number {
  const endOfThis = endOfLine(text, open);
  for (let end = endOfThis; end < limit; ) {
    const next = afterLineEnd(text, end);
    const nextEnd = endOfLine(text, next);
    if (next < text.length && text.slice(next, nextEnd).split(",").length > commas) return end;
    end = nextEnd;
  }
  return endOfThis;
}

function endOfCell(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== comma && text.charCodeAt(at) !== lf && text.charCodeAt(at) !== cr) at += 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== lf && text.charCodeAt(at) !== cr) at += 1;
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

/** Numbers that grow in a typed array; a plain array of eight million costs twice the memory. */
interface List {
  values: Uint32Array;
  length: number;
}

function list(): List {
  return { values: new Uint32Array(1024), length: 0 };
}

function push(list: List, value: number): void {
  if (list.length === list.values.length) {
    const values = new Uint32Array(list.length * 2);
    values.set(list.values);
    list.values = values;
  }
  list.values[list.length++] = value;
}

function taken({ values, length }: List): Uint32Array {
  return values.subarray(0, length);
}
