import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addCounts, countCells, type Counts } from "../figure/provenance.ts";
import { visible } from "../finding.ts";
import { loadSchemas } from "../schemas.ts";
import type { CheckedTable } from "../check/violation.ts";
import { tableDialect } from "./dialect.ts";
import { foreignKeys, type ForeignKey } from "./foreign-key.ts";
import { rowSchema } from "./json-schema.ts";
import { namedFiles } from "./named-files.ts";
import { neutralise } from "./neutralise.ts";
import { acrossTables, everyTable, ofCopy, ofTable, unread, writeNotExpressed, type NotExpressed } from "./not-expressed.ts";
import { readPackageFacts } from "./package-facts.ts";
import { describePackage } from "./package.ts";
import { resourceNames } from "./resource-name.ts";
import { fileResource, tableResource } from "./resource.ts";
import { tableSchema } from "./table-schema.ts";

type Files = readonly (readonly [path: string, content: string | Uint8Array])[];

/** The files of a Data Package by their path in it, and in words what they do not express. */
export interface Exported {
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly notExpressed: readonly string[];
}

/**
 * The checked tables of a project as a Data Package (version 2), for other tools: the files, a Table Schema and a JSON Schema for
 * each, the pictures that they name, and every rule that these formats have no word for. Reads only.
 */
export async function exportRules(projectDir: string, tables: readonly CheckedTable[]): Promise<Exported> {
  const { datasets, crossRules } = await loadSchemas(projectDir);
  const facts = await readPackageFacts(projectDir);
  const named = await namedFiles(projectDir, tables);
  const nameOf = resourceNames([...tables.map(({ dataset }) => dataset.name), ...named.map(({ name }) => name)]);
  const keys = foreignKeys(crossRules, tables, nameOf);
  const bytesOf = await Promise.all(tables.map(({ table }) => readFile(join(projectDir, table.file))));
  const parts = [
    ...tables.map((checked, at) => tablePart(checked, bytesOf[at]!, nameOf, keys.of(checked.dataset.name))),
    ...named.flatMap(({ name, bytes }) => (bytes === undefined ? [] : [filePart(nameOf.get(name)!, `datasets/${name}`, bytes)])),
  ];
  const notExpressed = [
    ...everyTable,
    ...parts.flatMap((part) => part.notExpressed),
    ...datasets.filter((dataset) => !tables.some((checked) => checked.dataset.name === dataset.name)).map(({ name, file }) => unread(name, file)),
    ...named.flatMap(({ name, bytes }) => (bytes === undefined ? [unread("Files that tables name", name)] : [])),
    ...acrossTables(keys.others),
  ];
  const descriptor = describePackage(facts, addCounts(parts.map(({ counts }) => counts)), parts.map(({ resource }) => resource));
  const files: Files = [
    ["datapackage.json", json(descriptor)],
    ["NOT-EXPRESSED.md", writeNotExpressed(notExpressed)],
    ...parts.flatMap((part) => part.files),
    ...(facts.license === undefined ? [] : [["datasets/LICENSE", facts.license] as const]),
  ];
  return { files: new Map(files), notExpressed: notExpressed.map(({ about, says }) => visible(`${about}: ${says}`)) };
}

/** What one file of the project adds to the package. */
interface Part {
  readonly resource: object;
  readonly files: Files;
  readonly counts: Counts;
  readonly notExpressed: readonly NotExpressed[];
}

function tablePart(checked: CheckedTable, bytes: Uint8Array, nameOf: ReadonlyMap<string, string>, keys: readonly ForeignKey[]): Part {
  const { dataset, table, rows } = checked;
  const copy = neutralise(bytes, checked);
  const { schema, unsaid } = tableSchema(checked, keys);
  const { dialect, unsaid: unsaidOfFile } = tableDialect(dataset, new TextDecoder().decode(copy.bytes));
  const counts = countCells(Object.keys(dataset.columns).map((column) => ({ dataset, column, rows: new Map(rows.entries()) })));
  return {
    resource: tableResource(nameOf.get(dataset.name)!, checked, { bytes: copy.bytes, counts, ...(dialect === undefined ? {} : { dialect }) }),
    files: [
      [table.file, copy.bytes],
      [`schemas/${dataset.name}.json`, json(schema)],
      [`json-schema/${dataset.name}.json`, json(rowSchema(dataset))],
    ],
    counts,
    notExpressed: [...ofTable(dataset, [...unsaidOfFile, ...unsaid]), ...ofCopy(table, copy)],
  };
}

function filePart(name: string, path: string, bytes: Uint8Array): Part {
  return { resource: fileResource(name, path, bytes), files: [[path, bytes]], counts: countCells([]), notExpressed: [] };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
