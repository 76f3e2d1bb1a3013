import type { Dialect } from "../csv/dialect.ts";
import { startOf, textAt } from "../csv/locate.ts";
import { filledWidth, firstOfTable, isBlank, isNumberLike } from "../csv/profile.ts";
import { kindsOf, recordKinds, width } from "../csv/record-kind.ts";
import type { Scan } from "../csv/scan.ts";

/** Which records of a file without a schema are what, as its own pattern tells. */
export interface Layout {
  /** Kinds of all records, see `recordKinds`. */
  readonly kinds: Uint8Array;
  readonly above: readonly number[];
  readonly header: number | undefined;
  /** Rows of units or of formats below the header. */
  readonly unitRows: readonly number[];
  readonly rows: Uint32Array;
  readonly repeatedHeaders: readonly number[];
  readonly below: readonly number[];
  /** Cells that the header has, or most rows where there is none. */
  readonly headerWidth: number;
  /** Cells that all rows but a few have; undefined where they differ more. */
  readonly rowWidth: number | undefined;
}

/** Rows that are looked at to tell what a column holds. */
const lookedAt = 200;

export function layoutOf(scan: Scan, dialect: Dialect): Layout {
  const kinds = kindsOf(scan);
  const content: number[] = [];
  for (let record = 0; record < kinds.length; record += 1) {
    if (kinds[record] === recordKinds.text && isBlank(scan, record)) kinds[record] = recordKinds.blank;
    if (kinds[record] === recordKinds.text) content.push(record);
  }
  const first = Math.max(0, content.indexOf(firstOfTable(scan)));
  const start = content[first];
  const hasHeader = start !== undefined && dialect.header !== "none";
  const body = content.slice(hasHeader ? first + 1 : first);
  const headers = hasHeader ? repeatsOf(scan, start, body) : [];
  const again = new Set(headers);
  const rest = headers.length === 0 ? body : body.filter((record) => !again.has(record));
  const below = notesBelow(scan, kinds, rest);
  const units = hasHeader ? unitRows(scan, rest.slice(0, rest.length - below.length)) : 0;
  const rows = new Uint32Array(rest.slice(units, rest.length - below.length));
  const rowWidth = commonWidth(scan, rows);
  return {
    kinds,
    above: content.slice(0, first),
    header: hasHeader ? start : undefined,
    unitRows: rest.slice(0, units),
    rows,
    repeatedHeaders: headers,
    below,
    headerWidth: hasHeader ? width(scan, start) : (rowWidth ?? (rows.length === 0 ? 1 : width(scan, rows[0]!))),
    rowWidth,
  };
}

/** The records that are the header again; a single name is a text like others. */
function repeatsOf(scan: Scan, header: number, records: readonly number[]): readonly number[] {
  if (width(scan, header) < 2) return [];
  const line = scan.text.slice(startOf(scan, header), scan.ends[header]);
  const first = line.charCodeAt(0);
  return records.filter((record) => {
    const start = startOf(scan, record);
    return scan.text.charCodeAt(start) === first && scan.ends[record]! - start === line.length && scan.text.startsWith(line, start);
  });
}

/** Lines of a text or two, behind a blank line or with a word like `Source`, below rows of several cells. */
function notesBelow(scan: Scan, kinds: Uint8Array, body: readonly number[]): readonly number[] {
  const common = commonWidth(scan, body) ?? 1;
  const isNote = (record: number): boolean => {
    const filled = filledWidth(scan, record);
    return (filled === 1 || (filled === 2 && common > 2 && width(scan, record) !== common)) && !isNumberLike(textAt(scan, record, 0) ?? "");
  };
  const last = body.findLastIndex((record) => !isNote(record));
  const notes = body.slice(last + 1);
  const opening = notes[0];
  if (last < 1 || opening === undefined) return [];
  const isApart = kinds[opening - 1] !== recordKinds.text;
  return isApart || /^\W*(?:sources?|notes?|footnotes?|remarks?|data|last updated|copyright|https?)\b|^[*†‡§©[(]/i.test(textAt(scan, opening, 0) ?? "") ? notes : [];
}

/** How many rows below the header say units or formats: words alone, in columns that hold numbers below. */
function unitRows(scan: Scan, rows: readonly number[]): number {
  const [first, ...others] = rows;
  if (first === undefined || others.length < 3) return 0;
  const cells = (record: number) => Array.from({ length: width(scan, record) }, (_, column) => (textAt(scan, record, column) ?? "").trim());
  const words = cells(first);
  if (words.length > 1 && words.every((word) => /^\d+[snd]$/.test(word))) return 1;
  if (words.some((word) => isNumberLike(word))) return 0;
  const sample = others.slice(0, lookedAt).map(cells);
  const isNumeric = (column: number): boolean => {
    const texts = sample.map((row) => row[column] ?? "").filter((text) => text !== "");
    return texts.length > 2 && texts.filter(isNumberLike).length >= 0.9 * texts.length;
  };
  return words.filter((word, column) => word !== "" && isNumeric(column)).length > 1 ? 1 : 0;
}

function commonWidth(scan: Scan, rows: Iterable<number> & ArrayLike<number>): number | undefined {
  const counts = new Map<number, number>();
  for (const record of rows) counts.set(width(scan, record), (counts.get(width(scan, record)) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, some], [, others]) => others - some);
  return most !== undefined && most[1] > rows.length / 2 ? most[0] : undefined;
}
