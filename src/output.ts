import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Files to write, by path relative to the project. */
export type Files = ReadonlyMap<string, Uint8Array | string>;

const folder = "output";
const former = "output.old";
const lock = "output.lock";
const waitMs = 50;

/**
 * Replaces `output/` as a whole: the new folder is prepared beside it and then takes its place, so that a build that
 * fails or is interrupted changes nothing. One build at a time; a second one waits. Files that no build wrote stay.
 */
export async function replaceOutput(projectDir: string, write: Files, remove: ReadonlySet<string>): Promise<void> {
  await withLock(projectDir, async () => {
    const at = (name: string) => join(projectDir, name);
    const staged = `output.new-${process.pid}`;
    await recover(projectDir);
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

function inside(staged: string, path: string): string {
  return join(staged, path.slice(folder.length + 1));
}

/** Undoes what an interrupted build left: brings the former folder back if the new one never took its place. */
async function recover(projectDir: string): Promise<void> {
  for (const name of await readdir(projectDir)) {
    if (name.startsWith("output.new-")) await rm(join(projectDir, name), { recursive: true, force: true });
  }
  const names = await readdir(projectDir);
  if (!names.includes(folder) && names.includes(former)) await rename(join(projectDir, former), join(projectDir, folder));
  await rm(join(projectDir, former), { recursive: true, force: true });
}

/** Holds a file that only one process can create, with its process id inside; takes it over from a dead one. */
async function withLock(projectDir: string, work: () => Promise<void>): Promise<void> {
  const path = join(projectDir, lock);
  while (!(await takeLock(path))) await new Promise((wake) => setTimeout(wake, waitMs));
  try {
    await work();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function takeLock(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const owner = Number(await readFile(path, "utf8").catch(() => ""));
    if (owner && !isAlive(owner)) await rm(path, { force: true });
    return false;
  }
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
