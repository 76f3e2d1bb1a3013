import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

/* Follows the walk of CONTRIBUTING.md to the letter, in a copy of this paper. */

const walk = readFileSync("CONTRIBUTING.md", "utf8");
const paper = join(mkdtempSync(join(tmpdir(), "figwright-")), "my paper");
for (const name of ["datasets", "schemas", "figures", "package.json", "package-lock.json"]) cpSync(name, join(paper, name), { recursive: true });
for (const name of ["src", "scripts", "node_modules"]) symlinkSync(join(process.cwd(), name), join(paper, name));

for (const [, file, text] of walk.matchAll(/<!-- file: (\S+) -->\n```\w+\n(.*?)```/gs)) writeFileSync(join(paper, file!), text!);
const [, letter, panel] = /<!-- panel: (\w) -->\n```ts\n(.*?)```/s.exec(walk)!;
const figure = readFileSync("figures/fig3.ts", "utf8");
const drawn = figure
  .replace(new RegExp(`^    ${letter}: panel\\(.*?^    \\}\\),\\n`, "ms"), panel!)
  .replace(/^\/\*\* Names the frequency.*?^\}\n\n/ms, "");
writeFileSync(join(paper, "figures/fig3.ts"), drawn);

const npm = (script: string, ...args: string[]) => spawnSync(process.execPath, ["--liftoff-only", join(process.cwd(), "scripts/run.mjs"), script, ...args], { cwd: paper, encoding: "utf8" });

test("the walk changes the files it says and no other", () => {
  expect(drawn).not.toBe(figure);
  expect(drawn).not.toContain("frequencies(");
  expect(readFileSync(join(paper, "datasets/eis_spectrum.csv"), "utf8")).not.toBe(readFileSync("datasets/eis_spectrum.csv", "utf8"));
});

test("after the walk the panel is built and called measured, without the word for reconstructions", () => {
  const { stdout, status } = npm("build", "fig3");
  expect([stdout, status]).toEqual(["fig3     7 panels\n", 0]);
  const caption = readFileSync(join(paper, "output/fig3/caption.md"), "utf8");
  const own = caption.slice(caption.indexOf("**(e)**"), caption.indexOf("**(f)**"));
  expect(own).toContain("- numbers drawn: 14 measured");
  expect(own).toContain("`eis_spectrum.csv`: 7 rows, measured (potentiostat export of cells 12 and 14)");
  const svg = readFileSync(join(paper, "output/fig3.svg"), "utf8");
  const panelOf = (name: string, next: string) => svg.slice(svg.indexOf(`id="fig3-${name}"`), svg.indexOf(next));
  expect(panelOf("e", 'id="fig3-f"')).not.toContain(">reconstructed<");
  expect(panelOf("d", 'id="fig3-e"')).toContain(">reconstructed<");
  expect(caption).toContain("Partly measured, partly reconstructed");
});

test("reconstruct refuses, by name, to write over the measured table", () => {
  const before = readFileSync(join(paper, "datasets/eis_spectrum.csv"));
  const { stdout, status } = npm("reconstruct");
  expect(stdout).toMatch(/datasets\/eis_spectrum\.csv +0 rows {2}refused: its schema says measured/);
  expect(status).toBe(0);
  expect(readFileSync(join(paper, "datasets/eis_spectrum.csv"))).toEqual(before);
});

test("the files of the walk have no type error", () => {
  const config = { extends: join(process.cwd(), "tsconfig.json"), include: ["schemas/eis_spectrum.ts", "figures"] };
  writeFileSync(join(paper, "tsconfig.json"), JSON.stringify(config));
  expect(() => execFileSync(join(process.cwd(), "node_modules/.bin/tsc"), ["-p", paper], { cwd: paper, encoding: "utf8" })).not.toThrow();
});
