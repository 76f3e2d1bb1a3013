import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { lookUp, readBlobs, readGit } from "./git.ts";
import { makeFolders, placeNew, type Arrival } from "./new-file.ts";
import { FaultError, type Fault } from "./revision-fault.ts";
import { escapeOf, isCompared, misreadName, unfollowedRepository } from "./tree-path.ts";

interface Entry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/**
 * Writes the project's files of a commit into an empty folder, byte for byte as git stores them. Throws a FaultError,
 * before anything is written, where the project is not in the commit or a name leads out of the folder.
 */
export async function writeCommit(projectDir: string, sha: string, folder: string): Promise<Arrival> {
  const entries = await listTree(projectDir, sha);
  const escaping = entries.map(({ path }) => escapeOf(path)).find((fault) => fault !== undefined);
  if (escaping !== undefined) throw new FaultError(escaping);
  const remarks = entries.flatMap(({ mode, path }) => (mode === submodule ? unfollowedRepository(path) : misreadName(path)) ?? []);
  const written = entries.filter(({ mode, path }) => mode !== submodule && misreadName(path) === undefined);
  const landed = await writeEntries(projectDir, written, folder);
  return { ...landed, remarks: [...remarks, ...landed.remarks] };
}

const [submodule, link, executable] = ["160000", "120000", "100755"];

async function listTree(projectDir: string, sha: string): Promise<readonly Entry[]> {
  const tree = await lookUp(projectDir, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${sha}:./`]);
  if (tree === undefined) throw new FaultError(absent(sha));
  const text = await readGit(projectDir, ["ls-tree", "-r", "-z", "--full-tree", tree]);
  return text.split("\0").slice(0, -1).map(readEntry).filter(({ path }) => isCompared(path));
}

/** For example `100644 blob 8b13… ⇥ datasets/rate.csv`. */
function readEntry(line: string): Entry {
  const tab = line.indexOf("\t");
  const [mode, , id] = line.slice(0, tab).split(" ");
  return { mode: mode!, id: id!, path: line.slice(tab + 1) };
}

async function writeEntries(projectDir: string, entries: readonly Entry[], folder: string): Promise<Arrival> {
  makeFolders(folder, entries.map(({ path }) => path));
  const [files, links, remarks] = [[] as string[], [] as Arrival["links"][number][], [] as Fault[]];
  const waiting = entries.values();
  for await (const bytes of readBlobs(projectDir, entries.map(({ id }) => id), `${folder}.blobs`)) {
    const { path, mode } = waiting.next().value!;
    if (bytes === undefined) throw new FaultError(missing(path));
    if (mode === link) {
      links.push({ path, target: bytes.toString("utf8") });
      continue;
    }
    const fault = placeNew(path, () => writeFileSync(join(folder, path), bytes, { flag: "wx", mode: mode === executable ? 0o755 : 0o644 }));
    if (fault === undefined) files.push(path);
    else remarks.push(fault);
  }
  return { files, links, remarks };
}

function absent(sha: string): Fault {
  return { kind: "folder-absent", subject: sha, expected: "the project's folder in the commit", found: "no such folder there", hint: "it may have had another name, or lain elsewhere" };
}

function missing(path: string): Fault {
  const hint = "git fetch --refetch --no-filter completes a partial clone; git fsck tells what is damaged";
  return { kind: "missing-object", subject: path, expected: "the content of the file in the repository", found: "its name only", hint };
}
