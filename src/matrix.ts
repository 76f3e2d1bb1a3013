import { dataset, type Columns, type DeclaredDataset, type Provenance } from "./dataset.ts";
import type { Rule } from "./rules/rule.ts";

/**
 * A matrix is a CSV file whose header holds one axis and whose first column holds the other:
 *
 *     scan,15.00,15.02,15.04
 *     1,212,208,215
 *     2,209,214,211
 *
 * The first header cell is the name of the row axis; both axes are numbers that rise. Behind the reader a matrix is a
 * table like any other, with one row per cell, here `{ scan, two_theta, intensity }`: figures, views and rules do not
 * know the difference, and a finding names the line and the column of the cell in the file.
 */
export interface MatrixAxes<Name extends string = string> {
  /** Column of the values down the first column of the file. */
  readonly row: Name;
  /** Column of the values along the header. */
  readonly column: Name;
  /** Column of the cells. */
  readonly value: Name;
}

/** Declares a matrix by the three columns that its cells have as a table; a cell's key is its row and its column. */
export function matrix<const C extends Columns>(declaration: MatrixAxes<keyof C & string> & {
  readonly file: string;
  readonly title: string;
  readonly provenance: Provenance;
  readonly columns: C;
  readonly rules?: readonly Rule[];
}): DeclaredDataset<C> {
  const { row, column, value, ...rest } = declaration;
  return dataset({ ...rest, key: [row, column], matrix: { row, column, value } });
}
