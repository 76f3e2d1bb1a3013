import { nearest } from "../../nearest.ts";
import { askGit, lookUp, readGit } from "./git.ts";
import { FaultError, orFault, type Fault } from "./revision-fault.ts";
import { isChanged } from "./working-state.ts";

/** Names the files as they stand on disk, where a branch of this name does not count. */
export const workingTree = "WORKTREE";

/** One side of a comparison. */
export interface Revision {
  /** As it was asked for or chosen: `v1`, `HEAD~2`, `merge-base of HEAD and origin/main`, `WORKTREE`; untrusted. */
  readonly name: string;
  /** Of the commit, in full; undefined for the working tree. */
  readonly sha: string | undefined;
  /** When its author wrote it, ISO 8601 in the author's zone; undefined for the working tree. */
  readonly date: string | undefined;
  /** Untrusted. */
  readonly author?: string;
  /** Whether the files compared differ from the commit; `output/` does not count. */
  readonly isDirty: boolean;
  /** Of the commit that the working tree stands on, in full. */
  readonly parent?: string;
}

export interface Revisions {
  readonly base: Revision;
  readonly head: Revision;
}

/**
 * Finds the two revisions of a project, which may be a folder within its repository. Each is anything that git knows a
 * commit by, or `WORKTREE`. Without a head it is the working tree; without a base, what the head has in common with the
 * default branch (`origin/HEAD`, else `main`, else `master`, here or at `origin`), or HEAD where that branch is checked
 * out. Writes nothing, runs no hook and no filter.
 */
export async function resolveRevisions(projectDir: string, base?: string, head: string = workingTree): Promise<Revisions | Fault> {
  return orFault(async () => {
    await readGit(projectDir, ["rev-parse", "--show-toplevel"]);
    const to = await resolve(projectDir, head);
    const from = base === undefined ? await defaultBase(projectDir, to) : await resolve(projectDir, base);
    return { base: from, head: to };
  });
}

async function resolve(projectDir: string, ref: string): Promise<Revision> {
  if (ref === workingTree) return resolveWorkingTree(projectDir);
  if (/^-|^$|\.\.|[\0-\x1f\x7f]/.test(ref)) throw new FaultError(refused(ref));
  const sha = await commitOf(projectDir, ref);
  if (sha === undefined) throw new FaultError(await unknown(projectDir, ref));
  return describe(projectDir, ref, sha);
}

async function resolveWorkingTree(projectDir: string): Promise<Revision> {
  const [parent, isDirty] = await Promise.all([commitOf(projectDir, "HEAD"), isChanged(projectDir)]);
  return { name: workingTree, sha: undefined, date: undefined, isDirty, ...(parent !== undefined && { parent }) };
}

async function commitOf(projectDir: string, ref: string): Promise<string | undefined> {
  return lookUp(projectDir, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
}

async function describe(projectDir: string, name: string, sha: string): Promise<Revision> {
  const text = await readGit(projectDir, ["rev-list", "--max-count=1", "--encoding=UTF-8", "--format=%aI%n%an", sha, "--"]);
  const [, date, author] = text.split("\n");
  return { name, sha, date, isDirty: false, ...(author && { author }) };
}

async function defaultBase(projectDir: string, head: Revision): Promise<Revision> {
  const tip = head.sha ?? head.parent;
  if (tip === undefined) throw new FaultError(noCommit());
  const branch = await defaultBranch(projectDir);
  const current = await lookUp(projectDir, ["symbolic-ref", "--quiet", "HEAD"]);
  if (head.sha === undefined && current === `refs/heads/${shortName(branch).replace(/^origin\//, "")}`) return describe(projectDir, "HEAD", tip);
  const { exitCode, text } = await askGit(projectDir, ["merge-base", tip, branch]);
  if (exitCode !== 0) throw new FaultError(await noAncestor(projectDir, shortName(branch)));
  return describe(projectDir, `merge-base of ${head.sha === undefined ? "HEAD" : head.name} and ${shortName(branch)}`, text.trim());
}

/** Full name of the default branch's ref. */
async function defaultBranch(projectDir: string): Promise<string> {
  const atOrigin = await lookUp(projectDir, ["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"]);
  const names = ["refs/heads/main", "refs/heads/master", "refs/remotes/origin/main", "refs/remotes/origin/master"];
  for (const name of atOrigin === undefined ? names : [atOrigin, ...names]) {
    if ((await commitOf(projectDir, name)) !== undefined) return name;
  }
  throw new FaultError(await noDefaultBranch(projectDir));
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(heads|remotes|tags)\//, "");
}

function refused(ref: string): Fault {
  const refusal = { kind: "refused-ref", subject: ref, expected: "a branch, a tag, a commit or WORKTREE" } as const;
  if (ref === "") return { ...refusal, found: "an empty name" };
  if (ref.startsWith("-")) return { ...refusal, found: "a name that begins with a dash" };
  if (ref.includes("..")) return { ...refusal, found: "a range of commits", hint: "name both, with a space between them" };
  return { ...refusal, found: "a name with control characters" };
}

const wholeHistory = "git fetch --unshallow brings the whole history; in GitHub Actions, fetch-depth: 0";

async function unknown(projectDir: string, ref: string): Promise<Fault> {
  const names = (await readGit(projectDir, ["for-each-ref", "--format=%(refname)"])).split("\n").filter(Boolean).map(shortName);
  if (names.length === 0 && (await commitOf(projectDir, "HEAD")) === undefined) return noCommit();
  const expected = "a branch, a tag, a commit or WORKTREE";
  const near = names.find((name) => name === `origin/${ref}`) ?? nearest(ref, [...names, "HEAD", workingTree]);
  if (near !== undefined) return { kind: "unknown-ref", subject: ref, expected, found: "no commit of this name", hint: `did you mean ${near}?` };
  if (await isShallow(projectDir)) return { kind: "shallow", subject: ref, expected, found: "no commit of this name in a shallow clone", hint: wholeHistory };
  return { kind: "unknown-ref", subject: ref, expected, found: "no commit of this name" };
}

function noCommit(): Fault {
  return { kind: "no-commit", expected: "a commit to compare with", found: "a branch without a commit", hint: "git add and git commit first" };
}

async function noDefaultBranch(projectDir: string): Promise<Fault> {
  const expected = "a default branch: origin/HEAD, main or master";
  if (await isShallow(projectDir)) return { kind: "shallow", expected, found: "none of them in a shallow clone", hint: wholeHistory };
  return { kind: "no-default-branch", expected, found: "none of them", hint: "name the base: npm run diff -- BASE" };
}

async function noAncestor(projectDir: string, branch: string): Promise<Fault> {
  const expected = "a commit that both have in common";
  if (await isShallow(projectDir)) return { kind: "shallow", subject: branch, expected, found: "none in a shallow clone", hint: wholeHistory };
  return { kind: "no-ancestor", subject: branch, expected, found: "two histories that never met", hint: "name both: npm run diff -- BASE HEAD" };
}

async function isShallow(projectDir: string): Promise<boolean> {
  return (await lookUp(projectDir, ["rev-parse", "--is-shallow-repository"])) === "true";
}
