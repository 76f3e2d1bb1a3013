import { quote } from "../finding.ts";
import type { Fault } from "./fault.ts";
import { startOf, textAt } from "./locate.ts";
import { width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";

/** A header and the records of text around it. */
export interface Around {
  readonly scan: Scan;
  readonly headerRecord: number;
  /** Texts of the header's cells, without the spaces around them. */
  readonly names: readonly string[];
}

/** What is wrong with a record that stands above the header. */
export function faultAbove({ scan, names }: Around, record: number): Fault {
  const offset = startOf(scan, record);
  const text = lineOf(scan, record);
  if (/^"?[#%]/.test(text)) return { kind: "commentLine", offset, found: quote(text) };
  const cells = Array.from({ length: width(scan, record) }, (_, column) => (textAt(scan, record, column) ?? "").trim());
  const isRow = names.length > 1 && cells.length === names.length && !cells.includes("") && cells.some((cell) => Number.isFinite(Number(cell)));
  return { kind: isRow ? "rowAboveHeader" : "titleRow", offset, found: `${quote(text)}, above the header` };
}

/** Parts the records below a header into rows and others, which hold no data, each with its fault. */
export function rowsBelow(around: Around, content: Uint32Array): { readonly rows: Uint32Array; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const rows = new Uint32Array(content.length);
  const strayKind = strayKindIn(around, content);
  let count = 0;
  for (const record of content) {
    const fault = strayKind(record);
    if (fault === undefined) rows[count++] = record;
    else faults.push(fault);
  }
  const footers = footersOf(around, rows.subarray(0, count));
  return { rows: rows.subarray(0, count - footers.length), faults: [...faults, ...footers] };
}

/** Tells comments and headers among rows. What the first row looks like is no stranger. */
function strayKindIn({ scan, headerRecord, names }: Around, content: Uint32Array): (record: number) => Fault | undefined {
  const { text } = scan;
  const header = lineOf(scan, headerRecord);
  const known = new Set(names);
  const first = content.length === 0 ? undefined : content[0]!;
  const isCommented = first === undefined || !isCommentAt(scan, first) || isAlone(scan, first);
  return (record) => {
    const offset = startOf(scan, record);
    const code = text.charCodeAt(offset);
    if (code === header.charCodeAt(0) && names.length > 1) {
      if (scan.ends[record]! - offset === header.length && text.startsWith(header, offset)) return { kind: "repeatedHeader", offset, found: "the header again" };
      if (isMadeOf(scan, record, known)) return { kind: "otherHeader", offset, found: `the names ${quote(lineOf(scan, record))} in another order` };
    }
    const mayBeComment = isCommented && names.length > 1 && (code === 35 || code === 37 || code === 34);
    return mayBeComment && isCommentAt(scan, record) && isAlone(scan, record, names.length) ? { kind: "commentLine", offset, found: quote(lineOf(scan, record)) } : undefined;
  };
}

function isCommentAt(scan: Scan, record: number): boolean {
  return /^"?[#%]/.test(scan.text.slice(startOf(scan, record), startOf(scan, record) + 2));
}

/** Whether nothing but the first cell has a text, or the record is of another width than it should be. */
function isAlone(scan: Scan, record: number, due = width(scan, record)): boolean {
  return width(scan, record) !== due || filled(scan, record) <= 1;
}

function isMadeOf(scan: Scan, record: number, names: ReadonlySet<string>): boolean {
  const count = width(scan, record);
  if (count !== names.size) return false;
  for (let column = 0; column < count; column += 1) if (!names.has((textAt(scan, record, column) ?? "").trim())) return false;
  return true;
}

const totals = /^(?:(?:grand |sub)?total|sum|mean|average|avg\.?|median|std\.?(?: ?dev\.?)?|sd|s\.d\.)\s*:?$/i;
const notes = /^(?:source|notes?|footnotes?|remarks?|references?|data (?:from|source)|copyright|©|\*+|†|‡|§)(?![\p{L}\d])/iu;

/** Totals and notes below the last row: each has a word of that kind, and cells that are blank or lacking. */
function footersOf(around: Around, rows: Uint32Array): readonly Fault[] {
  const faults: Fault[] = [];
  for (let index = rows.length - 1; index > 0; index -= 1) {
    const fault = footer(around, rows[index]!);
    if (fault === undefined) break;
    faults.unshift(fault);
  }
  // a table of totals, or of notes, is no footer
  return rows.length > 0 && footer(around, rows[0]!) === undefined ? faults : [];
}

function footer({ scan, names }: Around, record: number): Fault | undefined {
  if (names.length < 2) return undefined;
  const isShort = width(scan, record) < names.length;
  const first = (textAt(scan, record, 0) ?? "").trim();
  const hasBlanks = isShort || filled(scan, record) < names.length;
  const isNote = filled(scan, record) === 1 && (notes.test(first) || (isShort && /\p{L}\s|\s\p{L}/u.test(first)));
  if (first === "" || !hasBlanks || !(isNote || totals.test(first))) return undefined;
  return { kind: "footer", offset: startOf(scan, record), found: `${quote(first)}, below the last row` };
}

function filled(scan: Scan, record: number): number {
  let count = 0;
  for (let column = width(scan, record) - 1; column >= 0; column -= 1) if ((textAt(scan, record, column) ?? "").trim() !== "") count += 1;
  return count;
}

function lineOf(scan: Scan, record: number): string {
  return scan.text.slice(startOf(scan, record), scan.ends[record]);
}
