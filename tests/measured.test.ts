import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyPaper } from "./paper.ts";

/* Follows the walk of CONTRIBUTING.md to the letter, in a copy of this paper. */

const walk = readFileSync("CONTRIBUTING.md", "utf8");
const paper = copyPaper();
const figure = paper.read("figures/fig3.ts");
const edited = [...walk.matchAll(/<!-- file: (\S+) -->\n```\w+\n(.*?)```/gs)].map(([, path, text]) => ({ path: path!, before: paper.read(path!), text: text! }));
for (const { path, text } of edited) paper.write(path, text);
const [, letter, panel] = /<!-- panel: (\w) -->\n```ts\n(.*?)```/s.exec(walk)!;
const drawn = figure
  .replace(new RegExp(`^    ${letter}: panel\\(.*?^    \\}\\),\\n`, "ms"), panel!)
  .replace(/^\/\*\* Names the frequency.*?^\}\n\n/ms, "");
paper.write("figures/fig3.ts", drawn);

test("the walk changes a table, its schema and one panel", () => {
  expect(edited.map(({ path }) => path)).toEqual(["datasets/eis_spectrum.csv", "schemas/eis_spectrum.ts"]);
  for (const { path, before } of edited) expect(paper.read(path)).not.toBe(before);
  expect(drawn).toContain(panel);
  expect(drawn).not.toContain("frequencies(");
});

test("after the walk the panel is built and called measured, without the word for reconstructions", () => {
  const { out, status } = paper.run("build", ["fig3"]);
  expect([out, status]).toEqual(["fig3     7 panels\n", 0]);
  const caption = paper.read("output/fig3/caption.md");
  const own = caption.slice(caption.indexOf("**(e)**"), caption.indexOf("**(f)**"));
  expect(own).toContain("- numbers drawn: 14 measured");
  expect(own).toContain("`eis_spectrum.csv`: 7 rows, measured (potentiostat export of cells 12 and 14)");
  const svg = paper.read("output/fig3.svg");
  const panelOf = (name: string, next: string) => svg.slice(svg.indexOf(`id="fig3-${name}"`), svg.indexOf(next));
  expect(panelOf("e", 'id="fig3-f"')).not.toContain(">reconstructed<");
  expect(panelOf("d", 'id="fig3-e"')).toContain(">reconstructed<");
  expect(caption).toContain("Partly measured, partly reconstructed");
});

test("the walk breaks no rule of the other tables", () => {
  expect(paper.run("validate").status).toBe(0);
});

test("reconstruct refuses, by name, to write over the measured table", () => {
  const before = paper.read("datasets/eis_spectrum.csv");
  const { out, status } = paper.run("reconstruct");
  expect(out).toMatch(/datasets\/eis_spectrum\.csv +0 rows {2}refused: its schema says measured/);
  expect(status).toBe(0);
  expect(paper.read("datasets/eis_spectrum.csv")).toBe(before);
});

test("the files of the walk have no type error", () => {
  paper.write("tsconfig.json", JSON.stringify({ extends: join(process.cwd(), "tsconfig.json"), include: ["schemas/eis_spectrum.ts", "figures"] }));
  expect(() => execFileSync(join(process.cwd(), "node_modules/.bin/tsc"), ["-p", paper.dir], { cwd: paper.dir, encoding: "utf8" })).not.toThrow();
});
