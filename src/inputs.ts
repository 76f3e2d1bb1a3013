import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "./hash.ts";

/** Everything that outputs follow from, as hashes. Reads files only, so that asking "is it up to date?" stays cheap. */
export interface Inputs {
  /** SHA-256 by path relative to the project: datasets, schemas, figures and their parts. */
  readonly files: Readonly<Record<string, string>>;
  /** One hash over the files of the engine from which outputs follow. */
  readonly engine: string;
  /** Hash of the lock file; empty if the project has none. */
  readonly lock: string;
}

export async function readInputs(projectDir: string): Promise<Inputs> {
  const paths = [
    ...(await list(projectDir, "datasets")).filter((path) => !path.startsWith("datasets/models/")),
    ...(await list(projectDir, "schemas")),
    ...(await list(projectDir, "figures")),
  ].filter((path) => !path.endsWith(".md"));
  return {
    // hundreds of small files: one after the other is faster than all at once
    files: Object.fromEntries(paths.map((path) => [path, sha256(readFileSync(join(projectDir, path)))])),
    engine: await hashEngine(),
    lock: await readFile(join(projectDir, "package-lock.json")).then(sha256, () => ""),
  };
}

/** Ids of the figures of a project: the stems of `figures/*.ts`. */
export function figureIds(inputs: Pick<Inputs, "files">): readonly string[] {
  return Object.keys(inputs.files).flatMap((path) => /^figures\/([^/]+)\.ts$/.exec(path)?.[1] ?? []);
}

/** Folders of the engine from which no output of a build follows. */
export const apartFromOutputs: readonly string[] = ["diff/", "export/", "foreign/", "fuzz/", "infer/", "mutation/", "report/"];

async function hashEngine(): Promise<string> {
  const paths = (await list(import.meta.dirname, ".")).filter((path) => !apartFromOutputs.some((folder) => path.startsWith(folder)));
  return sha256(paths.map((path) => `${path} ${sha256(readFileSync(join(import.meta.dirname, path)))}`).join("\n"));
}

/** Files below a folder by code point order of their paths, with forward slashes, but no hidden ones; none if the folder is missing. */
async function list(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll("\\", "/"))
    .sort((a, b) => (a < b ? -1 : 1));
}
