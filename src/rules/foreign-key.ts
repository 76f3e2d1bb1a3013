import type { Dataset } from "../dataset.ts";
import { nearest } from "../nearest.ts";
import type { CrossRule } from "./rule.ts";

export interface Reference {
  readonly id: string;
  readonly from: readonly Dataset[];
  readonly column: string;
  /** The table that lists every value of the column once. */
  readonly to: Dataset;
}

/** Every value of a column, in all the tables named, is a value of the same column in another table; blamed on its first row. */
export function foreignKey({ id, from, column, to }: Reference): CrossRule {
  return {
    id,
    level: "A",
    datasets: [...from.map(({ name }) => name), to.name],
    statement: `every ${column} is listed in ${to.name}`,
    reference: { from: from.map(({ name }) => name), column, to: to.name },
    check: (rowsOf) => {
      const listed = rowsOf(to.name).map((row) => String(row[column]));
      const known = new Set(listed);
      return from.flatMap((dataset) => {
        const firsts = new Map<string, number>();
        rowsOf(dataset.name).forEach((row, index) => {
          const value = String(row[column]);
          if (!known.has(value) && !firsts.has(value)) firsts.set(value, index);
        });
        return [...firsts].map(([value, row]) => {
          const near = nearest(value, listed);
          return { dataset: dataset.name, row, column, expected: `a ${column} of ${to.file}`, found: `"${value}"`, ...(near === undefined ? {} : { hint: `write "${near}"` }) };
        });
      });
    },
  };
}
