import { matcher, type Match, type Row } from "../dataset.ts";
import type { Rule } from "./rule.ts";

/** From one row to another, each chosen by its values. */
export interface Change {
  readonly from: Match;
  readonly to: Match;
}

/** The size of one change of the column exceeds that of another; blamed on the row where the larger ends. Idle where a row is missing. */
export function largerChange(column: string, { larger, smaller }: { readonly larger: Change; readonly smaller: Change }): Rule {
  return {
    id: "FW-RNG-012",
    level: "A",
    columns: [...new Set([column, ...[larger, smaller].flatMap(({ from, to }) => [from, to]).flatMap(Object.keys)])],
    statement: `${column} changes more from ${named(larger)} than from ${named(smaller)}`,
    check: (rows) => {
      const [most, least] = [sizeOf(rows, column, larger), sizeOf(rows, column, smaller)];
      if (most === undefined || least === undefined || most > least) return [];
      const row = rows.findIndex(matcher(larger.to));
      return [{ row, column, expected: `a change of more than ${Number(least.toPrecision(6))}`, found: `a change of ${Number(most.toPrecision(6))}` }];
    },
  };
}

function sizeOf(rows: readonly Row[], column: string, { from, to }: Change): number | undefined {
  const [before, after] = [from, to].map((match) => rows.find(matcher(match))?.[column]);
  return typeof before === "number" && typeof after === "number" ? Math.abs(after - before) : undefined;
}

function named({ from, to }: Change): string {
  return [from, to].map((match) => Object.values(match).join(" ")).join(" to ");
}
