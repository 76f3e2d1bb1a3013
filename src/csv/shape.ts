import { groupThousands } from "../count.ts";
import { quote } from "../finding.ts";
import { faultKinds, type Fault } from "./fault.ts";
import { recordAt, startOf, textAt } from "./locate.ts";
import type { Scan } from "./scan.ts";

/** Which records of a text are the header and the rows of a table. */
export interface Shape {
  /** Names without the spaces around them; empty where the text is no table. */
  readonly header: readonly string[];
  readonly headerRecord: number;
  /** Record of every row; blank lines and conflict markers are none. */
  readonly rows: Uint32Array;
  /** Whether a record is broken as text: of another length than the header, or with a grave fault in one of its cells. */
  isDamaged(record: number): boolean;
  /** Made one by one when asked for: there may be as many as lines. */
  readonly faults: Iterable<Fault>;
}

const mostColumns = 100_000;

/**
 * Checks what makes records a table: line ends, one header with names of its own, rows as long as the header. `known`
 * are the faults of the text so far; a row that they broke is not counted against its length too.
 */
export function checkShape(scan: Scan, known: readonly Fault[]): Shape {
  const kinds = kindsOf(scan);
  const content = recordsOfText(kinds);
  const unfit = headerFault(scan, content[0]);
  if (content.length === 0 || unfit !== undefined) {
    return { header: [], headerRecord: 0, rows: new Uint32Array(), isDamaged: () => false, faults: iterable(() => unfitFaults(scan, kinds, unfit)) };
  }
  const headerRecord = content[0]!;
  const rows = content.subarray(1);
  const names = rawNames(scan, headerRecord);
  const broken = brokenRecords(scan, known);
  return {
    header: names.map((name) => name.trim()),
    headerRecord,
    rows,
    isDamaged: (record) => broken[record] === 1 || width(scan, record) !== names.length,
    faults: iterable(() => tableFaults(scan, kinds, { headerRecord, names, rows, broken })),
  };
}

/** Can be walked through more than once, unlike what a generator gives. */
function iterable<T>(walk: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: walk };
}

function* unfitFaults(scan: Scan, kinds: Uint8Array, unfit: Fault | undefined): Generator<Fault> {
  yield* lineFaults(scan);
  yield* strayLines(scan, kinds);
  if (unfit !== undefined) yield unfit;
}

interface Records {
  readonly headerRecord: number;
  readonly names: readonly string[];
  readonly rows: Uint32Array;
  readonly broken: Uint8Array;
}

function* tableFaults(scan: Scan, kinds: Uint8Array, { headerRecord, names, rows, broken }: Records): Generator<Fault> {
  yield* lineFaults(scan);
  yield* strayLines(scan, kinds);
  yield* nameFaults(scan, headerRecord, names);
  yield* rowFaults(scan, headerRecord, rows, broken);
}

const text = 0;
const blank = 1;
const marker = 2;

/** What every record is: text, a blank line, or a marker that git wrote into a file which it could not merge. */
function kindsOf(scan: Scan): Uint8Array {
  const lineOf = (record: number): string => scan.text.slice(startOf(scan, record), Math.min(scan.ends[record]!, startOf(scan, record) + 8));
  // without an opening marker a row of equal signs is text
  const isMerge = scan.text.includes("<<<<<<< ");
  const isMarker = (record: number): boolean => isMerge && /^(<{7} |>{7} |\|{7} |={7}$)/.test(lineOf(record));
  return new Uint8Array(scan.ends.length).map((_, record) => (scan.ends[record] === startOf(scan, record) ? blank : isMarker(record) ? marker : text));
}

function recordsOfText(kinds: Uint8Array): Uint32Array {
  const records = new Uint32Array(kinds.length);
  let count = 0;
  for (let record = 0; record < kinds.length; record += 1) if (kinds[record] === text) records[count++] = record;
  return records.subarray(0, count);
}

function* strayLines(scan: Scan, kinds: Uint8Array): Generator<Fault> {
  for (let record = 0; record < kinds.length; record += 1) {
    const offset = startOf(scan, record);
    if (kinds[record] === blank) yield { kind: "blankLine", offset, found: "a blank line" };
    if (kinds[record] === marker) yield { kind: "conflictMarker", offset, found: `the conflict marker ${quote(scan.text.slice(offset, offset + 7))}` };
  }
}

/** One entry for each record, 1 where a grave fault lies in it. */
function brokenRecords(scan: Scan, faults: readonly Fault[]): Uint8Array {
  const broken = new Uint8Array(scan.ends.length);
  for (const { kind, offset } of faults) if (faultKinds[kind].level === "A") broken[recordAt(scan, offset)] = 1;
  return broken;
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

/** Why a text cannot be read as a table at all. */
function headerFault(scan: Scan, record: number | undefined): Fault | undefined {
  if (scan.text === "") return undefined;
  if (record === undefined) return { kind: "emptyFile", offset: 0, found: "no line with text" };
  const offset = startOf(scan, record);
  const count = width(scan, record);
  if (count > mostColumns) return { kind: "tooManyColumns", offset, found: `${groupThousands(count)} columns` };
  const only = textAt(scan, record, 0) ?? "";
  const separator = count === 1 ? /[;\t|]/.exec(only)?.[0] : undefined;
  if (separator === undefined) return undefined;
  const word = separator === ";" ? "semicolons" : separator === "\t" ? "tabs" : "vertical bars";
  return { kind: "otherSeparator", offset, found: `one column, ${quote(only)}, with ${word} in its name`, hint: "export the table with commas" };
}

function rawNames(scan: Scan, record: number): readonly string[] {
  return Array.from({ length: width(scan, record) }, (_, column) => textAt(scan, record, column) ?? "");
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

function* rowFaults(scan: Scan, headerRecord: number, rows: Uint32Array, broken: Uint8Array): Generator<Fault> {
  if (rows.length === 0) yield { kind: "headerOnly", offset: startOf(scan, headerRecord), found: "a header and no rows" };
  const due = width(scan, headerRecord);
  const expected = `${cells(due)}, as many as in the header`;
  for (const record of rows) {
    const count = width(scan, record);
    if (count === due || broken[record] === 1) continue;
    const cut = scan.ends[record] === scan.text.length ? " at the end of the file, which may be cut off" : "";
    yield count > due
      ? { kind: "longRow", offset: scan.starts[scan.firstCells[record]! + due]!, expected, found: cells(count) }
      : { kind: "shortRow", offset: scan.ends[record]!, expected, found: cells(count) + cut };
  }
}

function width(scan: Scan, record: number): number {
  return scan.firstCells[record + 1]! - scan.firstCells[record]!;
}

function cells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}
