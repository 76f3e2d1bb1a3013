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
  otherSeparator: { rule: "FW-CSV-012", level: "B", expected: "cells separated by commas" },
  conflictMarker: { rule: "FW-CSV-013", level: "A", expected: "a merged file" },
  lineEnds: { rule: "FW-CSV-014", level: "C", expected: "LF at the end of every line" },
  crlf: { rule: "FW-CSV-015", level: "G", expected: "LF at the end of every line" },
  noFinalLineEnd: { rule: "FW-CSV-016", level: "G", expected: "a line end after the last row" },
  mojibake: { rule: "FW-CSV-017", level: "B", expected: "text that was read as UTF-8 before it was saved" },
  invisibleCharacter: { rule: "FW-CSV-018", level: "C", expected: "text without characters that do not show" },
  separatorLine: { rule: "FW-CSV-019", level: "C", expected: "the header on the first line" },
  unterminatedQuote: { rule: "FW-CSV-020", level: "A", expected: "a closing quote for this one" },
  textAfterQuote: { rule: "FW-CSV-021", level: "A", expected: "a comma or the end of the line after a closing quote" },
  strayQuote: { rule: "FW-CSV-022", level: "C", expected: "quotes only around a whole cell" },
  blankLine: { rule: "FW-CSV-023", level: "C", expected: "no blank lines" },
  shortRow: { rule: "FW-CSV-024", level: "A", expected: "as many cells as the header" },
  longRow: { rule: "FW-CSV-025", level: "A", expected: "as many cells as the header" },
  commentLine: { rule: "FW-CSV-026", level: "C", expected: "no comment lines, unless the schema declares them" },
  emptyRow: { rule: "FW-CSV-027", level: "C", expected: "no rows of empty cells" },
  longCell: { rule: "FW-CSV-028", level: "A", expected: "at most 1,000,000 characters in a cell" },
  duplicateName: { rule: "FW-CSV-030", level: "A", expected: "a name of its own for every column" },
  emptyName: { rule: "FW-CSV-031", level: "A", expected: "a name for every column" },
  spacedName: { rule: "FW-CSV-032", level: "C", expected: "a name without spaces around it" },
  similarName: { rule: "FW-CSV-033", level: "A", expected: "names that differ in more than capitals or look-alikes" },
  lookAlike: { rule: "FW-CSV-034", level: "C", expected: "a name without characters that pass for others" },
  nameSyntax: { rule: "FW-CSV-035", level: "G", expected: "a name that a figure can use without escapes" },
  inheritedName: { rule: "FW-CSV-036", level: "G", expected: "a name that no object of a program has from the start" },
  titleRow: { rule: "FW-CSV-040", level: "B", expected: "the header on the first line" },
  rowAboveHeader: { rule: "FW-CSV-041", level: "A", expected: "the header above every row" },
  repeatedHeader: { rule: "FW-CSV-042", level: "B", expected: "one header, on top" },
  otherHeader: { rule: "FW-CSV-043", level: "A", expected: "one header, on top" },
  footer: { rule: "FW-CSV-044", level: "B", expected: "rows alone below the header" },
  emptyColumns: { rule: "FW-CSV-045", level: "B", expected: "no columns without name and cells" },
  rowNumbers: { rule: "FW-CSV-046", level: "C", expected: "a name for every column" },
  headerWidth: { rule: "FW-CSV-047", level: "A", expected: "as many names as cells in a row" },
  noHeader: { rule: "FW-CSV-049", level: "A", expected: "a header with the names of the columns" },
  transposed: { rule: "FW-CSV-048", level: "A", expected: "the names of the columns side by side in the header" },
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
  "similarName",
  "lookAlike",
  "nameSyntax",
  "inheritedName",
  "mojibake",
  "invisibleCharacter",
  "longCell",
]);
