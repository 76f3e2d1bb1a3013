import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { exportRules } from "../../src/export/export.ts";
import { sha256 } from "../../src/hash.ts";
import { readTable } from "../../src/read.ts";
import { loadSchemas } from "../../src/schemas.ts";
import { validate } from "../../src/validate.ts";
import { packageProfile } from "./profile.ts";
import { tableSchemaFaults, type WrittenSchema } from "./table-schema-oracle.ts";

/* The export of the tables that ship with figwright, read as other tools read it. */

const root = join(import.meta.dirname, "..", "..");
const { tables } = await validate(root);
const { files, notExpressed } = await exportRules(root, tables);
const { crossRules } = await loadSchemas(root);

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema?: string;
  readonly jsonSchema?: string;
}

const parse = (path: string): never => JSON.parse(files.get(path) as string) as never;
const descriptor = parse("datapackage.json") as { readonly resources: readonly Resource[] };
const schemaOf = ({ schema }: Resource): WrittenSchema => parse(schema!);
const flat = descriptor.resources.filter(({ schema }) => schema !== undefined);
const fileOf = (path: string) => readTable(Buffer.from(files.get(path)!), path).table;

test("the descriptor meets the profiles of Data Package 2.0, its schemas in place", () => {
  const inlined = { ...descriptor, resources: descriptor.resources.map((resource) => (resource.schema === undefined ? resource : { ...resource, schema: schemaOf(resource) })) };
  const ajv = new Ajv({ strict: false, allErrors: true });
  const meets = ajv.compile(packageProfile);
  meets(inlined);
  expect(meets.errors ?? []).toEqual([]);
  const [first, ...others] = inlined.resources;
  expect(meets({ ...inlined, resources: [{ ...first, path: "../datasets/a.csv" }, ...others] })).toBe(false);
  expect(meets({ ...inlined, resources: [{ ...first, schema: { fields: [{ name: "x", type: "number", constraints: { minimun: 1 } }] } }] })).toBe(false);
});

test("every table and picture is a resource whose bytes are those of the project", () => {
  expect(flat.map(({ path }) => path)).toEqual(tables.map(({ table }) => table.file));
  expect(new Set(descriptor.resources.map(({ name }) => name)).size).toBe(descriptor.resources.length);
  expect(descriptor.resources.filter(({ path }) => path.endsWith(".png")).length).toBeGreaterThan(0);
  for (const { path, bytes, hash } of descriptor.resources) {
    const original = readFileSync(join(root, path));
    expect([path, bytes, hash]).toEqual([path, original.length, `sha256:${sha256(original)}`]);
    expect(Buffer.compare(original, Buffer.from(files.get(path)!)), path).toBe(0);
  }
});

test("every file passes its Table Schema, read by a reader that knows nothing of figwright", () => {
  const cellsOf = (name: string, column: string) => {
    const table = fileOf(descriptor.resources.find((resource) => resource.name === name)!.path);
    return new Set(Array.from({ length: table.rowCount }, (_, row) => table.text(row, table.header.indexOf(column)) ?? ""));
  };
  const faults = flat.flatMap((resource) => tableSchemaFaults(schemaOf(resource), fileOf(resource.path), cellsOf).map((fault) => `${resource.name}: ${fault}`));
  expect(faults).toEqual([]);
});

test("every JSON Schema is one of draft 2020-12, takes every row of its table and no spoilt one", () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });
  ajv.addVocabulary(["unit", "ucum", "versus", "provenance", "decimals", "plausible", "claims"]);
  for (const { dataset, rows } of tables) {
    const takes = ajv.compile(parse(`json-schema/${dataset.name}.json`));
    expect(rows.findIndex((row) => !takes(row)), dataset.name).toBe(-1);
    const [row] = rows;
    expect(takes({ ...row, "no such column": 1 }), dataset.name).toBe(false);
    for (const [name, { schema }] of Object.entries(dataset.columns)) {
      expect(takes(Object.fromEntries(Object.entries(row!).filter(([other]) => other !== name))), `${dataset.name} without ${name}`).toBe(false);
      for (const cell of [null, true, "no such word; -1", "", -1e9, 0.5]) {
        const isRefined = notExpressed.some((line) => line.startsWith(`${dataset.name}: FW-TAB-013: ${name}:`));
        if (!isRefined && !schema.safeParse(cell).success) expect(takes({ ...row, [name]: cell }), `${dataset.name}.${name} ${cell}`).toBe(false);
      }
    }
  }
});

test("every rule is expressed or named, with its id and its statement", () => {
  const list = files.get("NOT-EXPRESSED.md") as string;
  const rules = [...tables.flatMap(({ dataset }) => dataset.rules), ...crossRules];
  const keys = flat.flatMap((resource) => schemaOf(resource).foreignKeys ?? []).length;
  const silent = rules.filter(({ id, statement }) => !notExpressed.some((line) => line.includes(`${id}, level `) && line.includes(statement)));
  expect(silent.filter((rule) => !("reference" in rule))).toEqual([]);
  expect(silent.flatMap((rule) => ("reference" in rule ? rule.reference!.from : [])).length).toBe(keys);
  for (const line of notExpressed) expect(list).toContain(line.slice(line.indexOf(": ") + 2));
});
