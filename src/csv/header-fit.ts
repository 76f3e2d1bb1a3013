import { cells } from "./cell-count.ts";
import { wordOf } from "./cell-text.ts";
import type { Fault } from "./fault.ts";
import { startOf } from "./locate.ts";
import { width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";

/** How the header and the rows fit together: which widths a row may have, and what holds for all rows at once. */
export interface HeaderFit {
  /** How many columns the table has; empty ones behind the last name are none. */
  readonly columnCount: number;
  readonly least: number;
  readonly most: number;
  /** Whether the first column, without a name, numbers the rows. */
  readonly hasRowNumbers: boolean;
  readonly fault?: Fault;
  /** Whether the fault is that of every row, which need not be told again. */
  readonly isOfAllRows: boolean;
}

/** `names` are the texts of the header's cells; `rows` those that are not broken otherwise. */
export function fitHeader(scan: Scan, headerRecord: number, names: readonly string[], rows: Uint32Array): HeaderFit {
  const count = names.length;
  const named = names.findLastIndex((name) => name !== "") + 1;
  const plain: HeaderFit = { columnCount: count, least: count, most: count, hasRowNumbers: false, isOfAllRows: false };
  if (rows.length === 0) return plain;
  const common = commonWidth(scan, rows);
  const least = Math.min(named, common ?? named);
  const most = Math.max(count, common ?? count);
  const startAt = (column: number): number => scan.starts[scan.firstCells[headerRecord]! + column]!;
  if (named > 0 && most > named && least === named && rows.every((row) => isEmptyFrom(scan, row, named))) {
    const offset = named < count ? startAt(named) : scan.ends[headerRecord]!;
    const number = most - named;
    const fault: Fault = { kind: "emptyColumns", offset, found: `${number === 1 ? "1 column" : `${number} columns`} of empty cells behind the last name` };
    return { ...plain, columnCount: named, least: named, most, fault };
  }
  if (rows.length > 1 && common !== undefined && common !== count) {
    const fault: Fault = { kind: "headerWidth", offset: scan.ends[headerRecord]!, expected: `${cells(common)}, as many as in every row`, found: cells(count) };
    return { ...plain, fault, isOfAllRows: true };
  }
  if (count < 2 || names[0] !== "" || !areNumbered(scan, rows)) return plain;
  return { ...plain, hasRowNumbers: true, fault: { kind: "rowNumbers", offset: startOf(scan, headerRecord), found: "a first column without a name that numbers the rows" } };
}

/** The width of all rows; undefined where they differ. */
function commonWidth(scan: Scan, rows: Uint32Array): number | undefined {
  const first = width(scan, rows[0]!);
  return rows.every((row) => width(scan, row) === first) ? first : undefined;
}

function isEmptyFrom(scan: Scan, row: number, column: number): boolean {
  for (let at = width(scan, row) - 1; at >= column; at -= 1) if (wordOf(scan, row, at) !== "") return false;
  return true;
}

/** Whether the first cells are whole numbers that rise, as a program counts rows, some of which may have been left out. */
function areNumbered(scan: Scan, rows: Uint32Array): boolean {
  let last = -1;
  for (const row of rows) {
    const text = wordOf(scan, row, 0);
    if (!/^\d{1,15}$/.test(text) || Number(text) <= last) return false;
    last = Number(text);
  }
  return true;
}
