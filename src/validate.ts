import { join, resolve } from "node:path";
import { checkFiles } from "./check/check-files.ts";
import { checkMeasured } from "./check/check-measured.ts";
import { checkTable } from "./check/check.ts";
import { choose, chooseAll } from "./chosen.ts";
import type { Dataset, Row } from "./dataset.ts";
import { worstFirst, type Finding } from "./finding.ts";
import { identify } from "./fingerprint.ts";
import { checkForeign } from "./foreign/check.ts";
import { gatherFindings } from "./check/gather.ts";
import { isObstacle, openFile } from "./open.ts";
import { readJsonTable } from "./json/read.ts";
import { readTable } from "./read.ts";
import { answer, loadResponses } from "./responses.ts";
import type { CrossRule } from "./rules/rule.ts";
import { loadSchemas } from "./schemas.ts";
import { isMeasured, locateViolation, type CheckedTable } from "./check/violation.ts";

export interface Validation {
  /** The tables that could be read, in order of name; `table.sha256` pins their bytes. */
  readonly tables: readonly CheckedTable[];
  /** Files without a schema that were read. */
  readonly files: readonly ForeignFile[];
  /** Rows of a dataset, typed and frozen; none where its file could not be read. */
  rowsOf(dataset: string): readonly Row[];
  /** Names a row of a dataset, by its index among the good ones, by file and line. */
  locate(dataset: Dataset, index: number): string;
  /** Worst first, then by file, line and column. */
  readonly findings: readonly Finding[];
}

/** A file that was checked against nothing but itself. */
export interface ForeignFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
}

/** Panels that draw a column of a dataset, or any of its columns. */
export type Affects = (dataset: string, column?: string) => readonly string[];

/**
 * Checks the tables of a project against its schemas: all of them, or those named by dataset or file and the cross-table
 * rules that join only those. A file without a schema is checked against its own dialect and pattern. Writes nothing and
 * throws nothing that the author of a table could cause.
 */
export async function validate(root: string, words: readonly string[] = [], affects: Affects = () => []): Promise<Validation> {
  const schemas = await loadSchemas(root);
  const chosen = words.length === 0 ? await chooseAll(root, schemas) : await choose(words, root, schemas.datasets);
  const read = await Promise.all(chosen.datasets.map((dataset) => readDataset(root, dataset)));
  const foreign = await Promise.all(chosen.files.map((file) => readForeign(root, file, words.length === 0)));
  const tables = read.flatMap(({ checked }) => checked ?? []);
  const all = [
    ...schemas.findings,
    ...chosen.findings,
    ...read.flatMap(({ findings }) => findings),
    ...checkAcross(schemas.crossRules, tables),
    ...(await checkMeasured(root, tables)),
    ...(await checkFiles(tables, (name) => readInside(root, name))),
  ];
  const known = new Map(tables.map((checked) => [checked.dataset.name, checked]));
  const identified = all.map((finding) => {
    const checked = tables.find(({ table }) => table.file === finding.file);
    return identify(withPanels(finding, chosen.datasets, affects), checked?.table, checked?.dataset.key);
  });
  const answered = answer([...identified, ...foreign.flatMap(({ findings }) => findings)], await loadResponses(root), words.length === 0);
  return {
    tables,
    files: foreign.flatMap(({ file }) => file ?? []),
    rowsOf: (name) => known.get(name)?.rows ?? [],
    locate: ({ name }, index) => {
      const { table, tableRows } = known.get(name)!;
      return `${table.file}:${table.lineOf(tableRows[index]!)}`;
    },
    findings: worstFirst(answered),
  };
}

interface ReadDataset {
  readonly checked?: CheckedTable;
  readonly findings: readonly Finding[];
}

async function readDataset(root: string, dataset: Dataset): Promise<ReadDataset> {
  const read = await readFileOf(root, dataset);
  if (!("table" in read)) return read;
  const checked = checkTable(read.table, dataset);
  return { checked, findings: [...read.findings, ...checked.findings] };
}

/** The bytes are let go before the cells are read. */
async function readFileOf(root: string, dataset: Dataset): Promise<ReturnType<typeof readTable> | { readonly findings: readonly Finding[] }> {
  const file = `datasets/${dataset.file}`;
  const opened = await openFile(join(root, file), root);
  if (isObstacle(opened)) return { findings: [{ ...opened, file }] };
  return isJson(file) ? readJsonTable(opened, file) : readTable(opened, file, dataset);
}

function isJson(file: string): boolean {
  return /\.json$/i.test(file);
}

async function readInside(root: string, name: string): Promise<Uint8Array | string> {
  const opened = await openFile(join(root, "datasets", name), root);
  return isObstacle(opened) ? opened.found : opened;
}

/** A file that the command line names may lie anywhere; one that was found beside the datasets may not lead elsewhere. */
async function readForeign(root: string, file: string, isFound: boolean): Promise<{ readonly file?: ForeignFile; readonly findings: readonly Finding[] }> {
  const opened = await openFile(resolve(root, file), isFound ? root : undefined);
  if (isObstacle(opened)) return { findings: [{ ...opened, file }] };
  const { table, findings } = isJson(file) ? readJsonTable(opened, file) : checkForeign(opened, file);
  return { file: { file, sha256: table.sha256, rows: table.rowCount }, findings: findings.map((finding) => identify(finding, table)) };
}

/** Runs the rules whose tables all have rows; what is wrong with the others was said before. */
export function checkAcross(rules: readonly CrossRule[], tables: readonly CheckedTable[]): readonly Finding[] {
  const known = new Map(tables.map((checked) => [checked.dataset.name, checked]));
  const gathering = gatherFindings();
  for (const rule of rules) {
    const joined = rule.datasets.flatMap((name) => known.get(name) ?? []);
    if (joined.length < rule.datasets.length || joined.some(({ tableRows }) => tableRows.length === 0)) continue;
    const graded = { ...rule, level: levelOf(rule, joined) };
    for (const violation of rule.check((name) => known.get(name)?.rows ?? [])) {
      const checked = known.get(violation.dataset) ?? joined[0]!;
      const line = checked.table.lineOf(checked.tableRows[violation.row] ?? 0);
      gathering.add(`${rule.id} ${violation.dataset} ${violation.column}`, line, () => locateViolation(checked, graded, violation));
    }
  }
  return gathering.findings();
}

/** What holds only because one model wrote the tables is a lesser fault once one of them is measured. */
function levelOf({ level, levelWhenMeasured }: CrossRule, joined: readonly CheckedTable[]): Finding["level"] {
  return joined.some(isMeasured) ? (levelWhenMeasured ?? level) : level;
}

function withPanels(finding: Finding, datasets: readonly Dataset[], affects: Affects): Finding {
  const dataset = datasets.find(({ file }) => finding.file === `datasets/${file}`);
  if (dataset === undefined) return finding;
  const column = finding.subject !== undefined && Object.hasOwn(dataset.columns, finding.subject) ? finding.subject : undefined;
  const panels = column === undefined ? affects(dataset.name) : affects(dataset.name, column);
  return panels.length === 0 ? finding : { ...finding, affects: panels };
}
