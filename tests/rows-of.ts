import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Columns, DeclaredDataset, Row } from "#figwright";
import { readTable } from "../src/read.ts";
import { unpivot } from "../src/unpivot.ts";

export const root = join(import.meta.dirname, "..");

/** Rows of a committed table, read from its file; a cell is a number where its column has a unit. */
export function rowsOf<C extends Columns>(dataset: DeclaredDataset<C>): readonly Row<C>[] {
  const read = readTable(readFileSync(join(root, "datasets", dataset.file)), dataset.file);
  const { table, findings } = dataset.matrix ? unpivot(read.table, dataset, dataset.matrix) : read;
  if (findings.length + read.findings.length > 0) throw new Error(`${dataset.file} is no clean table`);
  const cell = (name: string, text: string | undefined) => (dataset.columns[name]?.unit === undefined ? text : Number(text));
  const rows = Array.from({ length: table.rowCount }, (_, row) =>
    Object.fromEntries(table.header.map((name, column) => [name, cell(name, table.text(row, column))])),
  );
  return rows as unknown as readonly Row<C>[];
}
