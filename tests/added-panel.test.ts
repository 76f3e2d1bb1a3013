import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { copyPaper } from "./paper.ts";

/* Adds a panel to Fig. 3 as CONTRIBUTING.md says: one table, one schema, one figure file. */

const walk = readFileSync("CONTRIBUTING.md", "utf8");
const paper = copyPaper();
const added = [...walk.matchAll(/<!-- added: (\S+) -->\n```\w+\n(.*?)```/gs)].map(([, path, text]) => ({ path: path!, text: text! }));
for (const { path, text } of added) paper.write(path, text);
const [, letter, panel] = /<!-- added panel: (\w) -->\n```ts\n(.*?)```/s.exec(walk)!;
const said = (pattern: RegExp) => pattern.exec(walk)![1]!;
const figure = paper.read("figures/fig3.ts");
const grown = figure
  .replace('import { rateSummary }', 'import { selfDischarge } from "../schemas/self_discharge.ts";\nimport { rateSummary }')
  .replace(/layout: \[.*\]/, said(/`(layout: \[[^`]*\])`/))
  .replace(/rowsMm: \[.*\]/, said(/`(rowsMm: \[[^`]*\])`/))
  .replace(/^ {2}\},\n\}\);\n$/m, `${panel}  },\n});\n`);
paper.write("figures/fig3.ts", grown);

test("the walk adds one table and one schema, and changes one figure file", () => {
  expect(added.map(({ path }) => path)).toEqual(["datasets/self_discharge.csv", "schemas/self_discharge.ts"]);
  expect(grown).toContain(panel);
});

test("the new panel is built, lettered and called measured; the others are as before", () => {
  const before = readFileSync("output/fig3/caption.md", "utf8");
  expect(paper.run("build", ["fig3"])).toEqual({ out: "fig3     8 panels\n", status: 0 });
  const caption = paper.read("output/fig3/caption.md");
  expect(caption.slice(caption.indexOf("**(h)**"))).toContain("- numbers drawn: 12 measured");
  expect(caption.slice(caption.indexOf("**(a)**"), caption.indexOf("**(h)**")).trim()).toBe(before.slice(before.indexOf("**(a)**"), before.indexOf("\nClaims of the article")).trim());
  expect(paper.read("output/fig3.svg")).toContain(`id="fig3-${letter}"`);
});

test("a wrong cell of the new table is named, with the panel that draws it", () => {
  paper.write("datasets/self_discharge.csv", paper.read("datasets/self_discharge.csv").replace("4.36", "4,36"));
  const { out, status } = paper.run("validate", ["self_discharge"]);
  expect(out).toContain("datasets/self_discharge.csv:6:");
  expect(out).toContain("affects  Fig. 3h");
  expect(status).toBe(1);
});
