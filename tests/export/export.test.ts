import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { exportRules } from "../../src/export/export.ts";
import { validate } from "../../src/validate.ts";
import { resourceNames } from "../../src/export/resource-name.ts";
import { createProject } from "../project.ts";

const project = (files: Readonly<Record<string, string>>) =>
  createProject({ "package.json": '{ "name": "Paper 7", "type": "module", "imports": { "#figwright": "./src/index.ts" } }', ...files });

/** The schema of `NAME.csv`: its columns as written, its key, and further declarations. */
const schemaOf = (name: string, columns: string, key: string, more = "", file = `${name}.csv`): string => `
  import { z } from "zod";
  import { column, counter, dataset, pictureFile, plausible } from "#figwright";
  export const ${name} = dataset({
    file: "${file}", title: "Table of *x*", provenance: { kind: "measured", source: "run 7" }, key: [${key}],
    columns: { ${columns} }, ${more}
  });`;

const exported = async (root: string) => exportRules(root, (await validate(root)).tables);

const exportOf = async (files: Readonly<Record<string, string>>) => {
  const { files: written, notExpressed } = await exported(await project(files));
  const parse = (path: string): Readonly<Record<string, never>> => JSON.parse(written.get(path) as string) as never;
  return { written, notExpressed, parse, own: notExpressed.filter((line) => !line.startsWith("Every table: ")) };
};

test("a package says what is measured, under which licence, after which work", async () => {
  const { parse } = await exportOf({
    "schemas/one.ts": schemaOf("one", 'x: column(z.number(), "x", "mV"), y: column(z.number(), "y", "1", { provenance: "assumed" })', '"x"'),
    "datasets/one.csv": "x,y\n1,1\n2,2\n",
    "datasets/LICENSE": "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    "CITATION.cff": "title: code\nreferences:\n  - type: article\n    title: \"On *x*\"\n    doi: 10.1000/7\n    authors:\n      - name: A\nversion: 1\n",
  });
  const { resources, ...descriptor } = parse("datapackage.json");
  expect(descriptor).toMatchInlineSnapshot(`
    {
      "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
      "description": "2 of 4 numbers in these tables are measured. What is reconstructed, assumed or schematic is no measurement.

    Numbers: 2 measured, 2 assumed.

    - measured: from an instrument's file
    - assumed: no printed number constrains it

    Every column says its unit and its provenance; a provenance written as \`{ "by": NAME }\` stands in the column NAME, row by row. NOT-EXPRESSED.md lists the rules that these schemas have no word for.",
      "licenses": [
        {
          "name": "CC-BY-4.0",
          "path": "datasets/LICENSE",
          "title": "Creative Commons Attribution 4.0",
        },
      ],
      "name": "paper-7-tables",
      "sources": [
        {
          "path": "https://doi.org/10.1000/7",
          "title": "On *x*",
        },
      ],
      "title": "Tables behind the figures of "On *x*"",
    }
  `);
  expect(resources).toMatchInlineSnapshot(`
    [
      {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "bytes": 12,
        "description": "Numbers: 2 measured, 2 assumed. Source: run 7.",
        "dialect": {
          "delimiter": ",",
          "doubleQuote": true,
          "header": true,
          "lineTerminator": "
    ",
          "quoteChar": """,
          "skipInitialSpace": false,
        },
        "encoding": "utf-8",
        "format": "csv",
        "hash": "sha256:7f1a3bc76485a5933a395e74885c3de987bff9f46ea88a40909ba88b072e7db2",
        "jsonSchema": "json-schema/one.json",
        "mediatype": "text/csv",
        "name": "one",
        "path": "datasets/one.csv",
        "provenance": {
          "kind": "measured",
          "source": "run 7",
        },
        "schema": "schemas/one.json",
        "title": "Table of x",
        "type": "table",
      },
    ]
  `);
});

test("types, limits, missing values and keys are written as Table Schema has them", async () => {
  const { parse, own } = await exportOf({
    "schemas/one.ts": schemaOf(
      "one",
      `id: column(z.string().regex(/^[A-Z]\\d$/), "Id"),
       n: column(z.int().positive().lt(9), "Count", "1", { missing: ["-"] }),
       q: column(z.number().min(0).max(1).nullable(), "Share *q*", "mV", { missing: ["n/a"], decimals: 2, plausible: [0, 0.9] }),
       kind: column(z.enum(["a", "b"]).nullable(), "Kind"),
       valence: column(z.union([z.literal(2), z.literal(3)]), "Valence", "1"),
       note: column(z.string(), "Note"),
       name: column(z.string().min(2).max(5), "Name")`,
      '"id"',
    ),
    "datasets/one.csv": 'name,id,n,q,kind,valence,note,extra\nab,A1,3,0.5,a,2,"",x\ncd,A2,4,n/a,,3,yes,y\n',
  });
  expect(parse("schemas/one.json")).toMatchInlineSnapshot(`
    {
      "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
      "fields": [
        {
          "constraints": {
            "maxLength": 5,
            "minLength": 2,
            "required": true,
          },
          "name": "name",
          "title": "Name",
          "type": "string",
        },
        {
          "constraints": {
            "pattern": "[A-Z][0-9]",
            "required": true,
          },
          "name": "id",
          "title": "Id",
          "type": "string",
        },
        {
          "constraints": {
            "exclusiveMaximum": 9,
            "exclusiveMinimum": 0,
            "required": true,
          },
          "missingValues": [
            "",
            "-",
          ],
          "name": "n",
          "provenance": "measured",
          "title": "Count",
          "type": "integer",
          "ucum": "1",
          "unit": "1",
        },
        {
          "constraints": {
            "maximum": 1,
            "minimum": 0,
          },
          "decimals": 2,
          "missingValues": [
            "",
            "n/a",
          ],
          "name": "q",
          "plausible": [
            0,
            0.9,
          ],
          "provenance": "measured",
          "title": "Share q",
          "type": "number",
          "ucum": "mV",
          "unit": "mV",
        },
        {
          "constraints": {
            "enum": [
              "a",
              "b",
            ],
          },
          "name": "kind",
          "title": "Kind",
          "type": "string",
        },
        {
          "constraints": {
            "enum": [
              2,
              3,
            ],
            "required": true,
          },
          "name": "valence",
          "provenance": "measured",
          "title": "Valence",
          "type": "number",
          "ucum": "1",
          "unit": "1",
        },
        {
          "missingValues": [],
          "name": "note",
          "title": "Note",
          "type": "string",
        },
        {
          "name": "extra",
          "type": "any",
        },
      ],
      "missingValues": [
        "",
      ],
      "primaryKey": [
        "id",
      ],
    }
  `);
  expect(own).toMatchInlineSnapshot(`
    [
      "one: FW-TAB-010: note is never missing, though it may be an empty text in quotes",
    ]
  `);
});

test("whole numbers written with a point are numbers to Table Schema, which the list says", async () => {
  const { parse, own } = await exportOf({ "schemas/one.ts": schemaOf("one", 'x: column(z.int(), "x", "1")', '"x"'), "datasets/one.csv": "x\n1.0\n2e3\n" });
  expect(parse("schemas/one.json")["fields"]).toMatchObject([{ type: "number" }]);
  expect(own).toEqual(["one: FW-TAB-013: x: a whole number"]);
});

test("refinements and flags of patterns, which vanish from JSON Schemas, are named and make no schema wrong", async () => {
  const { parse, own } = await exportOf({
    "schemas/one.ts": schemaOf(
      "one",
      `x: column(z.number().refine((x) => x !== 7, "any number but 7").nullable(), "x", "1"),
       dark: column(z.int().refine((x) => x < 9), "dark", "1"),
       a: column(z.string().regex(/^ab$/i), "a"),
       b: column(z.string().regex(/^(?!x)/), "b"),
       c: column(z.string().startsWith("c").regex(/d$/), "c"),
       d: column(z.number().multipleOf(0.5), "d", "1"),
       e: column(z.union([z.number().max(1), z.number().min(5)]), "e", "1")`,
      '"x"',
    ),
    "datasets/one.csv": "x,dark,a,b,c,d,e\n1,1,AB,b,cd,0.5,6\n",
  });
  expect(own).toMatchInlineSnapshot(`
    [
      "one: FW-TAB-013: x: any number but 7",
      "one: FW-TAB-013: dark: a test in code, without words",
      "one: FW-TAB-013: a: a text that matches /^ab$/i",
      "one: FW-TAB-010: b is never missing, though it may be an empty text in quotes",
      "one: FW-TAB-013: b: a text that matches ^(?!x), as the JSON Schema says",
      "one: FW-TAB-013: c: a text that matches ^c.*, as the JSON Schema says",
      "one: FW-TAB-013: c: a text that matches d$, as the JSON Schema says",
      "one: FW-TAB-013: d: a multiple of 0.5, as the JSON Schema says",
      "one: FW-TAB-013: e: one of several kinds of value, which the JSON Schema tells",
    ]
  `);
  const takes = new Ajv2020({ strict: false }).compile(parse("json-schema/one.json"));
  const row = { x: 1, dark: 1, a: "AB", b: "b", c: "cd", d: 0.5, e: 6 };
  expect(takes(row)).toBe(true);
  for (const bad of [{ b: "x" }, { c: "d" }, { c: "c" }, { d: 0.3 }, { e: 3 }, { x: "1" }]) expect(takes({ ...row, ...bad })).toBe(false);
});

test("rules of tables, kinds told by a sibling and rules across tables are listed; foreign keys are expressed", async () => {
  const { parse, own } = await exportOf({
    "schemas/Runs.ts": schemaOf("Runs", 'run: column(z.string().min(1), "Run")', '"run"'),
    "schemas/one.ts": schemaOf(
      "one",
      `run: column(z.string().min(1), "Run"), n: column(z.int(), "n", "1"), x: column(z.number(), "x", "1", { plausible: [0, 1], provenance: { by: "kind" } }),
       kind: column(z.enum(["measured", "assumed"]), "Kind")`,
      '"run", "n"',
      'rules: [counter("n", { from: 1, within: "run" }), plausible("x")]',
    ),
    "schemas/cross_table.ts": `
      import { foreignKey } from "#figwright";
      import { one } from "./one.ts";
      import { Runs } from "./Runs.ts";
      const both = { id: "FW-XTB-002", level: "B", datasets: ["one", "Runs"], statement: "every run has rows", check: () => [] };
      export const crossRules = [foreignKey({ id: "FW-XTB-001", from: [one], column: "run", to: Runs }), both];`,
    "datasets/Runs.csv": "run\na\n",
    "datasets/one.csv": "run,n,x,kind\na,1,0.5,measured\n",
  });
  expect(parse("schemas/one.json")["foreignKeys"]).toEqual([{ fields: ["run"], reference: { resource: "runs", fields: ["run"] } }]);
  expect(own).toMatchInlineSnapshot(`
    [
      "one: FW-ORD-003, level A: n counts up by one from 1 within run",
      "one: FW-RNG-002, level C: x is plausible",
      "one: FW-TAB-020: the provenance of x stands in kind, row by row",
      "Across tables: FW-XTB-002, level B: every run has rows (one, Runs)",
    ]
  `);
});

test("a matrix has a field for every column of its file", async () => {
  const { parse, own } = await exportOf({
    "schemas/one.ts": `
      import { z } from "zod";
      import { column, matrix } from "#figwright";
      export const one = matrix({
        file: "one.csv", title: "Map", provenance: { kind: "assumed", source: "this test" }, row: "scan", column: "angle", value: "counts",
        columns: { scan: column(z.int(), "Scan", "1"), angle: column(z.number().lt(180), "*θ*", "deg"), counts: column(z.int().min(0), "Counts", "counts") },
      });`,
    "datasets/one.csv": "scan,15.0,15.5\n1,20,21\n2,22,23\n",
  });
  expect(parse("schemas/one.json")).toMatchInlineSnapshot(`
    {
      "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
      "fields": [
        {
          "constraints": {
            "required": true,
          },
          "name": "scan",
          "title": "Scan",
          "type": "integer",
        },
        {
          "constraints": {
            "minimum": 0,
            "required": true,
          },
          "name": "15.0",
          "title": "Counts",
          "type": "integer",
        },
        {
          "constraints": {
            "minimum": 0,
            "required": true,
          },
          "name": "15.5",
          "title": "Counts",
          "type": "integer",
        },
      ],
      "missingValues": [
        "",
      ],
      "primaryKey": [
        "scan",
      ],
    }
  `);
  expect((parse("datapackage.json")["resources"] as unknown as readonly { readonly matrix: object }[])[0]!.matrix).toMatchInlineSnapshot(`
    {
      "column": {
        "name": "angle",
        "provenance": "assumed",
        "title": "θ",
        "ucum": "deg",
        "unit": "deg",
      },
      "row": {
        "name": "scan",
        "provenance": "assumed",
        "title": "Scan",
        "ucum": "1",
        "unit": "1",
      },
      "value": {
        "name": "counts",
        "provenance": "assumed",
        "title": "Counts",
        "ucum": "{counts}",
        "unit": "counts",
      },
    }
  `);
  expect(own).toMatchInlineSnapshot(`
    [
      "one: FW-MAT-004: scan rises down the first column; angle, a number below 180, rises along the header",
    ]
  `);
});

test("a text that a spreadsheet would run gets an apostrophe in the copy, and nothing else changes", async () => {
  const table = [
    "x,note,code,gone",
    "-1,=1+1,-a,-",
    '+2,"=HYPERLINK(""x"")",b,',
    "-3,-,b,@sum",
    "-4,-5.5e3,b,",
    '5,"+é, ""q""",b,',
    '6,"first\n=second",b,-cmd',
    "",
  ].join("\r\n");
  const columns = 'x: column(z.number(), "x", "1"), note: column(z.string(), "Note"), code: column(z.string().regex(/^[-a-z]+$/), "Code"), gone: column(z.string().nullable(), "Gone", undefined, { missing: ["-"] })';
  const { written, parse, own } = await exportOf({ "schemas/one.ts": schemaOf("one", columns, '"x"'), "datasets/one.csv": `\ufeff${table}` });
  expect(Buffer.from(written.get("datasets/one.csv")!).toString().replace("\ufeff", "(mark)")).toMatchInlineSnapshot(`
    "(mark)x,note,code,gone
    -1,'=1+1,-a,-
    +2,"'=HYPERLINK(""x"")",b,
    -3,-,b,'@sum
    -4,-5.5e3,b,
    5,"'+é, ""q""",b,
    6,"first
    =second",b,'-cmd
    "
  `);
  const [resource] = parse("datapackage.json")["resources"] as unknown as readonly { readonly bytes: number; readonly hash: string }[];
  expect(resource!.bytes).toBe(written.get("datasets/one.csv")!.length);
  expect(own).toMatchInlineSnapshot(`
    [
      "one: FW-TAB-010: note is never missing, though it may be an empty text in quotes",
      "datasets/one.csv: note, lines 2, 3, 6: an apostrophe was put in front of a text that a spreadsheet would run; the file itself has SHA-256 4bfed3abceca2a44c3176461efcbebe4386f1b0303215c518d8f684399046358",
      "datasets/one.csv: gone, lines 4, 8: an apostrophe was put in front of a text that a spreadsheet would run; the file itself has SHA-256 4bfed3abceca2a44c3176461efcbebe4386f1b0303215c518d8f684399046358",
      "datasets/one.csv: code, line 2: a spreadsheet would run this text; its schema forbids an apostrophe in front, so it stays",
    ]
  `);
});

test("other dialects are declared", async () => {
  const { parse, own } = await exportOf({
    "schemas/one.ts": schemaOf("one", 'x: column(z.number(), "x", "1"), note: column(z.string(), "Note")', '"x"', 'dialect: { separator: ";", decimal: ",", comment: "#" }'),
    "datasets/one.csv": "# made by hand\nx;note\n1,5;=a\n",
    "schemas/two.ts": schemaOf("two", 'x: column(z.number(), "x", "1")', '"x"', "", "two.json"),
    "datasets/two.json": '[{ "x": 1 }]',
  });
  const resources = parse("datapackage.json")["resources"] as unknown as readonly { readonly dialect: object }[];
  expect(resources.map(({ dialect }) => dialect)).toMatchInlineSnapshot(`
    [
      {
        "commentChar": "#",
        "delimiter": ";",
        "doubleQuote": true,
        "header": true,
        "lineTerminator": "
    ",
        "quoteChar": """,
        "skipInitialSpace": false,
      },
      {
        "itemType": "object",
      },
    ]
  `);
  expect((parse("schemas/one.json")["fields"] as unknown as readonly object[])[0]).toMatchObject({ name: "x", decimalChar: "," });
  expect(own).toEqual(expect.arrayContaining([expect.stringMatching(/^datasets\/one.csv: note, line 3: an apostrophe/)]));
});

test("a table without a file is named, and the same project gives the same bytes", async () => {
  const schema = (name: string) => schemaOf(name, 'x: column(z.number(), "x", "1")', '"x"');
  const root = await project({ "schemas/One.ts": schema("One"), "schemas/gone.ts": schema("gone"), "datasets/One.csv": "x\n1\n" });
  const [one, two] = [await exported(root), await exported(root)];
  expect(one).toEqual(two);
  expect(one.notExpressed).toContain("gone: all of it: datasets/gone.csv could not be read");
  expect([...one.files.keys()]).toEqual(["datapackage.json", "NOT-EXPRESSED.md", "datasets/One.csv", "schemas/One.json", "json-schema/One.json"]);
});

test("files that tables name are resources, but for those that a table must not reach", async () => {
  const { written, parse, own } = await exportOf({
    "schemas/one.ts": schemaOf(
      "one",
      'file: column(z.string().min(1), "File"), w: column(z.int(), "Width", "1"), h: column(z.int(), "Height", "1"), sha256: column(z.string(), "SHA-256")',
      '"file"',
      'rules: [pictureFile("file", { width: "w", height: "h", sha256: "sha256" })]',
    ),
    "datasets/one.csv": "file,w,h,sha256\na.png,1,1,x\n../package.json,1,1,x\n../../../etc/hostname,1,1,x\none.csv,1,1,x\ngone.png,1,1,x\n",
    "datasets/a.png": "no picture, but a file",
  });
  expect(written.get("datasets/a.png")).toEqual(Buffer.from("no picture, but a file"));
  expect((parse("datapackage.json")["resources"] as unknown as readonly object[])[1]).toMatchObject({ name: "a.png", path: "datasets/a.png", mediatype: "image/png" });
  expect([...written.keys()].filter((path) => path.includes("..") || path.endsWith("/package.json"))).toEqual([]);
  expect(own.slice(-3)).toMatchInlineSnapshot(`
    [
      "Files that tables name: all of it: datasets/../../../etc/hostname could not be read",
      "Files that tables name: all of it: datasets/../package.json could not be read",
      "Files that tables name: all of it: datasets/gone.png could not be read",
    ]
  `);
});

test("names of resources are in small letters and differ", () => {
  expect([...resourceNames(["A", "a", "a-2", "Å (1)"]).values()]).toEqual(["a", "a-2", "a-2-2", "-1-"]);
});
