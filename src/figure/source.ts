import { matcher, type Dataset, type Row, type View } from "../dataset.ts";

/** The rows that a view draws of one table. */
export interface Source {
  /** Name of the Vega data set. */
  readonly name: string;
  readonly dataset: Dataset;
  /** Indices into the table's rows. */
  readonly indices: readonly number[];
  readonly rows: readonly Row[];
}

/**
 * On every datum that is a table row: which one. A string key, since Vega copies tuples by their string keys when a
 * formula adds to them; it is added on the way into Vega and reaches no spec or output.
 */
export const rowTag = "figwright row";

export interface RowTag {
  readonly source: Source;
  readonly index: number;
}

/** The table behind a dataset or a view of one. */
export function datasetOf(data: Dataset | View): Dataset {
  return "dataset" in data ? data.dataset : data;
}

/** The rows of a dataset or a view of one, under a name that tells them from other rows of the same table. */
export function resolveSource(data: Dataset | View, rowsOf: (dataset: string) => readonly Row[]): Source {
  const dataset = datasetOf(data);
  const match = "match" in data ? data.match : {};
  const [all, isChosen] = [rowsOf(dataset.name), matcher(match)];
  const indices: number[] = [];
  for (let index = 0; index < all.length; index++) if (isChosen(all[index]!)) indices.push(index);
  const values = Object.values(match).flat().join("_");
  return {
    name: values ? `${dataset.name}_${values}` : dataset.name,
    dataset,
    indices,
    rows: indices.map((index) => all[index]!),
  };
}
