import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset } from "#figwright";
import { checkTable } from "../src/check/check.ts";
import { readTable } from "../src/read.ts";

/** Findings on a table of one column of text and one of numbers, and the rows that were read. */
const check = (schema: z.ZodType, cells: readonly string[]) => {
  const one = dataset({
    file: "x.csv",
    title: "",
    provenance: { kind: "assumed", source: "" },
    key: [],
    columns: { row: column(z.number(), "Row", "1"), cell: column(schema, "Cell", schema.type === "string" ? undefined : "1") },
  });
  const csv = ["row,cell", ...cells.map((cell, index) => `${index + 1},"${cell.replaceAll('"', '""')}"`), ""].join("\n");
  const { table, findings } = readTable(new TextEncoder().encode(csv), "datasets/x.csv", one);
  const checked = checkTable(table, one);
  const told = [...findings, ...checked.findings].map(({ level, rule, line, found }) => [level, rule, line, found].join(" | "));
  return { told, values: checked.rows.map((row) => row["cell"]) };
};
const texts = (cells: readonly string[]) => check(z.string(), cells).told;
const numbers = (cells: readonly string[]) => check(z.number().nullable(), cells).told;

test("errors of spreadsheets are no text", () => {
  expect(texts(["#N/A", "#DIV/0!", "#NAME?", "#####", "Err:502", "# 1", "#tag", "#ff0000"])).toMatchInlineSnapshot(`
    [
      "A | FW-TAB-017 | 2 | "#N/A", a spreadsheet error",
      "A | FW-TAB-017 | 3 | "#DIV/0!", a spreadsheet error",
      "A | FW-TAB-017 | 4 | "#NAME?", a spreadsheet error",
      "A | FW-TAB-017 | 5 | "#####", what a spreadsheet shows where a column is too narrow",
      "A | FW-TAB-017 | 6 | "Err:502", a spreadsheet error",
    ]
  `);
});

test("words for a missing value are told unless they are words of their column", () => {
  expect(texts(["NA", "n/a", "NULL", "nan", "-", "low", "high"])).toMatchInlineSnapshot(`
    [
      "B | FW-TAB-018 | 2 | "NA", a word for a missing value",
      "B | FW-TAB-018 | 3 | "n/a", a word for a missing value",
      "B | FW-TAB-018 | 4 | "NULL", a word for a missing value",
      "B | FW-TAB-018 | 5 | "nan", a word for a missing value",
      "B | FW-TAB-018 | 6 | "-", a dash for a missing value",
    ]
  `);
  expect(texts(["NA", "DE", "FR", "IT", "US"])).toEqual([]);
  expect(texts(["+", "-", "+"])).toEqual([]);
  expect(check(z.enum(["NA", "low"]), ["NA", "low"]).told).toEqual([]);
  expect(texts(["Na", "none", "Nan Goldin", "nana", "NAND", "null hypothesis"])).toEqual([]);
});

test("a name that a spreadsheet made a date or a number of is told among names, and not among its like", () => {
  expect(texts(["TP53", "1-Mar", "BRCA1", "SEPT7", "2.31E+13", "2023-09-02"])).toMatchInlineSnapshot(`
    [
      "A | FW-TAB-019 | 3 | "1-Mar", a date, as spreadsheets make of names",
      "A | FW-TAB-019 | 6 | "2.31E+13", a number, as spreadsheets make of identifiers",
      "A | FW-TAB-019 | 7 | "2023-09-02", a date, as spreadsheets make of names",
    ]
  `);
  for (const like of [["1-Mar", "2-Mar", "3-Mar"], ["Jan-20", "Feb-20"], ["2024-01-02", "2024-01-03"], ["1E+10", "2E+10"], ["seen on", "1-Mar", "not seen", "later on"], ["2019", "2020", "Mar-20", "2021"]]) {
    expect(texts(like), like.join()).toEqual([]);
  }
});

test("a text that a spreadsheet would run is told; signs before what is no formula are text", () => {
  const formulas = ["=1+2", '=HYPERLINK("x")', "@SUM(A1)", "+SUM(A1)", "-cmd|' /C calc'!A0", "\t=1"];
  expect(texts(formulas).map((line) => line.split(" | ", 3).join(" "))).toEqual(formulas.map((_, row) => `B FW-TAB-025 ${row + 2}`));
  expect(texts(["+/-", "+2", "-5 V", "-CH3", "=", "==", "+", "−", "@", "a=b", "1-2", "- a note", "-ΔG"])).toEqual([]);
});

test("identifiers that lost their zeros are told by the length of the others", () => {
  expect(texts(["02139", "2139", "10001", "94110"])).toMatchInlineSnapshot(`
    [
      "B | FW-TAB-026 | 3 | "2139", which may have lost zeros before it",
    ]
  `);
  for (const clean of [["0", "1", "10"], ["007", "1000", "12"], ["02139", "10001"], ["01", "2", "3"]]) expect(texts(clean), clean.join()).toEqual([]);
});

test("texts that look the same are told; texts that look different are not", () => {
  expect(texts(["mutant", "mutant ", "a  b", "a b", "μm", "µm", "Аlpha", "Alpha"])).toMatchInlineSnapshot(`
    [
      "C | FW-TAB-031 | 3 | "mutant ", which looks like "mutant"",
      "C | FW-TAB-031 | 4 | "a  b", which looks like "a b"",
      "C | FW-TAB-031 | 7 | "µm", which looks like "μm"",
      "C | FW-TAB-031 | 8 | "Аlpha", which looks like "Alpha"",
    ]
  `);
  expect(texts(["α", "a", "Mutant", "mutant", "naïve", "naive", "x²", "x2", "β ", "é"])).toEqual([]);
});

test("a number that stands for a missing value lies far outside all others", () => {
  expect(numbers(["1.5", "2.5", "-9999", "3.5", "999", "2", "-99"])).toMatchInlineSnapshot(`
    [
      "A | FW-TAB-029 | 4 | -9999, far outside all other values",
      "A | FW-TAB-029 | 6 | 999, far outside all other values",
      "A | FW-TAB-029 | 8 | -99, far outside all other values",
    ]
  `);
  for (const clean of [["1", "2", "999"], ["-9999", "5", "-12000", "20000"], ["998", "999", "1000"], ["100", "400", "999", "200"], ["-99", "-80", "-120", "-30"], ["-9999", "-9999"]]) {
    expect(numbers(clean), clean.join()).toEqual([]);
  }
});

test("a column without any value is told at its first row; two rows may both lack one", () => {
  expect(numbers(["", "", ""])).toEqual(["B | FW-TAB-028 | 2 | no value in any row"]);
  expect(numbers(["", ""])).toEqual([]);
});

test("what is odd about a number that is read is told beside its value", () => {
  const { told, values } = check(z.number(), ["0.12345678901234567890", "-0", "007", "1.000000000000000056e-01", "0.1000000000000000055511151231257827", "12.50000000000000000000", "-0.0"]);
  expect(told).toMatchInlineSnapshot(`
    [
      "C | FW-TAB-014 | 2 | "0.12345678901234567890", of which 0.12345678901234568 is stored",
      "G | FW-TAB-015 | 3 | "-0"",
      "G | FW-TAB-015 | 8 | "-0.0"",
      "B | FW-TAB-016 | 4 | "007", which looks like an identifier",
    ]
  `);
  expect(values).toEqual([0.12345678901234568, -0, 7, 0.1, 0.1, 12.5, -0]);
});

test("a pattern that would take years reads in time; a cell too long for any pattern is told", () => {
  const before = performance.now();
  const pattern = z.string().regex(/^(a+)+$/);
  expect(check(pattern, [`${"a".repeat(5000)}b`, "aaa"]).told).toEqual([expect.stringContaining("A | FW-TAB-013 | 2")]);
  expect(check(pattern, ["a".repeat(10_001)]).told).toEqual(["A | FW-TAB-027 | 2 | 10,001 characters"]);
  expect(performance.now() - before).toBeLessThan(5000);
});

test("a number within plausible limits stands for itself", () => {
  const table = dataset({
    file: "x.csv", title: "", provenance: { kind: "assumed", source: "" }, key: [], columns: { x: column(z.number(), "x", "1", { plausible: [0, 1000] }) },
  });
  const { table: read } = readTable(new TextEncoder().encode("x\n1.5\n2.5\n999\n3.5\n"), "x.csv");
  expect(checkTable(read, table).findings).toEqual([]);
});
