import { execFile, spawn } from "node:child_process";
import { closeSync, openSync, readSync, rmSync } from "node:fs";
import { stat } from "node:fs/promises";
import { devNull } from "node:os";
import { FaultError, type Fault } from "./revision-fault.ts";

/** What git answered: exit code, standard output as text, and its complaint. */
export interface GitAnswer {
  readonly exitCode: number;
  readonly text: string;
  readonly complaint: string;
}

/**
 * No hook, no file-system monitor, no network. The rest of the user's configuration stays: `safe.directory` and the
 * global list of ignored files are in it, and the commands asked here are those whose output it does not change.
 */
const settings = [`core.hooksPath=${devNull}`, "core.fsmonitor=false", "protocol.allow=never"].flatMap((setting) => ["-c", setting]);

/** Variables of git that say where its configuration and programs are; the others, as a hook sets them, would point git elsewhere. */
const keptVariables = /^GIT_(CONFIG_\w+|EXEC_PATH|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/;

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name) || keptVariables.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_TERMINAL_PROMPT: "0",
  };
}

/**
 * Asks git in a folder, without a shell. An answer with another exit code than 0 is an answer too.
 * Throws a FaultError where git cannot be started.
 */
export async function askGit(folder: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<GitAnswer> {
  const options = { cwd: folder, env: { ...environment(), ...variables }, encoding: "utf8", maxBuffer: Infinity } as const;
  return new Promise((answer, refuse) => {
    execFile("git", [...settings, ...args], options, (error, text, complaint) => {
      if (error === null) answer({ exitCode: 0, text, complaint });
      else if (typeof error.code === "number") answer({ exitCode: error.code, text, complaint });
      else void notStarted(folder, error).then(refuse);
    });
  });
}

/** What git says where it has no reason to refuse. Throws a FaultError with git's own words if it does. */
export async function readGit(folder: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<string> {
  const { exitCode, text, complaint } = await askGit(folder, args, variables);
  if (exitCode !== 0) throw new FaultError(refusal(complaint));
  return text;
}

/** The answer as one line, or undefined where git has none. */
export async function lookUp(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { exitCode, text } = await askGit(folder, args);
  return exitCode === 0 ? text.replace(/\n$/, "") : undefined;
}

/**
 * The bytes of blobs, in the order asked for, as git stores them: no filter runs, no line end is converted. They go
 * through a new file `spool`, since a pipe takes three times as long. Ends with undefined at one that is not there.
 */
export async function* readBlobs(folder: string, ids: readonly string[], spool: string): AsyncGenerator<Buffer | undefined> {
  const file = openSync(spool, "wx+");
  try {
    await writeBlobs(folder, ids, file);
    let position = 0;
    for (const _ of ids) {
      const [line, size] = /^\w+ blob (\d+)\n/.exec(readAt(file, position, 128).toString("latin1")) ?? [];
      const bytes = line === undefined ? undefined : readAt(file, position + line.length, Number(size));
      const isWhole = bytes?.length === Number(size);
      yield isWhole ? bytes : undefined;
      if (!isWhole) return;
      position += line!.length + bytes.length + 1;
    }
  } finally {
    closeSync(file);
    rmSync(spool, { force: true });
  }
}

async function writeBlobs(folder: string, ids: readonly string[], file: number): Promise<void> {
  const child = spawn("git", [...settings, "cat-file", "--batch", "--buffer"], { cwd: folder, env: environment(), stdio: ["pipe", file, "ignore"] });
  // git may end before it has read all
  child.stdin!.on("error", () => {});
  child.stdin!.end(ids.map((id) => `${id}\n`).join(""));
  await new Promise<void>((done, refuse) => {
    child.once("close", () => done());
    child.once("error", (error) => void notStarted(folder, error).then(refuse));
  });
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, position));
}

/** A missing program and a missing folder look alike to the system. */
async function notStarted(folder: string, error: Error): Promise<Error> {
  const isFolder = await stat(folder).then((entry) => entry.isDirectory(), () => false);
  if (!isFolder) return new FaultError({ kind: "no-folder", subject: folder, expected: "the folder of a project", found: "no such folder" });
  if (!("code" in error && error.code === "ENOENT")) return error;
  return new FaultError({ kind: "no-git", expected: "the program git", found: "no such program in the search path", hint: "install git" });
}

/** Git's refusal, by its own words in the language that we asked for. */
function refusal(complaint: string): Fault {
  const words = complaint.trim().split("\n")[0]!.replace(/^(fatal|error): /, "");
  if (words.includes("dubious ownership")) {
    return { kind: "foreign-owner", expected: "a repository of your own", found: "one that belongs to another user", hint: "git status prints the command that allows it" };
  }
  if (words.includes("not a git repository")) {
    return { kind: "no-repository", expected: "a project in a git repository", found: "no repository here or above", hint: "git init, git add, git commit" };
  }
  if (words.includes("must be run in a work tree")) {
    return { kind: "no-working-tree", expected: "a repository with a working tree", found: "a bare repository, or its .git folder" };
  }
  return { kind: "git-failed", expected: "an answer from git", found: words === "" ? "a failure without a word" : words };
}
