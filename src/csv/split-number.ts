import { wordOf, wordsOf } from "./cell-text.ts";
import type { Scan } from "./scan.ts";

/**
 * Which cell of a row that is one cell too long is the first half of a number with a decimal comma: the one which, joined
 * with the next, gives the row numbers and texts where a row beside it has them. Undefined where that is not one alone.
 */
export function splitNumberAt(scan: Scan, record: number, good: number): number | undefined {
  const found = kindsOfCells(scan, record);
  const due = kindsOfCells(scan, good);
  if (found.length !== due.length + 1) return undefined;
  const places = due.flatMap((kind, column) => {
    const joined = [...found.slice(0, column), "number", ...found.slice(column + 2)];
    const isSplit = kind === "number" && isFraction(scan, record, column);
    return isSplit && joined.every((one, at) => one === due[at]) ? [column] : [];
  });
  return places.length === 1 ? places[0] : undefined;
}

function kindsOfCells(scan: Scan, record: number): readonly string[] {
  return wordsOf(scan, record).map((text) => (text === "" ? "nothing" : Number.isFinite(Number(text)) ? "number" : "text"));
}

/** Whether a cell and the next are whole digits, as before and behind a comma. */
function isFraction(scan: Scan, record: number, column: number): boolean {
  return /^[+-]?\d+$/.test(wordOf(scan, record, column)) && /^\d+(?:e[+-]?\d+)?$/i.test(wordOf(scan, record, column + 1));
}
