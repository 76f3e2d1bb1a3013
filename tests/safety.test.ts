import { spawnSync } from "node:child_process";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { formatFindings } from "../src/finding.ts";
import { validate } from "../src/validate.ts";
import { createProject } from "./project.ts";

/* A table in a pull request is untrusted: what it may try, and exactly what is said to it. */

const schemaOf = (file = "table.csv", columns = 'name: column(z.string(), "Name"), x: column(z.number(), "x", "1")') => `
  import { z } from "zod";
  import { column, dataset } from "#figwright";
  export const table = dataset({ file: ${JSON.stringify(file)}, title: "", provenance: { kind: "assumed", source: "" }, key: ["name"], columns: { ${columns} } });`;
const project = (table: string | Uint8Array, schema = schemaOf()) => createProject({ "schemas/table.ts": schema, "datasets/table.csv": table });
const told = async (root: string): Promise<string> => {
  const { findings } = await validate(root);
  return formatFindings(findings.map(({ fingerprint, ...finding }) => finding), "");
};

test("a path that leads elsewhere", async () => {
  expect(await told(await createProject({ "schemas/table.ts": schemaOf("../../etc/passwd") }))).toMatchInlineSnapshot(`
    "schemas/table.ts  A FW-SCH-004
      expected a dataset of the same name, table.csv
      found    ../../etc/passwd

    1 finding. "
  `);
});

test("links out of the project, devices and pipes are not opened", async () => {
  const link = async (target: string): Promise<string> => {
    const root = await createProject({ "schemas/table.ts": schemaOf() });
    await symlink(target, join(root, "datasets/table.csv"));
    return told(root);
  };
  expect(await link("/etc/hostname")).toMatchInlineSnapshot(`
    "datasets/table.csv  A FW-FIL-001
      expected a file inside the project
      found    one outside it, through a link or a path

    1 finding. "
  `);
  expect(await link("/dev/zero")).toMatchInlineSnapshot(`
    "datasets/table.csv  A FW-FIL-003
      expected a regular file
      found    a device or pipe

    1 finding. "
  `);
  expect(await link("table.csv")).toMatchInlineSnapshot(`
    "datasets/table.csv  A FW-FIL-004
      expected a file that can be read
      found    the system's refusal, ELOOP

    1 finding. "
  `);
  const root = await createProject({ "schemas/table.ts": schemaOf() });
  spawnSync("mkfifo", [join(root, "datasets/table.csv")]);
  expect(await told(root)).toMatchInlineSnapshot(`
    "datasets/table.csv  A FW-FIL-003
      expected a regular file
      found    a device or pipe

    1 finding. "
  `);
});

test("other files under the name of a table", async () => {
  const csv = "name,x\na,1\n";
  const files = [gzipSync(csv), Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), "<!DOCTYPE html><html><body>404</body></html>\n", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", '{"name":"a"}\n'];
  const all = await Promise.all(files.map(async (file) => told(await project(file))));
  expect(all.join("\n")).toMatchInlineSnapshot(`
    "datasets/table.csv  A FW-CSV-001
      expected a table as comma-separated UTF-8 text
      found    this is a gzip file

    1 finding. 
    datasets/table.csv  A FW-CSV-001
      expected a table as comma-separated UTF-8 text
      found    this is a zip file or spreadsheet (.xlsx, .ods)

    1 finding. 
    datasets/table.csv  A FW-CSV-001
      expected a table as comma-separated UTF-8 text
      found    this is an HTML file

    1 finding. 
    datasets/table.csv  A FW-CSV-001
      expected a table as comma-separated UTF-8 text
      found    this is a git-LFS pointer file

    1 finding. 
    datasets/table.csv  A FW-CSV-001
      expected a table as comma-separated UTF-8 text
      found    this is a JSON file

    1 finding. "
  `);
});

test("a cell of 100 MB, a header of 100,001 columns", async () => {
  const bytes = Buffer.alloc(100_000_000, "a");
  bytes.write("name,x\n");
  bytes.write(",1\n", bytes.length - 3);
  expect(await told(await project(bytes))).toMatchInlineSnapshot(`
    "datasets/table.csv:2:1  name  A FW-CSV-028
      2 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
        | ^
      expected at most 1,000,000 characters in a cell
      found    99,999,990 characters

    1 finding. "
  `);
  const wide = Array.from({ length: 100_001 }, (_, column) => `c${column}`).join(",");
  expect(await told(await project(`${wide}\n`))).toMatchInlineSnapshot(`
    "datasets/table.csv:1:1  A FW-CSV-009
      1 | c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14,c15,c16,c17,c18,c19,c2…
        | ^
      expected at most 100,000 columns
      found    100,001 columns

    1 finding. "
  `);
}, 60_000);

test("columns named like members of objects are columns", async () => {
  const columns = 'name: column(z.string(), "Name"), ["__proto__"]: column(z.number(), "x", "1"), constructor: column(z.number(), "x", "1")';
  const root = await project("name,__proto__,constructor\na,1,2\n", schemaOf("table.csv", columns));
  expect(await told(root)).toMatchInlineSnapshot(`
    "datasets/table.csv:1:6  __proto__  G FW-CSV-036
      1 | name,__proto__,constructor
        |      ^
      expected a name that no object of a program has from the start
      found    "__proto__"

    datasets/table.csv:1:16  constructor  G FW-CSV-036
      1 | name,__proto__,constructor
        |                ^
      expected a name that no object of a program has from the start
      found    "constructor"

    2 findings. "
  `);
  expect((await validate(root)).rowsOf("table").map((row) => Object.entries(row))).toEqual([[["name", "a"], ["__proto__", 1], ["constructor", 2]]]);
});

test("a cell cannot write to the terminal", async () => {
  const text = await told(await project("name,x\n\u001b[2Jgone,\u009b31m\nb\u202e,2\n"));
  expect(text).toMatchInlineSnapshot(`
    "datasets/table.csv:2:10  x  A FW-TAB-011
      2 | \\u001b[2Jgone,\\u009b31m
        |               ^
      expected a number
      found    "\\u009b31m"

    datasets/table.csv:2:1  name  B FW-CSV-006
      2 | \\u001b[2Jgone,\\u009b31m
        | ^
      expected text without control characters
      found    the character U+001B

    datasets/table.csv:2:10  x  B FW-CSV-006
      2 | \\u001b[2Jgone,\\u009b31m
        |               ^
      expected text without control characters
      found    the character U+009B

    datasets/table.csv:3:2  name  C FW-CSV-018
      3 | b\\u202e,2
        |  ^
      expected text without characters that do not show
      found    the character U+202E

    4 findings. "
  `);
  expect(text).not.toMatch(/[\u001b\u009b\u202e]/);
});

test("a pattern that takes exponential time does not hang", async () => {
  const columns = 'name: column(z.string().regex(/^(a+)+$/), "Name"), x: column(z.number(), "x", "1")';
  const text = await told(await project(`name,x\n${"a".repeat(5000)}!,1\n`, schemaOf("table.csv", columns)));
  expect(text).toMatchInlineSnapshot(`
    "datasets/table.csv:2:1  name  A FW-TAB-013
      2 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
        | ^
      expected text that matches ^(a+)+$
      found    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…"

    1 finding. "
  `);
});

test("text that a spreadsheet would run", async () => {
  expect(await told(await project('name,x\n"=1+1",1\n@sum,2\n"+49 30 1",3\n-5,4\n'))).toMatchInlineSnapshot(`
    "datasets/table.csv:2:1  name  B FW-TAB-025
      2 | "=1+1",1
        | ^
      expected text that a spreadsheet does not run
      found    "=1+1", which is a formula

    datasets/table.csv:3:1  name  B FW-TAB-025
      3 | @sum,2
        | ^
      expected text that a spreadsheet does not run
      found    "@sum", which is a formula

    2 findings. "
  `);
});
