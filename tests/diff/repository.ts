import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { sha256 } from "../../src/hash.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Repository {
  readonly root: string;
  /** Asks git, with the author, the dates and no configuration but the repository's own; the answer without its last line end. */
  git(...args: readonly string[]): string;
  write(files: Files): void;
  /** Writes the files and commits everything; the full name of the commit. */
  commit(files: Files, message?: string): string;
}

const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An empty folder, as a real path; removed when the tests of the file are done. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "figwright-test-")));
  made.push(folder);
  return folder;
}

const identity = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.org",
  GIT_AUTHOR_DATE: "2026-01-02T03:04:05+01:00",
  GIT_COMMITTER_NAME: "Grace",
  GIT_COMMITTER_EMAIL: "grace@example.org",
  GIT_COMMITTER_DATE: "2026-02-03T04:05:06+00:00",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
};

/** A repository in a new folder, or in that given, on the branch `main`, with what was given in one commit. */
export function createRepository(files: Files = {}, root = emptyFolder()): Repository {
  const repository = openRepository(root);
  repository.git("init", "--quiet", "--template=", "--initial-branch=main");
  if (Object.keys(files).length > 0) repository.commit(files);
  return repository;
}

export function openRepository(root: string): Repository {
  const git = (...args: readonly string[]) => gitIn(root, args);
  const write = (files: Files) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  const commit = (files: Files, message = "change") => {
    write(files);
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return git("rev-parse", "HEAD");
  };
  return { root, git, write, commit };
}

/** What git says, given bytes on its standard input. */
export function gitIn(root: string, args: readonly string[], input: string | Uint8Array = ""): string {
  const env = { ...process.env, ...identity };
  return execFileSync("git", ["-c", "protocol.file.allow=always", ...args], { cwd: root, env, input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] }).replace(/\n$/, "");
}

/** Every entry below a folder with its kind, rights, time of change and content, so that any touch shows. */
export function snapshot(folder: string): Readonly<Record<string, string>> {
  const paths = ["", ...(readdirSync(folder, { recursive: true }) as string[])].sort();
  return Object.fromEntries(paths.map((path) => [path, look(join(folder, path))]));
}

function look(path: string): string {
  const stats = lstatSync(path);
  const content = stats.isFile() ? sha256(readFileSync(path)) : stats.isSymbolicLink() ? readlinkSync(path) : "";
  return [stats.mode.toString(8), stats.mtimeMs, content].join(" ");
}

/** Every file and link below a folder as text, without `node_modules`. */
export function contents(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory() && entry.name !== "node_modules");
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), lstatSync(path).isSymbolicLink() ? `-> ${readlinkSync(path)}` : readFileSync(path, "utf8")]));
}
