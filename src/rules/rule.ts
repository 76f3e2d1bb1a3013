import type { Columns, Row } from "../dataset.ts";

/** A statement about a whole table that its rows must meet, as a value. One kind of rule is one file in this folder. */
export interface Rule {
  /** Stable id, `FW-<area>-nnn`. */
  readonly id: string;
  readonly level: "A" | "B" | "C" | "G";
  /** Columns that the rule reads; they must exist in the schema. */
  readonly columns: readonly string[];
  /** The rule in words, for example `capacity does not fall within cell_id, cycle, branch`. */
  readonly statement: string;
  /** Every violation, in row order. `columns` gives declared decimals, from which tolerances follow. */
  check(rows: readonly Row[], columns: Columns): readonly Violation[];
  /** Every violation that only the files that the rows name can show. */
  checkFiles?(rows: readonly Row[], read: ReadFile): Promise<readonly Violation[]>;
}

/** The bytes of a file in `datasets/`, or in words why there are none. */
export type ReadFile = (name: string) => Promise<Uint8Array | string>;

export interface Violation {
  /** Index into the rows, from 0. */
  readonly row: number;
  /** The column whose cell is at fault. */
  readonly column: string;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string;
  /** Where a rule has thresholds of several levels: that of this violation. */
  readonly level?: Rule["level"];
}

/** A statement that joins several tables; lives in `schemas/cross_table.ts`. */
export interface CrossRule {
  readonly id: string;
  readonly level: "A" | "B" | "C" | "G";
  /** Level once one of the tables is measured, for a statement that holds only because one model wrote them. */
  readonly levelWhenMeasured?: "B" | "C" | "G";
  /** Names of the datasets that are read, for example `["rate", "rate_summary"]`. */
  readonly datasets: readonly string[];
  readonly statement: string;
  /** What the rule says where it is a foreign key and nothing else: formats of other tools have a word for that. */
  readonly reference?: { readonly from: readonly string[]; readonly column: string; readonly to: string };
  check(rowsOf: (dataset: string) => readonly Row[]): readonly CrossViolation[];
}

export interface CrossViolation extends Violation {
  readonly dataset: string;
}
