import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFindings, type Finding } from "../src/finding.ts";
import { readTable } from "../src/read.ts";
import type { Table } from "../src/table.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (input: string | Uint8Array) => readTable(typeof input === "string" ? bytesOf(input) : input, "datasets/x.csv");
const findingsOf = (input: string | Uint8Array): string => formatFindings(read(input).findings, "");
const damagedRows = (table: Table) => Array.from({ length: table.rowCount }, (_, row) => row).filter(table.isDamaged);
const rowsOf = (table: Table) =>
  Array.from({ length: table.rowCount }, (_, row) => table.header.map((_, column) => table.text(row, column)));

test("a well-formed table has a header, rows, places and the hash of its bytes, and no findings", () => {
  const csv = 'name,note\nµ,"a, ""b""\nc"\nÅ😀,d\n';
  const { table, findings } = read(csv);
  expect(findings).toEqual([]);
  expect(table.header).toEqual(["name", "note"]);
  expect(rowsOf(table)).toEqual([
    ["µ", 'a, "b"\nc'],
    ["Å😀", "d"],
  ]);
  expect(table.headerPlace(1)).toEqual({ line: 1, column: 6 });
  expect(table.place(0, 1)).toEqual({ line: 2, column: 3 });
  expect(table.place(1, 1)).toEqual({ line: 4, column: 4 });
  expect(table.lineOf(1)).toBe(4);
  expect(table.sha256).toBe(createHash("sha256").update(csv).digest("hex"));
});

test("nothing between commas is no text, quotes around nothing are an empty text", () => {
  expect(rowsOf(read('a,b\n,""\n').table)).toEqual([[undefined, ""]]);
});

test("names that objects already have are plain names", () => {
  const { table, findings } = read("__proto__,constructor,toString\n1,2,3\n");
  expect(findings.map(({ level, rule }) => `${level} ${rule}`)).toEqual(Array(3).fill("G FW-CSV-036"));
  expect(table.header).toEqual(["__proto__", "constructor", "toString"]);
});

test("a byte order mark is skipped and mentioned", () => {
  const { table } = read("\ufeffa\n1\n");
  expect(table.header).toEqual(["a"]);
  expect(findingsOf("\ufeffa\n1\n")).toMatchInlineSnapshot(`
    "datasets/x.csv:1:1  G FW-CSV-003
      expected UTF-8 text without a byte order mark
      found    a byte order mark

    1 finding. "
  `);
});

test("UTF-16 is named, not read", () => {
  const utf16 = Uint8Array.of(0xff, 0xfe, ...Buffer.from("a,b\n1,2\n", "utf16le"));
  expect(findingsOf(utf16)).toMatchInlineSnapshot(`
    "datasets/x.csv  A FW-CSV-002
      expected UTF-8 text
      found    UTF-16 text
      hint     save the file as UTF-8

    1 finding. "
  `);
});

test("every byte that is no UTF-8 is found, with its character in Latin-1; the rest is read on", () => {
  const latin1 = Uint8Array.from(Buffer.from("name,unit\nlength,\u00e9\nµ,\u00b5m\n,\u00b5\n", "latin1"));
  expect(findingsOf(latin1)).toMatchInlineSnapshot(`
    "datasets/x.csv:2:8  unit  A FW-CSV-004
      expected UTF-8 text
      found    byte 0xe9 ("é" in Latin-1)

    datasets/x.csv:3:1  name  A FW-CSV-004
      expected UTF-8 text
      found    byte 0xb5 ("µ" in Latin-1)

    datasets/x.csv:3:3  unit  A FW-CSV-004
      expected UTF-8 text
      found    byte 0xb5 ("µ" in Latin-1)

    datasets/x.csv:4:2  unit  A FW-CSV-004
      expected UTF-8 text
      found    byte 0xb5 ("µ" in Latin-1)

    4 findings. "
  `);
});

test("overlong forms, surrogates, cut sequences and numbers above U+10FFFF are no UTF-8", () => {
  const cases = [[0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xe2, 0x82], [0xf4, 0x90, 0x80, 0x80], [0x80], [0xff]];
  for (const bad of cases) {
    const { findings } = read(Uint8Array.from([...bytesOf("a\nx"), ...bad, ...bytesOf("\n")]));
    expect(findings[0]).toMatchObject({ rule: "FW-CSV-004", level: "A", line: 2, column: 2 });
  }
});

test("NUL, control and replacement characters are found where they stand", () => {
  expect(findingsOf("a,b\n1,x\u0000\n2,\u001b[31mred\n3,caf\ufffd\n")).toMatchInlineSnapshot(`
    "datasets/x.csv:2:4  b  A FW-CSV-005
      expected text without NUL characters
      found    the character U+0000

    datasets/x.csv:3:3  b  B FW-CSV-006
      expected text without control characters
      found    the character U+001B

    datasets/x.csv:4:6  b  B FW-CSV-007
      expected text that lost no characters
      found    the character U+FFFD

    3 findings. "
  `);
});

test("CRLF throughout is mentioned; mixed and CR line ends are reported", () => {
  expect(read("a,b\r\n1,2\r\n").table.rowCount).toBe(1);
  expect(findingsOf("a,b\r\n1,2\r\n")).toMatchInlineSnapshot(`
    "datasets/x.csv:1:4  G FW-CSV-015
      expected LF at the end of every line
      found    CRLF throughout

    1 finding. "
  `);
  expect(findingsOf("a,b\r\n1,2\n3,4\r\n")).toMatchInlineSnapshot(`
    "datasets/x.csv:2:4  C FW-CSV-014
      expected LF at the end of every line
      found    LF, after lines that end in CRLF

    1 finding. "
  `);
  expect(rowsOf(read("a,b\r1,2\r").table)).toEqual([["1", "2"]]);
  expect(findingsOf("a,b\r1,2\r")).toMatchInlineSnapshot(`
    "datasets/x.csv:1:4  C FW-CSV-014
      expected LF at the end of every line
      found    CR throughout

    1 finding. "
  `);
});

test("a missing final line end is mentioned; a short last row without one may be cut off", () => {
  expect(findingsOf("a,b\n1,2")).toMatchInlineSnapshot(`
    "datasets/x.csv:2:4  G FW-CSV-016
      expected a line end after the last row
      found    no line end

    1 finding. "
  `);
  expect(findingsOf("a,b\n1,2\n3")).toMatchInlineSnapshot(`
    "datasets/x.csv:3:2  G FW-CSV-016
      expected a line end after the last row
      found    no line end

    datasets/x.csv:3:2  A FW-CSV-024
      expected 2 cells, as many as in the header
      found    1 cell at the end of the file, which may be cut off

    2 findings. "
  `);
});

test("every short and every long row is found, and marked as damaged", () => {
  const csv = "a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,5,2,5,0\n";
  expect(damagedRows(read(csv).table)).toEqual([0, 2, 3]);
  expect(findingsOf(csv)).toMatchInlineSnapshot(`
    "datasets/x.csv:2:4  A FW-CSV-024
      expected 3 cells, as many as in the header
      found    2 cells

    datasets/x.csv:4:7  A FW-CSV-025
      expected 3 cells, as many as in the header
      found    4 cells

    datasets/x.csv:5:7  A FW-CSV-025
      expected 3 cells, as many as in the header
      found    5 cells

    3 findings. "
  `);
});

test("an unterminated quote is found at its opening, and reading goes on at the next line with enough commas", () => {
  const csv = 'a,b\n1,"open\nmore text\n3,4\n5,"6"\n7,8,9\n';
  expect(rowsOf(read(csv).table).slice(1)).toEqual([
    ["3", "4"],
    ["5", "6"],
    ["7", "8"],
  ]);
  expect(findingsOf(csv)).toMatchInlineSnapshot(`
    "datasets/x.csv:2:3  b  A FW-CSV-020
      expected a closing quote for this one
      found    a quote that does not close

    datasets/x.csv:6:5  A FW-CSV-025
      expected 2 cells, as many as in the header
      found    3 cells

    2 findings. "
  `);
});

test("unterminated quotes in many rows are found one by one", () => {
  const { findings, table } = read('a,b\n1,"x\n2,"y\n3,"z\n4,w\n');
  expect(findings.map(({ rule, line, column }) => [rule, line, column])).toEqual([
    ["FW-CSV-020", 2, 3],
    ["FW-CSV-020", 3, 3],
    ["FW-CSV-020", 4, 3],
  ]);
  expect(damagedRows(table)).toEqual([0, 1, 2]);
});

test("text after a closing quote and quotes inside a plain cell are found", () => {
  expect(findingsOf('a,b\n"x"y,1\n5" pipe,2\n')).toMatchInlineSnapshot(`
    "datasets/x.csv:2:4  a  A FW-CSV-021
      expected a comma or the end of the line after a closing quote
      found    "y"

    datasets/x.csv:3:2  a  C FW-CSV-022
      expected quotes only around a whole cell
      found    a quote inside a cell

    2 findings. "
  `);
});

test("a blank line is no row", () => {
  const csv = "\na,b\n1,2\n\n3,4\n\n";
  expect(rowsOf(read(csv).table)).toEqual([
    ["1", "2"],
    ["3", "4"],
  ]);
  expect(findingsOf(csv)).toMatchInlineSnapshot(`
    "datasets/x.csv:1:1  C FW-CSV-023
      expected no blank lines
      found    a blank line

    datasets/x.csv:4:1  C FW-CSV-023
      expected no blank lines
      found    a blank line

    datasets/x.csv:6:1  C FW-CSV-023
      expected no blank lines
      found    a blank line

    3 findings. "
  `);
});

test("every column needs a name of its own; spaces around a name are cut off and reported", () => {
  const csv = "a, b,,a\n1,2,3,4\n";
  expect(read(csv).table.header).toEqual(["a", "b", "", "a"]);
  expect(findingsOf(csv)).toMatchInlineSnapshot(`
    "datasets/x.csv:1:3  b  C FW-CSV-032
      expected a name without spaces around it
      found    " b"

    datasets/x.csv:1:6  A FW-CSV-031
      expected a name for every column
      found    an empty name

    datasets/x.csv:1:7  a  A FW-CSV-030
      expected a name of its own for every column
      found    "a", the name of column 1 too

    3 findings. "
  `);
});

test("an empty file, blank lines alone and a header alone are no table", () => {
  expect(findingsOf("")).toMatchInlineSnapshot(`
    "datasets/x.csv  A FW-CSV-010
      expected a header row
      found    a file of 0 bytes

    1 finding. "
  `);
  expect(findingsOf("\ufeff")).toMatchInlineSnapshot(`
    "datasets/x.csv  G FW-CSV-003
      expected UTF-8 text without a byte order mark
      found    a byte order mark

    datasets/x.csv  A FW-CSV-010
      expected a header row
      found    a byte order mark alone

    2 findings. "
  `);
  expect(findingsOf("\n")).toMatchInlineSnapshot(`
    "datasets/x.csv:1:1  C FW-CSV-023
      expected no blank lines
      found    a blank line

    datasets/x.csv:1:1  A FW-CSV-010
      expected a header row
      found    no line with text

    2 findings. "
  `);
  expect(findingsOf("a,b\n")).toMatchInlineSnapshot(`
    "datasets/x.csv:1:1  B FW-CSV-011
      expected rows below the header
      found    a header and no rows

    1 finding. "
  `);
});

test("semicolons, tabs, bars and blanks as separators are told once, and the table is read with them", () => {
  const csv = "a;b\n1;2\n3;4;5\n";
  expect(rowsOf(read(csv).table)[0]).toEqual(["1", "2"]);
  expect(findingsOf(csv)).toMatchInlineSnapshot(`
    "datasets/x.csv:1:1  B FW-CSV-012
      expected cells separated by commas
      found    semicolons
      hint     export the table with commas, or declare its dialect in the schema

    datasets/x.csv:3:5  A FW-CSV-025
      expected 2 cells, as many as in the header
      found    3 cells

    2 findings. "
  `);
  for (const separator of ["\t", "|", "  "]) {
    const { table, findings } = read(["a,b", "1,2", "3,4", "5,6"].join("\n").replaceAll(",", separator) + "\n");
    expect(findings.map(({ rule, level }) => [rule, level])).toEqual([["FW-CSV-012", "B"]]);
    expect(rowsOf(table)).toEqual([["1", "2"], ["3", "4"], ["5", "6"]]);
  }
  expect(read("sep=;\na;b\n1;2\n").findings.map(({ rule }) => rule)).toContain("FW-CSV-012");
});

test("conflict markers are found; `=======` is text where no conflict is", () => {
  expect(findingsOf("a,b\n<<<<<<< HEAD\n1,2\n=======\n1,3\n>>>>>>> branch\n")).toMatchInlineSnapshot(`
    "datasets/x.csv:2:1  A FW-CSV-013
      expected a merged file
      found    the conflict marker "<<<<<<<"

    datasets/x.csv:4:1  A FW-CSV-013
      expected a merged file
      found    the conflict marker "======="

    datasets/x.csv:6:1  A FW-CSV-013
      expected a merged file
      found    the conflict marker ">>>>>>>"

    3 findings. "
  `);
  expect(read("a\n=======\n").findings).toEqual([]);
});

test("another kind of file that is named .csv is named for what it is", () => {
  const kinds: readonly (readonly [string | Uint8Array, string])[] = [
    [Uint8Array.of(0x50, 0x4b, 3, 4, 0), "this is a zip file or spreadsheet (.xlsx, .ods)"],
    [Uint8Array.of(0x1f, 0x8b, 8), "this is a gzip file"],
    [Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d), "this is an HDF5 or netCDF-4 file"],
    [Uint8Array.of(0x43, 0x44, 0x46, 1, 0), "this is a netCDF file"],
    [bytesOf("SQLite format 3\0\u0010"), "this is an SQLite database"],
    [bytesOf("PAR1\u0015"), "this is a Parquet file"],
    ["{\\rtf1\\ansi a,b}", "this is an RTF document"],
    ['{"a": [1, 2]}\n', "this is a JSON file"],
    ['[{"a": 1}, {"a": 2}]\n', "this is a JSON file"],
    ['{"a": 1}\n{"a": 2}\n', "this is a JSON file"],
    ["[[1, 2], [3, 4]]", "this is a JSON file"],
    ["<table><tr><td>1</td></tr></table>", "this is an HTML file"],
    ['<?xml version="1.0"?><a/>', "this is an XML file"],
    ["<!DOCTYPE html><html></html>", "this is an HTML file"],
    ["version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "this is a git-LFS pointer file"],
    [Uint8Array.from({ length: 100 }, (_, index) => index % 5), "this is a binary file"],
  ];
  for (const [input, found] of kinds) {
    const { table, findings } = read(input);
    expect(findings.map(({ rule, found }) => [rule, found])).toEqual([["FW-CSV-001", found]]);
    expect(table).toMatchObject({ header: [], rowCount: 0 });
  }
});

test("a table may begin with what begins other files", () => {
  for (const csv of ["[Na],[Cl]\n1,2\n", "{x},y\n1,2\n", "PK,Rf\n1,2\n", "<b>,y\n1,2\n", "CDF,x\n1,2\n", "BZ,x\n1,2\n"]) {
    expect(read(csv).findings.filter(({ level }) => level !== "G"), csv).toEqual([]);
  }
});

test("a header of more columns than anyone reads is refused", () => {
  expect(read(`${"a,".repeat(100_000)}\n`)).toMatchObject({ table: { header: [] }, findings: [{ rule: "FW-CSV-009", found: "100,001 columns" }] });
});

test("the same fault many times is ten findings, and one for the rest with its lines", () => {
  const csv = `a,b\n${"1\n".repeat(12)}1,2\n${"1\n".repeat(5000)}`;
  const { findings } = read(csv);
  expect(findings).toHaveLength(11);
  expect(findings.at(-1)).toMatchObject({ line: 12, found: "5,002 more like it, in lines 12-13, 15-5014" });
});

const cell = fc.string({ unit: fc.constantFrom("a", "0", " ", ",", '"', "\n", "\r", "µ", "😀", ";"), maxLength: 6 });
const name = fc.string({ unit: fc.constantFrom("a", "b", "c", "_", "µ"), minLength: 1, maxLength: 4 });
const tables = fc
  .uniqueArray(name, { minLength: 1, maxLength: 4 })
  .chain((header) => fc.tuple(fc.constant(header), fc.array(fc.tuple(...header.map(() => cell)), { minLength: 1, maxLength: 5 })));
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const settings = { seed: 20261124, numRuns: 500 };

test("well-formed tables come back exactly, without a finding, and every cell is where it was written", () => {
  fc.assert(
    fc.property(tables, ([header, rows]) => {
      const csv = [header, ...rows].map((cells) => `${cells.map(quoted).join(",")}\n`).join("");
      const { table, findings } = read(csv);
      expect(findings).toEqual([]);
      expect(table.header).toEqual(header);
      expect(rowsOf(table)).toEqual(rows);
      const lines = csv.split(/\r\n|\r|\n/);
      for (const [row, cells] of rows.entries()) {
        for (const [column] of cells.entries()) {
          const place = table.place(row, column);
          expect(Array.from(lines[place.line - 1]!)[place.column - 1]).toBe('"');
        }
      }
    }),
    settings,
  );
});

test("no bytes make the reader throw, and every finding has a place inside the file", () => {
  const nasty = fc.array(fc.constantFrom(...bytesOf('a1,,""\n\n\r;\t<'), 0, 0x1b, 0x80, 0xc3, 0xa9, 0xe2, 0xff, 0xfe, 0xef, 0xbb, 0xbf), { maxLength: 60 });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), nasty.map((bytes) => Uint8Array.from(bytes))), (bytes) => {
      const { table, findings } = read(bytes);
      rowsOf(table);
      const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
      const isInside = ({ line = 1, column = 1 }: Finding) => Array.from(lines[line - 1] ?? "").length + 1 >= column && column >= 1 && line <= lines.length;
      expect(findings.filter((finding) => !isInside(finding))).toEqual([]);
    }),
    { ...settings, numRuns: 3000 },
  );
});
