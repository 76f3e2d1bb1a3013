import { findCells, numbersOf, type Numbers, type RowsOf, type Uses } from "./claim.ts";
import type { CrossRule } from "./rules/rule.ts";

/** Two numbers that the article's statements lead to and that cannot both be right, or a number and the budget it must keep within. */
export interface Tension {
  /** Id in the list of tensions, for example `S1`. */
  readonly id: string;
  /** What does not agree, in our words. */
  readonly says: string;
  /** What either number is. */
  readonly between: readonly [string, string];
  /** How the numbers follow from what is printed. */
  readonly arithmetic: string;
  readonly unit: string;
  readonly panels: readonly string[];
  /** The cells of every case, for example of every sample. */
  readonly cases: Readonly<Record<string, Uses>>;
  recompute(numbers: Numbers<Uses>): readonly [number, number];
}

/** Declares a tension; `recompute` gets the numbers of one case at a time. */
export function tension<const U extends Uses>(
  declaration: Omit<Tension, "cases" | "recompute"> & {
    readonly cases: Readonly<Record<string, U>>;
    recompute(numbers: Numbers<U>): readonly [number, number];
  },
): Tension {
  return declaration as Tension;
}

/** One case of a tension with both its numbers. */
export interface CheckedTension {
  readonly tension: Tension;
  readonly case: string;
  readonly numbers: readonly [number, number];
}

/** Both numbers of every case whose tables have the cells. */
export function checkTension(tension: Tension, rowsOf: RowsOf): readonly CheckedTension[] {
  return Object.entries(tension.cases).flatMap(([name, uses]) => {
    const used = findCells(uses, rowsOf);
    return used.some(({ rows }) => rows.length === 0) ? [] : [{ tension, case: name, numbers: tension.recompute(numbersOf(used)) }];
  });
}

/** A tension as a remark of validation: always said, never a reason to change a table. Blamed on the first cell of each case. */
export function tensionRule(tension: Tension): CrossRule {
  const datasets = Object.values(tension.cases).flatMap((uses) => Object.values(uses).map(({ dataset }) => dataset.name));
  return {
    id: `FW-TEN-${tension.id.replace(/\D/g, "").padStart(3, "0")}`,
    level: "G",
    datasets: [...new Set(datasets)],
    statement: tension.says,
    check: (rowsOf) =>
      checkTension(tension, rowsOf).map(({ case: name, numbers }) => {
        const { dataset, column, match } = Object.values(tension.cases[name]!)[0]!;
        const [row] = findCells({ first: { dataset, column, match } }, rowsOf)[0]!.rows;
        const [one, other] = numbers.map((number) => `${shownNumber(number)} ${tension.unit}`) as [string, string];
        return { dataset: dataset.name, row: rowsOf(dataset.name).indexOf(row!), column, expected: `${other}, ${tension.between[1]}, for ${name}`, found: `${one}, ${tension.between[0]}` };
      }),
  };
}

/** Four significant digits, which is more than any of the numbers has. */
export function shownNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}
