import { constants, copyFileSync, lstatSync, readlinkSync, realpathSync, type Stats } from "node:fs";
import { join, relative, sep } from "node:path";
import { readGit } from "./git.ts";
import { convertedLineEnds } from "./line-ends.ts";
import { makeFolders, placeNew, type Arrival } from "./new-file.ts";
import { FaultError, type Fault } from "./revision-fault.ts";
import { isCompared, misreadName, unfollowedRepository } from "./tree-path.ts";

interface Found {
  readonly path: string;
  readonly stats: Stats;
}

/**
 * Copies the project's files as they stand on disk into an empty folder: those that git tracks and those that it does
 * not ignore. What was deleted on disk is not there.
 */
export async function copyWorkingFiles(projectDir: string, folder: string): Promise<Arrival> {
  const root = realpathSync(projectDir);
  const names = await listFiles(root, folder);
  const found = [...names.keys()].flatMap((path) => lookAt(root, path) ?? []);
  const files = found.filter(({ stats }) => stats.isFile()).map(({ path }) => path);
  const links = found.filter(({ stats }) => stats.isSymbolicLink()).map(({ path }) => ({ path, target: readlinkSync(join(root, path)) }));
  makeFolders(folder, [...files, ...links].map((one) => (typeof one === "string" ? one : one.path)));
  const copied = files.map((path) => ({ path, fault: copy(root, folder, path) }));
  const there = new Set(found.map(({ path }) => path));
  const remarks = [
    ...[...names.keys()].flatMap((path) => misreadName(path) ?? []),
    ...found.filter(({ stats }) => stats.isDirectory()).map(({ path }) => unfollowedRepository(path.replace(/\/$/, ""))),
    ...[...names].filter(([path, tag]) => tag === skipped && !there.has(path)).map(([path]) => sparse(path)),
    ...copied.flatMap(({ fault }) => fault ?? []),
    ...(await convertedLineEnds(root)),
  ];
  return { files: copied.filter(({ fault }) => fault === undefined).map(({ path }) => path), links, remarks };
}

/** Tag of a file that a sparse checkout leaves out. */
const skipped = "S";

/** Git's tag by path; without what lies in the temporary folder, which may be inside the project. */
async function listFiles(root: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const text = await readGit(root, ["ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard"]);
  const temporary = relative(root, join(folder, "..")).split(sep).join("/");
  const tagged = text.split("\0").slice(0, -1).map((line) => [line.slice(2), line[0]!] as const);
  return new Map(tagged.filter(([path]) => isCompared(path) && !path.startsWith(`${temporary}/`)));
}

/** What stands at a path; undefined where nothing does, or only behind a link or file that has taken the place of a folder. */
function lookAt(root: string, path: string): Found | undefined {
  if (misreadName(path) !== undefined) return undefined;
  const parts = path.replace(/\/$/, "").split("/");
  const isReached = parts.slice(0, -1).every((_, depth) => lstatSync(join(root, ...parts.slice(0, depth + 1)), { throwIfNoEntry: false })?.isDirectory());
  const stats = isReached ? lstatSync(join(root, ...parts), { throwIfNoEntry: false }) : undefined;
  return stats && { path, stats };
}

function copy(root: string, folder: string, path: string): Fault | undefined {
  try {
    return placeNew(path, () => copyFileSync(join(root, path), join(folder, path), constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FaultError({ kind: "unreadable-file", subject: path, expected: "a file that can be read", found: `the system's refusal, ${code ?? "of no name"}` });
  }
}

function sparse(path: string): Fault {
  return { kind: "sparse", subject: path, expected: "the file on disk", found: "a sparse checkout without it", hint: "git sparse-checkout disable" };
}
