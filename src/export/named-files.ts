import { join } from "node:path";
import { isObstacle, openFile } from "../open.ts";
import type { CheckedTable } from "../check/violation.ts";

/** A file in `datasets/` that a table names, such as a picture. */
export interface NamedFile {
  /** Relative to `datasets/`. */
  readonly name: string;
  /** Absent where it cannot be read or must not be. */
  readonly bytes?: Uint8Array;
}

/** The files beside the tables that rules about files ask for, in order of name. A table is untrusted: no name leads out of `datasets/`. */
export async function namedFiles(projectDir: string, tables: readonly CheckedTable[]): Promise<readonly NamedFile[]> {
  const names = new Set<string>();
  const note = (name: string): Promise<string> => {
    names.add(name);
    return Promise.resolve("not read");
  };
  for (const { dataset, rows } of tables) for (const rule of dataset.rules) await rule.checkFiles?.(rows, note);
  for (const { dataset } of tables) names.delete(dataset.file);
  return Promise.all([...names].sort().map((name) => open(projectDir, name)));
}

async function open(projectDir: string, name: string): Promise<NamedFile> {
  const isPlain = name.split("/").every((part) => /^[^\\:]+$/.test(part) && part !== "." && part !== "..");
  const opened = isPlain ? await openFile(join(projectDir, "datasets", name), projectDir) : undefined;
  return opened === undefined || isObstacle(opened) ? { name } : { name, bytes: opened };
}
