import type { Cell, Column } from "../../dataset.ts";
import { median } from "../../median.ts";
import { decimalsOf, lastPlace, shortestBetween, significantOf, tenTo } from "./digits.ts";
import { membersWhere, positionsWhere } from "./positions.ts";

/** One thing that was done to many cells. */
export type Pattern =
  | { readonly kind: "offset"; readonly by: number; readonly within: number }
  | { readonly kind: "scale"; readonly by: number; readonly within: number }
  | { readonly kind: "sign" }
  | { readonly kind: "replaced"; readonly from: Cell; readonly to: Cell }
  | { readonly kind: "set"; readonly to: Cell }
  | { readonly kind: "precision"; readonly digits: "decimals" | "significant digits"; readonly from: number; readonly to: number };

/** Cells before and after, one by one. */
export interface CellPairs {
  readonly from: readonly Cell[];
  readonly to: readonly Cell[];
}

/** What was done to all of these cells, which all changed; undefined for fewer than two, or where no one thing was done. */
export function findPattern(cells: CellPairs, decimals?: Column["decimals"]): Pattern | undefined {
  const { from, to } = cells;
  if (from.length < 2) return undefined;
  if (from.every((cell, at) => cell === from[0] && to[at] === to[0])) return { kind: "replaced", from: from[0] ?? null, to: to[0] ?? null };
  if (from.length > 2 && to.every((cell) => cell === to[0])) return { kind: "set", to: to[0] ?? null };
  if (!areNumbers(from) || !areNumbers(to)) return undefined;
  const numbers = { from, to };
  if (from.every((number, at) => to[at] === -number)) return { kind: "sign" };
  return commonOffset(numbers) ?? commonScale(numbers) ?? precisionOf(numbers) ?? commonScale(numbers, decimals) ?? commonOffset(numbers, decimals);
}

/** Whether a cell that did not change is what the pattern would have made of it. */
export function leavesAsIs(pattern: Pattern, cell: Cell): boolean {
  if (pattern.kind === "set") return cell === pattern.to;
  if (typeof cell !== "number") return false;
  if (pattern.kind === "sign" || pattern.kind === "scale") return cell === 0;
  if (pattern.kind !== "precision") return false;
  return (pattern.digits === "decimals" ? decimalsOf : significantOf)(cell) <= Math.min(pattern.from, pattern.to);
}

/** The cells that follow the offset, or else the factor, of at least half of them; undefined for fewer than three. */
export function mostCommon({ from, to }: CellPairs): Int32Array | undefined {
  const numeric = positionsWhere(from.length, (at) => isFinite(from[at]!) && isFinite(to[at]!));
  const step = Math.ceil(numeric.length / 1000);
  const sample = membersWhere(numeric, (_, at) => at % step === 0);
  const members = (rangeOf: typeof offsetRange, sizeOf: (a: number, b: number) => number): Int32Array => {
    const middle = median(Float64Array.from(sample, (at) => sizeOf(from[at] as number, to[at] as number)));
    const isNear = (at: number): boolean => {
      const [low, high] = rangeOf(from[at] as number, to[at] as number, 0);
      return middle >= low && middle <= high;
    };
    return membersWhere(sample, isNear).length < sample.length / 3 ? sample.slice(0, 0) : membersWhere(numeric, isNear);
  };
  const isMost = (chosen: Int32Array): boolean => chosen.length >= Math.max(3, from.length / 2) && new Set(Array.from(chosen, (at) => from[at])).size > 2;
  const shifted = members(offsetRange, (a, b) => b - a);
  if (isMost(shifted)) return shifted;
  const scaled = members(scaleRange, (a, b) => b / a);
  return isMost(scaled) ? scaled : undefined;
}

interface NumberPairs {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function isFinite(cell: Cell): cell is number {
  return typeof cell === "number" && Number.isFinite(cell);
}

function areNumbers(cells: readonly Cell[]): cells is readonly number[] {
  return cells.every(isFinite);
}

/** What the arithmetic of doubles may leave behind. */
const rounding = 1e-12;

/** The offsets that lead from one number to the other, up to a deviation. */
function offsetRange(from: number, to: number, within: number): readonly [number, number] {
  const room = within + rounding * Math.max(Math.abs(from), Math.abs(to));
  return [to - from - room, to - from + room];
}

function scaleRange(from: number, to: number, within: number): readonly [number, number] {
  if (from === 0) return to === 0 ? [-Infinity, Infinity] : [NaN, NaN];
  const room = (within + rounding * Math.abs(to)) / Math.abs(from);
  return [to / from - room, to / from + room];
}

function commonOffset(numbers: NumberPairs, decimals?: Column["decimals"]): Pattern | undefined {
  const found = commonRange(numbers, offsetRange, decimals);
  return found && (found.within === 0 || Math.abs(found.by) > 5 * found.within) ? { kind: "offset", ...found } : undefined;
}

function commonScale(numbers: NumberPairs, decimals?: Column["decimals"]): Pattern | undefined {
  const found = commonRange(numbers, scaleRange, decimals);
  if (found === undefined) return undefined;
  const shift = Math.max(...numbers.from.slice(0, 1000).map((number, at) => Math.abs(number - numbers.to[at]!)));
  return found.within === 0 || shift > 5 * found.within ? { kind: "scale", ...found } : undefined;
}

/** The shortest number in the range of every pair; with declared digits each may be off by one in the last place. */
function commonRange({ from, to }: NumberPairs, rangeOf: typeof offsetRange, decimals?: Column["decimals"]): { by: number; within: number } | undefined {
  let [low, high, widest] = [-Infinity, Infinity, 0];
  for (let at = 0; at < from.length; at += 1) {
    const within = lastPlace(to[at]!, decimals) ?? 0;
    const [least, most] = rangeOf(from[at]!, to[at]!, within);
    low = Math.max(low, least);
    high = Math.min(high, most);
    widest = Math.max(widest, within);
    if (!(low <= high)) return undefined;
  }
  return Number.isFinite(low) && Number.isFinite(high) ? { by: shortestBetween(low, high), within: widest } : undefined;
}

/** Numbers on one side that are those of the other, rounded. */
function precisionOf({ from, to }: NumberPairs): Pattern | undefined {
  for (const digits of ["decimals", "significant digits"] as const) {
    const count = digits === "decimals" ? decimalsOf : significantOf;
    if (!mayBeRounded(from, to, count, digits, 20)) continue;
    const [before, after] = [mostDigits(from, count), mostDigits(to, count)];
    if (before !== after && mayBeRounded(from, to, count, digits, from.length)) return { kind: "precision", digits, from: before, to: after };
  }
  return undefined;
}

function mostDigits(numbers: readonly number[], count: (number: number) => number): number {
  return numbers.reduce((most, number) => Math.max(most, count(number)), 0);
}

function mayBeRounded(from: readonly number[], to: readonly number[], count: (number: number) => number, digits: "decimals" | "significant digits", sample: number): boolean {
  const [first, second] = [from.slice(0, sample), to.slice(0, sample)];
  const fewest = Math.min(mostDigits(first, count), mostDigits(second, count));
  return first.every((number, at) => {
    const size = Math.max(Math.abs(number), Math.abs(second[at]!));
    const place = digits === "decimals" ? tenTo(-fewest) : tenTo(Math.floor(Math.log10(size)) - fewest + 1);
    return Math.abs(number - second[at]!) <= place / 2 + rounding * size;
  });
}
