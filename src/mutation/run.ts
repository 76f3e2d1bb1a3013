import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkTable } from "../check/check.ts";
import type { Finding } from "../finding.ts";
import { readTable } from "../read.ts";
import type { CrossRule } from "../rules/rule.ts";
import { loadSchemas } from "../schemas.ts";
import { checkAcross } from "../validate.ts";
import { catalogue } from "./catalogue.ts";
import { judge, type Verdict } from "./judge.ts";
import type { Entry, Mutant } from "./mutant.ts";
import { randomFrom } from "./random.ts";
import { sourceOf, type Source } from "./source.ts";

/** One fault, put into one table and judged. */
export interface Trial {
  readonly section: string;
  readonly entry: Entry;
  readonly file: string;
  readonly mutant: Mutant;
  readonly findings: readonly Finding[];
  readonly verdict: Verdict;
}

/** Cells of a table that takes every entry; one with n times as many takes every nth. */
const quickCells = 250;

/**
 * Puts every entry of the catalogue into every table that it applies to, at a place that follows from the seed, and
 * judges what is found. Large tables take a share of the entries, another share for every seed.
 */
export async function runMutation(root: string, seed: number): Promise<readonly Trial[]> {
  const { datasets, crossRules } = await loadSchemas(root);
  const sources = await Promise.all(datasets.map(async (dataset) => sourceOf(dataset, await readFile(join(root, "datasets", dataset.file)))));
  return sources.flatMap((source, place) => {
    const check = checkerOf(source, sources, crossRules);
    const before = new Set(check(source.bytes).map((finding) => JSON.stringify(finding)));
    return shareOf(source, seed + place).flatMap(({ section, entry }): readonly Trial[] => {
      const mutant = entry.apply(source, randomFrom(`${seed} ${source.file} ${entry.name}`));
      if (mutant === undefined) return [];
      const findings = check(mutant.bytes).filter((finding) => !before.has(JSON.stringify(finding)));
      return [{ section, entry, file: source.file, mutant, findings, verdict: judge(entry, mutant, source, crossRules, findings) }];
    });
  });
}

function shareOf({ lines, fields }: Source, offset: number): readonly { readonly section: string; readonly entry: Entry }[] {
  const all = Object.entries(catalogue).flatMap(([section, entries]) => entries.map((entry) => ({ section, entry })));
  const every = Math.ceil((lines.length * fields.length) / quickCells);
  return all.filter((_, at) => (at + offset) % every === 0);
}

/** Checks bytes in place of one table, together with the cross-table rules that join it. */
function checkerOf(source: Source, sources: readonly Source[], crossRules: readonly CrossRule[]): (bytes: Uint8Array) => readonly Finding[] {
  const joining = crossRules.filter(({ datasets }) => datasets.includes(source.dataset.name));
  const others = sources.filter((other) => other !== source).map(({ checked }) => checked);
  return (bytes) => {
    const { table, findings } = readTable(bytes, source.file, source.dataset);
    const checked = checkTable(table, source.dataset);
    return [...findings, ...checked.findings, ...checkAcross(joining, [...others, checked])];
  };
}
