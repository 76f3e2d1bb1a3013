import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./revision-fault.ts";
import type { Link } from "./safe-link.ts";

/** What came into a folder, by paths relative to it, and what did not; links are not there yet. */
export interface Arrival {
  readonly files: readonly string[];
  readonly links: readonly Link[];
  readonly remarks: readonly Fault[];
}

/** Makes the folders that the paths lie in, none through a link: links come after all files. */
export function makeFolders(folder: string, paths: readonly string[]): void {
  const parents = new Set(paths.flatMap((path) => path.split("/").slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join("/"))));
  // parents before children; not `recursive`, which would bring back a folder that is being removed
  for (const parent of [...parents].sort()) ignoreExisting(() => mkdirSync(join(folder, parent)));
}

function ignoreExisting(make: () => void): void {
  try {
    make();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Makes something new; the fault where its place is taken, as by `A.csv` and `a.csv` on a file system to which they are one. */
export function placeNew(path: string, make: () => void): Fault | undefined {
  try {
    make();
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST" && code !== "EISDIR") throw error;
    return { kind: "twin-name", subject: path, expected: "a name of its own", found: "one that this file system cannot tell from another; the file was left out" };
  }
}
