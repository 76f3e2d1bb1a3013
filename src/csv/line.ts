import type { Scan } from "./scan.ts";

/** Characters of a line that are looked at; nobody reads more. */
const longest = 10_000;

/** Text of a line of the file, found from the last record that begins on it or before. */
export function lineAt({ text, lines, starts, firstCells }: Scan, line: number): string {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]! <= line) low = middle + 1;
    else high = middle;
  }
  let at = low === 0 ? 0 : starts[firstCells[low - 1]!]!;
  for (let here = low === 0 ? 1 : lines[low - 1]!; here < line && at < text.length; here += 1) at = endOfLine(text, at);
  // what stands before the first cell: blanks, or the opening of a comment
  while (at > 0 && !"\n\r".includes(text[at - 1]!)) at -= 1;
  const piece = text.slice(at, at + longest);
  return /^[^\r\n]*/.exec(piece)![0];
}

/** Offset behind the line end. */
function endOfLine(text: string, from: number): number {
  const ends = /\r\n|\r|\n/g;
  ends.lastIndex = from;
  return ends.exec(text) === null ? text.length : ends.lastIndex;
}
