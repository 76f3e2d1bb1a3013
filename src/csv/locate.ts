import { countCodePoints } from "../code-points.ts";
import { firstWhere } from "../first-where.ts";
import type { Place } from "../table.ts";
import { lineEndsBetween, type Scan } from "./scan.ts";

/** Questions that a scan answers: what a cell says, and where an offset is. */

/** Text of a cell of a record. */
export function textAt(scan: Scan, record: number, column: number): string | undefined {
  const start = scan.starts[scan.firstCells[record]! + column]!;
  const end = endOf(scan, record, column);
  if (start === end) return undefined;
  const raw = scan.text.slice(start, end);
  if (scan.quotes === "none") return raw;
  const text = scan.quotes === "after blanks" && /^[ \t]*"/.test(raw) ? raw.trim() : raw;
  if (!text.startsWith('"')) return text;
  return text.length > 1 && text.endsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** Offset behind the last character of a cell. */
export function endOf(scan: Scan, record: number, column: number): number {
  const next = scan.firstCells[record]! + column + 1;
  const end = next < scan.firstCells[record + 1]! ? scan.starts[next]! - 1 : scan.ends[record]!;
  return scan.separator === " " ? beforeBlanks(scan.text, scan.starts[next - 1]!, end) : end;
}

function beforeBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && " \t".includes(text[at - 1]!)) at -= 1;
  return at;
}

/** Line and column of an offset, found from the start of its record, or of the text where it lies above all records. */
export function placeAt(scan: Scan, offset: number): Place {
  const { text } = scan;
  const record = recordAt(scan, offset);
  const isAbove = scan.ends.length === 0 || offset < startOf(scan, record);
  const from = isAbove ? 0 : startOf(scan, record);
  const before = text.slice(from, offset);
  let lineStart = from + Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  // what stands before the first cell of a record: blanks, or the opening of a comment
  while (lineStart > 0 && !"\n\r".includes(text[lineStart - 1]!)) lineStart -= 1;
  const line = (isAbove ? 1 : scan.lines[record]!) + lineEndsBetween(text, from, offset);
  return { line, column: countCodePoints(text, lineStart, offset) + 1 };
}

/** The record that holds an offset; the line end behind a record belongs to it. */
export function recordAt(scan: Scan, offset: number): number {
  return Math.max(0, firstWhere(0, scan.ends.length, (record) => startOf(scan, record) > offset) - 1);
}

/** The column that holds an offset of a record. */
export function columnAt(scan: Scan, record: number, offset: number): number {
  const starts = scan.starts.subarray(scan.firstCells[record], scan.firstCells[record + 1]);
  return starts.findLastIndex((start) => start <= offset);
}

/** Offset of the first character of a record. */
export function startOf(scan: Scan, record: number): number {
  return scan.starts[scan.firstCells[record]!]!;
}
