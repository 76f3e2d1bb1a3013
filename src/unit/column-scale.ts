import { z } from "zod";
import type { Column, Dataset } from "../dataset.ts";
import type { Finding } from "../finding.ts";
import type { Table } from "../table.ts";
import { checkScale } from "./scale-factor.ts";
import type { Unit } from "./units.ts";

/**
 * Asks whether a whole column of a file is in another unit than its schema declares. Reads the cells as they are
 * written, those that the schema refuses too. `otherSign` is what a row of units says.
 */
export function checkColumnScale(table: Table, { columns, dialect }: Dataset, place: { readonly name: string; readonly position: number }, otherSign?: Unit): Finding | undefined {
  const column = columns[place.name]!;
  const limits = column.unit === undefined ? undefined : limitsOf(column);
  if (limits === undefined) return undefined;
  const read = (row: number): number => {
    const text = table.isDamaged(row) ? undefined : table.text(row, place.position, "number");
    return text === undefined || text.trim() === "" ? NaN : Number(dialect?.decimal === "," ? text.replace(",", ".") : text);
  };
  if (!mayBeOutside(table.rowCount, read, limits)) return undefined;
  const numbers = Float64Array.from({ length: table.rowCount }, (_, row) => read(row));
  const finding = checkScale({ name: place.name, unit: column.unit!, plausible: limits, numbers, ...(otherSign && { otherSign }) });
  return finding && { ...finding, file: table.file, ...table.place(0, place.position) };
}

/** The plausible limits of a column, or else those of its schema. */
export function limitsOf({ plausible, schema }: Column): readonly [number, number] | undefined {
  if (plausible !== undefined) return plausible;
  const { anyOf, ...own } = z.toJSONSchema(schema, { unrepresentable: "any" });
  const all = (anyOf ?? [own]).filter(({ type }) => type === "number" || type === "integer");
  if (all.length !== 1) return undefined;
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = all[0]!;
  const bound = (limits: readonly unknown[], none: number): number => limits.find((limit) => typeof limit === "number") ?? none;
  return [bound([minimum, exclusiveMinimum], -Infinity), bound([maximum, exclusiveMaximum], Infinity)];
}

const sampled = 50;

/** Whether most of some rows, spread over the table, are outside: spares the reading of columns that are well. */
function mayBeOutside(rowCount: number, read: (row: number) => number, [low, high]: readonly [number, number]): boolean {
  const count = Math.min(rowCount, sampled);
  const numbers = Array.from({ length: count }, (_, at) => read(Math.floor((at * rowCount) / count))).filter(Number.isFinite);
  return numbers.filter((number) => number < low || number > high).length > numbers.length / 2;
}
