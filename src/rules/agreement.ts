import type { Dataset, Row } from "../dataset.ts";
import { halfUnit } from "../quantise.ts";
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
      return rowsOf(dataset.name).flatMap((row, index) =>
        columns.flatMap((column): readonly CrossViolation[] => {
          const wanted = dueOf(row, column);
          return wanted === undefined ? [] : disagreement(dataset, column, { row, index }, wanted);
        }),
      );
    },
  };
}

function disagreement(dataset: Dataset, column: string, { row, index }: { readonly row: Row; readonly index: number }, { value, slack }: Due): readonly CrossViolation[] {
  const found = row[column] as number;
  const tolerance = (slack + halfUnit(found, dataset.columns[column]?.decimals)) * (1 + 1e-9);
  if (value !== undefined && Math.abs(found - value) <= tolerance) return [];
  const expected = value === undefined ? "a row to compare with in the other table" : `${Number(value.toPrecision(9))} ± ${tolerance.toPrecision(2)}`;
  return [{ dataset: dataset.name, row: index, column, expected, found: String(Number(found.toPrecision(9))) }];
}
