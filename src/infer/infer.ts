import { decodeCsv } from "../csv/decode.ts";
import { detectDialect } from "../csv/detect.ts";
import { commaDialect, type Dialect } from "../csv/dialect.ts";
import { visible, type Finding } from "../finding.ts";
import { checkForeign } from "../foreign/check.ts";
import { readJsonTable } from "../json/read.ts";
import { readTable } from "../read.ts";
import type { Table } from "../table.ts";
import { unitRow, withoutFirstRow } from "../unit/row.ts";
import type { Unit } from "../unit/units.ts";
import { draftColumns, draftMatrix, type Draft } from "./draft.ts";
import { identifier, literal } from "./literal.ts";
import { matrixOf } from "./matrix.ts";
import { profileOf } from "./profile.ts";
import { labelOf } from "./quantity.ts";

export interface Inference {
  /** Of a schema file, to be read and then saved as `schemas/NAME.ts`. */
  readonly source: string;
  /** What the author should know or mend, most urgent first; in words, the place in the file first where there is one. */
  readonly notes: readonly string[];
}

/** Drafts the schema of a table from its cells. What it cannot know it leaves open, and says so. */
export function inferSchema(bytes: Uint8Array, fileName: string): Inference {
  const read = /\.json$/i.test(fileName) ? { ...readJsonTable(bytes, fileName), dialect: commaDialect } : readAny(bytes, fileName);
  const { dialect, findings } = read;
  const units = unitRow(read.table);
  const table = units === undefined ? read.table : withoutFirstRow(read.table);
  const notes = [...findings.filter(({ level }) => level !== "G").map(told), ...unitNote(read.table, units), ...headerNote(read.table, dialect)];
  if (table.header.length === 0) return { source: "", notes: notes.map(visible) };
  const draft = draftOf(table, units ?? [], dialect);
  return { source: sourceOf(fileName, dialect, draft), notes: [...notes, ...draft.notes, sourceNote].map(visible) };
}

const sourceNote = "provenance: the draft says assumed, which claims nothing. Say where the numbers come from in one of the six words; a measurement names its instrument, run or file";

interface AnyTable {
  readonly table: Table;
  readonly dialect: Dialect;
  readonly findings: readonly Finding[];
}

/**
 * In the file's own dialect. A file without a header is read as one that has the names `column_1`, `column_2`, ...; one
 * with lines above its header as the table below them.
 */
function readAny(bytes: Uint8Array, file: string): AnyTable {
  const dialect = detectDialect(decodeCsv(bytes).text);
  const read = readTable(bytes, file, { dialect: { ...dialect, header: "first row" }, columns: {} });
  if (dialect.header === "first row" && read.findings.every(({ level }) => level !== "A")) return { ...read, dialect };
  const foreign = checkForeign(bytes, file);
  if (dialect.header === "first row" && foreign.findings.some(({ level }) => level === "A")) return { ...read, dialect };
  const above = foreign.findings.filter(({ rule }) => rule === "FW-DIA-004").map((finding): Finding => ({ ...finding, level: "B", hint: "delete them from the file" }));
  const { table } = foreign;
  return { table: { ...table, header: table.header.map((name) => name.replace(/^column (?=\d+$)/, "column_")) }, dialect, findings: [...foreign.findings, ...above] };
}

function draftOf(table: Table, units: readonly (Unit | undefined)[], { decimal }: Dialect): Draft {
  const columns = [...table.header.keys()].filter((column) => table.header[column] !== "" && table.header.indexOf(table.header[column]!) === column);
  const matrix = matrixOf(table, decimal);
  if (matrix !== undefined) return draftMatrix(matrix);
  return draftColumns(columns.map((column) => ({ ...profileOf(table, column, decimal), below: units[column] })));
}

function told({ rule, file, line, column, subject, expected, found, hint }: Finding): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(":");
  return `${place}: ${rule}${subject === undefined ? "" : ` ${subject}`}: expected ${expected}, found ${found}${hint === undefined ? "" : `; ${hint}`}`;
}

function unitNote(table: Table, units: readonly unknown[] | undefined): readonly string[] {
  if (units === undefined) return [];
  return [`${table.file}:${table.lineOf(0)}: FW-UNI-004: a row of units. The draft declares them; delete line ${table.lineOf(0)} from the file`];
}

function headerNote({ file, header }: Table, { header: place }: Dialect): readonly string[] {
  if (place !== "none" || header.length === 0) return [];
  return [`${file}: no header. The draft says so and counts the columns, in their order; give them better names there`];
}

function sourceOf(fileName: string, dialect: Dialect, { words, body, remark }: Draft): string {
  const stem = fileName.replace(/\.[^.]*$/, "");
  const differing = Object.entries(dialect).filter(([name, value]) => value !== commaDialect[name as keyof Dialect]);
  const imports = [...new Set(words)].toSorted();
  return [
    'import { z } from "zod";',
    `import { ${imports.join(", ")} } from "#figwright";`,
    "",
    `/** ${remark} */`,
    `export const ${identifier(stem)} = ${words[0]}({`,
    `  file: ${literal(fileName)},`,
    `  title: ${literal(labelOf(stem))},`,
    "  // measured, reported, derived, reconstructed, assumed or schematic, and where the numbers come from",
    '  provenance: { kind: "assumed", source: "not stated" },',
    ...(differing.length === 0 ? [] : [`  dialect: { ${differing.map(([name, value]) => `${name}: ${literal(value)}`).join(", ")} },`]),
    ...body.map((line) => `  ${line}`),
    "});",
    "",
  ].join("\n");
}
