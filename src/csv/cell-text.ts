import { endOf, textAt } from "./locate.ts";
import { width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";

/** More of a cell is never looked at to tell what a record is. */
const longest = 1000;

/** The opening of a cell's text; empty where there is none. */
export function openingOf(scan: Scan, record: number, column: number): string {
  if (column >= width(scan, record)) return "";
  const start = scan.starts[scan.firstCells[record]! + column]!;
  const isLong = endOf(scan, record, column) - start > longest;
  return isLong ? scan.text.slice(start, start + longest) : (textAt(scan, record, column) ?? "");
}

/** The openings of all cells of a record. */
export function openingsOf(scan: Scan, record: number): readonly string[] {
  return Array.from({ length: width(scan, record) }, (_, column) => openingOf(scan, record, column));
}

/** What shows of a cell: its opening without the spaces around it. */
export function wordOf(scan: Scan, record: number, column: number): string {
  return openingOf(scan, record, column).trim();
}

export function wordsOf(scan: Scan, record: number): readonly string[] {
  return openingsOf(scan, record).map((text) => text.trim());
}

/** How many cells of a record have a text that shows. */
export function filledCells(scan: Scan, record: number): number {
  let count = 0;
  for (let column = width(scan, record) - 1; column >= 0; column -= 1) if (wordOf(scan, record, column) !== "") count += 1;
  return count;
}
