import { readdirSync, statSync, type Dirent } from "node:fs";
import { join } from "node:path";

/**
 * Files below a folder of the project, by their paths relative to the project with forward slashes, in order; none if
 * there is no such folder. Hidden ones are left out. Links are followed: what a path leads to is what a build reads.
 */
export function filesBelow(projectDir: string, folder: string): readonly string[] {
  return walk(projectDir, folder, []).sort();
}

/** `within`: the folders on the way here, by device and number, since a link may lead back into one of them. */
function walk(root: string, path: string, within: readonly string[]): string[] {
  const stats = statSync(join(root, path), { throwIfNoEntry: false, bigint: true });
  if (stats === undefined || !stats.isDirectory()) return [];
  const self = `${stats.dev} ${stats.ino}`;
  if (within.includes(self)) return [];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const below = `${path}/${entry.name}`;
    if (entry.name.startsWith(".")) return [];
    if (isFile(root, below, entry)) return [below];
    return entry.isDirectory() || entry.isSymbolicLink() ? walk(root, below, [...within, self]) : [];
  });
}

function isFile(root: string, path: string, entry: Dirent): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true);
}
