import type { Columns, Dataset, DeclaredDataset, Row } from "./dataset.ts";
import { quantise } from "./quantise.ts";

/** A table together with the pure function that computes its rows. Files in `datasets/models/` export lists of these. */
export interface Reconstruction {
  readonly dataset: Dataset;
  rows(): readonly Row[];
  /** The pictures that the table lists: bytes by file name in `datasets/`. */
  pictures?(): ReadonlyMap<string, Uint8Array>;
}

/** Declares how a table is computed, and the pictures that it lists. The rows are rounded to the digits that the columns declare. */
export function reconstruction<C extends Columns>(dataset: DeclaredDataset<C>, rows: () => readonly Row<C>[], pictures?: () => ReadonlyMap<string, Uint8Array>): Reconstruction {
  return { dataset, rows: () => rows().map((row) => quantiseRow(row as Row, dataset.columns)), ...(pictures && { pictures }) };
}

function quantiseRow(row: Row, columns: Columns): Row {
  const cells = Object.entries(columns).map(([name, { decimals }]) => {
    const cell = row[name];
    return [name, typeof cell === "number" ? quantise(cell, decimals) : cell];
  });
  return Object.fromEntries(cells) as Row;
}
