import { startOf } from "./locate.ts";
import type { Scan } from "./scan.ts";

/** What a record is, as far as it can be told without the header. */
export const recordKinds = { text: 0, blank: 1, marker: 2, empty: 3 } as const;

/** The kind of every record: text, a blank line, cells without text, or a marker that git wrote into a file which it could not merge. */
export function kindsOf(scan: Scan): Uint8Array {
  // without an opening marker a row of equal signs is text
  const isMerge = scan.text.includes("<<<<<<< ");
  const kinds = new Uint8Array(scan.ends.length);
  for (let record = 0; record < kinds.length; record += 1) {
    const length = scan.ends[record]! - startOf(scan, record);
    if (length === 0) kinds[record] = recordKinds.blank;
    // a separator between any two cells, and nothing else
    else if (length === width(scan, record) - 1) kinds[record] = recordKinds.empty;
    else if (isMerge && isMarker(scan, record)) kinds[record] = recordKinds.marker;
  }
  return kinds;
}

function isMarker(scan: Scan, record: number): boolean {
  const start = startOf(scan, record);
  return /^(<{7} |>{7} |\|{7} |={7}$)/.test(scan.text.slice(start, Math.min(scan.ends[record]!, start + 8)));
}

/** The records that are neither blank nor empty nor a marker. */
export function recordsOfText(kinds: Uint8Array): Uint32Array {
  const records = new Uint32Array(kinds.length);
  let count = 0;
  for (let record = 0; record < kinds.length; record += 1) if (kinds[record] === recordKinds.text) records[count++] = record;
  return records.subarray(0, count);
}

/** How many cells a record has. */
export function width(scan: Scan, record: number): number {
  return scan.firstCells[record + 1]! - scan.firstCells[record]!;
}
