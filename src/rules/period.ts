import { describeGrouping, groupingColumns, groupRows, type Grouping } from "./group.ts";
import type { Rule } from "./rule.ts";

export interface Period extends Grouping {
  /** The column along which the other repeats. */
  readonly along: string;
  readonly is: number;
  readonly tolerance: number;
  /** How many periods the group must span at least. */
  readonly atLeast: number;
}

/** The column repeats with a period, by least squares of one sine and a level, over enough periods; blamed on the first row. */
export function period(column: string, { along, is, tolerance, atLeast, ...grouping }: Period): Rule {
  return {
    id: "FW-PER-001",
    level: "A",
    columns: [column, along, ...groupingColumns(grouping)],
    statement: `${column} repeats every ${is} ± ${tolerance} of ${along}, at least ${atLeast} times${describeGrouping(grouping)}`,
    check: (rows) =>
      groupRows(rows, grouping, [column, along]).flatMap((group) => {
        const points = group.map(({ row }) => ({ x: row[along] as number, y: row[column] as number }));
        const found = bestPeriod(points, is);
        const span = (points.at(-1)!.x - points[0]!.x) / found;
        const first = { row: group[0]!.index, column };
        if (Math.abs(found - is) > tolerance * (1 + 1e-9)) return [{ ...first, expected: `${is} ± ${tolerance}`, found: String(Number(found.toPrecision(6))) }];
        return span >= atLeast ? [] : [{ ...first, expected: `at least ${atLeast} periods`, found: span.toFixed(1) }];
      }),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Period within 10 % of one that is expected: the best of a scan, then narrowed by golden sections. */
export function bestPeriod(points: readonly Point[], expected: number): number {
  const step = 0.002 * expected;
  const candidates = Array.from({ length: 101 }, (_, at) => expected + (at - 50) * step);
  const misfits = candidates.map((candidate) => misfit(points, candidate));
  const start = candidates[misfits.indexOf(Math.min(...misfits))]!;
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [start - step, start + step];
  for (let round = 0; round < 40; round += 1) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (misfit(points, left) < misfit(points, right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

/** Sum of squares that a level, a sine and a cosine of the period leave. */
function misfit(points: readonly Point[], length: number): number {
  const level = new Float64Array(points.length).fill(1);
  const [cosine, sine, rest] = [new Float64Array(points.length), new Float64Array(points.length), new Float64Array(points.length)];
  for (const [at, { x, y }] of points.entries()) {
    cosine[at] = Math.cos((2 * Math.PI * x) / length);
    sine[at] = Math.sin((2 * Math.PI * x) / length);
    rest[at] = y;
  }
  const basis = [level, cosine, sine];
  for (const [at, shape] of basis.entries()) {
    for (const unit of basis.slice(0, at)) remove(unit, shape);
    const size = Math.sqrt(dot(shape, shape));
    for (let each = 0; each < shape.length; each += 1) shape[each]! /= size;
    remove(shape, rest);
  }
  return dot(rest, rest);
}

/** Takes from a vector what lies along a unit vector. */
function remove(unit: Float64Array, vector: Float64Array): void {
  const along = dot(vector, unit);
  for (let at = 0; at < vector.length; at += 1) vector[at]! -= along * unit[at]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!;
  return sum;
}
