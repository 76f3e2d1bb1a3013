import type { Finding } from "../finding.ts";
import { cells } from "../csv/cell-count.ts";
import type { Dialect } from "../csv/dialect.ts";
import type { Fault } from "../csv/fault.ts";
import { lineEndFaults } from "../csv/line-fault.ts";
import { longCells } from "../csv/long-cell.ts";
import { startOf, textAt } from "../csv/locate.ts";
import { filledWidth } from "../csv/profile.ts";
import { recordKinds, width } from "../csv/record-kind.ts";
import type { Scan } from "../csv/scan.ts";
import { quote } from "../finding.ts";
import type { Layout } from "./layout.ts";

/** A fault of a file, at another level than that of its kind where the file's own pattern makes it so. */
export interface GradedFault extends Fault {
  readonly level?: Finding["level"];
}

export interface Structure {
  /** Without the spaces around them; `column 1`, `column 2`, ... where there is no header. */
  readonly names: readonly string[];
  /** Widths that a row may have. */
  readonly least: number;
  readonly most: number;
  readonly faults: readonly GradedFault[];
}

/** Compares the header and the rows of a file with each other, and its lines with most of its lines. */
export function structureOf(scan: Scan, layout: Layout, dialect: Dialect, broken: ReadonlySet<number>): Structure {
  const fit = fitOf(scan, layout, dialect);
  const rows = fit.isOfAllRows ? [] : raggedRows(scan, layout, fit, broken);
  const faults = [...lineEnds(scan), ...strayLines(scan, layout, dialect), ...titles(scan, layout), ...repeated(scan, layout), ...longCells(scan), ...fit.faults, ...rows];
  return { names: namesOf(scan, layout, fit), least: fit.least, most: fit.most, faults: [...faults, ...nameFaults(scan, layout, fit)] };
}

/** One kind of line end throughout is the way of a file, whichever it is. */
function lineEnds(scan: Scan): readonly GradedFault[] {
  const faults = lineEndFaults(scan);
  return scan.lineEnds.size > 1 ? faults : faults.map((fault) => ({ ...fault, level: "G" }));
}

interface Fit {
  readonly least: number;
  readonly most: number;
  /** Columns that count: without those that are empty and nameless at the end. */
  readonly columns: number;
  /** Whether rows have a name in front that the header has no cell for. */
  readonly hasRowNames: boolean;
  readonly isOfAllRows: boolean;
  readonly faults: readonly GradedFault[];
}

function fitOf(scan: Scan, { header, headerWidth, rowWidth, rows }: Layout, dialect: Dialect): Fit {
  const plain: Fit = { least: headerWidth, most: headerWidth, columns: headerWidth, hasRowNames: false, isOfAllRows: false, faults: [] };
  if (header === undefined) return plain;
  if (rows.length === 0) return { ...plain, faults: [{ kind: "headerOnly", offset: startOf(scan, header), found: "a header and no rows" }] };
  const named = Array.from({ length: headerWidth }, (_, column) => textAt(scan, header, column) ?? "").findLastIndex((name) => name.trim() !== "") + 1;
  const most = Math.max(headerWidth, rowWidth ?? 0);
  const isEmptyBehind = named > 0 && named < most && (rowWidth === named || rows.every((row) => isEmptyFrom(scan, row, named)));
  if (isEmptyBehind) return { ...plain, least: Math.min(named, rowWidth ?? named), most, columns: named };
  if (rowWidth === undefined || rowWidth === headerWidth) return plain;
  if (rowWidth === headerWidth + 1 && haveNames(scan, rows, dialect)) return { ...plain, least: rowWidth, most: rowWidth, columns: rowWidth, hasRowNames: true };
  const uniform = rows.every((row) => width(scan, row) === rowWidth);
  if (rows.length < 2 || !uniform) return plain;
  const fault: Fault = { kind: "headerWidth", offset: scan.ends[header]!, expected: `${cells(rowWidth)}, as many as in every row`, found: cells(headerWidth) };
  return { ...plain, faults: [fault], isOfAllRows: true };
}

function isEmptyFrom(scan: Scan, row: number, column: number): boolean {
  for (let at = width(scan, row) - 1; at >= column; at -= 1) if ((textAt(scan, row, at) ?? "").trim() !== "") return false;
  return true;
}

/** Names in front of the rows, as R writes them: quoted, or different texts, or numbers that count. */
function haveNames(scan: Scan, rows: Uint32Array, { separator }: Dialect): boolean {
  const sample = rows.subarray(0, 1000);
  const texts = new Set(Array.from(sample, (row) => textAt(scan, row, 0) ?? ""));
  if (texts.size < sample.length) return false;
  const isQuoted = sample.every((row) => scan.text[startOf(scan, row)] === '"');
  return isQuoted || separator === " " || separator === "\t";
}

function* raggedRows(scan: Scan, { header, rows }: Layout, { least, most }: Fit, broken: ReadonlySet<number>): Generator<Fault> {
  const expected = `${cells(most)}, as many as in ${header === undefined ? "most rows" : "the header"}`;
  for (const record of rows) {
    const count = width(scan, record);
    if ((count >= least && count <= most) || broken.has(record)) continue;
    const cut = scan.ends[record] === scan.text.length ? " at the end of the file, which may be cut off" : "";
    yield count > most
      ? { kind: "longRow", offset: scan.starts[scan.firstCells[record]! + most]!, expected, found: cells(count) }
      : { kind: "shortRow", offset: scan.ends[record]!, expected, found: cells(count) + cut };
  }
}

/** Blank lines between rows, and what git left behind. Blank lines around a table, or between blocks of a plot, are its way. */
function* strayLines(scan: Scan, { kinds, rows, header }: Layout, { separator }: Dialect): Generator<GradedFault> {
  const first = rows[0] ?? 0;
  const last = rows.at(-1) ?? -1;
  for (let record = 0; record < kinds.length; record += 1) {
    const kind = kinds[record];
    if (kind === recordKinds.text) continue;
    const offset = startOf(scan, record);
    const isInside = record > (kind === recordKinds.blank ? (header ?? first) : first) && record < last && separator !== " ";
    if (kind === recordKinds.marker) yield { kind: "conflictMarker", offset, found: `the conflict marker ${quote(scan.text.slice(offset, offset + 7))}` };
    else if (isInside && kind === recordKinds.empty) yield { kind: "emptyRow", offset, found: "a row of empty cells" };
    else if (isInside) yield { kind: "blankLine", offset, found: "a blank line" };
  }
}

/** A text that a spreadsheet pads with empty cells to a row of the table. */
export function isPaddedTitle(scan: Scan, record: number, headerWidth: number): boolean {
  const isPadded = headerWidth > 1 && width(scan, record) === headerWidth && filledWidth(scan, record) === 1;
  return isPadded && !/^"?sep=$/i.test(textAt(scan, record, 0) ?? "");
}

function titles(scan: Scan, { above, headerWidth }: Layout): readonly Fault[] {
  const padded = above.filter((record) => isPaddedTitle(scan, record, headerWidth));
  return padded.map((record) => ({ kind: "titleRow", offset: startOf(scan, record), found: `${quote(textAt(scan, record, 0) ?? "")}, above the header` }));
}

function repeated(scan: Scan, { repeatedHeaders }: Layout): readonly Fault[] {
  return repeatedHeaders.map((record) => ({ kind: "repeatedHeader", offset: startOf(scan, record), found: "the header again" }));
}

function namesOf(scan: Scan, { header }: Layout, { columns, hasRowNames }: Fit): readonly string[] {
  if (header === undefined) return Array.from({ length: columns }, (_, column) => `column ${column + 1}`);
  const names = Array.from({ length: hasRowNames ? columns - 1 : columns }, (_, column) => (textAt(scan, header, column) ?? "").trim());
  return hasRowNames ? ["", ...names] : names;
}

/** Names that lack or stand twice. A first column without a name holds the names of the rows. */
function nameFaults(scan: Scan, layout: Layout, fit: Fit): readonly Fault[] {
  const { header } = layout;
  if (header === undefined) return [];
  const names = namesOf(scan, layout, fit).slice(fit.hasRowNames ? 1 : 0);
  const firsts = new Map(names.map((name, column): [string, number] => [name, column]).reverse());
  return names.flatMap((name, column): readonly Fault[] => {
    const offset = scan.starts[scan.firstCells[header]! + column]!;
    const twin = firsts.get(name)!;
    if (name === "") return column === 0 ? [] : [{ kind: "emptyName", offset, found: "an empty name" }];
    return twin === column ? [] : [{ kind: "duplicateName", offset, found: `${quote(name)}, the name of column ${twin + 1} too` }];
  });
}
