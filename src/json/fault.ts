import type { FaultKind } from "../csv/fault.ts";
import type { Finding } from "../finding.ts";

/** One fault of a JSON file, before it has a line and a column. */
export interface JsonFault {
  readonly kind: JsonFaultKind | FaultKind;
  /** Offset into the decoded text, in UTF-16 units. */
  readonly offset: number;
  readonly found: string;
  readonly expected?: string;
  readonly hint?: string;
  /** The key whose value is at fault. */
  readonly subject?: string;
}

export type JsonFaultKind = keyof typeof jsonFaultKinds;

/** Everything that can be wrong with a JSON table before its schema is known. The grammar is that of RFC 8259. */
export const jsonFaultKinds = {
  noTable: { rule: "FW-JSN-001", level: "A", expected: "an array of objects, or an object of arrays" },
  ndjson: { rule: "FW-JSN-002", level: "A", expected: "one array that holds all records" },
  afterEnd: { rule: "FW-JSN-003", level: "A", expected: "nothing after the table" },
  unclosed: { rule: "FW-JSN-004", level: "A", expected: "a closing bracket for this one" },
  comma: { rule: "FW-JSN-005", level: "A", expected: "one comma between two values, and none elsewhere" },
  colon: { rule: "FW-JSN-006", level: "A", expected: "a key, a colon and a value" },
  comment: { rule: "FW-JSN-007", level: "A", expected: "JSON, which has no comments" },
  quotes: { rule: "FW-JSN-008", level: "A", expected: "double quotes around every key and every text" },
  literal: { rule: "FW-JSN-009", level: "A", expected: "a number as JSON writes it, a text in quotes, true, false or null" },
  string: { rule: "FW-JSN-010", level: "A", expected: "a text as JSON writes it" },
  duplicateKey: { rule: "FW-JSN-011", level: "A", expected: "every key once in an object" },
  keys: { rule: "FW-JSN-012", level: "A", expected: "the keys of the other records; a missing value is null" },
  noRecord: { rule: "FW-JSN-013", level: "A", expected: "an object, as every record" },
  nestedCell: { rule: "FW-JSN-014", level: "A", expected: "a number, a text, true, false or null" },
  columnLength: { rule: "FW-JSN-015", level: "A", expected: "as many values as in the first column" },
  tooManyKeys: { rule: "FW-JSN-016", level: "A", expected: "at most 100,000 different keys" },
  noRecords: { rule: "FW-JSN-017", level: "B", expected: "records" },
} as const satisfies Readonly<Record<string, Pick<Finding, "rule" | "level" | "expected">>>;
