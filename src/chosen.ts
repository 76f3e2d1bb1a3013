import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { Dataset } from "./dataset.ts";
import type { Finding } from "./finding.ts";
import { nearest } from "./nearest.ts";
import type { Schemas } from "./schemas.ts";

/** What a run looks at. */
export interface Chosen {
  readonly datasets: readonly Dataset[];
  /** Files without a schema, as paths from the project's folder. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/** Every dataset, and the tables beside them that no schema describes. */
export async function chooseAll(root: string, { datasets, crossRules, findings }: Schemas): Promise<Chosen> {
  const names = await readdir(join(root, "datasets")).catch(() => []);
  const described = new Set(datasets.map(({ file }) => file));
  const files = names.filter((name) => /\.(csv|tsv|json)$/i.test(name) && !described.has(name)).map((name) => `datasets/${name}`);
  const isNothing = [datasets, crossRules, findings, files].every(({ length }) => length === 0);
  return { datasets, files: files.sort(), findings: isNothing ? [nothing] : files.map(withoutSchema) };
}

/** The datasets and files that words name; a file of a dataset is that dataset. */
export async function choose(words: readonly string[], root: string, datasets: readonly Dataset[]): Promise<Chosen> {
  const found = await Promise.all([...new Set(words)].map((word) => find(word, root, datasets)));
  return { datasets: [...new Set(found.flatMap((one) => one.datasets))], files: found.flatMap((one) => one.files), findings: found.flatMap((one) => one.findings) };
}

async function find(word: string, root: string, datasets: readonly Dataset[]): Promise<Chosen> {
  const inside = relative(root, resolve(root, word)).replaceAll(sep, "/");
  const path = inside.startsWith("../") ? word : inside;
  const dataset = datasets.find(({ name, file }) => name === word || `datasets/${file}` === path);
  if (dataset !== undefined) return { datasets: [dataset], files: [], findings: [] };
  // a word with a dot or a slash is meant as a file, there or not
  const isFile = /[./\\]/.test(word) || (await stat(resolve(root, word)).then(() => true, () => false));
  return isFile ? { datasets: [], files: [path], findings: [] } : { datasets: [], files: [], findings: [unknownName(word, datasets)] };
}

function unknownName(name: string, datasets: readonly Dataset[]): Finding {
  const near = nearest(name, datasets.map((dataset) => dataset.name));
  return {
    rule: "FW-SCH-006",
    level: "A",
    file: "schemas",
    subject: name,
    expected: "the name of a dataset that has a schema, or a file",
    found: "neither",
    ...(near === undefined ? {} : { hint: `did you mean ${near}?` }),
  };
}

function withoutSchema(file: string): Finding {
  const stem = file.slice("datasets/".length).replace(/\.[^.]*$/, "");
  return {
    rule: "FW-SCH-007", level: "C", file, expected: `a schema, schemas/${stem}.ts`, found: "none, so the table was checked against its own pattern only",
    hint: `npm run validate -- --infer ${file} prints a draft`,
  };
}

const nothing: Finding = { rule: "FW-SCH-008", level: "A", file: "schemas", expected: "schemas/ with a schema for every table of datasets/", found: "no schema and no table" };
