import type { Place } from "../table.ts";
import { lineEndsBetween, type Scan } from "./scan.ts";

/** Questions that a scan answers: what a cell says, and where an offset is. */

/** Text of a cell of a record. */
export function textAt(scan: Scan, record: number, column: number): string | undefined {
  const start = scan.starts[scan.firstCells[record]! + column]!;
  const end = endOf(scan, record, column);
  if (start === end) return undefined;
  const text = scan.text.slice(start, end);
  if (!text.startsWith('"')) return text;
  return text.length > 1 && text.endsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** Offset behind the last character of a cell. */
export function endOf(scan: Scan, record: number, column: number): number {
  const next = scan.firstCells[record]! + column + 1;
  return next < scan.firstCells[record + 1]! ? scan.starts[next]! - 1 : scan.ends[record]!;
}

/** Line and column of an offset, found from the start of its record. */
export function placeAt(scan: Scan, offset: number): Place {
  const record = recordAt(scan, offset);
  const start = startOf(scan, record);
  const line = scan.lines[record]! + lineEndsBetween(scan.text, start, offset);
  const before = scan.text.slice(start, offset);
  const lineStart = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  return { line, column: Array.from(before.slice(lineStart)).length + 1 };
}

/** The record that holds an offset; the line end behind a record belongs to it. */
export function recordAt(scan: Scan, offset: number): number {
  let [low, high] = [0, scan.ends.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (startOf(scan, middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
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
