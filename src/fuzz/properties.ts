import { transformSync } from "esbuild";
import { checkTable } from "../check/check.ts";
import type { Dataset } from "../dataset.ts";
import { formatFindings, worstFirst, type Finding } from "../finding.ts";
import { identify } from "../fingerprint.ts";
import { checkForeign } from "../foreign/check.ts";
import { inferSchema, type Inference } from "../infer/infer.ts";
import { readJsonTable } from "../json/read.ts";
import { readTable } from "../read.ts";
import type { CheckedTable } from "../check/violation.ts";

/** Throws where the reader and the checks of a table do not keep what they promise for every input whatever. */
export function holdPromises(bytes: Uint8Array, dataset: Dataset): void {
  const { checked, findings } = examine(bytes, dataset);
  const lines = lineCount(bytes);
  holdFindings(findings, examine(bytes, dataset).findings, lines);
  holdGoodRows(checked, findings);
  holdNumbers(checked, findings);
  const { file } = dataset;
  holdFindings(examineForeign(bytes, file), examineForeign(bytes, file), lines);
  holdDraft(inferSchema(bytes, file));
}

/** Reads and checks one file, as JSON where its name says so. */
export function examine(bytes: Uint8Array, dataset: Dataset): { readonly checked: CheckedTable; readonly findings: readonly Finding[] } {
  const file = `datasets/${dataset.file}`;
  const { table, findings } = file.endsWith(".json") ? readJsonTable(bytes, file) : readTable(bytes, file, dataset);
  const checked = checkTable(table, dataset);
  return { checked, findings: [...findings, ...checked.findings].map((finding) => identify(finding, table)) };
}

/** Checks a file as if it had no schema. */
export function examineForeign(bytes: Uint8Array, file: string): readonly Finding[] {
  const { table, findings } = file.endsWith(".json") ? readJsonTable(bytes, file) : checkForeign(bytes, file);
  return findings.map((finding) => identify(finding, table));
}

function holdFindings(findings: readonly Finding[], again: readonly Finding[], lines: number): void {
  demand(JSON.stringify(again) === JSON.stringify(findings), "the same input gives the same findings");
  for (const finding of findings) holdForm(finding, lines);
  demand(!control.test(formatFindings(worstFirst(findings), "")), "no control character reaches the terminal");
}

const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** A draft of a schema is TypeScript, whatever the names and cells hold. */
function holdDraft({ source, notes }: Inference): void {
  transformSync(source, { loader: "ts", logLevel: "silent" });
  demand(!control.test(source) && !control.test(notes.join("\n")), "no control character in a draft");
}

function demand(isKept: boolean, promise: string): void {
  if (!isKept) throw new Error(`not kept: ${promise}`);
}

/** LF, CRLF and CR each end a line. */
function lineCount(bytes: Uint8Array): number {
  let count = 1;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) count += 1;
  return count;
}

function holdForm({ rule, level, line, column, expected, found, more }: Finding, lines: number): void {
  demand(/^FW-[A-Z]{3}-\d{3}$/.test(rule), `${rule} is an id`);
  demand(/^[ABCG]$/.test(level), `${rule} has a level`);
  demand(line === undefined || (Number.isInteger(line) && line >= 1 && line <= lines), `${rule} lies in a line of the file, not in ${line} of ${lines}`);
  demand(column === undefined || (Number.isInteger(column) && column >= 1 && line !== undefined), `${rule} lies in a column of a line, not in ${column}`);
  demand(expected !== "" && found !== "" && expected.length + found.length < 2000, `${rule} says briefly what was expected and found`);
  demand(more === undefined || more.count > 0, `${rule} stands for more than none`);
}

const inCells = /^FW-TAB-01[0-3]$/;

/** A row whose cell is at fault is left out. */
function holdGoodRows({ dataset, table, tableRows }: CheckedTable, findings: readonly Finding[]): void {
  if (dataset.matrix !== undefined) return;
  const faulty = new Set(findings.filter(({ rule }) => inCells.test(rule)).map(({ line }) => line));
  const wrong = tableRows.find((row) => faulty.has(table.lineOf(row)) || table.isDamaged(row));
  demand(wrong === undefined, `line ${table.lineOf(wrong ?? 0)} is at fault, so its row is left out`);
}

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** What is no decimal number never becomes one, and is told. */
function holdNumbers({ dataset, table, rows, tableRows }: CheckedTable, findings: readonly Finding[]): void {
  if (dataset.dialect !== undefined) return;
  const isTold = findings.some(({ level }) => level !== "G");
  for (const [name, { unit, missing }] of Object.entries(dataset.columns)) {
    const position = table.header.indexOf(name);
    if (unit === undefined || position < 0) continue;
    const isMissing = (text: string): boolean => text === "" || missing?.includes(text) === true;
    for (let row = 0; row < table.rowCount && !isTold; row += 1) {
      const text = table.text(row, position) ?? "";
      if (!isMissing(text) && !decimal.test(text)) throw new Error(`not told: ${JSON.stringify(text)} where numbers are due`);
    }
    for (const [index, row] of rows.entries()) {
      const text = table.text(tableRows[index]!, position) ?? "";
      const value = row[name];
      const isRight = value === null ? isMissing(text) : decimal.test(text) && value === Number(text);
      if (!isRight) throw new Error(`${JSON.stringify(text)} was read as ${value}`);
    }
  }
}
