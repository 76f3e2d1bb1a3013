import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { checkTable } from "../../src/check/check.ts";
import { column, dataset } from "../../src/dataset.ts";
import { formatFindings } from "../../src/finding.ts";
import { readJsonTable } from "../../src/json/read.ts";
import type { Table } from "../../src/table.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (input: string | Uint8Array) => readJsonTable(typeof input === "string" ? bytesOf(input) : input, "datasets/x.json");
const findingsOf = (input: string | Uint8Array): string => formatFindings(read(input).findings, "");
const rulesOf = (input: string): readonly string[] => read(input).findings.map(({ level, rule, line, column }) => `${level} ${rule} ${line}:${column}`);
const damagedRows = (table: Table) => Array.from({ length: table.rowCount }, (_, row) => row).filter(table.isDamaged);
const rowsOf = (table: Table) => Array.from({ length: table.rowCount }, (_, row) => table.header.map((_, column) => table.text(row, column)));

test("records have a header, rows, places, and the source text of their numbers", () => {
  const { table, findings } = read('[\n  {"a": 1.50, "b": "µ\\n"},\n  {"b": null, "a": -2e3},\n  {"b": true, "a": 9007199254740993}\n]\n');
  expect(findings).toEqual([]);
  expect(table.header).toEqual(["a", "b"]);
  expect(rowsOf(table)).toEqual([["1.50", "µ\n"], ["-2e3", undefined], ["9007199254740993", "true"]]);
  expect(table.headerPlace(1)).toEqual({ line: 2, column: 15 });
  expect(table.place(1, 0)).toEqual({ line: 3, column: 20 });
  expect(table.lineOf(2)).toBe(4);
  expect(table.sha256).toHaveLength(64);
});

test("columns count characters, not the units of UTF-16", () => {
  expect(rulesOf('[{"a": "😀😀", "b": NaN}]')).toEqual(["A FW-JSN-009 1:19"]);
});

test("an object of arrays is a table too", () => {
  const { table, findings } = read('{"a": [1, 2], "b": ["x", null]}\n');
  expect(findings).toEqual([]);
  expect(table.header).toEqual(["a", "b"]);
  expect(rowsOf(table)).toEqual([["1", "x"], ["2", undefined]]);
  expect(table.place(1, 1)).toEqual({ line: 1, column: 26 });
  expect(findingsOf('{"a": [1, 2, 3], "b": ["x", "y"], "b": [1, 2, 3], "c": 5}')).toMatchInlineSnapshot(`
    "datasets/x.json:1:35  b  A FW-JSN-011
      expected every key once in an object
      found    "b" again

    datasets/x.json:1:56  A FW-JSN-001
      expected an array of objects, or an object of arrays
      found    a value that is no array, under the key "c"

    datasets/x.json:1:18  b  A FW-JSN-015
      expected as many values as in the first column
      found    2, and 3 in the first

    3 findings. "
  `);
});

test("names that objects already have are plain names", () => {
  const { table, findings } = read('[{"__proto__": 1, "constructor": 2}]');
  expect(findings).toEqual([]);
  expect(table.header).toEqual(["__proto__", "constructor"]);
  expect(rowsOf(table)).toEqual([["1", "2"]]);
});

test("a number must be a number and null is a missing value", () => {
  const schema = dataset({
    file: "x.json", title: "", provenance: { kind: "assumed", source: "" }, key: ["id"],
    columns: { id: column(z.string(), "id"), x: column(z.number().nullable(), "x", "1", { missing: ["NA"] }) },
  });
  const { table, findings } = read('[{"id": "001", "x": 1.5},\n{"id": "002", "x": null},\n{"id": "003", "x": "NA"},\n{"id": "004", "x": "1.5"},\n{"id": "005", "x": ""},\n{"id": "006", "x": true},\n{"id": "007", "x": 9007199254740993},\n{"id": "008", "x": "n.d."}]');
  expect(findings).toEqual([]);
  const checked = checkTable(table, schema);
  expect(checked.rows).toEqual([{ id: "001", x: 1.5 }, { id: "002", x: null }, { id: "003", x: null }]);
  expect(formatFindings(checked.findings, "")).toMatchInlineSnapshot(`
    "datasets/x.json:4:20  x  A FW-TAB-011
      expected a number, or an empty cell
      found    "\\"1.5\\"", a text in quotes
      hint     write 1.5

    datasets/x.json:5:20  x  A FW-TAB-011
      expected a number, or an empty cell
      found    "\\"\\"", a text in quotes

    datasets/x.json:6:20  x  A FW-TAB-011
      expected a number, or an empty cell
      found    "true", a truth value

    datasets/x.json:8:20  x  A FW-TAB-011
      expected a number, or an empty cell
      found    "n.d.", a word for a missing value
      hint     leave the cell empty if the value is missing

    datasets/x.json:7:20  x  A FW-TAB-012
      expected a number, or an empty cell
      found    "9007199254740993", a whole number with more digits than can be stored

    5 findings. "
  `);
});

test("literals that are no JSON are named, with a hint where one thing can be meant", () => {
  expect(findingsOf('[{"a": NaN}, {"a": -Infinity}, {"a": True}]')).toMatchInlineSnapshot(`
    "datasets/x.json:1:8  a  A FW-JSN-009
      expected a number as JSON writes it, a text in quotes, true, false or null
      found    NaN
      hint     write null if the value is missing

    datasets/x.json:1:20  a  A FW-JSN-009
      expected a number as JSON writes it, a text in quotes, true, false or null
      found    -Infinity

    datasets/x.json:1:38  a  A FW-JSN-009
      expected a number as JSON writes it, a text in quotes, true, false or null
      found    True
      hint     write true

    3 findings. "
  `);
  for (const literal of ["01", "+5", ".5", "5.", "0x1F", "1e", "Infinity", "undefined", "1_5", "abc"]) {
    expect(rulesOf(`[{"a": 1}, {"a": ${literal}}]`), literal).toEqual(["A FW-JSN-009 1:18"]);
  }
});

test("a duplicate key is found at the second, and its record is not used", () => {
  expect(damagedRows(read('[{"a": 1, "a": 2}, {"a": 3}]').table)).toEqual([0]);
  expect(findingsOf('[{"a": 1, "a": 2}, {"a": 3}]')).toMatchInlineSnapshot(`
    "datasets/x.json:1:11  a  A FW-JSN-011
      expected every key once in an object
      found    "a" again

    1 finding. "
  `);
});

test("commas, comments, quotes and colons: one finding each, and reading goes on", () => {
  const json = `[\n  {"a": 1,}, // one\n  {'a': 2},\n  {a: 3}\n  {"a": /* four */ 4},,\n  {"a" 5};\n  {"a": },\n]`;
  expect(rowsOf(read(json).table).map(([a]) => a)).toEqual(["1", "2", "3", "4", "5", ""]);
  expect(findingsOf(json)).toMatchInlineSnapshot(`
    "datasets/x.json:2:10  A FW-JSN-005
      expected one comma between two values, and none elsewhere
      found    a comma behind the last value

    datasets/x.json:5:3  A FW-JSN-005
      expected one comma between two values, and none elsewhere
      found    {, with no comma before it

    datasets/x.json:5:23  A FW-JSN-005
      expected one comma between two values, and none elsewhere
      found    a comma with no value before it

    datasets/x.json:6:10  A FW-JSN-005
      expected one comma between two values, and none elsewhere
      found    ";" behind a value

    datasets/x.json:7:10  A FW-JSN-005
      expected one comma between two values, and none elsewhere
      found    a comma behind the last value

    datasets/x.json:2:14  A FW-JSN-007
      expected JSON, which has no comments
      found    a comment, "// one"

    datasets/x.json:5:9  A FW-JSN-007
      expected JSON, which has no comments
      found    a comment, "/* four */"

    datasets/x.json:3:4  A FW-JSN-008
      expected double quotes around every key and every text
      found    'a', in single quotes

    datasets/x.json:4:4  A FW-JSN-008
      expected double quotes around every key and every text
      found    a, a key without quotes

    datasets/x.json:6:4  A FW-JSN-006
      expected a key, a colon and a value
      found    the key "a" without a colon

    datasets/x.json:7:9  a  A FW-JSN-006
      expected a key, a colon and a value
      found    no value

    11 findings. "
  `);
});

test("texts that are no JSON: escapes, tabs, half characters, a quote that does not close", () => {
  const json = '[\n{"a": "\\q"},\n{"a": "x\ty"},\n{"a": "\\ud83d"},\n{"a": "\\u0000"},\n{"a": "open},\n{"a": "\\ud83d\\ude00\\t"}\n]';
  expect(rowsOf(read(json).table).at(-1)).toEqual(["😀\t"]);
  expect(findingsOf(json)).toMatchInlineSnapshot(`
    "datasets/x.json:2:7  A FW-JSN-010
      expected a text as JSON writes it
      found    "\\q", with an escape that JSON does not know

    datasets/x.json:3:7  A FW-JSN-010
      expected a text as JSON writes it
      found    "x\\ty", with a tab that is not written as \\t

    datasets/x.json:4:7  A FW-JSN-010
      expected a text as JSON writes it
      found    "\\ud83d", half of a surrogate pair

    datasets/x.json:5:7  A FW-JSN-010
      expected a text as JSON writes it
      found    "\\u0000", with a control character

    datasets/x.json:6:7  A FW-JSN-010
      expected a text as JSON writes it
      found    a quote that does not close on its line

    5 findings. "
  `);
});

test("a bracket that does not close is told once, where it opens", () => {
  expect(rulesOf('[{"a": 1}, {"a": 2}')).toEqual(["A FW-JSN-004 1:1"]);
  expect(rulesOf('[{"a": 1}, {"a": 2')).toEqual(["A FW-JSN-004 1:12"]);
  expect(rulesOf('[{"a": 1, "b": 2, {"a": 3, "b": 4}]')).toEqual(["A FW-JSN-004 1:2"]);
  expect(rulesOf('{"a": [1, 2')).toEqual(["A FW-JSN-004 1:7"]);
});

test("records of other keys, and what is no record", () => {
  expect(findingsOf('[{"a": 1, "voltage": 2},\n{"a": 1, "voltge": 2},\n{"voltage": 3},\n[1, 2],\n7,\n{"voltage": 2, "a": {"x": [1]}}]')).toMatchInlineSnapshot(`
    "datasets/x.json:4:1  A FW-JSN-013
      expected an object, as every record
      found    an array

    datasets/x.json:5:1  A FW-JSN-013
      expected an object, as every record
      found    7

    datasets/x.json:6:21  a  A FW-JSN-014
      expected a number, a text, true, false or null
      found    an object

    datasets/x.json:2:1  A FW-JSN-012
      expected the keys of the other records; a missing value is null
      found    no "voltage"; "voltge", which most records do not have

    datasets/x.json:3:1  A FW-JSN-012
      expected the keys of the other records; a missing value is null
      found    no "a"

    5 findings. "
  `);
});

test("a file of another form is named", () => {
  const forms = ['{"a": 1}\n{"a": 2}\n', '{"data": [{"a": 1}]}', '{"a": {"b": 1}}', "[[1, 2], [3, 4]]", "[]", "5", "[{}] []", "", " \n"];
  expect(forms.map((form) => `${form}\n${findingsOf(form)}`).join("\n\n")).toMatchInlineSnapshot(`
    "{"a": 1}
    {"a": 2}

    datasets/x.json:1:1  A FW-JSN-002
      expected one array that holds all records
      found    one object after another (NDJSON)

    1 finding. 

    {"data": [{"a": 1}]}
    datasets/x.json:1:1  A FW-JSN-001
      expected an array of objects, or an object of arrays
      found    an object with the records under the key "data"

    1 finding. 

    {"a": {"b": 1}}
    datasets/x.json:1:1  A FW-JSN-001
      expected an array of objects, or an object of arrays
      found    an object that holds no arrays

    1 finding. 

    [[1, 2], [3, 4]]
    datasets/x.json:1:2  A FW-JSN-013
      expected an object, as every record
      found    an array

    datasets/x.json:1:10  A FW-JSN-013
      expected an object, as every record
      found    an array

    2 findings. 

    []
    datasets/x.json:1:1  B FW-JSN-017
      expected records
      found    an empty array

    1 finding. 

    5
    datasets/x.json:1:1  A FW-JSN-001
      expected an array of objects, or an object of arrays
      found    5

    1 finding. 

    [{}] []
    datasets/x.json:1:6  A FW-JSN-003
      expected nothing after the table
      found    "[]"

    1 finding. 


    datasets/x.json  A FW-CSV-010
      expected a table as UTF-8 JSON text
      found    a file of 0 bytes

    1 finding. 

     

    datasets/x.json:1:1  A FW-CSV-010
      expected a table as UTF-8 JSON text
      found    no line with text

    1 finding. "
  `);
  expect(rowsOf(read('{"a": 1}\n{"a": 2}\n').table)).toEqual([["1"], ["2"]]);
});

test("bytes are judged as those of any table", () => {
  const latin1 = Uint8Array.from(Buffer.from('[{"a": "é"}, {"a": "x"}]', "latin1"));
  expect(damagedRows(read(latin1).table)).toEqual([0]);
  expect(read(latin1).findings).toMatchObject([{ rule: "FW-CSV-004", line: 1, column: 9 }]);
  expect(rulesOf('\ufeff[{"a": 1}]')).toEqual(["G FW-CSV-003 1:1"]);
  expect(rulesOf('<<<<<<< HEAD\n[{"a": 1}]\n=======\n[{"a": 2}]\n>>>>>>> x\n')).toEqual(["A FW-CSV-013 1:1", "A FW-CSV-013 3:1"]);
});

test("depth and number of keys end in a finding, not in the stack", () => {
  expect(rulesOf("[".repeat(200_000))).toEqual(["A FW-JSN-013 1:2", "A FW-JSN-004 1:1"]);
  expect(rulesOf(`[{"a": ${"[".repeat(200_000)}${"]".repeat(200_000)}}]`)).toEqual(["A FW-JSN-014 1:8"]);
  expect(rulesOf('{"a":'.repeat(200_000))).toEqual(["A FW-JSN-001 1:1"]);
  expect(rulesOf(`[{${Array.from({ length: 100_001 }, (_, key) => `"${key}":1`).join()}}]`)).toEqual(["A FW-JSN-016 1:1"]);
});

const cell = fc.oneof(fc.string({ unit: "grapheme" }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null));
const records = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }).chain((keys) =>
  fc.array(fc.tuple(...keys.map(() => cell)).map((cells) => Object.fromEntries(keys.map((key, at) => [key, cells[at]]))), { minLength: 1, maxLength: 5 }),
);

test("what JSON.parse reads is read alike, however it is laid out", () => {
  fc.assert(
    fc.property(records, fc.constantFrom(undefined, 1, "\t"), (rows, indent) => {
      const { table, findings } = read(JSON.stringify(rows, null, indent));
      expect(findings.filter(({ rule }) => rule.startsWith("FW-JSN") && rule !== "FW-JSN-010")).toEqual([]);
      const texts = rows.map((row) => table.header.map((name) => (row[name] === null ? undefined : typeof row[name] === "string" ? row[name] : JSON.stringify(row[name]))));
      expect(rowsOf(table)).toEqual(texts);
    }),
  );
});

test("what JSON.parse refuses has a grave finding, and what it reads has none of grammar, wherever a character was lost, put in or changed", () => {
  const base = '[{"a": 1.5e3, "b": "x\\n"}, {"a": -2, "b": null}, {"a": 0, "b": true}]';
  const change = fc.record({ at: fc.nat(base.length), drop: fc.nat(2), put: fc.constantFrom("", ",", "}", "]", "{", "[", '"', "'", ":", "0", "-", "e", " ", "/", "\\", "\n", "x") });
  fc.assert(
    fc.property(change, ({ at, drop, put }) => {
      const text = base.slice(0, at) + put + base.slice(at + drop);
      const refused = isRefused(text);
      const { findings } = read(text);
      if (refused) expect(findings.filter(({ level }) => level === "A"), text).not.toEqual([]);
      else expect(findings.filter(({ rule }) => rule > "FW-JSN-001" && rule < "FW-JSN-011"), text).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

function isRefused(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}
