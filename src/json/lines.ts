import type { Place } from "../table.ts";

/** Where the offsets of a text stand, by line and column from 1. */
export interface Lines {
  lineAt(offset: number): number;
  placeAt(offset: number): Place;
}

/** LF, CRLF and CR end a line. */
export function linesOf(text: string): Lines {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  const lineAt = (offset: number): number => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  return { lineAt, placeAt: (offset) => ({ line: lineAt(offset), column: characters(text, starts[lineAt(offset) - 1]!, offset) + 1 }) };
}

/** Code points between two offsets. A line may be the whole file, so it is not copied. */
function characters(text: string, from: number, to: number): number {
  let count = to - from;
  for (let at = from; at + 1 < to; at += 1) if (text.charCodeAt(at) >= 0xd800 && text.charCodeAt(at) < 0xdc00) count -= 1;
  return count;
}
