import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { importProjectModule } from "./project-module.ts";
import type { Reconstruction } from "./reconstruction.ts";

/** The tables that the models declare, in order of file name, each with the path of its model. */
export async function findReconstructions(root: string): Promise<readonly (Reconstruction & { readonly model: string })[]> {
  const folder = join(root, "datasets", "models");
  const files = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith(".ts")).sort();
  const models = files.map((name) => `datasets/models/${name}`);
  const modules = await Promise.all(models.map((model) => importProjectModule(root, model)));
  return modules.flatMap(({ tables = [] }, index) => (tables as readonly Reconstruction[]).map((table) => ({ ...table, model: models[index]! })));
}
