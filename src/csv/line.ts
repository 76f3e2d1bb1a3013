import { firstWhere } from "../first-where.ts";
import type { Place } from "../table.ts";
import type { Scan } from "./scan.ts";

/** Characters of a line that are looked at; nobody reads more. */
const longest = 10_000;

/** Text of a line of the file. */
export function lineAt(scan: Scan, line: number): string {
  const at = startOfLine(scan, line);
  return /^[^\r\n]*/.exec(scan.text.slice(at, at + longest))![0];
}

/**
 * Gives the byte of the file, from 0, at which a character stands; undefined where bytes that are no UTF-8 were replaced.
 * `size` is that of the file.
 */
export function byteCounter(scan: Scan, size: number): (place: Place) => number | undefined {
  let length: number | undefined;
  return ({ line, column }) => {
    length ??= Buffer.byteLength(scan.text);
    const mark = size - length;
    if ((mark !== 0 && mark !== 3) || column > longest / 2) return undefined;
    const start = startOfLine(scan, line);
    const before = Array.from(scan.text.slice(start, start + longest)).slice(0, column - 1).join("");
    // as many bytes as characters: plain ASCII
    const above = length === scan.text.length ? start : Buffer.byteLength(scan.text.slice(0, start));
    return mark + above + Buffer.byteLength(before);
  };
}

/** Offset of the first character of a line, found from the last record that begins on it or before. */
function startOfLine({ text, lines, starts, firstCells }: Scan, line: number): number {
  const next = firstWhere(0, lines.length, (record) => lines[record]! > line);
  let at = next === 0 ? 0 : starts[firstCells[next - 1]!]!;
  for (let here = next === 0 ? 1 : lines[next - 1]!; here < line && at < text.length; here += 1) at = endOfLine(text, at);
  // what stands before the first cell: blanks, or the opening of a comment
  while (at > 0 && !"\n\r".includes(text[at - 1]!)) at -= 1;
  return at;
}

/** Offset behind the line end. */
function endOfLine(text: string, from: number): number {
  const ends = /\r\n|\r|\n/g;
  ends.lastIndex = from;
  return ends.exec(text) === null ? text.length : ends.lastIndex;
}
