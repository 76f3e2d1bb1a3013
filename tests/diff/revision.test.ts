import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { formatFault, isFault } from "../../src/diff/revision/revision-fault.ts";
import { resolveRevisions, type Revision } from "../../src/diff/revision/revision.ts";
import { createRepository, emptyFolder, gitIn, openRepository, snapshot, type Repository } from "./repository.ts";

afterEach(() => vi.unstubAllEnvs());

const resolved = async (root: string, base?: string, head?: string) => {
  const revisions = await resolveRevisions(root, base, head);
  if (isFault(revisions)) throw new Error(formatFault(revisions));
  return revisions;
};
const fault = async (root: string, base?: string, head?: string) => {
  const revisions = await resolveRevisions(root, base, head);
  return isFault(revisions) ? formatFault(revisions) : revisions;
};
const named = ({ name, sha }: Revision) => [name, sha];

/** A branch `topic` that left `main` after its first commit; `main` went on. */
function forked(): Repository & { readonly fork: string } {
  const repository = createRepository({ "a.csv": "1\n" });
  const fork = repository.git("rev-parse", "HEAD");
  repository.git("checkout", "--quiet", "-b", "topic");
  repository.commit({ "b.csv": "2\n" });
  repository.git("checkout", "--quiet", "main");
  repository.commit({ "c.csv": "3\n" });
  repository.git("checkout", "--quiet", "topic");
  return { ...repository, fork };
}

describe("without a base", () => {
  test("a branch is compared with where it left the default branch", async () => {
    const { root, git, fork } = forked();
    const { base, head } = await resolved(root);
    expect(base).toEqual({ name: "merge-base of HEAD and main", sha: fork, date: "2026-01-02T03:04:05+01:00", author: "Ada", isDirty: false });
    expect(head).toEqual({ name: "WORKTREE", sha: undefined, date: undefined, isDirty: false, parent: git("rev-parse", "topic") });
  });

  test("on the default branch it is HEAD", async () => {
    const { root, git } = createRepository({ "a.csv": "1\n" });
    expect(named((await resolved(root)).base)).toEqual(["HEAD", git("rev-parse", "HEAD")]);
  });

  test("master will do where there is no main", async () => {
    const { root, git, fork } = forked();
    git("branch", "--move", "main", "master");
    expect(named((await resolved(root)).base)).toEqual(["merge-base of HEAD and master", fork]);
  });

  test("origin/HEAD goes before main", async () => {
    const origin = forked();
    origin.git("checkout", "--quiet", "topic");
    const clone = openRepository(join(emptyFolder(), "clone"));
    gitIn(origin.root, ["clone", "--quiet", origin.root, clone.root]);
    clone.git("branch", "main", "origin/main");
    clone.git("checkout", "--quiet", "-b", "paper");
    clone.commit({ "d.csv": "4\n" });
    expect(named((await resolved(clone.root)).base)).toEqual(["merge-base of HEAD and origin/topic", origin.git("rev-parse", "topic")]);
    clone.git("checkout", "--quiet", "topic");
    expect((await resolved(clone.root)).base.name).toBe("HEAD");
  });

  test("a checkout of one commit, as in continuous integration, finds the branch at origin", async () => {
    const origin = forked();
    const clone = openRepository(join(emptyFolder(), "clone"));
    gitIn(origin.root, ["clone", "--quiet", "--no-checkout", origin.root, clone.root]);
    clone.git("checkout", "--quiet", "--detach", "origin/topic");
    clone.git("symbolic-ref", "--delete", "refs/remotes/origin/HEAD");
    clone.git("branch", "--delete", "--force", "topic");
    expect(named((await resolved(clone.root)).base)).toEqual(["merge-base of HEAD and origin/main", origin.fork]);
  });

  test("an origin/HEAD that leads nowhere is passed over", async () => {
    const { root, git } = forked();
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone");
    expect((await resolved(root)).base.name).toBe("merge-base of HEAD and main");
  });
});

describe("by name", () => {
  test("branches, tags, short names and steps back", async () => {
    const { root, git, fork } = forked();
    git("tag", "--annotate", "v1", "--message", "first", "main");
    const main = git("rev-parse", "main");
    for (const [ref, sha] of [["main", main], ["v1", main], [main.slice(0, 9), main], ["main~1", fork], ["refs/heads/main^", fork]] as const) {
      expect(named((await resolved(root, ref, "HEAD")).base), ref).toEqual([ref, sha]);
    }
  });

  test("the working tree on either side, whatever branch is called so", async () => {
    const { root, git } = forked();
    git("branch", "WORKTREE", "main");
    const { base, head } = await resolved(root, "WORKTREE", "refs/heads/WORKTREE");
    expect([base.sha, head.sha]).toEqual([undefined, git("rev-parse", "main")]);
  });

  test("an author in another encoding is read, and none is none", async () => {
    const { root, git } = createRepository({ "a.csv": "1\n" });
    const tree = git("rev-parse", "HEAD^{tree}");
    const made = (author: string) => `tree ${tree}\nauthor ${author} 1700000000 -0330\ncommitter ${author} 1700000000 -0330\n`;
    const latin = gitIn(root, ["hash-object", "-t", "commit", "-w", "--stdin"], Buffer.from(`${made("J\u00f6rg <j@example.org>")}encoding ISO-8859-1\n\nx\n`, "latin1"));
    expect((await resolved(root, latin)).base).toMatchObject({ author: "Jörg", date: "2023-11-14T18:43:20-03:30" });
    const nobody = gitIn(root, ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], `${made("<>")}\nx\n`);
    expect((await resolved(root, nobody)).base).not.toHaveProperty("author");
  });
});

describe("whether the working tree is changed", () => {
  const states: readonly (readonly [string, boolean, (repository: Repository) => void])[] = [
    ["nothing", false, () => {}],
    ["an edit", true, ({ write }) => write({ "a.csv": "2\n" })],
    ["a staged edit", true, ({ write, git }) => (write({ "a.csv": "2\n" }), git("add", "a.csv"))],
    ["a new file", true, ({ write }) => write({ "new.csv": "2\n" })],
    ["a file gone", true, ({ root }) => rmSync(join(root, "a.csv"))],
    ["an ignored file", false, ({ write }) => write({ "scratch.tmp": "2\n" })],
    ["a time of change alone", false, ({ root }) => utimesSync(join(root, "a.csv"), 1, 1)],
    ["an output rebuilt", false, ({ write }) => write({ "output/fig1.svg": "<svg/>" })],
  ];
  test.each(states)("%s: %s", async (_, isDirty, change) => {
    const repository = createRepository({ "a.csv": "1\n", ".gitignore": "*.tmp\n", "output/fig1.svg": "" });
    change(repository);
    expect((await resolved(repository.root)).head.isDirty).toBe(isDirty);
  });

  test("what is beside the project does not count", async () => {
    const { root, write } = createRepository({ "paper/a.csv": "1\n" });
    write({ "notes.txt": "x" });
    expect((await resolved(join(root, "paper"))).head.isDirty).toBe(false);
  });
});

describe("faults", () => {
  test("no repository, no folder, no working tree", async () => {
    const outside = emptyFolder();
    vi.stubEnv("GIT_CEILING_DIRECTORIES", join(outside, ".."));
    const { root } = createRepository({ "a.csv": "1\n" });
    expect([await fault(outside), (await fault(join(outside, "gone"))).toString().replace(outside, "…"), await fault(join(root, ".git"))].join("\n\n")).toMatchInlineSnapshot(`
      "no-repository
        expected a project in a git repository
        found    no repository here or above
        hint     git init, git add, git commit

      …/gone  no-folder
        expected the folder of a project
        found    no such folder

      no-working-tree
        expected a repository with a working tree
        found    a bare repository, or its .git folder"
    `);
  });

  test("no git", async () => {
    const { root } = createRepository({ "a.csv": "1\n" });
    vi.stubEnv("PATH", emptyFolder());
    expect(await fault(root)).toMatchInlineSnapshot(`
      "no-git
        expected the program git
        found    no such program in the search path
        hint     install git"
    `);
  });

  test("a repository without a commit", async () => {
    const { root, write, git } = createRepository();
    write({ "a.csv": "1\n" });
    expect([await fault(root), await fault(root, "main"), await fault(root, "HEAD")].join("\n\n")).toMatchInlineSnapshot(`
      "no-commit
        expected a commit to compare with
        found    a branch without a commit
        hint     git add and git commit first

      no-commit
        expected a commit to compare with
        found    a branch without a commit
        hint     git add and git commit first

      no-commit
        expected a commit to compare with
        found    a branch without a commit
        hint     git add and git commit first"
    `);
    git("add", "a.csv");
    expect(await fault(root)).toContain("no-commit");
  });

  test("names that are no names of commits, and what was perhaps meant", async () => {
    const { root, git } = forked();
    git("update-ref", "refs/remotes/origin/review", "main");
    const refs = ["--output=x", "-", "", "a\nb", "mian", "review", "nothing-like-it", "main:a.csv", "main..topic", "worktree", "\u202egnp"];
    expect((await Promise.all(refs.map((ref) => fault(root, ref)))).join("\n\n")).toMatchInlineSnapshot(`
      "--output=x  refused-ref
        expected a branch, a tag, a commit or WORKTREE
        found    a name that begins with a dash

      -  refused-ref
        expected a branch, a tag, a commit or WORKTREE
        found    a name that begins with a dash

        refused-ref
        expected a branch, a tag, a commit or WORKTREE
        found    an empty name

      a\\u000ab  refused-ref
        expected a branch, a tag, a commit or WORKTREE
        found    a name with control characters

      mian  unknown-ref
        expected a branch, a tag, a commit or WORKTREE
        found    no commit of this name
        hint     did you mean main?

      review  unknown-ref
        expected a branch, a tag, a commit or WORKTREE
        found    no commit of this name
        hint     did you mean origin/review?

      nothing-like-it  unknown-ref
        expected a branch, a tag, a commit or WORKTREE
        found    no commit of this name

      main:a.csv  unknown-ref
        expected a branch, a tag, a commit or WORKTREE
        found    no commit of this name

      main..topic  refused-ref
        expected a branch, a tag, a commit or WORKTREE
        found    a range of commits
        hint     name both, with a space between them

      worktree  unknown-ref
        expected a branch, a tag, a commit or WORKTREE
        found    no commit of this name
        hint     did you mean WORKTREE?

      \\u202egnp  unknown-ref
        expected a branch, a tag, a commit or WORKTREE
        found    no commit of this name"
    `);
    expect(await fault(root, "main", "topci")).toContain("did you mean topic?");
  });

  test("a shallow clone without the commit", async () => {
    const origin = forked();
    const root = join(emptyFolder(), "clone");
    gitIn(origin.root, ["clone", "--quiet", "--depth=1", "--no-single-branch", `file://${origin.root}`, root]);
    expect([await fault(root, "HEAD~1"), await fault(root, origin.fork), await fault(root, "origin/main", "HEAD")].map((one) => (typeof one === "string" ? one.replace(origin.fork, "SHA") : "resolved")).join("\n\n")).toMatchInlineSnapshot(`
      "HEAD~1  shallow
        expected a branch, a tag, a commit or WORKTREE
        found    no commit of this name in a shallow clone
        hint     git fetch --unshallow brings the whole history; in GitHub Actions, fetch-depth: 0

      SHA  shallow
        expected a branch, a tag, a commit or WORKTREE
        found    no commit of this name in a shallow clone
        hint     git fetch --unshallow brings the whole history; in GitHub Actions, fetch-depth: 0

      resolved"
    `);
    gitIn(root, ["checkout", "--quiet", "-b", "other"]);
    gitIn(root, ["remote", "set-head", "origin", "main"]);
    expect(await fault(root)).toMatchInlineSnapshot(`
      "origin/main  shallow
        expected a commit that both have in common
        found    none in a shallow clone
        hint     git fetch --unshallow brings the whole history; in GitHub Actions, fetch-depth: 0"
    `);
  });

  test("a shallow clone of a pull request knows no default branch", async () => {
    const origin = forked();
    const root = join(emptyFolder(), "clone");
    gitIn(origin.root, ["clone", "--quiet", "--depth=1", "--branch=topic", `file://${origin.root}`, root]);
    gitIn(root, ["checkout", "--quiet", "--detach"]);
    gitIn(root, ["update-ref", "-d", "refs/remotes/origin/HEAD"]);
    expect(await fault(root)).toMatchInlineSnapshot(`
      "shallow
        expected a default branch: origin/HEAD, main or master
        found    none of them in a shallow clone
        hint     git fetch --unshallow brings the whole history; in GitHub Actions, fetch-depth: 0"
    `);
  });

  test("two histories that never met, and no default branch", async () => {
    const { root, git, commit } = createRepository({ "a.csv": "1\n" });
    git("checkout", "--quiet", "--orphan", "other");
    commit({ "b.csv": "2\n" });
    const apart = await fault(root);
    git("branch", "--delete", "--force", "main");
    expect([apart, await fault(root)].join("\n\n")).toMatchInlineSnapshot(`
      "main  no-ancestor
        expected a commit that both have in common
        found    two histories that never met
        hint     name both: npm run diff -- BASE HEAD

      no-default-branch
        expected a default branch: origin/HEAD, main or master
        found    none of them
        hint     name the base: npm run diff -- BASE"
    `);
  });
});

describe("the repository is only read", () => {
  test("no entry changes, even where the index is stale", async () => {
    const { root, git } = forked();
    utimesSync(join(root, "a.csv"), 1, 1);
    git("config", "core.untrackedCache", "true");
    const before = snapshot(root);
    await resolved(root);
    await resolved(root, "main", "topic");
    await fault(root, "nosuch");
    expect(snapshot(root)).toEqual(before);
  });

  test("no hook, monitor or filter runs", async () => {
    const { root, git, commit } = createRepository({ "a.csv": "1\n" });
    const called = join(emptyFolder(), "called");
    const program = `echo called >> '${called}'; cat`;
    commit({ ".gitattributes": "*.csv filter=odd=name\n" });
    git("config", "core.fsmonitor", join(root, ".git/hooks/monitor"));
    for (const key of ["clean", "smudge"]) git("config", `filter.odd=name.${key}`, program);
    git("config", "filter.odd=name.required", "true");
    const hooks = ["monitor", "post-checkout", "post-index-change", "reference-transaction"];
    mkdirSync(join(root, ".git/hooks"), { recursive: true });
    for (const name of hooks) writeFileSync(join(root, ".git/hooks", name), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
    rmSync(called, { force: true });
    utimesSync(join(root, "a.csv"), 1, 1);
    await resolved(root);
    expect(existsSync(called)).toBe(false);
    // they would have run
    git("status");
    expect(existsSync(called)).toBe(true);
  });

  test("variables that a hook sets do not lead git elsewhere", async () => {
    const { root, fork } = forked();
    vi.stubEnv("GIT_DIR", join(createRepository({ "x.csv": "1\n" }).root, ".git"));
    vi.stubEnv("GIT_INDEX_FILE", join(emptyFolder(), "index"));
    vi.stubEnv("GIT_WORK_TREE", emptyFolder());
    expect(await resolved(root)).toMatchObject({ base: { sha: fork }, head: { isDirty: false } });
  });

  test("a replacement does not change what a commit is", async () => {
    const { root, git } = createRepository({ "a.csv": "1\n" });
    const first = git("rev-parse", "HEAD");
    git("checkout", "--quiet", "--orphan", "other");
    git("commit", "--quiet", "--allow-empty", "--author", "Eve <eve@example.org>", "--message", "other");
    git("replace", first, "other");
    expect((await resolved(root, first)).base).toMatchObject({ sha: first, author: "Ada" });
  });
});
