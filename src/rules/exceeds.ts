import { matcher, type Match, type Row } from "../dataset.ts";
import type { Rule, Violation } from "./rule.ts";

export interface Comparison {
  readonly higher: Match;
  readonly lower: Match;
  /** Columns whose equal values pair a higher row with a lower one. */
  readonly per: readonly string[];
  /** How many times as large the higher value must be, at least. */
  readonly factor?: number;
}

/** In every pair of rows one value is larger than the other (by a factor); blamed on the higher row. */
export function exceeds(column: string, comparison: Comparison): Rule {
  const { higher, lower, per, factor = 1 } = comparison;
  const times = factor === 1 ? "" : `${factor} times `;
  return {
    id: "FW-RNG-004",
    level: "A",
    columns: [...new Set([column, ...per, ...Object.keys(higher), ...Object.keys(lower)])],
    statement: `${column} of ${named(higher)} exceeds ${times}that of ${named(lower)} for every ${per.join(", ")}`,
    check: (rows) => {
      const isHigher = matcher(higher);
      const lowers = new Map(rows.filter(matcher(lower)).map((row) => [pairOf(row, per), row[column]]));
      return rows.flatMap((row, index): readonly Violation[] => {
        const other = lowers.get(pairOf(row, per));
        if (!isHigher(row) || typeof other !== "number" || (row[column] as number) > factor * other) return [];
        return [{ row: index, column, expected: `more than ${times}${other}`, found: String(row[column]) }];
      });
    },
  };
}

function pairOf(row: Row, per: readonly string[]): string {
  return JSON.stringify(per.map((name) => row[name]));
}

function named(match: Match): string {
  return Object.values(match).join(" ");
}
