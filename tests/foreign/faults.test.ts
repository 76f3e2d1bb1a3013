import { expect, test } from "vitest";
import { checkForeign } from "../../src/foreign/check.ts";
import { formatFindings } from "../../src/finding.ts";

const check = (input: string | Uint8Array, file = "x.csv") => checkForeign(typeof input === "string" ? new TextEncoder().encode(input) : input, file);
/** What is at fault, by level, rule and place. */
const told = (input: string | Uint8Array): readonly string[] =>
  check(input).findings.filter(({ level }) => level !== "G").map(({ level, rule, line, column }) => `${level} ${rule} ${line}:${column}`);
const rows = (count: number, row: (index: number) => string): string => Array.from({ length: count }, (_, index) => `${row(index)}\n`).join("");
const plain = `t_s,v_mv,note\n${rows(24, (i) => `${i},${i}.25,n${i}`)}`;
/** The plain table with one line put in place of another, or behind it. */
const changed = (line: number, text: string): string => plain.split("\n").with(line - 1, text).join("\n");

test("the plain table is clean", () => {
  expect(check(plain).findings).toEqual([]);
});

const lines: readonly (readonly [string, string, readonly string[]])[] = [
  ["a row too short", "3,3.25", ["A FW-CSV-024 5:7"]],
  ["a row too long", "3,3.25,n3,more", ["A FW-CSV-025 5:11"]],
  ["a quote that does not close", '3,3.25,"n3', ["A FW-CSV-020 5:8"]],
  ["text behind a closing quote", '3,3.25,"n3"x', ["A FW-CSV-021 5:12"]],
  ["a quote inside a cell", '3,3.25,n"3', ["C FW-CSV-022 5:9"]],
  ["a blank line", "", ["C FW-CSV-023 5:1"]],
  ["a row of empty cells", ",,", ["C FW-CSV-027 5:1"]],
  ["the header again", "t_s,v_mv,note", ["B FW-CSV-042 5:1"]],
  ["NUL", "3,3.25,n\u00003", ["A FW-CSV-005 5:9"]],
  ["an escape sequence", "3,3.25,\u001b[31mn3", ["B FW-CSV-006 5:8"]],
  ["mojibake", "3,3.25,cafÃ©", ["B FW-CSV-017 5:11"]],
  ["mixed line ends", "3,3.25,n3\r", ["C FW-CSV-014 5:10"]],
  ["a conflict", "<<<<<<< HEAD", ["A FW-CSV-013 5:1"]],
  ["a word", "3,abc,n3", ["A FW-TAB-011 5:3"]],
  ["a decimal comma", '3,"3,25",n3', ["A FW-TAB-011 5:3"]],
  ["a unit", "3,3.25 mV,n3", ["B FW-TAB-011 5:3"]],
  ["a spreadsheet error", "3,#DIV/0!,n3", ["A FW-TAB-011 5:3"]],
  ["two signs", "3,--5,n3", ["A FW-TAB-011 5:3"]],
  ["a number too large", "3,1e400,n3", ["A FW-TAB-012 5:3"]],
  ["two points", "3,1.2.3,n3", ["A FW-TAB-011 5:3"]],
  ["a minus sign of print", "3,−5,n3", ["B FW-TAB-011 5:3"]],
  ["a space in front", "3, 3.25,n3", ["B FW-TAB-011 5:3"]],
  ["infinity", "3,inf,n3", ["A FW-TAB-011 5:3"]],
  ["a word among whole numbers", "three,3.25,n3", ["A FW-TAB-011 5:1"]],
  ["a date among numbers", "3,2024-01-03,n3", ["A FW-TAB-011 5:3"]],
  ["the letter O", "3,3.O5,n3", ["A FW-TAB-011 5:3"]],
  ["another separator", "3;3.25;n3", ["A FW-CSV-024 5:10"]],
];
for (const [name, line, expected] of lines) {
  test(`${name} is found where it stands`, () => {
    expect(told(changed(5, line))).toEqual(expected);
  });
}

test("a header with a name twice or without one, too long or too short, is found", () => {
  expect(told(changed(1, "t_s,t_s,note"))).toEqual(["A FW-CSV-030 1:5"]);
  expect(told(changed(1, "t_s,,note"))).toEqual(["A FW-CSV-031 1:5"]);
  expect(told(changed(1, "t_s,v_mv"))).toEqual(["A FW-CSV-047 1:9"]);
  expect(told(changed(1, "t_s,v_mv,note,more"))).toEqual(["A FW-CSV-047 1:19"]);
  expect(told("id,name,,name\n1,english\n1,english\n\n2,german,1,2,3\n")).toEqual(
    expect.arrayContaining(["A FW-CSV-031 1:9", "A FW-CSV-030 1:10", "C FW-CSV-023 4:1", "A FW-CSV-024 2:10", "A FW-CSV-025 5:14"]),
  );
});

test("a title that a spreadsheet pads with empty cells is found", () => {
  expect(told(`A title,,\n${plain}`)).toEqual(["B FW-CSV-040 1:1"]);
});

test("what is no text, or empty, or a header alone, is found", () => {
  expect(told(Uint8Array.of(0x50, 0x4b, 3, 4, 0))).toEqual(["A FW-CSV-001 undefined:undefined"]);
  expect(told('{"a": 1}')).toEqual(["A FW-CSV-001 undefined:undefined"]);
  expect(told("")).toEqual(["A FW-CSV-010 undefined:undefined"]);
  expect(told("\n\n")).toEqual(["A FW-CSV-010 1:1"]);
  expect(told("a,b\n")).toEqual(["B FW-CSV-011 1:1"]);
  expect(told(Uint8Array.from(Buffer.from("name,n\nZ\u00fcrich,1\n", "latin1")))).toEqual(["A FW-CSV-004 2:2"]);
  expect(told(`# made by caf\u00e9\n${plain}`)).toEqual([]);
  expect(told(Uint8Array.from(Buffer.from(`# caf\u00e9\n${plain}`, "latin1")))).toEqual(["A FW-CSV-004 1:6"]);
});

test("faults are found in other dialects as in commas", () => {
  const dat = (line: string): string => `# made up\n# x y z\n${rows(12, (i) => ` ${i}.5  ${i}.25  1e-${i}`)}${line}\n${rows(6, (i) => ` ${i}.5  ${i}.25  1e-${i}`)}`;
  expect(told(dat(" 1.5  2.25"))).toEqual(["A FW-CSV-024 15:11"]);
  expect(told(dat(" 1.5  2.25  3  4"))).toEqual(["A FW-CSV-025 15:16"]);
  expect(told(dat(" 1.5  two  3"))).toEqual(["A FW-TAB-011 15:7"]);
  const semicolons = (cell: string): string => `a;b\n${rows(24, (i) => `${i},5;${i}`)}${cell};7\n`;
  expect(told(semicolons("3,5"))).toEqual([]);
  expect(told(semicolons("3.5"))).toEqual(["A FW-TAB-011 26:1"]);
  expect(told(semicolons("3,5 V"))).toEqual(["B FW-TAB-011 26:1"]);
  expect(told(`a\tb\n${rows(24, (i) => `${i}\t${i}`)}3 4\n`)).toEqual(["A FW-CSV-024 26:4"]);
});

test("texts that a spreadsheet broke are found among texts", () => {
  const genes = (cell: string): string => `gene,fold\n${rows(24, (i) => `GENE${i},${i}.5`)}${cell},7.5\n`;
  expect(told(genes("SEPTIN2"))).toEqual([]);
  expect(told(genes("2-Sep"))).toEqual(["A FW-TAB-019 26:1"]);
  expect(told(genes("#REF!"))).toEqual(["A FW-TAB-017 26:1"]);
  expect(told(genes("=SUM(B2:B9)"))).toEqual(["B FW-TAB-025 26:1"]);
  expect(told(genes("NA"))).toEqual([]);
});

test("a cell that nobody can read is found", () => {
  expect(told(`a,b\n1,${"x".repeat(1_000_001)}\n`)).toEqual(["A FW-CSV-028 2:3"]);
});

test("what a file does in its own way is told once, for information", () => {
  const text = `# made up\nVoltage;Strom\n${rows(24, (i) => `${i},5;${i % 5 ? i : "NA"}`)}`.replaceAll("\n", "\r\n");
  expect(formatFindings(check(text).findings, "")).toMatchInlineSnapshot(`
    "x.csv:1:10  G FW-CSV-015
      expected LF at the end of every line
      found    CRLF throughout

    x.csv:2:1  G FW-DIA-001
      expected cells separated by commas
      found    semicolons throughout

    x.csv:2:1  G FW-DIA-002
      expected numbers with a decimal point
      found    decimal commas throughout

    x.csv:1:1  G FW-DIA-003
      expected a table without comments
      found    1 comment line

    x.csv:3:1  G FW-DIA-009
      expected an empty cell where a number is missing
      found    "NA" in 5 cells

    5 findings. "
  `);
});

test("a fault is told in plain words", () => {
  const text = `year,${"v"}\n${rows(24, (i) => `${1990 + i},${i === 7 ? '"7,5"' : `${i}.5`}`)}Source: made up\n`;
  expect(formatFindings(check(text).findings, "")).toMatchInlineSnapshot(`
    "x.csv:9:6  v  A FW-TAB-011
      expected a number, as in 23 other cells of the column
      found    "7,5", with a decimal comma
      hint     write 7.5

    x.csv:26:1  G FW-DIA-005
      expected a header and rows alone
      found    1 line below the last row

    2 findings. "
  `);
});
