import { cp, mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FindingsError } from "./finding.ts";

/** Files to write, by path relative to the project. */
export type Files = ReadonlyMap<string, Uint8Array | string>;

/** What to do to `output/`. */
export interface Change {
  readonly write: Files;
  readonly remove: ReadonlySet<string>;
}

const folder = "output";
const former = "output.old";
const lock = "output.lock";
const waitMs = 50;
/** Two minutes. */
const mostWaits = 2400;

/**
 * Replaces `output/` as a whole: the new folder is prepared beside it and then takes its place, so that a build that
 * fails or is interrupted changes nothing. One build at a time; a second one waits, and learns only then what it
 * changes. Files that no build wrote stay.
 */
export async function replaceOutput(projectDir: string, change: () => Promise<Change>): Promise<void> {
  await withLock(projectDir, async () => {
    await recover(projectDir);
    const { write, remove } = await change();
    const at = (name: string) => join(projectDir, name);
    const staged = `output.new-${process.pid}`;
    await cp(at(folder), at(staged), { recursive: true, preserveTimestamps: true }).catch(ignoreMissing);
    for (const path of remove) await rm(at(inside(staged, path)), { force: true });
    for (const [path, content] of write) {
      await mkdir(dirname(at(inside(staged, path))), { recursive: true });
      await writeFile(at(inside(staged, path)), content);
    }
    await removeEmptyFolders(at(staged));
    await rename(at(folder), at(former)).catch(ignoreMissing);
    await rename(at(staged), at(folder));
    await rm(at(former), { recursive: true, force: true });
  });
}

/** Brings `output/` back after a build that was interrupted between its last two steps. */
export async function recoverOutput(projectDir: string): Promise<void> {
  const names = await readdir(projectDir);
  if (names.includes(former)) await withLock(projectDir, () => recover(projectDir));
}

function inside(staged: string, path: string): string {
  return join(staged, path.slice(folder.length + 1));
}

/** Undoes what interrupted builds left: brings the former folder back if the new one never took its place. */
async function recover(projectDir: string): Promise<void> {
  for (const name of await readdir(projectDir)) {
    const waiting = name.startsWith(`${lock}-`) && !isAlive(Number(name.slice(lock.length + 1)));
    if (name.startsWith("output.new-") || waiting) await rm(join(projectDir, name), { recursive: true, force: true });
  }
  const names = await readdir(projectDir);
  if (!names.includes(folder) && names.includes(former)) await rename(join(projectDir, former), join(projectDir, folder));
  await rm(join(projectDir, former), { recursive: true, force: true });
}

/** Holds a folder that only one process can fill, with its process id inside; takes it over from a dead one. */
async function withLock(projectDir: string, work: () => Promise<void>): Promise<void> {
  const path = join(projectDir, lock);
  await takeLock(path);
  try {
    await work();
  } finally {
    await clearLock(path);
  }
}

async function takeLock(path: string): Promise<void> {
  const own = `${path}-${process.pid}`;
  await mkdir(join(own, String(process.pid)), { recursive: true });
  for (const _ of Array(mostWaits).keys()) {
    // a folder with something in it is never replaced, so the lock appears with its owner inside or not at all
    const isOurs = await rename(own, path).then(() => true, (error: NodeJS.ErrnoException) => ignoreTaken(error));
    if (isOurs) return;
    await clearLock(path);
    await new Promise((wake) => setTimeout(wake, waitMs));
  }
  const [owner] = await ownersOf(path);
  await rm(own, { recursive: true, force: true });
  throw new FindingsError([{ rule: "FW-BLD-003", level: "A", file: lock, expected: "other builds to end within two minutes", found: `process ${owner}, which still builds`, hint: `delete ${lock} if no build runs` }], "Nothing was written to output/.");
}

/** Empties the lock if it is ours or that of a process that is gone; never that of another, however late we come. */
async function clearLock(path: string): Promise<void> {
  for (const owner of await ownersOf(path)) {
    if (owner === String(process.pid) || !isAlive(Number(owner))) await rmdir(join(path, owner)).catch(ignoreMissing);
  }
  // fails where somebody has taken it meanwhile
  await rmdir(path).catch(() => {});
}

async function ownersOf(path: string): Promise<readonly string[]> {
  return readdir(path).catch(() => []);
}

function ignoreTaken(error: NodeJS.ErrnoException): false {
  if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes(error.code ?? "")) throw error;
  return false;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function removeEmptyFolders(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const child = join(path, entry.name);
    await removeEmptyFolders(child);
    if ((await readdir(child)).length === 0) await rm(child, { recursive: true });
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
