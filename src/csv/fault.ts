import type { Finding } from "../finding.ts";

/** One fault of a file as text, before it has a line and a column. */
export interface Fault {
  readonly kind: FaultKind;
  /** Offset into the decoded text, in UTF-16 units. */
  readonly offset: number;
  readonly found: string;
  /** Replaces the expectation of the kind where a number makes it clearer. */
  readonly expected?: string;
  readonly hint?: string;
}

export type FaultKind = keyof typeof faultKinds;

type Kind = Pick<Finding, "rule" | "level" | "expected">;

/** Everything that can be wrong with a file before its schema is known; levels follow checkCIF's grades. */
export const faultKinds = {
  otherFile: { rule: "FW-CSV-001", level: "A", expected: "a table as comma-separated UTF-8 text" },
  utf16: { rule: "FW-CSV-002", level: "A", expected: "UTF-8 text" },
  byteOrderMark: { rule: "FW-CSV-003", level: "G", expected: "UTF-8 text without a byte order mark" },
  invalidUtf8: { rule: "FW-CSV-004", level: "A", expected: "UTF-8 text" },
  nul: { rule: "FW-CSV-005", level: "A", expected: "text without NUL characters" },
  controlCharacter: { rule: "FW-CSV-006", level: "B", expected: "text without control characters" },
  replacementCharacter: { rule: "FW-CSV-007", level: "B", expected: "text that lost no characters" },
  tooLarge: { rule: "FW-CSV-008", level: "A", expected: "at most 500,000,000 bytes" },
  tooManyColumns: { rule: "FW-CSV-009", level: "A", expected: "at most 100,000 columns" },
  emptyFile: { rule: "FW-CSV-010", level: "A", expected: "a header row" },
  headerOnly: { rule: "FW-CSV-011", level: "B", expected: "rows below the header" },
  otherSeparator: { rule: "FW-CSV-012", level: "A", expected: "cells separated by commas" },
  conflictMarker: { rule: "FW-CSV-013", level: "A", expected: "a merged file" },
  lineEnds: { rule: "FW-CSV-014", level: "C", expected: "LF at the end of every line" },
  crlf: { rule: "FW-CSV-015", level: "G", expected: "LF at the end of every line" },
  noFinalLineEnd: { rule: "FW-CSV-016", level: "G", expected: "a line end after the last row" },
  unterminatedQuote: { rule: "FW-CSV-020", level: "A", expected: "a closing quote for this one" },
  textAfterQuote: { rule: "FW-CSV-021", level: "A", expected: "a comma or the end of the line after a closing quote" },
  strayQuote: { rule: "FW-CSV-022", level: "C", expected: "quotes only around a whole cell" },
  blankLine: { rule: "FW-CSV-023", level: "C", expected: "no blank lines" },
  shortRow: { rule: "FW-CSV-024", level: "A", expected: "as many cells as the header" },
  longRow: { rule: "FW-CSV-025", level: "A", expected: "as many cells as the header" },
  duplicateName: { rule: "FW-CSV-030", level: "A", expected: "a name of its own for every column" },
  emptyName: { rule: "FW-CSV-031", level: "A", expected: "a name for every column" },
  spacedName: { rule: "FW-CSV-032", level: "C", expected: "a name without spaces around it" },
} as const satisfies Readonly<Record<string, Kind>>;

/** Kinds that lie within one cell, so that the column is worth naming. */
export const kindsInCells: ReadonlySet<FaultKind> = new Set([
  "invalidUtf8",
  "nul",
  "controlCharacter",
  "replacementCharacter",
  "unterminatedQuote",
  "textAfterQuote",
  "strayQuote",
  "duplicateName",
  "spacedName",
]);
