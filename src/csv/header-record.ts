import { filledCells, wordOf, wordsOf } from "./cell-text.ts";
import { foldName } from "./fold-name.ts";
import { isNumberLike } from "./profile.ts";
import { width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";

/** Records among which a header is looked for. */
const searched = 50;

/**
 * Which of the records of text is the header, as an index: the first one with most of the names that the schema gives;
 * else the first one, where no title stands above it. Where there is none, why not.
 */
export function findHeader(scan: Scan, content: Uint32Array, expected: readonly string[]): number | "transposed" | "noHeader" {
  const due = new Set(expected.map(foldName));
  const known = Array.from(content.subarray(0, searched), (record) => hits(wordsOf(scan, record), due));
  const byName = known.findIndex((count) => count > 0 && count * 2 >= due.size);
  if (byName >= 0) return byName;
  if (due.size > 1 && isTransposed(scan, content, due)) return "transposed";
  const index = firstBelowTitles(scan, content);
  return isRow(scan, content[index]!, due) && known.every((count) => count === 0) ? "noHeader" : index;
}

/** Whether a record has as many cells as the schema has columns, and numbers among them, which are no names of it. */
function isRow(scan: Scan, record: number, due: ReadonlySet<string>): boolean {
  const names = wordsOf(scan, record);
  return names.length === due.size && names.some(isNumberLike);
}

function hits(names: readonly string[], due: ReadonlySet<string>): number {
  return due.size === 0 ? 0 : new Set(names.map(foldName).filter((name) => due.has(name))).size;
}

function isTransposed(scan: Scan, content: Uint32Array, due: ReadonlySet<string>): boolean {
  const firsts = Array.from(content.subarray(0, 1000), (record) => wordOf(scan, record, 0));
  return hits(firsts, due) >= Math.max(2, due.size / 2);
}

function firstBelowTitles(scan: Scan, content: Uint32Array): number {
  const last = Math.min(searched, content.length - 1);
  for (let index = 0; index < last; index += 1) if (!isTitle(scan, content, index)) return index;
  return 0;
}

/** A line of fewer texts than the next, which is all names, with rows below it that hold numbers. */
function isTitle(scan: Scan, content: Uint32Array, index: number): boolean {
  const filled = filledCells(scan, content[index]!);
  const rest = Array.from(content.subarray(index + 1, index + searched));
  const header = rest.findIndex((record) => filledCells(scan, record) > filled && isAllNames(scan, record));
  const [first, ...rows] = header < 0 ? [] : rest.slice(header, header + 3);
  if (first === undefined || rows.length === 0 || rest.slice(0, header).some((record) => filledCells(scan, record) > filled)) return false;
  return filled < width(scan, first) && rows.every((row) => width(scan, row) === width(scan, first) && !isAllNames(scan, row));
}

/** Whether every cell has a text that is no number. */
function isAllNames(scan: Scan, record: number): boolean {
  return wordsOf(scan, record).every((text) => text !== "" && !isNumberLike(text));
}
