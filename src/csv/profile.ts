import { startOf, textAt } from "./locate.ts";
import { width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";

/** Questions about the shape of a scan as a whole, before anything is known of it. */

/** Whether a record is an empty line, or one of blanks. */
export function isBlank(scan: Scan, record: number): boolean {
  return width(scan, record) === 1 && scan.text.slice(startOf(scan, record), scan.ends[record]).trim() === "";
}

export interface WidthMode {
  /** The number of cells that most records have. */
  readonly cells: number;
  /** Share of the records with text that have it. */
  readonly share: number;
  /** Those records. */
  readonly records: readonly number[];
}

/** Records that tell the pattern of a file. */
const telling = 5000;

/** Of the first few thousand records. Of two numbers of cells that are as frequent the larger counts. */
export function widthMode(scan: Scan): WidthMode {
  const counts = new Map<number, number[]>();
  let filled = 0;
  for (let record = 0; record < Math.min(telling, scan.ends.length); record += 1) {
    if (isBlank(scan, record)) continue;
    filled += 1;
    const known = counts.get(width(scan, record));
    if (known === undefined) counts.set(width(scan, record), [record]);
    else known.push(record);
  }
  const [cells, records] = [...counts].toSorted(([a, some], [b, others]) => others.length - some.length || b - a)[0] ?? [1, []];
  return { cells, share: filled === 0 ? 1 : records.length / filled, records };
}

/** Cells of a record up to the last that is filled. */
export function filledWidth(scan: Scan, record: number): number {
  let count = width(scan, record);
  while (count > 0 && (textAt(scan, record, count - 1) ?? "").trim() === "") count -= 1;
  return count;
}

/** Lines among which the beginning of a table is looked for. */
const searched = 60;

/**
 * The record that a table begins with, its header if it has one: the first with text, or, where lines of a text or two
 * stand above a table that is otherwise regular, the first below them. One behind the last where there is none.
 */
export function firstOfTable(scan: Scan): number {
  const { cells, share, records } = widthMode(scan);
  const filled = Array.from({ length: Math.min(searched, scan.ends.length) }, (_, record) => record).filter((record) => !isBlank(scan, record));
  const first = filled[0] ?? scan.ends.length;
  const above = filled.findIndex((record) => width(scan, record) === cells);
  const below = records.length / share - above;
  if (records.length < 4 || cells < 2 || records.length < 0.8 * below) return first;
  return (scan.separator === " " ? firstOfNumbers(scan, filled, cells) : firstBelowTitles(scan, filled, cells)) ?? first;
}

function firstBelowTitles(scan: Scan, filled: readonly number[], cells: number): number | undefined {
  const start = filled.find((record) => width(scan, record) === cells && !isTitle(scan, record, cells));
  if (start === undefined || start === filled[0] || !filled.slice(0, filled.indexOf(start)).every((record) => isTitle(scan, record, cells))) return undefined;
  return cells > 2 || isWords(scan, start) ? start : undefined;
}

/** A line of one text, or of two above many columns, or one that begins with a count. */
function isTitle(scan: Scan, record: number, cells: number): boolean {
  const filled = filledWidth(scan, record);
  return filled === 1 || (filled === 2 && cells > 3) || (width(scan, record) < cells - 1 && isNumberLike(textAt(scan, record, 0) ?? ""));
}

/** Where blanks separate cells, a line of text is one of cells too: the first line of numbers counts, and the names above it. */
function firstOfNumbers(scan: Scan, filled: readonly number[], cells: number): number | undefined {
  const isOfNumbers = (record: number | undefined): boolean => record !== undefined && width(scan, record) === cells && !isWords(scan, record);
  const index = filled.findIndex((record, at) => isOfNumbers(record) && isOfNumbers(filled[at + 1]));
  if (index < 2) return undefined;
  const above = filled[index - 1]!;
  return width(scan, above) === cells && isWords(scan, above) ? above : filled[index];
}

function isWords(scan: Scan, record: number): boolean {
  return !Array.from({ length: width(scan, record) }, (_, column) => textAt(scan, record, column) ?? "").some(isNumberLike);
}

/** Whether a text is a number in one of the ways of writing it: `1.5`, `1,5`, `1,234.5`, `1e-3`, `12%`. */
export function isNumberLike(text: string): boolean {
  return /^\s*[+-]?(?:\d+(?:[.,]\d+)*[.,]?|[.,]\d+)(?:e[+-]?\d+)?\s*%?\s*$/i.test(text);
}
