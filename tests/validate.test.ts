import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatFindings } from "../src/finding.ts";
import { validate } from "../src/validate.ts";
import { createProject } from "./project.ts";

/** A schema of one numeric column `x`, which is the key. */
const schemaOf = (name: string, kind = "assumed", file = `${name}.csv`): string => `
  import { z } from "zod";
  import { column, dataset } from "#figwright";
  export const table = dataset({
    file: ${JSON.stringify(file)}, title: "", provenance: { kind: "${kind}", source: "this test" }, key: ["x"],
    columns: { x: column(z.number().min(0), "x", "1") },
  });`;

/** A rule that the first values of two tables are equal. */
const equalFirsts = `
  export const crossRules = [{
    id: "FW-XTB-001", level: "A", levelWhenMeasured: "C", datasets: ["one", "two"], statement: "one.x starts as two.x does",
    check: (rowsOf) => {
      const [a, b] = [rowsOf("one")[0].x, rowsOf("two")[0].x];
      return a === b ? [] : [{ dataset: "two", row: 0, column: "x", expected: String(a), found: String(b) }];
    },
  }];`;

const findingsOf = async (root: string, names?: readonly string[]): Promise<string> => formatFindings((await validate(root, names)).findings, "");
const rulesOf = async (root: string): Promise<readonly string[]> => (await validate(root)).findings.map(({ level, rule, file }) => `${level} ${rule} ${file}`);

test("every table of a project is read and checked; rows and hashes come back", async () => {
  const root = await createProject({ "schemas/one.ts": schemaOf("one"), "datasets/one.csv": "x\n1\n2\n", "schemas/claims.ts": "export const claims = [];" });
  const { tables, rowsOf, findings } = await validate(root);
  expect(findings).toEqual([]);
  expect(rowsOf("one")).toEqual([{ x: 1 }, { x: 2 }]);
  expect(rowsOf("two")).toEqual([]);
  expect(tables.map(({ dataset, table }) => [dataset.name, table.sha256.length])).toEqual([["one", 64]]);
});

test("findings of all tables come worst first, then by file, line and column", async () => {
  const root = await createProject({
    "schemas/b.ts": schemaOf("b"),
    "datasets/b.csv": "x\r\n-1\r\nabc\r\n5 V\r\n",
    "schemas/a.ts": schemaOf("a"),
    "datasets/a.csv": "x\n1\n1",
  });
  expect(await findingsOf(root)).toMatchInlineSnapshot(`
    "datasets/a.csv:3:1  x  A FW-KEY-001
      3 | 1
        | ^
      expected a key of its own for every row
      found    1, the key of line 2 too

    datasets/a.csv:3:2  G FW-CSV-016
      3 | 1
        |  ^
      expected a line end after the last row
      found    no line end

    datasets/b.csv:2:1  x  A FW-TAB-013
      2 | -1
        | ^
      expected a number of at least 0
      found    "-1"

    datasets/b.csv:3:1  x  A FW-TAB-011
      3 | abc
        | ^
      expected a number of at least 0
      found    "abc"

    datasets/b.csv:4:1  x  B FW-TAB-011  (036c15c48d4a)
      4 | 5 V
        | ^
      expected a number of at least 0
      found    "5 V", with a unit or a remark

    datasets/b.csv:1:2  G FW-CSV-015
      1 | x
        |  ^
      expected LF at the end of every line
      found    CRLF throughout

    6 findings. "
  `);
});

test("some datasets can be named; a mistyped name is told the nearest", async () => {
  const root = await createProject({ "schemas/one.ts": schemaOf("one"), "datasets/one.csv": "x\n", "schemas/two.ts": schemaOf("two"), "datasets/two.csv": "x\n1\n" });
  expect((await validate(root, ["two"])).findings).toEqual([]);
  expect(await findingsOf(root, ["twoo"])).toMatchInlineSnapshot(`
    "schemas  twoo  A FW-SCH-006
      expected the name of a dataset that has a schema, or a file
      found    neither
      hint     did you mean two?

    1 finding. "
  `);
});

test("a file that is missing, no file, or outside the project is never opened", async () => {
  const root = await createProject({
    "schemas/missing.ts": schemaOf("missing"),
    "schemas/folder.ts": schemaOf("folder"),
    "datasets/folder.csv/x": "",
    "schemas/link.ts": schemaOf("link"),
  });
  await symlink(join(await createProject({ "secret.csv": "x\n1\n" }), "secret.csv"), join(root, "datasets/link.csv"));
  expect(await findingsOf(root)).toMatchInlineSnapshot(`
    "datasets/folder.csv  A FW-FIL-003
      expected a regular file
      found    a folder

    datasets/link.csv  A FW-FIL-001
      expected a file inside the project
      found    one outside it, through a link or a path

    datasets/missing.csv  A FW-FIL-002
      expected a file
      found    no such file

    3 findings. "
  `);
});

test("a schema cannot name a file elsewhere: its own name is the name of its table", async () => {
  for (const file of ["../secret.csv", "/etc/passwd", "a/../../secret.csv", "..\\secret.csv", "file:///etc/passwd"]) {
    const root = await createProject({ "secret.csv": "x\n1\n", "schemas/secret.ts": schemaOf("secret", "assumed", file) });
    expect(await rulesOf(root)).toEqual(["A FW-SCH-004 schemas/secret.ts"]);
  }
});

test("a schema that does not load, or exports no dataset, two, or one of another name, is a finding", async () => {
  const root = await createProject({
    "schemas/broken.ts": "export const = 1;",
    "schemas/throws.ts": 'throw new Error("no\\nstack");',
    "schemas/none.ts": "export const x = 1;",
    "schemas/both.ts": `${schemaOf("both")} export const other = table;`,
    "schemas/other.ts": schemaOf("another"),
    "schemas/cross_table.ts": "export const rules = [];",
  });
  expect(await rulesOf(root)).toEqual([
    "A FW-SCH-003 schemas/both.ts",
    "A FW-SCH-001 schemas/broken.ts",
    "A FW-SCH-002 schemas/cross_table.ts",
    "A FW-SCH-003 schemas/none.ts",
    "A FW-SCH-004 schemas/other.ts",
    "A FW-SCH-001 schemas/throws.ts",
  ]);
  expect((await validate(root)).findings.filter(({ found }) => found.includes(root))).toEqual([]);
});

const pair = (kind: string, two: string) => ({
  "schemas/one.ts": schemaOf("one", kind),
  "datasets/one.csv": "x\n1\n",
  "schemas/two.ts": schemaOf("two"),
  "datasets/two.csv": two,
  "schemas/cross_table.ts": equalFirsts,
});

test("a rule across tables names the line and column of the row at fault", async () => {
  expect(await findingsOf(await createProject(pair("assumed", "x\n3\n")))).toMatchInlineSnapshot(`
    "datasets/two.csv:2:1  x  A FW-XTB-001
      2 | 3
        | ^
      expected 1 (one.x starts as two.x does)
      found    3

    1 finding. "
  `);
});

test("what holds only because one model wrote the tables is reported, not blocking, once one is measured", async () => {
  expect(await rulesOf(await createProject(pair("measured", "x\n3\n")))).toEqual(["C FW-XTB-001 datasets/two.csv"]);
});

test("a rule across tables waits until all its tables have rows, and until all are named", async () => {
  expect(await rulesOf(await createProject(pair("assumed", "x\n-3\n")))).toEqual(["A FW-TAB-013 datasets/two.csv"]);
  expect((await validate(await createProject(pair("assumed", "x\n3\n")), ["two"])).findings).toEqual([]);
});

test("a rule across tables that have no schema is the rule's fault", async () => {
  const root = await createProject({ "schemas/cross_table.ts": equalFirsts });
  expect(await rulesOf(root)).toEqual(["A FW-SCH-005 schemas/cross_table.ts", "A FW-SCH-005 schemas/cross_table.ts"]);
});

test("a finding says which panels draw its column", async () => {
  const root = await createProject({ "schemas/one.ts": schemaOf("one"), "datasets/one.csv": "x\r\n-1\r\n" });
  const affects = (dataset: string, column?: string) => [`Fig. 1a (${[dataset, column].join(" ")})`];
  const { findings } = await validate(root, [], affects);
  expect(findings.map(({ affects }) => affects)).toEqual([["Fig. 1a (one x)"], ["Fig. 1a (one )"]]);
});

test("a table in JSON is read by its schema like any other", async () => {
  const root = await createProject({ "schemas/one.ts": schemaOf("one", "assumed", "one.json"), "datasets/one.json": '[\n  { "x": 1 },\n  { "x": "2" },\n  { "x": -3 }\n]\n' });
  expect(await findingsOf(root)).toMatchInlineSnapshot(`
    "datasets/one.json:3:10  x  A FW-TAB-011
      expected a number of at least 0
      found    "\\"2\\"", a text in quotes
      hint     write 2

    datasets/one.json:4:10  x  A FW-TAB-013
      expected a number of at least 0
      found    "-3"

    2 findings. "
  `);
  expect((await validate(root)).rowsOf("one")).toEqual([{ x: 1 }]);
});

test("a table without a schema is told and checked against its own pattern; a file that is named may lie anywhere", async () => {
  const outside = join(await createProject({ "table.csv": "a,b\n1,2\n3\n" }), "table.csv");
  const root = await createProject({ "datasets/new.csv": "a,b\n1,2\n3,4,5\n" });
  expect(await findingsOf(root)).toMatchInlineSnapshot(`
    "datasets/new.csv:3:5  A FW-CSV-025
      3 | 3,4,5
        |     ^
      expected 2 cells, as many as in the header
      found    3 cells

    datasets/new.csv  C FW-SCH-007
      expected a schema, schemas/new.ts
      found    none, so the table was checked against its own pattern only
      hint     npm run validate -- --infer datasets/new.csv prints a draft

    2 findings. "
  `);
  expect((await validate(root, ["datasets/new.csv"])).findings.map(({ rule }) => rule)).toEqual(["FW-CSV-025"]);
  const { files, findings } = await validate(root, [outside]);
  expect(files.map(({ rows }) => rows)).toEqual([2]);
  expect(findings.map(({ rule, line }) => [rule, line])).toEqual([["FW-CSV-024", 3]]);
});

test("nothing to check is a finding, not a success", async () => {
  expect(await rulesOf(await createProject({}))).toEqual(["A FW-SCH-008 schemas"]);
});

test("a finding names its byte, beyond a mark and characters of several bytes; not where bytes were replaced", async () => {
  const bytesOf = async (table: Uint8Array): Promise<readonly (readonly [string, number | undefined])[]> => {
    const { findings } = await validate(await createProject({ "schemas/one.ts": schemaOf("one"), "datasets/one.csv": table }));
    return findings.filter(({ rule }) => rule === "FW-TAB-011").map(({ found, byte }) => [found, byte]);
  };
  const table = Buffer.from("\ufeffx\n1\nµ\n2\nabc\n");
  expect(await bytesOf(table)).toEqual([['"µ"', table.indexOf("µ")], ['"abc"', table.indexOf("abc")]]);
  expect(await bytesOf(Buffer.from("x\n1\nabc\n"))).toEqual([['"abc"', 4]]);
  expect(await bytesOf(Buffer.from("x\n\xb5\nabc\n", "latin1"))).toEqual([['"abc"', undefined]]);
});
