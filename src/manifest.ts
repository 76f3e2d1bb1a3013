import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "./hash.ts";
import type { Inputs } from "./inputs.ts";

/** What was built from what. Sorted keys, no clock, no path outside the project. */
export interface Manifest {
  readonly figwright: string;
  readonly engine: string;
  readonly lock: string;
  /** Exact versions of the libraries that draw. */
  readonly versions: Readonly<Record<string, string>>;
  readonly fonts: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly figures: Readonly<Record<string, FigureEntry>>;
}

export interface FigureEntry {
  /** Tables and images that the figure draws or its caption's claims read: SHA-256 by path relative to the project. */
  readonly datasets: Readonly<Record<string, string>>;
  /** One hash over the code that the figure follows from: its file, all parts and schemas, the engine, the lock file. */
  readonly code: string;
  readonly theme: string;
  readonly panels: Readonly<Record<string, { readonly spec: string; readonly scene: string }>>;
  readonly outputs: Readonly<Record<string, string>>;
}

export const manifestPath = "output/manifest.json";

/** The manifest of the last build; undefined if there is none that can be read. */
export async function readManifest(projectDir: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(projectDir, manifestPath), "utf8")) as Manifest;
    return Object.values(manifest.figures).every(isEntry) && manifest.inputs ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** A manifest comes with a pull request: what it calls outputs may be removed, so they must lie in `output/`. */
function isEntry({ datasets, panels, outputs }: FigureEntry): boolean {
  return Boolean(datasets && panels) && Object.keys(outputs).every((path) => path.startsWith("output/") && !path.split(/[/\\]/).includes(".."));
}

export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, sortKeys, 2)}\n`;
}

function sortKeys(_: string, value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a figure follows from the same inputs as when it was built, and its outputs are still those. */
export async function isUpToDate(projectDir: string, id: string, inputs: Inputs, manifest: Manifest): Promise<boolean> {
  const entry = manifest.figures[id];
  if (!entry || entry.code !== hashCode(id, inputs)) return false;
  if (Object.entries(entry.datasets).some(([path, hash]) => inputs.files[path] !== hash)) return false;
  const outputs = Object.entries(entry.outputs).map(async ([path, hash]) => (await hashFile(projectDir, path)) === hash);
  return (await Promise.all(outputs)).every(Boolean);
}

/** One hash over the code that a figure follows from. */
export function hashCode(id: string, { files, engine, lock }: Inputs): string {
  const code = codeOf(id, Object.keys(files)).map((path) => `${path} ${files[path]}`);
  return sha256([...code, engine, lock].join("\n"));
}

/** Files of the project that a figure follows from beside its tables: schemas, parts, its own. */
export function codeOf(id: string, paths: readonly string[]): readonly string[] {
  const stem = `figures/${id.split("/")[0]}`;
  const folders = ["schemas/", "figures/parts/", `${stem}/`];
  return paths.filter((path) => path === `${stem}.ts` || folders.some((folder) => path.startsWith(folder)));
}

/** SHA-256 of a file of the project; empty if it is not there. */
export async function hashFile(projectDir: string, path: string): Promise<string> {
  return readFile(join(projectDir, path)).then(sha256, () => "");
}
