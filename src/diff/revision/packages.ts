import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { Fault } from "./revision-fault.ts";

const lockFile = "package-lock.json";

/**
 * Whether the lock file of a materialised side names other packages than those that are installed, by the list that npm keeps
 * of them: the lock file beside them may have changed since.
 */
export function needsInstall(folder: string): boolean {
  const named = packagesIn(join(folder, lockFile));
  const installed = packagesIn(join(folder, "node_modules/.package-lock.json"));
  if (named === undefined || installed === undefined) return named !== installed;
  const isSame = (path: string) => named[path]?.version === installed[path]?.version && named[path]?.integrity === installed[path]?.integrity && named[path]?.resolved === installed[path]?.resolved;
  return Object.keys(installed).some((path) => !isSame(path)) || Object.entries(named).some(([path, { optional }]) => path !== "" && !optional && !isSame(path));
}

type LockedPackages = Readonly<Record<string, { readonly version?: string; readonly integrity?: string; readonly resolved?: string; readonly optional?: boolean }>>;

/** What a lock file lists by path; undefined where there is none that can be read. */
function packagesIn(file: string): LockedPackages | undefined {
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { packages?: LockedPackages }).packages;
  } catch {
    return undefined;
  }
}

/**
 * Installs the packages that the lock file of a materialised project names, in place of the link to those of today. No
 * script of a package runs. The child dies with the signal; the promise is then rejected.
 */
export async function installPackages(folder: string, signal: AbortSignal): Promise<Fault | undefined> {
  if (readLock(folder) === undefined) {
    return { kind: "no-lock", subject: lockFile, expected: "a lock file that names the packages of this side", found: "no such file", hint: "compare without --faithful" };
  }
  // before npm runs, which would empty the folder that the link leads to
  rmSync(join(folder, "node_modules"), { recursive: true, force: true });
  const [program, first] = npm();
  const child = spawn(program, [...first, ...install, "--prefix", folder], { cwd: folder, stdio: ["ignore", "ignore", "pipe"], signal, killSignal: "SIGKILL" });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  return new Promise((done, refuse) => {
    child.once("error", (error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? done(noNpm) : refuse(error)));
    child.once("close", (code) => done(code === 0 ? undefined : { kind: "npm-failed", subject: lockFile, expected: "packages that npm can install", found: reasonOf(complaint).replaceAll(folder, ".") }));
  });
}

const noNpm: Fault = { kind: "no-npm", expected: "the program npm", found: "no such program in the search path", hint: "compare without --faithful" };

const install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--no-update-notifier", "--prefer-offline", "--logs-max=0", "--loglevel=error"];

/** The npm that runs this command, as a script, so that no shell is needed where npm is one; otherwise that of the search path. */
function npm(): readonly [program: string, first: readonly string[]] {
  const running = process.env["npm_execpath"];
  const isNpm = running !== undefined && basename(running) === "npm-cli.js" && existsSync(running);
  return isNpm ? [process.execPath, [running]] : ["npm", []];
}

function readLock(folder: string): Buffer | undefined {
  const file = join(folder, lockFile);
  return existsSync(file) ? readFileSync(file) : undefined;
}

/** npm's first line that says why, as far as there is one: codes and numbers of the system come first. */
function reasonOf(complaint: string): string {
  const lines = complaint.split("\n").flatMap((line) => /^npm (?:error|ERR!) ?(.*\S)/.exec(line)?.[1] ?? []);
  return lines.find((line) => !/^(code|syscall|path|dest|errno|address|port) /.test(line)) ?? lines[0] ?? "a failure without a word";
}
