import { spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { makeHybrid } from "../../src/diff/revision/hybrid.ts";
import type { Layer } from "../../src/diff/report/report.ts";
import { root } from "../rows-of.ts";
import { contents, emptyFolder } from "./repository.ts";

const paths = [
  "datasets/a.csv", "datasets/models/a.ts", "schemas/a.ts", "figures/fig1.ts", "figures/fig1/a.ts", "src/figure/theme.ts", "src/text/face.ts", "src/build.ts",
  "src/diff/snapshot/snapshot.ts", "scripts/run.mjs", "scripts/snapshot.ts", "package.json", "package-lock.json", "README.md", "tests/a.test.ts", "output/fig1.svg",
];

function write(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A project whose every file says which side it is of, with packages of its own. */
function createSide(name: string, more: Readonly<Record<string, string>> = {}): string {
  const folder = write(emptyFolder(), { ...Object.fromEntries(paths.map((path) => [path, name])), ...more });
  const packages = write(emptyFolder(), Object.fromEntries(["vega", "@resvg/resvg-js", "@expo-google-fonts/arimo", "@expo-google-fonts/roboto", "dejavu-fonts-ttf", ".bin"].map((one) => [`${one}/main.js`, name])));
  symlinkSync(packages, join(folder, "node_modules"));
  return folder;
}

const layersOf = (folder: string, swapped: Partial<Record<Layer, string>> = {}) => ({ data: folder, spec: folder, theme: folder, fonts: folder, libraries: folder, engine: folder, ...swapped });

function hybridOf(sources: Readonly<Record<Layer, string>>): string {
  const folder = join(emptyFolder(), "hybrid");
  makeHybrid(folder, sources);
  return folder;
}

/** Which side each package comes from, by its name; or the folder that stands for all. */
function packages(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(join(folder, "node_modules")).flatMap((name) => (name.startsWith("@") ? readdirSync(join(folder, "node_modules", name)).map((inner) => `${name}/${inner}`) : [name]));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, "node_modules", name, "main.js"), "utf8")]));
}

const [base, head] = [createSide("base", { "datasets/old.csv": "base" }), createSide("head", { "datasets/new.csv": "head", "src/text/new.ts": "head" })];

test.each([
  ["data", ["datasets/a.csv", "datasets/models/a.ts", "datasets/new.csv", "schemas/a.ts"]],
  ["spec", ["figures/fig1.ts", "figures/fig1/a.ts"]],
  ["theme", ["src/figure/theme.ts"]],
  ["fonts", ["src/text/face.ts"]],
  ["libraries", ["package-lock.json", "package.json"]],
  ["engine", ["scripts/run.mjs", "scripts/snapshot.ts", "src/build.ts", "src/diff/snapshot/snapshot.ts", "src/text/new.ts"]],
] as const)("%s of head on the rest of base", (layer, expected) => {
  const files = contents(hybridOf(layersOf(base, { [layer]: head })));
  expect(Object.keys(files).filter((path) => files[path] === "head" && !path.startsWith("node_modules"))).toEqual(expected);
  const gone = layer === "data" ? ["datasets/old.csv"] : [];
  const ofBase = ["datasets/old.csv", ...paths.slice(0, -3)].filter((path) => !expected.includes(path as never) && !gone.includes(path)).sort();
  expect(Object.keys(files).filter((path) => files[path] === "base" && !path.startsWith("node_modules"))).toEqual(ofBase);
});

test("packages are one link while libraries and fonts are of one side", () => {
  const folder = hybridOf(layersOf(base, { libraries: head, fonts: head }));
  expect(realpathSync(join(folder, "node_modules"))).toBe(realpathSync(join(head, "node_modules")));
  expect(lstatSync(join(folder, "node_modules")).isSymbolicLink()).toBe(true);
});

test("packages with fonts come from the side of the fonts, all others from that of the libraries", () => {
  const of = (side: string, fonts: string) => ({ "@expo-google-fonts/arimo": fonts, "@expo-google-fonts/roboto": side, "@resvg/resvg-js": side, "dejavu-fonts-ttf": fonts, vega: side });
  expect(packages(hybridOf(layersOf(base, { fonts: head })))).toEqual(of("base", "head"));
  expect(packages(hybridOf(layersOf(base, { libraries: head })))).toEqual(of("head", "base"));
  // what was linked is untouched
  expect(packages(base)).toMatchObject(of("base", "base"));
});

test("a side without packages", () => {
  const bare = write(emptyFolder(), { "src/text/face.ts": "bare" });
  expect(existsSync(join(hybridOf(layersOf(bare)), "node_modules"))).toBe(false);
  expect(Object.keys(packages(hybridOf(layersOf(base, { fonts: bare }))))).toEqual(["@expo-google-fonts/roboto", "@resvg/resvg-js", "vega"]);
  expect(Object.keys(packages(hybridOf(layersOf(bare, { fonts: base }))))).toEqual(["@expo-google-fonts/arimo", "dejavu-fonts-ttf"]);
});

test("a link of a side is the file that it leads to, which no other layer can change", () => {
  const side = createSide("side", { "raw/b.csv": "raw" });
  symlinkSync("../raw/b.csv", join(side, "datasets/b.csv"));
  const folder = hybridOf(layersOf(base, { data: side }));
  expect(lstatSync(join(folder, "datasets/b.csv")).isFile()).toBe(true);
  expect(readFileSync(join(folder, "datasets/b.csv"), "utf8")).toBe("raw");
  expect(existsSync(join(folder, "raw"))).toBe(false);
});

test("files take no space of their own", () => {
  const folder = hybridOf(layersOf(base));
  expect(statSync(join(folder, "datasets/a.csv")).ino).toBe(statSync(join(base, "datasets/a.csv")).ino);
});

test("the launcher runs in a hybrid of this project: another theme, other fonts, other data", () => {
  const [earlier, later] = [emptyFolder(), emptyFolder()];
  for (const side of [earlier, later]) {
    for (const name of ["datasets", "schemas", "figures", "src", "scripts", "package.json", "package-lock.json"]) cpSync(join(root, name), join(side, name), { recursive: true });
    write(side, { "datasets/side.txt": side === earlier ? "earlier" : "later" });
  }
  write(earlier, {
    "scripts/snapshot.ts": `import { readFileSync } from "node:fs";
import { join } from "node:path";
import { faces, fontOf } from "../src/text/face.ts";
import { loadFigure } from "../src/project-figure.ts";
const loaded = await loadFigure(process.cwd(), "fig3");
console.log([readFileSync("datasets/side.txt", "utf8"), "figure" in loaded, faces[0]!.file, fontOf(faces[4]!).familyName].join(" "));
`,
  });
  // the packages of the fonts' side are a copy
  symlinkSync(join(root, "node_modules"), join(earlier, "node_modules"));
  for (const name of ["@expo-google-fonts/arimo", "dejavu-fonts-ttf"]) cpSync(join(root, "node_modules", name), join(later, "node_modules", name), { recursive: true });
  const folder = hybridOf(layersOf(earlier, { fonts: later, data: later }));
  const { stdout, stderr } = spawnSync(process.execPath, ["--liftoff-only", join(folder, "scripts/run.mjs"), "snapshot"], { cwd: folder, encoding: "utf8" });
  expect(stdout + stderr).toBe(`later true ${join(later, "node_modules/@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf")} DejaVu Sans\n`);
});
