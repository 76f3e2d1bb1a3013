import type { Dataset, Row } from "../dataset.ts";
import { halfUnit } from "../quantise.ts";
import { scaleBetween } from "../unit/scale-factor.ts";
import type { CrossRule, CrossViolation } from "./rule.ts";

/** What a cell must be by the other tables. */
export interface Due {
  /** Undefined when the other tables lack it. */
  readonly value: number | undefined;
  /** How far the value may be off, beside the last digit of the cell. */
  readonly slack: number;
}

export interface Agreement extends Pick<CrossRule, "id" | "levelWhenMeasured" | "statement"> {
  readonly dataset: Dataset;
  /** Columns that are compared. */
  readonly columns: readonly string[];
  readonly with: readonly Dataset[];
  /** Reads the other tables once, then says what each cell must be; undefined where a row is of no concern. */
  due(rowsOf: (dataset: Dataset) => readonly Row[]): (row: Row, column: string) => Due | undefined;
}

/** Cells of one table are what other tables say, to within the digits of both. */
export function agreement({ dataset, columns, with: others, due, ...rest }: Agreement): CrossRule {
  return {
    ...rest,
    level: "A",
    datasets: [dataset.name, ...others.map(({ name }) => name)],
    check: (rowsOf) => {
      const dueOf = due(({ name }) => rowsOf(name));
      const rows = rowsOf(dataset.name);
      return columns.flatMap((column) => disagreements(dataset, column, rows.flatMap((row, index) => compare(dataset, column, { row, index }, dueOf(row, column)))));
    },
  };
}

interface Compared {
  readonly index: number;
  readonly found: number;
  readonly value: number | undefined;
  readonly tolerance: number;
}

function compare(dataset: Dataset, column: string, { row, index }: { readonly row: Row; readonly index: number }, due: Due | undefined): readonly Compared[] {
  if (due === undefined) return [];
  const found = row[column] as number;
  return [{ index, found, value: due.value, tolerance: (due.slack + halfUnit(found, dataset.columns[column]?.decimals)) * (1 + 1e-9) }];
}

function disagreements({ name }: Dataset, column: string, compared: readonly Compared[]): readonly CrossViolation[] {
  const wrong = compared.filter(({ found, value, tolerance }) => value === undefined || !(Math.abs(found - value) <= tolerance));
  const hint = wrong.length > compared.length / 2 ? scaleHint(compared) : undefined;
  return wrong.map(({ index, found, value, tolerance }) => {
    const expected = value === undefined ? "a row to compare with in the other table" : `${Number(value.toPrecision(9))} ± ${tolerance.toPrecision(2)}`;
    return { dataset: name, row: index, column, expected, found: String(Number(found.toPrecision(9))), ...(hint === undefined ? {} : { hint }) };
  });
}

/** What all values of a column have in common that is in another unit. */
function scaleHint(compared: readonly Compared[]): string | undefined {
  const scale = scaleBetween(compared.map(({ found }) => found), compared.map(({ value }) => value ?? NaN), compared.map(({ tolerance }) => tolerance));
  if (scale === undefined) return undefined;
  const change = scale.offset === 0 ? `times ${Number(scale.factor.toPrecision(6))}` : `${scale.offset > 0 ? "plus" : "less"} ${Math.abs(scale.offset)}`;
  return `every value ${change} agrees: is the column in another unit?`;
}
