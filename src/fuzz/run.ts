import fc from "fast-check";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadSchemas } from "../schemas.ts";
import { almostJson, almostTable, anyBytes, brokenTable, type Input, type Shipped } from "./inputs.ts";
import { holdPromises } from "./properties.ts";
import { fuzzDatasets } from "./schemas.ts";

/** Kinds of input by name. */
export type Inputs = Readonly<Record<string, fc.Arbitrary<Input>>>;

export async function inputsOf(root: string): Promise<Inputs> {
  const { datasets } = await loadSchemas(root);
  const shipped = await Promise.all(
    datasets.map(async (dataset): Promise<Shipped> => ({ dataset, text: openingOf(await readFile(join(root, "datasets", dataset.file), "utf8")) })),
  );
  return { bytes: anyBytes(fuzzDatasets), almost: almostTable(fuzzDatasets), broken: brokenTable(shipped), json: almostJson(fuzzDatasets[0]!) };
}

/** Enough of a table for every kind of row, in few bytes. */
function openingOf(text: string): string {
  return `${text.split("\n").slice(0, 20).join("\n").slice(0, 4000)}\n`;
}

export interface Trial {
  readonly seed: number;
  readonly runs: number;
  /** Where a former run failed, to go there at once. */
  readonly path?: string;
}

/** Undefined where every input keeps the promises; else what is broken, by the smallest input that breaks it. */
export function tryInputs(inputs: fc.Arbitrary<Input>, { seed, runs, path }: Trial): { readonly path: string; readonly text: string } | undefined {
  const details = fc.check(fc.property(inputs, ({ bytes, dataset }) => holdPromises(bytes, dataset)), { seed, numRuns: runs, ...(path === undefined ? {} : { path }) });
  if (!details.failed) return undefined;
  const [input] = details.counterexample ?? [];
  const shown = input === undefined ? "" : `\n${input.dataset.file}: ${JSON.stringify(new TextDecoder().decode(input.bytes))}`;
  return { path: details.counterexamplePath ?? "", text: `${String(details.errorInstance)}${shown}` };
}
