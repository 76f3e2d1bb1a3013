import { quote } from "../finding.ts";
import type { Fault } from "./fault.ts";
import { recordAt, startOf, textAt } from "./locate.ts";
import type { Scan } from "./scan.ts";

/** Which records of a text are the header and the rows of a table. */
export interface Shape {
  /** Names without the spaces around them; empty where the text is no table. */
  readonly header: readonly string[];
  readonly headerRecord: number;
  /** Record of every row; blank lines and conflict markers are none. */
  readonly rows: Uint32Array;
  readonly faults: readonly Fault[];
}

/** Checks what makes records a table: line ends, one header with names of its own, rows as long as the header. */
export function checkShape(scan: Scan): Shape {
  const marked = conflictMarkers(scan);
  const blank = recordsWhere(scan, (record) => isBlank(scan, record));
  const content = Uint32Array.from(scan.ends, (_, record) => record).filter((record) => !isBlank(scan, record) && !marked.has(record));
  const between = [...lineFaults(scan), ...blank.map((record) => blankLine(scan, record)), ...[...marked].map((record) => conflictMarker(scan, record))];
  const [headerRecord] = content;
  const unfit = headerFault(scan, headerRecord);
  if (headerRecord === undefined || unfit.length > 0) return { header: [], headerRecord: 0, rows: new Uint32Array(), faults: [...between, ...unfit] };
  const rows = content.subarray(1);
  const names = rawNames(scan, headerRecord);
  const faults = [...between, ...nameFaults(scan, headerRecord, names), ...rowFaults(scan, headerRecord, rows)];
  return { header: names.map((name) => name.trim()), headerRecord, rows, faults };
}

function isBlank(scan: Scan, record: number): boolean {
  return scan.ends[record] === startOf(scan, record);
}

/** Records that git wrote into a file which it could not merge. Without an opening marker `=======` is text. */
function conflictMarkers(scan: Scan): ReadonlySet<number> {
  if (!scan.text.includes("<<<<<<< ")) return new Set();
  const lines = (form: RegExp) => recordsWhere(scan, (record) => form.test(scan.text.slice(startOf(scan, record), scan.ends[record])));
  return new Set(lines(/^<{7} /).length === 0 ? [] : lines(/^(<{7} |>{7} |\|{7} |={7}$)/));
}

function conflictMarker(scan: Scan, record: number): Fault {
  const offset = startOf(scan, record);
  return { kind: "conflictMarker", offset, found: `the conflict marker ${quote(scan.text.slice(offset, offset + 7))}` };
}

function blankLine(scan: Scan, record: number): Fault {
  return { kind: "blankLine", offset: startOf(scan, record), found: "a blank line" };
}

function lineFaults({ lineEnds, ends, text }: Scan): readonly Fault[] {
  const [first, ...others] = [...lineEnds];
  const cut: readonly Fault[] =
    text !== "" && ends.at(-1) === text.length ? [{ kind: "noFinalLineEnd", offset: text.length, found: "no line end" }] : [];
  if (first === undefined || (first[0] === "LF" && others.length === 0)) return cut;
  if (others.length === 0) {
    const [kind, offset] = first;
    return [{ kind: kind === "CR" ? "lineEnds" : "crlf", offset, found: `${kind} throughout` }, ...cut];
  }
  const mixed = others.map(([kind, offset]): Fault => ({ kind: "lineEnds", offset, found: `${kind}, after lines that end in ${first[0]}` }));
  return [...mixed, ...cut];
}

function headerFault(scan: Scan, record: number | undefined): readonly Fault[] {
  if (scan.text === "") return [];
  if (record === undefined) return [{ kind: "emptyFile", offset: 0, found: "no line with text" }];
  const [only = "", ...others] = rawNames(scan, record);
  const separator = others.length === 0 ? /[;\t|]/.exec(only)?.[0] : undefined;
  if (separator === undefined) return [];
  const word = separator === ";" ? "semicolons" : separator === "\t" ? "tabs" : "vertical bars";
  const found = `one column, ${quote(only)}, with ${word} in its name`;
  return [{ kind: "otherSeparator", offset: startOf(scan, record), found, hint: "export the table with commas" }];
}

function rawNames(scan: Scan, record: number): readonly string[] {
  const count = width(scan, record);
  return Array.from({ length: count }, (_, column) => textAt(scan, record, column) ?? "");
}

function nameFaults(scan: Scan, record: number, names: readonly string[]): readonly Fault[] {
  const firsts = new Map(names.map((name, column): [string, number] => [name.trim(), column]).reverse());
  return names.flatMap((name, column): readonly Fault[] => {
    const offset = scan.starts[scan.firstCells[record]! + column]!;
    const plain = name.trim();
    const twin = firsts.get(plain)!;
    const spaced: readonly Fault[] = name === plain ? [] : [{ kind: "spacedName", offset, found: quote(name) }];
    if (plain === "") return [{ kind: "emptyName", offset, found: "an empty name" }];
    return twin === column ? spaced : [...spaced, { kind: "duplicateName", offset, found: `${quote(plain)}, the name of column ${twin + 1} too` }];
  });
}

/** Rows of another length than the header. A row whose quotes are broken is not counted against its cells too. */
function rowFaults(scan: Scan, headerRecord: number, rows: Uint32Array): readonly Fault[] {
  if (rows.length === 0) return [{ kind: "headerOnly", offset: startOf(scan, headerRecord), found: "a header and no rows" }];
  const due = width(scan, headerRecord);
  const expected = `${cells(due)}, as many as in the header`;
  const broken = new Set(scan.faults.filter(({ kind }) => kind !== "strayQuote").map(({ offset }) => recordAt(scan, offset)));
  const ragged = rows.filter((record) => width(scan, record) !== due && !broken.has(record));
  return Array.from(ragged, (record): Fault => {
    const found = width(scan, record);
    if (found > due) return { kind: "longRow", offset: scan.starts[scan.firstCells[record]! + due]!, expected, found: cells(found) };
    const cut = scan.ends[record] === scan.text.length ? " at the end of the file, which may be cut off" : "";
    return { kind: "shortRow", offset: scan.ends[record]!, expected, found: cells(found) + cut };
  });
}

function recordsWhere({ ends }: Scan, test: (record: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let record = 0; record < ends.length; record += 1) if (test(record)) found.push(record);
  return found;
}

function width(scan: Scan, record: number): number {
  return scan.firstCells[record + 1]! - scan.firstCells[record]!;
}

function cells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}
