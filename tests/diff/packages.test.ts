import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { materialise } from "../../src/diff/revision/materialise.ts";
import { installPackages, needsInstall } from "../../src/diff/revision/packages.ts";
import { formatFault, isFault } from "../../src/diff/revision/revision-fault.ts";
import { createRepository, emptyFolder, snapshot } from "./repository.ts";

/* Packages from the project itself: no registry is asked. */

const never = new AbortController().signal;
let cache: string;
beforeEach(() => {
  cache = emptyFolder();
  vi.stubEnv("npm_config_cache", cache);
  vi.stubEnv("npm_config_offline", "true");
  vi.stubEnv("npm_execpath", undefined);
});
afterEach(() => vi.unstubAllEnvs());

const npm = (folder: string, ...args: string[]) => execFileSync("npm", [...args, "--logs-max=0", "--no-audit", "--no-fund"], { cwd: folder, stdio: "pipe" });

function write(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The text of a package called `tiny`, whose script, if it ran, would say so in a file. */
const tiny = (version: string) => ({
  "package.json": JSON.stringify({ name: "tiny", version, main: "main.js", scripts: { install: "echo ran > ran" } }),
  "main.js": `module.exports = "tiny ${version}";`,
});

function pack(folder: string, version: string): void {
  const from = write(emptyFolder(), tiny(version));
  npm(from, "pack", "--pack-destination", folder);
}

/** A project whose first commit has `tiny` 1 as a tarball and `folder` 1 as a folder; its working tree has both as 2, installed. */
function createProject() {
  const repository = createRepository({ ".gitignore": "node_modules\n" });
  const { root, git } = repository;
  const step = (version: string) => {
    pack(root, version);
    repository.write({
      "package.json": JSON.stringify({ name: "paper", version: "1.0.0", dependencies: { tiny: `file:tiny-${version}.tgz`, vendored: "file:vendored" } }),
      "vendored/package.json": JSON.stringify({ name: "vendored", version, main: "main.js" }),
      "vendored/main.js": `module.exports = "vendored ${version}";`,
    });
    npm(root, "install", "--ignore-scripts");
    git("add", "--all");
    git("commit", "--quiet", "--message", version);
    return git("rev-parse", "HEAD");
  };
  const [first, second] = [step("1.0.0"), step("2.0.0")];
  return { root, first, second };
}

const load = (folder: string) => ["tiny", "vendored"].map((name) => createRequire(join(folder, "package.json"))(name) as string);

async function sideOf(root: string, sha: string | undefined): Promise<string> {
  const side = await materialise(root, { sha }, join(emptyFolder(), "side"));
  if (isFault(side)) throw new Error(formatFault(side));
  return side.folder;
}

const told = (fault: Awaited<ReturnType<typeof installPackages>>) => (fault === undefined ? "installed" : formatFault(fault));

test("each side gets the packages of its own lock file, and the project keeps its own", async () => {
  const { root, first, second } = createProject();
  const before = snapshot(root);
  const [base, head, tree] = [await sideOf(root, first), await sideOf(root, second), await sideOf(root, undefined)];
  expect([base, head, tree].map((side) => needsInstall(side))).toEqual([true, false, false]);
  expect(load(head)).toEqual(["tiny 2.0.0", "vendored 2.0.0"]);
  expect(told(await installPackages(base, never))).toBe("installed");
  expect(lstatSync(join(base, "node_modules")).isDirectory()).toBe(true);
  expect(load(base)).toEqual(["tiny 1.0.0", "vendored 1.0.0"]);
  expect(load(root)).toEqual(["tiny 2.0.0", "vendored 2.0.0"]);
  expect(existsSync(join(base, "node_modules/tiny/ran"))).toBe(false);
  expect(snapshot(root)).toEqual(before);
  // no log, and nothing beside the side itself
  expect(existsSync(join(cache, "_logs")) ? readdirSync(join(cache, "_logs")) : []).toEqual([]);
  expect(readdirSync(dirname(base))).toEqual(["side"]);
  expect(readdirSync(base).sort()).toEqual([".gitignore", "node_modules", "package-lock.json", "package.json", "tiny-1.0.0.tgz", "vendored"]);
});

test("npm that runs this command is npm that installs", async () => {
  const folder = write(emptyFolder(), { "package-lock.json": "{}", "npm-cli.js": 'require("node:fs").writeFileSync("asked", process.argv.slice(2).join(" "));' });
  vi.stubEnv("npm_execpath", join(folder, "npm-cli.js"));
  expect(told(await installPackages(folder, never))).toBe("installed");
  expect(readFileSync(join(folder, "asked"), "utf8")).toBe(`ci --ignore-scripts --no-audit --no-fund --no-progress --no-update-notifier --prefer-offline --logs-max=0 --loglevel=error --prefix ${folder}`);
});

describe("whether there is something to install", () => {
  const lock = (...packages: readonly [name: string, version: string, optional?: true][]) =>
    JSON.stringify({ packages: { "": {}, ...Object.fromEntries(packages.map(([name, version, optional]) => [`node_modules/${name}`, { version, ...(optional && { optional }) }])) } });
  const installed = JSON.stringify({ packages: { "node_modules/tiny": { version: "1.0.0" } } });
  test.each([
    ["the same packages", installed, lock(["tiny", "1.0.0"]), false],
    ["an optional one that is not for this machine", installed, lock(["tiny", "1.0.0"], ["other", "1.0.0", true]), false],
    ["another version", installed, lock(["tiny", "2.0.0"]), true],
    ["one more", installed, lock(["tiny", "1.0.0"], ["other", "1.0.0"]), true],
    ["one less", installed, lock(), true],
    ["no lock file on the side", installed, undefined, true],
    ["nothing installed", undefined, lock(["tiny", "1.0.0"]), true],
    ["none at all", undefined, undefined, false],
  ])("%s", (_, there, named, expected) => {
    const files = { ...(named !== undefined && { "package-lock.json": named }), ...(there !== undefined && { "node_modules/.package-lock.json": there }) };
    expect(needsInstall(write(emptyFolder(), files))).toBe(expected);
  });
});

describe("faults", () => {
  test("no lock file: what was linked stays", async () => {
    const packages = write(emptyFolder(), { "tiny/main.js": "" });
    const folder = emptyFolder();
    symlinkSync(packages, join(folder, "node_modules"));
    expect(told(await installPackages(folder, never))).toMatchInlineSnapshot(`
      "package-lock.json  no-lock
        expected a lock file that names the packages of this side
        found    no such file
        hint     compare without --faithful"
    `);
    expect(existsSync(join(folder, "node_modules/tiny/main.js"))).toBe(true);
  });

  test("no npm", async () => {
    const folder = write(emptyFolder(), { "package-lock.json": "{}" });
    vi.stubEnv("PATH", emptyFolder());
    expect(told(await installPackages(folder, never))).toMatchInlineSnapshot(`
      "no-npm
        expected the program npm
        found    no such program in the search path
        hint     compare without --faithful"
    `);
  });

  test("a lock file that does not fit, one that is none, a tarball that is gone and a registry that is not asked: in npm's words", async () => {
    const { root, first } = createProject();
    const { packages, ...rest } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, object> };
    const changes: readonly ((side: string) => void)[] = [
      (side) => write(side, { "package.json": '{ "name": "paper", "version": "1.0.0", "dependencies": { "tiny": "file:other.tgz" } }' }),
      (side) => write(side, { "package-lock.json": "no JSON" }),
      (side) => rmSync(join(side, "tiny-1.0.0.tgz")),
      (side) => write(side, {
        "package.json": '{ "name": "paper", "version": "1.0.0", "dependencies": { "far": "1.0.0" } }',
        "package-lock.json": JSON.stringify({ ...rest, packages: { "": { ...packages[""], dependencies: { far: "1.0.0" } }, "node_modules/far": { version: "1.0.0", resolved: "https://registry.example.org/far-1.0.0.tgz" } } }),
      }),
    ];
    // the tarball is in the other one
    vi.stubEnv("npm_config_cache", emptyFolder());
    const faults: string[] = [];
    for (const change of changes) {
      const side = await sideOf(root, first);
      change(side);
      const text = told(await installPackages(side, never));
      expect(text).not.toContain(side);
      faults.push(/^ {2}found +(.*)$/m.exec(text)![1]!);
      expect(text.split("\n").slice(0, 2)).toEqual(["package-lock.json  npm-failed", "  expected packages that npm can install"]);
    }
    // the rest differs between releases of npm
    expect(faults).toEqual([/ENOENT.*other\.tgz/, /npm ci.*package-lock\.json/, /ENOENT.*tiny-1\.0\.0\.tgz/, /registry\.example\.org.*only-if-cached/].map((words) => expect.stringMatching(words)));
    expect(load(root)).toEqual(["tiny 2.0.0", "vendored 2.0.0"]);
  });
});

test("npm dies with the signal", async () => {
  const folder = write(emptyFolder(), { "package-lock.json": "{}" });
  const programs = write(emptyFolder(), { npm: '#!/bin/sh\ntrap "" TERM INT\necho $$ > pid\nexec sleep 60\n' });
  chmodSync(join(programs, "npm"), 0o755);
  vi.stubEnv("PATH", `${programs}:${process.env["PATH"]}`);
  const ending = new AbortController();
  const installing = installPackages(folder, ending.signal);
  await vi.waitFor(() => expect(readFileSync(join(folder, "pid"), "utf8")).toMatch(/\d\n/), { timeout: 10_000 });
  ending.abort();
  await expect(installing).rejects.toThrow("aborted");
  const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow("ESRCH"), { timeout: 10_000 });
});
