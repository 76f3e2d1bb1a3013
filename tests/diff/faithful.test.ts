import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diffRevisions } from "../../src/diff/diff.ts";
import { createSmallPaper, diffIn, marked, panelOf, paperFiles, pointsText, replacedIn, withY, type SmallPaper } from "./small-paper.ts";

/*
 * A figure takes a colour from a package `tiny`, of which the paper carries three releases. Nothing else is installed in the
 * paper: all other packages are found further up, where this repository has them. So that this holds for the temporary
 * folder of a diff too, everything lies below this repository's packages.
 */

const folder = mkdtempSync(join(process.cwd(), "node_modules", ".figwright-test-"));
const temporary = join(folder, "temporary");
let paper: SmallPaper;
const former = process.env["TMPDIR"];

const release = (version: string, size: number) => ({
  [`vendor/tiny-${version}/package.json`]: JSON.stringify({ name: "tiny", version, type: "module", exports: "./index.js" }),
  [`vendor/tiny-${version}/index.js`]: `export const size = ${size};\n`,
});

const depending = (version: string) => ({
  "package.json": JSON.stringify({ ...(JSON.parse(paperFiles["package.json"]) as object), dependencies: { tiny: `file:vendor/tiny-${version}` } }),
  "package-lock.json": JSON.stringify({
    name: "small-paper",
    lockfileVersion: 3,
    packages: {
      "": { name: "small-paper", dependencies: { tiny: `file:vendor/tiny-${version}` } },
      "node_modules/tiny": { resolved: `vendor/tiny-${version}`, link: true },
      [`vendor/tiny-${version}`]: { name: "tiny", version },
    },
  }),
});

beforeAll(() => {
  mkdirSync(temporary);
  process.env["TMPDIR"] = temporary;
  const root = join(folder, "paper");
  mkdirSync(join(root, "node_modules"), { recursive: true });
  const figure = `import { size } from "tiny";\n${replacedIn(paperFiles["figures/fig1.ts"], "size: 10", "size")}`;
  paper = createSmallPaper({ ...release("1.0.0", 10), ...release("2.0.0", 20), ...release("3.0.0", 30), ...depending("1.0.0"), "figures/fig1.ts": figure }, root);
  symlinkSync("../vendor/tiny-1.0.0", join(root, "node_modules/tiny"), "junction");
});

afterAll(() => {
  if (former === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = former;
  rmSync(folder, { recursive: true, force: true });
});

test("a release of a library is blamed on the libraries where each side runs with its own", async () => {
  const head = paper.commitAside(depending("2.0.0"));
  const { report, pictures } = await diffIn(paper.root, { head, isFaithful: true });
  expect(report).toMatchObject({ exitCode: 1, mode: "faithful", tables: [], alarms: [], remarks: [] });
  expect(report.reproduce).toMatch(/ --faithful$/);
  expect(report.layers.filter(({ isEqual }) => !isEqual).map(({ layer }) => layer)).toEqual(["libraries"]);
  expect(marked(report)).toEqual({ fig1a: ["libraries"] });
  expect([...pictures.keys()]).toEqual(["fig1/a"]);
  expect(panelOf(report, "fig1", "a")).toMatchObject({ marks: { changed: 100 }, shares: { libraries: 100 } });
  expect(readdirSync(temporary)).toEqual([]);
});

test("with the packages of today it changes nothing, and a remark says why", async () => {
  // a third release: what was compiled is kept by the lock file that its sources name
  const head = paper.commitAside(depending("3.0.0"));
  const { report } = await diffIn(paper.root, { head });
  expect(report).toMatchObject({ exitCode: 0, mode: "fast", remarks: ["the lock files differ, but both sides ran with the packages installed here: --faithful shows what the libraries change"] });
  expect(marked(report)).toEqual({});
  expect(report.layers.find(({ layer }) => layer === "libraries")).toMatchObject({ isEqual: false, files: [{ path: "package-lock.json" }, { path: "package.json" }] });
});

test("a release and a row that changed: each has its own cause", async () => {
  const head = paper.commitAside({ ...depending("2.0.0"), "datasets/points.csv": pointsText(withY({ series: "two", x: 3 }, (y) => y + 0.5)) });
  const { report } = await diffIn(paper.root, { head, isFaithful: true });
  expect(report.remarks).toEqual([]);
  expect(marked(report)).toEqual({ fig1a: ["data", "libraries"] });
  expect(panelOf(report, "fig1", "a").shares).toEqual({ data: 1, libraries: 100 });
});

test("a lock file that does not fit its package.json is refused", async () => {
  const head = paper.commitAside({ "package-lock.json": depending("2.0.0")["package-lock.json"] });
  expect(await diffRevisions(paper.root, { base: "HEAD", head, isFaithful: true })).toMatchObject({ kind: "npm-failed", subject: "package-lock.json" });
  expect(readdirSync(temporary)).toEqual([]);
});
