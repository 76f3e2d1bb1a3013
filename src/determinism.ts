import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sha256 } from "./hash.ts";

const run = promisify(execFile);

/** Node releases beside the running one, taken from the npm package `node`. */
const otherNodes = ["22", "24"] as const;

/** What must not matter: time zone, language, size of the thread pool. */
const environments = [
  { TZ: "UTC", LANG: "C.UTF-8", UV_THREADPOOL_SIZE: "4" },
  { TZ: "Asia/Kolkata", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", UV_THREADPOOL_SIZE: "1" },
] as const;

export interface Run {
  readonly node: string;
  readonly environment: string;
  /** SHA-256 by path: every output and every table. */
  readonly hashes: Readonly<Record<string, string>>;
}

/**
 * Builds the project again under other Node releases, time zones and languages, each time in a fresh copy whose path
 * has spaces and letters outside ASCII, and recomputes the tables there.
 */
export async function repeatElsewhere(projectDir: string, report: (line: string) => void): Promise<readonly Run[]> {
  const root = await mkdtemp(join(tmpdir(), "figwright-"));
  try {
    const nodes = [process.execPath, ...(await Promise.all(otherNodes.map((major) => installNode(root, major))))];
    const runs: Run[] = [];
    for (const node of nodes) {
      for (const environment of environments) {
        runs.push(await repeat(projectDir, join(root, `copy ${runs.length} für Ω`), node, environment));
        const { node: version, environment: where, hashes } = runs.at(-1)!;
        report(`${version.padEnd(10)} ${where}  ${Object.keys(hashes).length} files`);
      }
    }
    return runs;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Paths whose bytes are not the same in all runs. */
export function differing(runs: readonly Run[]): readonly string[] {
  const paths = new Set(runs.flatMap(({ hashes }) => Object.keys(hashes)));
  return [...paths].filter((path) => new Set(runs.map(({ hashes }) => hashes[path])).size > 1).sort();
}

async function installNode(root: string, major: string): Promise<string> {
  const prefix = join(root, `node${major}`);
  await run("npm", ["install", "--prefix", prefix, "--no-save", "--foreground-scripts", `node@${major}`]);
  return join(prefix, "node_modules/node/bin/node");
}

async function repeat(projectDir: string, copy: string, node: string, environment: (typeof environments)[number]): Promise<Run> {
  for (const name of ["datasets", "schemas", "figures", "scripts", "src", "package.json", "package-lock.json", "tsconfig.json"]) {
    await cp(join(projectDir, name), join(copy, name), { recursive: true });
  }
  await symlink(join(projectDir, "node_modules"), join(copy, "node_modules"));
  const env = { ...process.env, ...environment };
  for (const script of ["reconstruct", "build"]) {
    await run(node, ["--liftoff-only", "scripts/run.mjs", script], { cwd: copy, env });
  }
  const { stdout } = await run(node, ["--version"]);
  const paths = [...(await list(copy, "output")), ...(await list(copy, "datasets"))];
  const hashes = await Promise.all(paths.map(async (path) => [path, sha256(await readFile(join(copy, path)))] as const));
  return { node: stdout.trim(), environment: `${environment.TZ} ${environment.LANG}`, hashes: Object.fromEntries(hashes) };
}

async function list(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
