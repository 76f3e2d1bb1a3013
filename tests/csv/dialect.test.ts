import { z } from "zod";
import { expect, test } from "vitest";
import { checkTable } from "../../src/check/check.ts";
import { detectDialect } from "../../src/csv/detect.ts";
import type { Dialect } from "../../src/csv/dialect.ts";
import { textAt, placeAt } from "../../src/csv/locate.ts";
import { width } from "../../src/csv/record-kind.ts";
import { scanCsv } from "../../src/csv/scan.ts";
import { column, dataset } from "../../src/dataset.ts";
import { readTable } from "../../src/read.ts";

const cellsOf = (text: string, dialect: Dialect): readonly (readonly (string | undefined)[])[] => {
  const scan = scanCsv(text, dialect);
  return Array.from(scan.ends, (_, record) => Array.from({ length: width(scan, record) }, (_, at) => textAt(scan, record, at)));
};
const plain: Dialect = { separator: ",", decimal: ".", header: "first row" };

test("blanks separate cells, any number of them, also in front and behind; quotes hold them", () => {
  const dialect: Dialect = { ...plain, separator: " " };
  expect(cellsOf('  a   b\t c \n1 "2  3" 4\n\n\t5 6 7', dialect)).toEqual([["a", "b", "c"], ["1", "2  3", "4"], [undefined], ["5", "6", "7"]]);
  const scan = scanCsv("# x\n   1  22\n", { ...dialect, comment: "#" });
  expect(placeAt(scan, scan.starts[0]!)).toEqual({ line: 2, column: 4 });
  expect(placeAt(scan, scan.starts[1]!)).toEqual({ line: 2, column: 7 });
});

test("comment lines are no records but count as lines; the last above the table may hold the names", () => {
  const text = "# made up\n# x, y\n1, 2\n# between\n3, 4\n";
  const dialect: Dialect = { ...plain, comment: "#", header: "last comment" };
  expect(cellsOf(text, dialect)).toEqual([["x", " y"], ["1", " 2"], ["3", " 4"]]);
  const scan = scanCsv(text, dialect);
  expect([...scan.lines]).toEqual([2, 3, 5]);
  expect(scan.comments.map((offset) => placeAt(scan, offset))).toEqual([{ line: 1, column: 1 }, { line: 4, column: 1 }]);
  expect(placeAt(scan, scan.starts[0]!)).toEqual({ line: 2, column: 3 });
});

test("quotes may stand behind blanks, or be text", () => {
  expect(cellsOf('"a", "b, c" , d "e"\n', { ...plain, quotes: "after blanks" })[0]!.slice(0, 2)).toEqual(["a", "b, c"]);
  expect(cellsOf('5" pipe,"open\nx,y\n', { ...plain, quotes: "none" })).toEqual([['5" pipe', '"open'], ["x", "y"]]);
});

test("an open quote is left at the next line with as many separators, whichever they are", () => {
  for (const separator of [",", ";", "\t", "|", " "] as const) {
    const text = 'a;b\n1;"open\nmore\n3;4\n'.replaceAll(";", separator);
    expect(cellsOf(text, { ...plain, separator }).at(-1)).toEqual(["3", "4"]);
  }
});

const detected: readonly (readonly [string, string, Partial<Dialect>])[] = [
  ["commas", "a,b\n1,2\n", {}],
  ["commas, with a decimal comma in quotes", 'a,b\n"1,5",2\n', {}],
  ["commas, with semicolons in texts", "a,b\nx;y,1\nz;w;v,2\n", {}],
  ["one column", "a\n1\n2\n", {}],
  ["one column of words", "name\nJohn Doe\nJane Roe\n", {}],
  ["semicolons", "a;b\n1;2\n3;4\n", { separator: ";" }],
  ["semicolons and decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", { separator: ";", decimal: "," }],
  ["semicolons and thousands", "a;b\n1,500;2\n3,500;4\n", { separator: ";" }],
  ["tabs", "a\tb\n1,5 x\t2\n3\t4\n", { separator: "\t" }],
  ["bars", "a|b\n1|2\n", { separator: "|" }],
  ["blanks", "a b\n1 2\n3 4\n5 6\n", { separator: " " }],
  ["blanks and decimal commas", "a  b\n1,5  2\n3,5  4,25\n5  6,5\n", { separator: " ", decimal: "," }],
  ["names in the last comment", "# made up\n# x y\n1 2\n3 4\n5 6\n", { separator: " ", comment: "#", header: "last comment" }],
  ["a comment and a header", "% made up\na,b\n1,2\n3,4\n", { comment: "%" }],
  ["a header that begins with a hash", "#,name\n1,a\n2,b\n", {}],
  ["no header", "1.5,a\n2.5,a\n3.5,b\n", { header: "none" }],
  ["years in the header", "city,2001,2002,2003\nA,1,2,3\nB,4,5,6\n", {}],
  ["sep= in the first line", "sep=;\na;b\n1,5;2\n", { separator: ";", decimal: "," }],
  ["nothing", "", {}],
];
for (const [name, text, expected] of detected) {
  test(`detected: ${name}`, () => {
    expect(detectDialect(text)).toEqual({ ...plain, ...expected });
  });
}

const table = (dialect: Partial<Dialect>) =>
  dataset({
    file: "x.txt", title: "", provenance: { kind: "measured", source: "this test" }, key: ["x"], dialect,
    columns: { x: column(z.number(), "x", "1"), y: column(z.number(), "y", "1") },
  });
const read = (text: string, dialect: Partial<Dialect>) => {
  const declared = table(dialect);
  const { table: file, findings } = readTable(new TextEncoder().encode(text), "datasets/x.txt", declared);
  const checked = checkTable(file, declared);
  return { rows: checked.rows, told: [...findings, ...checked.findings].map(({ level, rule, line, column }) => `${level} ${rule} ${line}:${column}`) };
};

test("a declared dialect is read without a finding", () => {
  const rows = [{ x: 1.5, y: -2 }, { x: 3, y: 4.25 }];
  expect(read("x;y\n1,5;-2\n3;4,25\n", { separator: ";", decimal: "," })).toEqual({ rows, told: [] });
  expect(read("# run 7\n# x y\n 1.5   -2\n 3.0  4.25\n", { separator: " ", comment: "#", header: "last comment" })).toEqual({ rows, told: [] });
  expect(read("# run 7\nx\ty\n1.5\t-2\n3\t4.25\n", { separator: "\t", comment: "#" })).toEqual({ rows, told: [] });
});

test("without a header the columns are those of the schema, in its order", () => {
  const dialect: Partial<Dialect> = { separator: " ", header: "none" };
  expect(read(" 1.5  -2\n 3.0  4.25\n", dialect)).toEqual({ rows: [{ x: 1.5, y: -2 }, { x: 3, y: 4.25 }], told: [] });
  expect(read("1 2\n\n3\n4 5 6\n7 x\n", dialect).told).toEqual(["C FW-CSV-023 2:1", "A FW-CSV-024 3:2", "A FW-CSV-025 4:5", "A FW-TAB-011 5:3"]);
  expect(read("", dialect).told).toEqual(["A FW-CSV-010 undefined:undefined"]);
});

test("in a declared dialect faults are told as in any other", () => {
  expect(read("x;y\n1,5;2.5\n3;4;5\n", { separator: ";", decimal: "," }).told).toEqual(["A FW-CSV-025 3:5", "A FW-TAB-011 2:5"]);
  expect(read("x,y\n1.5,2\n3,4\n", { separator: ";" }).told).toEqual(["B FW-CSV-012 1:1"]);
});

test("a repair is written with the decimal comma that the schema declares", () => {
  const columns = { x: column(z.number(), "x", "V"), y: column(z.number(), "y", "V") };
  const declared = dataset({ file: "x.csv", title: "", provenance: { kind: "assumed", source: "" }, key: [], dialect: { separator: ";", decimal: "," }, columns });
  const { table } = readTable(new TextEncoder().encode("x;y\n1,5;2,5\n 1,5;2,5\n1.5;2\n"), "x.csv", declared);
  expect(checkTable(table, declared).findings.map(({ hint }) => hint)).toEqual(["write 1,5", "write 1,5"]);
});
