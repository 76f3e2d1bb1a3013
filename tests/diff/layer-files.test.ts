import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { fontPackages, packagedFonts } from "../../src/diff/revision/font-packages.ts";
import { layerFacts, layerOf } from "../../src/diff/revision/layer-files.ts";
import { sha256 } from "../../src/hash.ts";
import { faces } from "../../src/text/face.ts";
import { root } from "../rows-of.ts";
import { emptyFolder } from "./repository.ts";

const project = {
  "datasets/a.csv": "1\n",
  "datasets/models/a.ts": "model",
  "schemas/a.ts": "schema",
  "figures/fig1.ts": "figure",
  "figures/fig1/a.ts": "layer",
  "src/figure/theme.ts": "theme",
  "src/text/face.ts": "faces",
  "src/build.ts": "engine",
  "src/diff/diff.ts": "diff",
  "node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf": "glyphs",
  "node_modules/dejavu-fonts-ttf/README.txt": "about",
  "package.json": '{ "name": "a", "dependencies": { "vega": "6", "zod": "4" } }',
  "package-lock.json": "{}",
};

function write(files: Readonly<Record<string, string>>, folder = emptyFolder()): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Layers that differ, with their files, `+` added, `-` removed, `~` changed. */
function differing(before: string, after: string): Readonly<Record<string, readonly string[]>> {
  const signs = { added: "+", removed: "-", changed: "~" };
  const facts = layerFacts(before, after);
  for (const one of facts) expect(one.isEqual).toBe(one.before === one.after);
  return Object.fromEntries(facts.filter(({ isEqual }) => !isEqual).map(({ layer, files }) => [layer, files.map(({ path, change }) => signs[change] + path)]));
}

test.each([
  ["data", ["datasets/rate.csv", "datasets/deep/er.csv", "datasets/map.png", "schemas/rate.ts", "schemas/claims/rate.ts"]],
  ["spec", ["figures/fig3.ts", "figures/fig3/a.ts", "figures/parts/axis.ts"]],
  ["theme", ["src/figure/theme.ts", "src/figure/profile.ts"]],
  ["fonts", ["src/text/face.ts", "src/text/Own.TTF", "fonts/own.otf"]],
  ["libraries", ["package.json", "package-lock.json"]],
  ["engine", ["src/build.ts", "src/figure/frame.ts", "src/text/measure.ts", "scripts/run.mjs"]],
  [undefined, ["datasets/models/rate.ts", "datasets/README.md", "schemas/README.md", "figures/README.md", "src/diff/scene.ts", "src/report/text.ts", "src/fuzz/run.ts"]],
  [undefined, ["README.md", "tests/build.test.ts", "docs/findings/FW-CSV-001.md", "output/fig3.svg", "scripts/build.ts", ".github/workflows/check.yml", "datasets/.lock", "src/.cache/a.ts", "fonts/README", "tsconfig.json", "sub/package.json", "datasets"]],
] as const)("%s", (layer, paths) => {
  expect(paths.filter((path) => layerOf(path) !== layer)).toEqual([]);
});

test("equal projects are equal in every layer, in the order in which layers are told", () => {
  const facts = layerFacts(write(project), write(project));
  expect(facts.map(({ layer, isEqual, files }) => [layer, isEqual, files])).toEqual(["data", "spec", "theme", "fonts", "libraries", "engine"].map((layer) => [layer, true, []]));
  expect(facts[2]!.before).toBe(sha256(`src/figure/theme.ts ${sha256("theme")}`));
  expect(new Set(facts.map(({ before }) => before)).size).toBe(6);
});

test("added, removed and changed files, each in its layer", () => {
  const before = write(project);
  const after = write({ ...project, "datasets/a.csv": "2\n", "datasets/b.csv": "", "figures/fig2.ts": "", "src/build.ts": "other", "src/diff/diff.ts": "other", "datasets/models/a.ts": "other" });
  rmSync(join(after, "schemas/a.ts"));
  expect(differing(before, after)).toEqual({ data: ["~datasets/a.csv", "+datasets/b.csv", "-schemas/a.ts"], spec: ["+figures/fig2.ts"], engine: ["~src/build.ts"] });
});

test("a name that objects have already is a name like others", () => {
  expect(differing(write(project), write({ ...project, "src/__proto__": "x", "src/constructor": "x" }))).toEqual({ engine: ["+src/__proto__", "+src/constructor"] });
});

test("fonts are those that the packages of each side bring, and nothing else of them", () => {
  const before = write(project);
  const after = write({ ...project, "node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf": "redrawn", "node_modules/dejavu-fonts-ttf/README.txt": "new", "node_modules/vega/a.ttf": "x" });
  expect(differing(before, after)).toEqual({ fonts: ["~node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf"] });
});

test("libraries are the lock file, dependencies and imports", () => {
  const change = (text: string) => differing(write(project), write({ ...project, "package.json": text }));
  expect(change('{ "dependencies": { "zod": "4", "vega": "6" }, "name": "b", "scripts": { "x": "y" } }')).toEqual({});
  const changed = { libraries: ["~package.json"] };
  expect(change('{ "dependencies": { "zod": "5", "vega": "6" } }')).toEqual(changed);
  expect(change('{ "dependencies": { "zod": "4", "vega": "6" }, "imports": { "#a": "./a.ts" } }')).toEqual(changed);
  expect(change("no JSON")).toEqual(changed);
  expect(change("null")).toEqual(changed);
  expect(differing(write(project), write({ ...project, "package-lock.json": "{ }" }))).toEqual({ libraries: ["~package-lock.json"] });
});

test("links are what they lead to, also those to folders and in a circle", () => {
  const linked = (text: string) => {
    const folder = write({ ...project, "raw/b.csv": text, "parts/deep/c.ts": text });
    symlinkSync("../raw/b.csv", join(folder, "datasets/b.csv"));
    symlinkSync("../raw/gone.csv", join(folder, "datasets/gone.csv"));
    symlinkSync("../parts", join(folder, "figures/parts"));
    symlinkSync("..", join(folder, "parts/deep/round"));
    return folder;
  };
  expect(differing(linked("1"), linked("2"))).toEqual({ data: ["~datasets/b.csv"], spec: ["~figures/parts/deep/c.ts"] });
});

test("every bundled face lies in a package of fonts", () => {
  const files = new Set(packagedFonts(root).values());
  expect(faces.filter(({ file }) => !files.has(realpathSync(file)))).toEqual([]);
  for (const name of fontPackages) expect(faces.some(({ file }) => file.replaceAll("\\", "/").includes(`node_modules/${name}/`))).toBe(true);
});
