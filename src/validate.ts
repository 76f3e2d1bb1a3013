import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { checkFiles } from "./check-files.ts";
import { checkMeasured } from "./check-measured.ts";
import { checkTable } from "./check.ts";
import type { Dataset, Row } from "./dataset.ts";
import { worstFirst, type Finding } from "./finding.ts";
import { gatherFindings } from "./gather.ts";
import { nearest } from "./nearest.ts";
import { readTable } from "./read.ts";
import type { CrossRule } from "./rules/rule.ts";
import { loadSchemas } from "./schemas.ts";
import { isMeasured, locateViolation, type CheckedTable } from "./violation.ts";

export interface Validation {
  /** The tables that could be read, in order of name; `table.sha256` pins their bytes. */
  readonly tables: readonly CheckedTable[];
  /** Rows of a dataset, typed and frozen; none where its file could not be read. */
  rowsOf(dataset: string): readonly Row[];
  /** Worst first, then by file, line and column. */
  readonly findings: readonly Finding[];
}

/** Panels that draw a column of a dataset, or any of its columns. */
export type Affects = (dataset: string, column?: string) => readonly string[];

/**
 * Checks the tables of a project against its schemas: all of them, or those named and the cross-table rules that join
 * only those. Writes nothing and throws nothing that the author of a table could cause.
 */
export async function validate(root: string, names: readonly string[] = [], affects: Affects = () => []): Promise<Validation> {
  const { datasets, crossRules, findings } = await loadSchemas(root);
  const unknown = names.filter((name) => !datasets.some((dataset) => dataset.name === name));
  const chosen = names.length === 0 ? datasets : datasets.filter(({ name }) => names.includes(name));
  const read = await Promise.all(chosen.map((dataset) => readDataset(root, dataset)));
  const tables = read.flatMap(({ checked }) => checked ?? []);
  const all = [
    ...findings,
    ...unknown.map((name) => unknownName(name, datasets)),
    ...read.flatMap(({ findings }) => findings),
    ...checkAcross(crossRules, tables),
    ...(await checkMeasured(root, tables)),
    ...(await checkFiles(tables, (name) => readInside(root, name))),
  ];
  const known = new Map(tables.map((checked) => [checked.dataset.name, checked]));
  const told = all.map((finding) => withPanels(finding, chosen, affects));
  return { tables, rowsOf: (name) => known.get(name)?.rows ?? [], findings: worstFirst(told) };
}

interface ReadDataset {
  readonly checked?: CheckedTable;
  readonly findings: readonly Finding[];
}

async function readDataset(root: string, dataset: Dataset): Promise<ReadDataset> {
  const file = `datasets/${dataset.file}`;
  const obstacle = await obstacleTo(root, join(root, file));
  if (obstacle !== undefined) return { findings: [{ ...obstacle, level: "A", file }] };
  const { table, findings } = readTable(await readFile(join(root, file)), file, dataset);
  const checked = checkTable(table, dataset);
  return { checked, findings: [...findings, ...checked.findings] };
}

async function readInside(root: string, name: string): Promise<Uint8Array | string> {
  const path = join(root, "datasets", name);
  return (await obstacleTo(root, path))?.found ?? readFile(path);
}

/** Why a file must not or cannot be opened. A table in a pull request is untrusted, and it may be a link. */
async function obstacleTo(root: string, path: string): Promise<Pick<Finding, "rule" | "expected" | "found"> | undefined> {
  const kind = await stat(path).catch(() => undefined);
  if (kind === undefined) return { rule: "FW-FIL-002", expected: "a file", found: "no such file" };
  if (!kind.isFile()) return { rule: "FW-FIL-003", expected: "a regular file", found: kind.isDirectory() ? "a folder" : "a device or pipe" };
  const way = relative(await realpath(root), await realpath(path));
  if (!isAbsolute(way) && way.split(sep)[0] !== "..") return undefined;
  return { rule: "FW-FIL-001", expected: "a file inside the project", found: "one outside it, through a link or a path" };
}

function unknownName(name: string, datasets: readonly Dataset[]): Finding {
  const near = nearest(name, datasets.map((dataset) => dataset.name));
  return {
    rule: "FW-SCH-006",
    level: "A",
    file: "schemas",
    subject: name,
    expected: "the name of a dataset that has a schema",
    found: "no such schema",
    ...(near === undefined ? {} : { hint: `did you mean ${near}?` }),
  };
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
