import type { Columns } from "../dataset.ts";
import { halfUnit } from "../quantise.ts";
import { describeGrouping, groupingColumns, groupRows, type Grouping, type Placed } from "./group.ts";
import type { Rule, Violation } from "./rule.ts";

export interface Integral extends Grouping {
  readonly of: string;
  readonly over: string;
  /** Joins the units, for example 3600 from seconds to hours. */
  readonly divisor: number;
}

/** The column grows by the integral of |of| over another column (trapezoids), to within the declared digits of all three. */
export function integral(column: string, terms: Integral): Rule {
  const { of, over, divisor } = terms;
  return {
    id: "FW-IDN-002",
    level: "A",
    columns: [column, of, over, ...groupingColumns(terms)],
    statement: `${column} grows by the integral of |${of}| over ${over} / ${divisor}${describeGrouping(terms)}`,
    check: (rows, columns) =>
      groupRows(rows, terms, [column, of, over]).flatMap((group) => deviations(group, column, terms, columns)),
  };
}

function deviations(group: readonly Placed[], column: string, { of, over, divisor }: Integral, columns: Columns): readonly Violation[] {
  const at = (place: number, name: string): number => group[place]!.row[name] as number;
  const half = (place: number, name: string): number => halfUnit(at(place, name), columns[name]?.decimals);
  const violations: Violation[] = [];
  for (let place = 1, area = 0, slack = 0; place < group.length; place += 1) {
    const width = at(place, over) - at(place - 1, over);
    const bend = Math.abs(Math.abs(at(place, of)) - Math.abs(at(place - 1, of)));
    area += (width * (Math.abs(at(place, of)) + Math.abs(at(place - 1, of)))) / 2;
    slack += Math.abs(width) * half(place, of) + bend * half(place, over);
    const ends = half(0, over) * Math.abs(at(0, of)) + half(place, over) * Math.abs(at(place, of));
    const tolerance = half(0, column) + half(place, column) + (slack + ends) / divisor;
    const due = at(0, column) + area / divisor;
    if (Math.abs(at(place, column) - due) > tolerance * (1 + 1e-9)) {
      violations.push({ row: group[place]!.index, column, expected: `${Number(due.toPrecision(9))} ± ${tolerance.toPrecision(2)}`, found: String(at(place, column)) });
    }
  }
  return violations;
}
