import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

/* Rules of taste and of determinism, held by reading the code. */

const files = (...folders: string[]) =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
  );
const engine = files("src");
const authors = files("schemas", "figures", "datasets/models");

/** Code without comments and without the text of strings. */
const code = (path: string) =>
  readFileSync(path, "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|[^:])\/\/.*$/gm, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');

const offenders = (paths: readonly string[], pattern: RegExp) => paths.filter((path) => pattern.test(code(path)));

test("no power operator: its last bit differs between releases of V8", () => {
  expect(offenders([...engine, ...authors], /[\w)\]] ?\*\* ?[\w(]|Math\.pow/)).toEqual([]);
});

test("no clock, chance, locale or time zone in the engine and the models", () => {
  const clock = /Date\.now|\bnew Date\(|Math\.random|toLocale|localeCompare|\bIntl\b|performance\.now/;
  const allowed = {
    "src/bench.ts": "measures time",
    "src/bench-cases.ts": "measures time",
    "src/expression.ts": "datetime() of foreign specs, from their own numbers",
    "src/pdf/document.ts": "a fixed date, which PDFKit asks for",
  };
  expect(offenders([...engine, ...authors], clock).filter((path) => !(path in allowed))).toEqual([]);
});

test("no any and no console in the engine", () => {
  expect(offenders([...engine, ...authors], /\bas any\b|: any\b|<any>|console\./)).toEqual([]);
});

const importsOf = (path: string) => [...readFileSync(path, "utf8").matchAll(/(?:from|import\() ?"([^"]+)"/g)].map(([, name]) => name!);

test("authors import the engine only as #figwright", () => {
  expect(authors.filter((path) => importsOf(path).some((name) => name.includes("/src/")))).toEqual([]);
});

test("the engine knows nothing of this paper", () => {
  expect(engine.filter((path) => importsOf(path).some((name) => /(figures|schemas|datasets)\//.test(name)))).toEqual([]);
  expect(engine.filter((path) => /NLMR?O|Na0\.6|Ru L/.test(readFileSync(path, "utf8")))).toEqual([]);
});

test("no file of the engine is above 300 lines without a reason at its top, none is named for what code is", () => {
  const long = engine.map((path) => ({ path, text: readFileSync(path, "utf8") })).filter(({ text }) => text.split("\n").length > 301);
  expect(long.filter(({ text }) => !text.startsWith("/*")).map(({ path }) => path)).toEqual([]);
  expect(engine.filter((path) => /\/(utils?|helpers?|types|common|misc|constants|index2)\.ts$/.test(path))).toEqual([]);
});

/** Packages that a file reaches through static imports. */
function reached(path: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const text = readFileSync(path, "utf8").replace(/^import type .*$/gm, "").replace(/^export type .*$/gm, "");
  return [...text.matchAll(/^(?:import|export)[^;]*? from "([^"]+)"/gms)].flatMap(([, name]) =>
    name!.startsWith(".") ? reached(normalize(join(dirname(path), name!)), seen) : [name!],
  );
}

test("declaring, validating and asking what is up to date load no drawing library", () => {
  const heavy = /^(vega|vega-lite|vega-interpreter|fontkit|pdfkit|subset-font|@resvg\/resvg-js|fflate)$/;
  for (const entry of ["src/index.ts", "src/build.ts", "src/validate.ts", "src/claims.ts"]) {
    expect(reached(entry).filter((name) => heavy.test(name)), entry).toEqual([]);
  }
});

test("a mistyped column is a compile error", () => {
  const dir = mkdtempSync(join(tmpdir(), "figwright-types-"));
  const here = (path: string) => join(process.cwd(), path);
  const schema = pathToFileURL(here("schemas/gcd_profile.ts")).pathname;
  writeFileSync(join(dir, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(dir, "mistyped.ts"), `import { gcdProfile } from "${schema}";\nexport const field = gcdProfile.fields.voltge;\n`);
  writeFileSync(join(dir, "tsconfig.json"), JSON.stringify({ extends: here("tsconfig.json"), compilerOptions: { typeRoots: [here("node_modules/@types")] }, include: ["mistyped.ts"] }));
  const { stdout, status } = spawnSync(here("node_modules/.bin/tsc"), ["-p", dir], { encoding: "utf8" });
  expect(stdout).toMatch(/^\S*mistyped\.ts\(2,\d+\): error TS2551: Property 'voltge' does not exist on type .* Did you mean 'voltage'\?\n$/s);
  expect(status).not.toBe(0);
});

test("no file names a machine's path", () => {
  const paths = ["README.md", "CONTRIBUTING.md", ".ci/run", ...engine, ...authors, ...files("scripts", "tests")];
  expect(paths.filter((path) => path !== "tests/purity.test.ts" && /\/(work|home|root|Users)\/\w/.test(readFileSync(path, "utf8")))).toEqual([]);
});
