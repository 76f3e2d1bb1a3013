import type { Dataset } from "../dataset.ts";
import type { Table } from "../table.ts";
import type { CheckedTable } from "../check/violation.ts";
import { columnFacts } from "./column-facts.ts";
import { fieldOf, type Field, type Notation } from "./field.ts";
import type { ForeignKey } from "./foreign-key.ts";

/** A Table Schema, and in words what it cannot say of its columns. */
export interface ExportedSchema {
  readonly schema: object;
  readonly unsaid: readonly string[];
}

/**
 * The Table Schema of a file as it stands: its fields in the order of the file, so that `fieldsMatch` keeps its default,
 * `exact`. The word itself is left out: the standard wants a text there and its published profile 2.0 a list.
 */
export function tableSchema({ dataset, table }: CheckedTable, foreignKeys: readonly ForeignKey[]): ExportedSchema {
  const fields = dataset.matrix ? matrixFields(dataset, table) : tableFields(dataset, table);
  const key = dataset.matrix ? [dataset.matrix.row] : dataset.key;
  const isNullable = key.some((name) => dataset.columns[name]?.schema.safeParse(null).success);
  return {
    schema: {
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: fields.map(({ field }) => field),
      missingValues: [""],
      ...(key.length === 0 ? {} : isNullable ? { uniqueKeys: [key] } : { primaryKey: key }),
      ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
    },
    unsaid: [...new Set(fields.flatMap(({ unsaid }) => unsaid))],
  };
}

function tableFields(dataset: Dataset, table: Table): readonly Field[] {
  const inFile = table.header.filter((name, at) => name !== "" && table.header.indexOf(name) === at);
  const names = [...inFile, ...Object.keys(dataset.columns).filter((name) => !inFile.includes(name))];
  return names.map((name) => {
    const column = dataset.columns[name];
    if (column === undefined) return { field: { name, type: "any" }, unsaid: [] };
    const { field, unsaid } = fieldOf(name, column, notationOf(dataset, table, table.header.indexOf(name)));
    return { field: { ...field, ...columnFacts(dataset, column) }, unsaid };
  });
}

/** A field for every column of the file: the row axis, and the cells under each value of the other axis. */
function matrixFields(dataset: Dataset, table: Table): readonly Field[] {
  const { columns, matrix } = dataset;
  const { row, value } = matrix!;
  const cells = fieldOf(value, columns[value]!, notationOf(dataset, table, 2));
  const named = (name: string, { field, unsaid }: Field): Field => ({ field: { ...field, name }, unsaid });
  const along: string[] = [];
  for (let cell = 0; cell < table.rowCount && table.lineOf(cell) === table.lineOf(0); cell += 1) along.push(table.text(cell, 1) ?? "");
  return [fieldOf(row, columns[row]!, notationOf(dataset, table, 0)), ...along.map((name) => named(name, cells))];
}

function notationOf({ columns, dialect }: Dataset, { header, rowCount, text }: Table, position: number): Notation {
  const missing = columns[header[position]!]?.missing ?? [];
  let isWhole = true;
  for (let row = 0; row < rowCount && isWhole; row += 1) {
    const cell = text(row, position) ?? "";
    isWhole = /^(?:[+-]?\d+)?$/.test(cell) || missing.includes(cell);
  }
  return { isWhole, decimal: dialect?.decimal ?? "." };
}
