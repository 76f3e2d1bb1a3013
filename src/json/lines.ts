import { countCodePoints } from "../code-points.ts";
import { firstWhere } from "../first-where.ts";
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
  const lineAt = (offset: number): number => firstWhere(0, starts.length, (line) => starts[line]! > offset);
  return { lineAt, placeAt: (offset) => ({ line: lineAt(offset), column: countCodePoints(text, starts[lineAt(offset) - 1]!, offset) + 1 }) };
}
