import { constants, copyFileSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { sha256 } from "../../hash.ts";
import { readGit } from "./git.ts";
import type { Fault } from "./revision-fault.ts";

/** The specification of pointers says that none is longer. */
const longestPointer = 1024;

interface Pointer {
  readonly path: string;
  /** SHA-256 of the content, in hex. */
  readonly id: string;
}

/**
 * Puts the content in the place of pointers of git-lfs, where this repository's own store has it and its hash agrees.
 * No program of git-lfs is called and nothing is fetched; a pointer that stays is told.
 */
export async function fillPointers(projectDir: string, folder: string, files: readonly string[]): Promise<readonly Fault[]> {
  const pointers = files.flatMap((path) => pointerAt(folder, path) ?? []);
  if (pointers.length === 0) return [];
  const store = join(resolve(projectDir, (await readGit(projectDir, ["rev-parse", "--git-common-dir"])).replace(/\n$/, "")), "lfs", "objects");
  return pointers.flatMap((pointer) => (fill(folder, store, pointer) ? [] : unfilled(pointer)));
}

function pointerAt(folder: string, path: string): Pointer | undefined {
  const at = join(folder, path);
  if (statSync(at).size > longestPointer) return undefined;
  const text = readFileSync(at, "latin1");
  const id = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\n(?:.+\n)*?oid sha256:([0-9a-f]{64})\n/.exec(text)?.[1];
  return id === undefined ? undefined : { path, id };
}

function fill(folder: string, store: string, { path, id }: Pointer): boolean {
  const from = join(store, id.slice(0, 2), id.slice(2, 4), id);
  const isThere = statSync(from, { throwIfNoEntry: false })?.isFile() === true && sha256(readFileSync(from)) === id;
  if (!isThere) return false;
  rmSync(join(folder, path));
  copyFileSync(from, join(folder, path), constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  return true;
}

function unfilled({ path }: Pointer): Fault {
  return { kind: "lfs-pointer", subject: path, expected: "the file's content", found: "a pointer of git-lfs, whose content is not in this clone", hint: "git lfs fetch --all" };
}
