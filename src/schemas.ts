import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset } from "./dataset.ts";
import type { Finding } from "./finding.ts";
import { describeLoadError, importProjectModule } from "./project-module.ts";
import type { CrossRule } from "./rules/rule.ts";

/** What the files of `schemas/` declare about tables, in order of file name. */
export interface Schemas {
  readonly datasets: readonly Dataset[];
  readonly crossRules: readonly CrossRule[];
  readonly findings: readonly Finding[];
}

const crossTable = "cross_table.ts";
/** Files with words of their own, read elsewhere. */
const others = ["claims.ts", "responses.ts"];

/**
 * Imports the schemas of a project: `cross_table.ts` exports `crossRules`, every other file but `claims.ts` and `responses.ts`
 * exports one dataset of the same name. A file that does not load or exports something else is a finding.
 */
export async function loadSchemas(root: string): Promise<Schemas> {
  const files = (await readdir(join(root, "schemas")).catch(() => [])).filter((file) => file.endsWith(".ts") && !others.includes(file)).sort();
  const all = await Promise.all(files.map((file) => loadFile(root, file)));
  const datasets = all.flatMap((one) => one.datasets);
  const crossRules = all.flatMap((one) => one.crossRules);
  return { datasets, crossRules, findings: [...all.flatMap((one) => one.findings), ...crossRules.flatMap((rule) => unknownDatasets(rule, datasets))] };
}

async function loadFile(root: string, file: string): Promise<Schemas> {
  try {
    const exported = await importProjectModule(root, `schemas/${file}`);
    return file === crossTable ? crossRulesOf(exported) : datasetOf(file, Object.values(exported).filter(isDataset));
  } catch (error) {
    return faulty({ rule: "FW-SCH-001", file, expected: "a file that loads", found: describeLoadError(root, error) });
  }
}

function crossRulesOf({ crossRules }: Readonly<Record<string, unknown>>): Schemas {
  if (Array.isArray(crossRules)) return { datasets: [], crossRules: crossRules as readonly CrossRule[], findings: [] };
  return faulty({ rule: "FW-SCH-002", file: crossTable, expected: "a list of rules, exported as crossRules", found: "no such export" });
}

function datasetOf(file: string, datasets: readonly Dataset[]): Schemas {
  const [dataset, ...others] = datasets;
  if (dataset === undefined || others.length > 0) {
    const found = dataset === undefined ? "none" : `${datasets.length}: ${datasets.map(({ name }) => name).join(", ")}`;
    return faulty({ rule: "FW-SCH-003", file, expected: "one dataset among the exports", found });
  }
  if (`${dataset.name}.ts` === file) return { datasets, crossRules: [], findings: [] };
  return faulty({ rule: "FW-SCH-004", file, expected: `a dataset of the same name, ${file.replace(/\.ts$/, ".csv")}`, found: dataset.file });
}

function isDataset(value: unknown): value is Dataset {
  if (typeof value !== "object" || value === null) return false;
  const { name, file, columns, key, rules } = value as Partial<Dataset>;
  return typeof name === "string" && typeof file === "string" && typeof columns === "object" && Array.isArray(key) && Array.isArray(rules);
}

function unknownDatasets({ id, datasets }: CrossRule, known: readonly Dataset[]): readonly Finding[] {
  const unknown = datasets.filter((name) => !known.some((dataset) => dataset.name === name));
  const expected = "names of datasets that have a schema";
  return unknown.flatMap((name) => faulty({ rule: "FW-SCH-005", file: crossTable, expected, found: `"${name}" in ${id}` }).findings);
}

function faulty(finding: Pick<Finding, "rule" | "file" | "expected" | "found">): Schemas {
  return { datasets: [], crossRules: [], findings: [{ ...finding, level: "A", file: `schemas/${finding.file}` }] };
}
