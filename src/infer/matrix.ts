import type { Dialect } from "../csv/dialect.ts";
import { readNumber } from "../check/number.ts";
import type { Table } from "../table.ts";
import { profileOf, type Profile } from "./profile.ts";

/** A table whose header and first column are axes. */
export interface MatrixProfile {
  readonly row: Profile;
  readonly column: Profile;
  readonly value: Profile;
}

/** Cells that a file has at least, to be a matrix and no table with years for names. */
const fewestColumns = 3;

/** Undefined where the names behind the first, or the cells below it, are not numbers that rise. */
export function matrixOf(table: Table, decimal: Dialect["decimal"]): MatrixProfile | undefined {
  const [corner, ...names] = table.header;
  const context = { nullable: false, ...(decimal === "," ? { decimal } : {}) };
  if (corner === undefined || corner === "" || names.length < fewestColumns || !isRising(names.map((name) => readNumber(name, context)))) return undefined;
  const row = profileOf(table, 0, decimal);
  if (row.type !== "number" || !isRising(row.values)) return undefined;
  const value = profileOf(cellsOf(table), 0, decimal);
  if (value.type !== "number") return undefined;
  const column = profileOf(axisOf(table), 0, decimal);
  return { row, column: { ...column, name: corner === "column" ? "x" : "column" }, value: { ...value, name: corner === "value" ? "z" : "value" } };
}

function isRising(values: readonly unknown[]): boolean {
  return values.every((value, at) => typeof value === "number" && (at === 0 || value > (values[at - 1] as number)));
}

/** All cells as one column. */
function cellsOf({ spans: _, ...table }: Table): Table {
  const width = table.header.length - 1;
  const rowOf = (cell: number): number => Math.floor(cell / width);
  return {
    ...table, header: ["value"], rowCount: table.rowCount * width,
    isDamaged: (cell) => table.isDamaged(rowOf(cell)),
    text: (cell, _, type) => table.text(rowOf(cell), (cell % width) + 1, type),
  };
}

/** The names behind the first as one column. */
function axisOf({ spans: _, ...table }: Table): Table {
  return { ...table, header: ["column"], rowCount: table.header.length - 1, isDamaged: () => false, text: (row) => table.header[row + 1] };
}
