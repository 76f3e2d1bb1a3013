import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder } from "../diff/repository.ts";
import { root } from "../rows-of.ts";

/* The launcher in tiny projects, each of which is its own engine. */

const door = `import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { answer } from "#figwright";
import { size } from "tiny";
import outside from "subset-font";
const { default: figure } = await import(join(process.env["FIGWRIGHT_COMPILED"]!, "figures/fig1.js"));
const near = createRequire(import.meta.url);
console.log([readFileSync("datasets/a.csv", "utf8"), readFileSync(join(import.meta.dirname, "../docs/a.md"), "utf8"), answer, size, outside, figure, near("../docs/b.json").b].join(" "));
`;

const packageFiles = (size = 1) => ({
  "tiny/package.json": '{ "name": "tiny", "main": "main.js" }',
  "tiny/main.js": `exports.size = ${size};`,
  // what stays outside of the bundle
  "subset-font/package.json": '{ "name": "subset-font", "type": "module", "exports": "./main.js" }',
  "subset-font/main.js": 'export default "outside";',
});

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function createEngine(folder: string, word: string): string {
  write(folder, {
    "package.json": '{ "type": "module" }',
    "scripts/say.ts": door,
    "src/index.ts": "export const answer: number = 42;",
    "docs/a.md": `${word}-page`,
    "docs/b.json": `{ "b": "${word}-near" }`,
    "datasets/a.csv": `${word}-table`,
    "figures/fig1.ts": 'import { answer } from "#figwright";\nexport default answer + 1;\n',
  });
  copyFileSync(join(root, "scripts/run.mjs"), join(folder, "scripts/run.mjs"));
  return folder;
}

function createPackages(folder: string, size?: number): string {
  write(folder, packageFiles(size));
  for (const name of ["esbuild", "@esbuild"]) symlinkSync(join(root, "node_modules", name), join(folder, name));
  return folder;
}

const said = (engine: string, args: readonly string[] = [], cwd = engine) => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(engine, "scripts/run.mjs"), "say", ...args], { cwd, encoding: "utf8" });
  return (stdout + stderr).trim();
};
const keptIn = (packages: string) => readdirSync(join(packages, ".figwright"));
const compiledIn = (packages: string) => {
  const entries = readdirSync(join(packages, ".figwright"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(entries.map((entry) => join(entry.parentPath, entry.name)).sort().map((file) => [file.slice(packages.length), readFileSync(file, "utf8")]));
};

test("a copy in another folder, its packages a link, runs what the first compiled, with its own files", () => {
  const [one, other] = [createEngine(emptyFolder(), "one"), createEngine(join(emptyFolder(), "deeper"), "other")];
  const packages = createPackages(join(one, "node_modules"));
  symlinkSync(packages, join(other, "node_modules"));
  expect(said(one)).toBe("one-table one-page 42 1 outside 43 one-near");
  const kept = keptIn(packages);
  expect(kept).toHaveLength(1);
  expect(said(other)).toBe("other-table other-page 42 1 outside 43 other-near");
  expect(keptIn(packages)).toEqual(kept);
  // and only while its sources are the same
  write(other, { "figures/fig1.ts": "export default 7;" });
  expect(said(other)).toBe("other-table other-page 42 1 outside 7 other-near");
  expect(keptIn(packages)).toHaveLength(2);
  expect(said(one)).toContain(" 43 ");
});

test("two folders compile to the same bytes, in files of the same names", () => {
  const [one, other] = [createEngine(emptyFolder(), "one"), createEngine(join(emptyFolder(), "a/deeper/folder"), "other")];
  const [packages, otherPackages] = [createPackages(join(one, "node_modules")), createPackages(join(other, "node_modules"))];
  said(one);
  said(other);
  const compiled = compiledIn(packages);
  expect(Object.keys(compiled).map((file) => file.split("/").at(-1))).toEqual(expect.arrayContaining(["door.js", "fig1.js"]));
  expect(compiledIn(otherPackages)).toEqual(compiled);
  for (const text of Object.values(compiled)) expect([text.includes(one), text.includes(root)]).toEqual([false, false]);
});

test("packages further up, as in a workspace", () => {
  const workspace = emptyFolder();
  const engine = createEngine(join(workspace, "papers/first"), "first");
  const packages = createPackages(join(workspace, "node_modules"));
  // as other programs leave it there
  mkdirSync(join(engine, "node_modules/.vite"), { recursive: true });
  expect(said(engine)).toBe("first-table first-page 42 1 outside 43 first-near");
  expect(keptIn(packages)).toHaveLength(1);
});

test("--dir: the project of one and the engine of the other, whichever is which", () => {
  const [one, other] = [createEngine(emptyFolder(), "one"), createEngine(emptyFolder(), "other")];
  const packages = createPackages(join(one, "node_modules"));
  symlinkSync(packages, join(other, "node_modules"));
  write(other, { "src/index.ts": "export const answer: number = 10;", "figures/fig1.ts": "export default 5;" });
  // a project without packages of its own is compiled with those of the engine
  const bare = emptyFolder();
  write(bare, { "package.json": '{ "type": "module" }', "figures/fig1.ts": 'import { size } from "tiny";\nexport default size;', "datasets/a.csv": "bare-table" });
  expect(said(one, ["--dir", other])).toBe("one-table one-page 42 1 outside 5 one-near");
  expect(said(other, ["--dir", one])).toBe("other-table other-page 10 1 outside 11 other-near");
  expect(said(one, ["--dir", bare], bare)).toBe("bare-table one-page 42 1 outside 1 one-near");
  expect(keptIn(packages)).toHaveLength(3);
});

test("what cannot be read is named by its path in the project, and leaves nothing behind", () => {
  const engine = createEngine(emptyFolder(), "one");
  const packages = createPackages(join(engine, "node_modules"));
  write(engine, { "figures/fig1.ts": "export default (;" });
  const answer = said(engine);
  expect(answer).toContain(" figures/fig1.ts:1:16:");
  expect(answer).not.toContain(".figwright");
  expect(keptIn(packages)).toEqual([]);
});
