import type { Cell, Column, Row } from "../../dataset.ts";
import { median } from "../../median.ts";

/** What a diff knows of a column. */
export interface DiffColumn {
  readonly label: string;
  readonly unit?: string;
  readonly decimals?: Column["decimals"];
  /** How far two numbers may lie apart and still count as noise: relative 1e-9 unless told otherwise. */
  readonly tolerance?: { readonly relative?: number; readonly absolute?: number };
}

/** One side of a diff: a table as a revision has it. */
export interface TableSide {
  /** Path relative to the project. */
  readonly file: string;
  /** Columns that name a row; empty where none are declared. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, DiffColumn>>;
  readonly rows: readonly Row[];
}

/** Rows that belong together, as positions in both sides, in the order of the rows after. */
export interface Pairs {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** How the cells of a column stand to those of the other side. Pairs are told by their position in `Pairs`. */
export interface ColumnCells {
  readonly column: string;
  readonly changed: Int32Array;
  readonly noise: Noise;
}

/** Differences that are no change; they are counted all the same. */
export interface Noise {
  /** Numbers that differ by at most the tolerance. */
  readonly cells: number;
  /** The largest difference among them, in ULP: steps between neighbouring doubles. */
  readonly steps: number;
  /** Cells that are -0 on one side and 0 on the other. */
  readonly zeros: number;
}

/** A cell; missing where the row has none. */
export function cellAt(row: Row | undefined, column: string): Cell {
  return (row?.[column] as Cell | undefined) ?? null;
}

/** Compares a column over all pairs. NaN equals NaN, -0 equals 0, and a missing value equals nothing else. */
export function compareCells(before: TableSide, after: TableSide, pairs: Pairs, column: string): ColumnCells {
  const isNoise = noiseOf(before, after, column);
  const changed: number[] = [];
  let [cells, steps, zeros] = [0, 0, 0];
  for (let pair = 0; pair < pairs.after.length; pair += 1) {
    const a = cellAt(before.rows[pairs.before[pair]!], column);
    const b = cellAt(after.rows[pairs.after[pair]!], column);
    if (a === b) zeros += a === 0 && !Object.is(a, b) ? 1 : 0;
    else if (typeof a !== "number" || typeof b !== "number") changed.push(pair);
    else if (Number.isNaN(a) && Number.isNaN(b)) continue;
    else if (isNoise(a, b)) {
      cells += 1;
      steps = Math.max(steps, stepsBetween(a, b));
    } else changed.push(pair);
  }
  return { column, changed: Int32Array.from(changed), noise: { cells, steps, zeros } };
}

const usual = 1e-9;

/**
 * The tolerance of a column: the stricter of both sides. Beside the relative one, a column that crosses zero has an
 * absolute one of 1e-9 of its scale, which is sought only where it may matter.
 */
function noiseOf(before: TableSide, after: TableSide, column: string): (a: number, b: number) => boolean {
  const told = [before, after].flatMap(({ columns }) => columns[column]?.tolerance ?? []);
  const relative = Math.min(...told.map((tolerance) => tolerance.relative ?? usual), ...(told.length === 0 ? [usual] : []));
  const absolutes = told.flatMap(({ absolute }) => absolute ?? []);
  let absolute = absolutes.length > 0 ? Math.min(...absolutes) : undefined;
  let largest: number | undefined;
  return (a, b) => {
    const apart = Math.abs(a - b);
    if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
    if (apart <= relative * Math.max(Math.abs(a), Math.abs(b))) return true;
    if (absolute !== undefined) return apart <= absolute;
    largest ??= largestAcrossZero([before, after], column);
    if (apart > usual * largest) return false;
    absolute = usual * Math.min(typicalSize(before, column), typicalSize(after, column));
    return apart <= absolute;
  };
}

function numbersOf({ rows }: TableSide, column: string): Float64Array {
  const numbers = new Float64Array(rows.length);
  let count = 0;
  for (const row of rows) {
    const cell = cellAt(row, column);
    if (typeof cell === "number" && Number.isFinite(cell) && cell !== 0) numbers[count++] = cell;
  }
  return numbers.subarray(0, count);
}

/** The largest magnitude of a column that has numbers on both sides of zero; 0 for any other. */
function largestAcrossZero(sides: readonly TableSide[], column: string): number {
  let [least, most] = [0, 0];
  for (const side of sides) {
    for (const number of numbersOf(side, column)) {
      if (number < least) least = number;
      if (number > most) most = number;
    }
  }
  return least < 0 && most > 0 ? Math.max(-least, most) : 0;
}

/** The median magnitude, zeros apart: one outlier must not hide what happens to the rest. */
function typicalSize(side: TableSide, column: string): number {
  return median(numbersOf(side, column).map(Math.abs)) || 0;
}

const words = new Int32Array(4);
const doubles = new Float64Array(words.buffer);
const [low, high] = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? [0, 1] : [1, 0];

/** How many doubles lie between two, plus one. Exact below 2^53. */
function stepsBetween(a: number, b: number): number {
  doubles[0] = Math.abs(a);
  doubles[1] = Math.abs(b);
  const sign = a < 0 === b < 0 ? 1 : -1;
  const upper = words[high]! - sign * words[2 + high]!;
  const lower = (words[low]! >>> 0) - sign * (words[2 + low]! >>> 0);
  return Math.abs(upper * 4_294_967_296 + lower);
}
