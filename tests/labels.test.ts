import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { printed } from "../figures/parts/printed.ts";
import { claims } from "../schemas/claims.ts";

/* A number that the article prints is typed once, in its claim. Labels, captions and text alternatives take it from there or from the table. */

const figureFiles = readdirSync("figures", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

/** Printed numbers by value. Those of one or two digits and whole ones are also names of states, rates and cycles, so they stay free. */
const ledger = new Map(
  claims.flatMap((claim) => {
    if (!claim.id.startsWith("C") || !("value" in claim) || claim.value === true) return [];
    return [claim.value].flat().flatMap((value, at) => {
      const text = printed(claim.id, at).replace("−", "");
      if (!text.includes(".") || text.replace(".", "").replace(/^0+/, "").length < 3) return [];
      const [mantissa = ""] = Math.abs(value).toExponential(2).split("e");
      const spellings = Math.abs(value) < 0.01 ? [Number(text), Number(mantissa)] : [Number(text)];
      return spellings.map((spelling) => [spelling, claim.id] as const);
    });
  }),
);

test("the ledger knows printed numbers", () => {
  expect([81.2, 45.5, 16.7, 0.567, 153.4].map((value) => ledger.get(value))).toEqual(["C053", "C054", "C056", "C025", "C033"]);
});

test("no label, caption or formula of a figure types a number that a claim prints", () => {
  expect(figureFiles.flatMap((path) => typedNumbers(readFileSync(path, "utf8")).map((found) => `${path}:${found}`))).toEqual([]);
});

test("a typed number is found in a label, a template and a caption; a domain, a comment and a number of another value are not", () => {
  const source = [
    'label("45.5 %", { x: 1, y: 2 });',
    "guide(x, `Z ${unit}16.7°`);",
    'const caption = "Fringes 0.567 nm apart.";',
    "const axis = { domain: [81.2, 153.4] }; // 81.2 %",
    'const other = "116.7 and 16.75, 45.55 and 1.45.5, Ch4.5 and C053";',
  ].join("\n");
  expect(typedNumbers(source)).toEqual(['1  "45.5" is printed("C054")', '2  "16.7" is printed("C056")', '3  "0.567" is printed("C025")']);
});

const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

/** Line, number and claim of every printed number inside a string of a TypeScript source. */
function typedNumbers(source: string): readonly string[] {
  const strings = [...source.matchAll(token)].filter(([text]) => !text.startsWith("/"));
  return strings.flatMap(({ 0: text, index }) => {
    const line = source.slice(0, index).split("\n").length;
    const numbers = [...text.replace(/\$\{[^}]*\}/g, "").matchAll(/(?<![\d.\w#])\d+(?:\.\d+)?(?!\d|\.\d)/g)].map(([number]) => number);
    return numbers.flatMap((number) => (ledger.has(Number(number)) ? [`${line}  "${number}" is printed("${ledger.get(Number(number))!}")`] : []));
  });
}
