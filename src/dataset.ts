import type { z } from "zod";
import type { Dialect } from "./csv/dialect.ts";
import { axisTitle } from "./figure/unit.ts";
import type { MatrixAxes } from "./matrix.ts";
import type { Rule } from "./rules/rule.ts";

/**
 * Where numbers come from, in one of six words. `measured`: an instrument's file. `reported`: printed in the article.
 * `derived`: exact arithmetic on reported values. `reconstructed`: model output pinned by at least one reported value.
 * `assumed`: no printed constraint. `schematic`: a drawing.
 */
export const provenanceKinds = ["measured", "reported", "derived", "reconstructed", "assumed", "schematic"] as const;
export type ProvenanceKind = (typeof provenanceKinds)[number];

export interface Provenance {
  readonly kind: ProvenanceKind;
  /** For a measurement the instrument, run or file it came from; otherwise the model or the place in the article. */
  readonly source: string;
  /** What the noise of its model is drawn from, where the model draws any. */
  readonly seed?: string;
}

/** One column of a table: the Zod schema of a cell, and what a reader and an axis need to know. */
export interface Column<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  readonly label: string;
  /** UCUM-like string (`mAh/g`, `V`, `1`); absent for text. */
  readonly unit?: string;
  /** Reference electrode of a potential, as markup, for example `Na^{+}/Na`. */
  readonly versus?: string;
  /** Overrides the table's kind; `{ by }` names a sibling text column whose cells are the kinds. */
  readonly provenance?: ProvenanceKind | { readonly by: string };
  /** Digits after the decimal point that are stored, or significant digits. Identity tolerances follow from it. */
  readonly decimals?: number | { readonly significant: number };
  /** How far two numbers may lie apart and still count as noise in a diff; relative 1e-9 unless told otherwise. */
  readonly tolerance?: { readonly relative?: number; readonly absolute?: number };
  /** Cells that stand for a missing value, beside the empty cell; only where the schema is nullable. */
  readonly missing?: readonly string[];
  /** Limits beyond which a value is suspicious, though possible. */
  readonly plausible?: readonly [number, number];
  /** Ids of the claims that pin the column. */
  readonly claims?: readonly string[];
}

export type Columns = Readonly<Record<string, Column>>;
export type Cell = string | number | null;
export type Row<C extends Columns = Columns> = { readonly [K in keyof C]: z.infer<C[K]["schema"]> };

/** A Vega-Lite field definition; spread it into a channel. */
export interface Field<Name extends string = string> {
  readonly field: Name;
  readonly type: "quantitative" | "nominal";
  readonly title: string;
}

/** A table as the engine sees it, whatever its columns. */
export interface Dataset {
  /** Stem of the file, for example `gcd_profile`. */
  readonly name: string;
  /** File name inside `datasets/`. */
  readonly file: string;
  readonly title: string;
  readonly provenance: Provenance;
  readonly columns: Columns;
  readonly key: readonly string[];
  readonly rules: readonly Rule[];
  /** How the file lays out its cells, where it does not do so as RFC 4180: commas, a decimal point, a header row. */
  readonly dialect?: Partial<Dialect>;
  /** For a file that holds a matrix: which columns are its axes and its cells. */
  readonly matrix?: MatrixAxes;
  readonly fields: Readonly<Record<string, Field>>;
  /** The rows whose columns equal the given values (or one of a list of values). */
  where(match: Match): View;
}

/** A table as its schema declares it: a column that does not exist is a compile error. */
export interface DeclaredDataset<C extends Columns> extends Dataset {
  readonly columns: C;
  readonly fields: { readonly [K in keyof C & string]: Field<K> };
  where(match: Match<C>): View;
}

export type Match<C extends Columns = Columns> = {
  readonly [K in keyof C]?: z.infer<C[K]["schema"]> | readonly z.infer<C[K]["schema"]>[];
};

/** Some rows of a dataset, chosen by value; nothing is stored twice. */
export interface View {
  readonly dataset: Dataset;
  readonly match: Match;
}

type ColumnOptions = Omit<Column, "schema" | "label" | "unit">;

/** Declares a column. `unit` is left out for text; a dimensionless number has unit `1`. */
export function column<S extends z.ZodType>(schema: S, label: string, unit?: string, options: ColumnOptions = {}): Column<S> {
  return { schema, label, ...(unit === undefined ? {} : { unit }), ...options };
}

/** Declares a table: its file in `datasets/`, where it comes from, its columns, its key and its rules. */
export function dataset<const C extends Columns>(declaration: {
  readonly file: string;
  readonly title: string;
  readonly provenance: Provenance;
  readonly key: readonly (keyof C & string)[];
  readonly columns: C;
  readonly rules?: readonly Rule[];
  readonly dialect?: Partial<Dialect>;
  readonly matrix?: MatrixAxes<keyof C & string>;
}): DeclaredDataset<C> {
  const { columns, rules = [] } = declaration;
  const fields = Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      { field: name, type: column.unit === undefined ? "nominal" : "quantitative", title: axisTitle(column, "solidus") },
    ]),
  ) as DeclaredDataset<C>["fields"];
  const value: DeclaredDataset<C> = {
    ...declaration,
    name: declaration.file.replace(/\.[^.]*$/, ""),
    rules,
    fields,
    where: (match) => ({ dataset: value, match: match as Match }),
  };
  return value;
}

/** Tells whether a row belongs to a view. */
export function matcher(match: Match): (row: Row) => boolean {
  const wanted = Object.entries(match).map(([name, value]) => ({ name, values: new Set([value].flat()) }));
  return (row) => wanted.every(({ name, values }) => values.has(row[name]));
}

/** Kind of one cell: that of its column, of its sibling column, or of the table. */
export function cellProvenance(dataset: Dataset, columnName: string, row: Row): ProvenanceKind {
  const declared = dataset.columns[columnName]?.provenance ?? dataset.provenance.kind;
  return typeof declared === "string" ? declared : (row[declared.by] as ProvenanceKind);
}
