import { createHash } from "node:crypto";
import { createScanner } from "jsonc-parser";
import { decode } from "../csv/decode.ts";
import { faultKinds, type Fault } from "../csv/fault.ts";
import { quote, type Finding } from "../finding.ts";
import { gatherFindings } from "../check/gather.ts";
import type { Table } from "../table.ts";
import { noCells, type Cells } from "./cells.ts";
import { readColumns } from "./columns.ts";
import { jsonFaultKinds, type JsonFault } from "./fault.ts";
import { linesOf, type Lines } from "./lines.ts";
import { readRecords } from "./records.ts";
import { tokensOf, type Tokens } from "./token.ts";
import { shown, skipValue } from "./value.ts";

/**
 * Reads a table in JSON (RFC 8259): an array of objects, or an object of arrays. As `readTable`, it names every fault
 * with its line and column, never throws and never guesses. Nothing in it is recursive, so depth is no danger.
 */
export function readJsonTable(bytes: Uint8Array, file: string): { readonly table: Table; readonly findings: readonly Finding[] } {
  const { text, faults } = decode(bytes);
  const lines = linesOf(text);
  const gathering = gatherFindings();
  const tell = ({ kind, offset, ...facts }: Fault | JsonFault): void =>
    gathering.add(kind, lines.lineAt(offset), () => ({ ...gradeOf(kind), file, ...(text === "" ? {} : lines.placeAt(offset)), ...facts }));
  faults.forEach(tell);
  const broken = faults.filter(({ kind }) => faultKinds[kind].level === "A").map(({ offset }) => offset);
  const cells = text === "" ? noCells : readCells(tokensOf(text, broken, tell), text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { table: tableOf(text, cells, lines, { file, sha256 }), findings: gathering.findings() };
}

function readCells(tokens: Tokens, text: string): Cells {
  const { kind, start } = tokens;
  if (kind === "end") return refuse(tokens, "emptyFile", "no line with text");
  if (kind !== "[" && kind !== "{") return refuse(tokens, "noTable", shown(tokens));
  const form = kind === "[" ? "records" : formOf(text);
  if (form === "lines") {
    tokens.report("ndjson", start, "one object after another (NDJSON)");
    return readRecords(tokens, start, false);
  }
  if (form !== "records" && form !== "columns") return refuse(tokens, "noTable", form);
  tokens.advance();
  const cells = form === "records" ? readRecords(tokens, start) : readColumns(tokens, start);
  if (tokens.kind !== "end" && !/^<{7} /m.test(text)) tokens.report("afterEnd", tokens.start, quote(text.slice(tokens.start, tokens.start + 61)));
  return cells;
}

function refuse(tokens: Tokens, kind: "noTable" | "emptyFile", found: string): Cells {
  tokens.report(kind, kind === "emptyFile" ? 0 : tokens.start, found);
  return noCells;
}

/** What an object at the top is: columns, the first of many records, or in words what else. */
function formOf(text: string): string {
  const tokens = tokensOf(text, [], () => undefined);
  const kinds: string[] = [];
  let key = "";
  for (; kinds.length < 5; tokens.advance()) {
    if (kinds.length === 1) key = tokens.value;
    kinds.push(tokens.kind);
  }
  if (kinds[1] === "}") return "columns";
  if (kinds[3] === "[") return kinds[4] === "{" ? `an object with the records under the key ${quote(key)}` : "columns";
  const again = tokensOf(text, [], () => undefined);
  skipValue(again);
  if (again.kind === ",") again.advance();
  return again.kind === "{" ? "lines" : "an object that holds no arrays";
}

function tableOf(text: string, cells: Cells, { placeAt, lineAt }: Lines, facts: Pick<Table, "file" | "sha256">): Table {
  const scanner = createScanner(text);
  const { header, headerOffsets, rowCount, offsetOf, startOf, isDamaged } = cells;
  return {
    ...facts,
    header,
    rowCount,
    isDamaged,
    text: (row, column, type) => {
      const offset = offsetOf(row, column);
      if (offset === undefined) return undefined;
      scanner.setPosition(offset);
      scanner.scan();
      const value = scanner.getTokenValue();
      if (text[offset] !== '"') return value === "null" ? undefined : value;
      return type === "number" && !Number.isNaN(Number(value)) ? `"${value}"` : value;
    },
    lineOf: (row) => lineAt(startOf(row)),
    place: (row, column) => placeAt(offsetOf(row, column) ?? startOf(row)),
    headerPlace: (column) => placeAt(headerOffsets[column] ?? 0),
  };
}

/** The faults of bytes are those of any text; three of them speak of CSV. */
function gradeOf(kind: JsonFault["kind"]): Pick<Finding, "rule" | "level" | "expected"> {
  if (kind === "emptyFile" || kind === "otherFile") return { ...faultKinds[kind], expected: "a table as UTF-8 JSON text" };
  if (kind === "emptyName") return { ...faultKinds[kind], expected: "a name for every key" };
  return Object.hasOwn(jsonFaultKinds, kind) ? jsonFaultKinds[kind as keyof typeof jsonFaultKinds] : faultKinds[kind as Fault["kind"]];
}
