import { existsSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeCommit } from "./commit-files.ts";
import { fillPointers } from "./lfs.ts";
import { placeNew } from "./new-file.ts";
import { orFault, type Fault } from "./revision-fault.ts";
import type { Revision } from "./revision.ts";
import { placeLinks } from "./safe-link.ts";
import { copyWorkingFiles } from "./working-files.ts";

/** A revision as files. */
export interface Materialised {
  /** Real path; holds the project's files without `output/`, and `node_modules` as a link to the packages of today. */
  readonly folder: string;
  /** What in the revision is not as it should be and was left out, by path. */
  readonly remarks: readonly Fault[];
}

/**
 * Writes the project at a revision into a new folder, within one that is removed later: a commit byte for byte as git
 * stores it, the working tree as it stands on disk. No filter, hook or other program of the repository runs, no link is
 * followed out of the project, and nothing changes in the repository.
 */
export async function materialise(projectDir: string, revision: Pick<Revision, "sha">, folder: string): Promise<Materialised | Fault> {
  return orFault(async () => {
    mkdirSync(folder);
    const root = realpathSync(folder);
    const { files, links, remarks } = revision.sha === undefined ? await copyWorkingFiles(projectDir, root) : await writeCommit(projectDir, revision.sha, root);
    const all = [...remarks, ...(await fillPointers(projectDir, root, files)), ...placeLinks(root, links), ...linkPackages(projectDir, root)];
    return { folder: root, remarks: all.toSorted((a, b) => compare(a.subject ?? "", b.subject ?? "")) };
  });
}

/** The packages of the project, or of the workspace that it is part of. */
function linkPackages(projectDir: string, folder: string): readonly Fault[] {
  const packages = nearestPackages(realpathSync(projectDir));
  if (packages === undefined) return [{ kind: "no-packages", subject: "node_modules", expected: "installed packages", found: "no node_modules", hint: "npm ci" }];
  return [placeNew("node_modules", () => symlinkSync(realpathSync(packages), join(folder, "node_modules"), "junction"))].filter((fault) => fault !== undefined);
}

function nearestPackages(start: string): string | undefined {
  const packages = join(start, "node_modules");
  if (existsSync(packages)) return packages;
  return dirname(start) === start ? undefined : nearestPackages(dirname(start));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
