import { sep } from "node:path";
import type { Fault } from "./revision-fault.ts";

/** What a project makes from the rest, and packages, which are linked. */
const leftOut = ["output", "node_modules"];

/** The files that are compared, as git's patterns relative to the project. */
export const comparedFiles: readonly string[] = [".", ...leftOut.map((name) => `:(exclude)${name}`)];

/** Whether a path relative to the project, with forward slashes, is of a file that is compared. */
export function isCompared(path: string): boolean {
  return !leftOut.includes(path.split("/")[0]!);
}

/**
 * Why a path that a repository names must not be written. Git itself never commits such a name, but a repository that
 * was made to do harm may hold one.
 */
export function escapeOf(path: string): Fault | undefined {
  const isSafe = path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && part.toLowerCase() !== ".git" && !(sep === "\\" && /[\\:]/.test(part)));
  return isSafe ? undefined : { kind: "escaping-name", subject: path, expected: "a path inside the project", found: "one that leads out of it or into .git" };
}

/** Names are bytes to git; those that are no UTF-8 come as replacement characters and cannot be opened by name. */
export function misreadName(path: string): Fault | undefined {
  if (!path.includes("\ufffd")) return undefined;
  return { kind: "unreadable-name", subject: path, expected: "a file name in UTF-8", found: "another encoding; the file was left out" };
}

export function unfollowedRepository(path: string): Fault {
  return { kind: "submodule", subject: path, expected: "files of this repository", found: "a submodule or another repository, which was left out" };
}
