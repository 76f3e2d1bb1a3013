import type { Row } from "../dataset.ts";
import { describeGrouping, groupingColumns, groupRows, type Grouping, type Placed } from "./group.ts";
import type { Rule, Violation } from "./rule.ts";

export interface Order extends Grouping {
  /** How far a value may lie behind the furthest before it, in the column's unit; 0 allows ties. Absent: every step must advance. */
  readonly backstep?: number;
}

/** The column rises from row to row. */
export function increasing(column: string, order: Order = {}): Rule {
  return ordered("FW-ORD-001", column, order, { verb: "rises", not: "fall", sign: 1 });
}

/** The column falls from row to row. */
export function decreasing(column: string, order: Order = {}): Rule {
  return ordered("FW-ORD-002", column, order, { verb: "falls", not: "rise", sign: -1 });
}

interface Direction {
  readonly verb: string;
  readonly not: string;
  readonly sign: 1 | -1;
}

function ordered(id: string, column: string, order: Order, direction: Direction): Rule {
  const { backstep } = order;
  const words =
    backstep === undefined ? `${column} ${direction.verb} with every row`
    : backstep === 0 ? `${column} does not ${direction.not}`
    : `${column} ${direction.verb}, steps back by at most ${backstep}`;
  return {
    id,
    level: "A",
    columns: [column, ...groupingColumns(order)],
    statement: words + describeGrouping(order),
    check: (rows: readonly Row[]) =>
      groupRows(rows, order, [column]).flatMap((group) => backsteps(group, column, backstep, direction)),
  };
}

function backsteps(group: readonly Placed[], column: string, backstep: number | undefined, { sign }: Direction): readonly Violation[] {
  const violations: Violation[] = [];
  for (let at = 1, furthest = group[0]!.row[column] as number; at < group.length; at += 1) {
    const { row, index } = group[at]!;
    const value = row[column] as number;
    const advance = sign * (value - furthest);
    const bad = backstep === undefined ? !(advance > 0) : advance < -backstep * (1 + 1e-9);
    if (bad) violations.push({ row: index, column, expected: expected(furthest, backstep, sign), found: String(value) });
    if (bad || advance > 0) furthest = value;
  }
  return violations;
}

function expected(furthest: number, backstep: number | undefined, sign: 1 | -1): string {
  const side = sign === 1 ? "above" : "below";
  if (backstep === undefined) return `a number ${side} ${furthest}, the value before`;
  const slack = backstep === 0 ? "" : `, less ${backstep}`;
  return `a number not ${side === "above" ? "below" : "above"} ${furthest}${slack}`;
}
