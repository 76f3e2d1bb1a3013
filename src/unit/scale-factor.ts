import type { Finding } from "../finding.ts";
import { compareUnits } from "./compare.ts";
import { readingsOf } from "./name.ts";
import { factorBetween, findUnit, sameUnit, tableUnits, unitOf, type Unit } from "./units.ts";

/** A column as far as its scale is asked about. */
export interface ScaledColumn {
  readonly name: string;
  readonly unit?: string;
  /** Limits that its values are declared to keep. */
  readonly plausible: readonly [number, number];
  /** Every number of the column, those outside the limits too; NaN where there is none. */
  readonly numbers: Iterable<number>;
  /** A unit that something other than the values says, such as a row of units. */
  readonly otherSign?: Unit;
}

/**
 * A whole column that lies outside its limits, and inside them once it is read in one other unit. Said only where nine
 * of ten values are outside and all would be inside. A where the column's name or another sign says that unit too.
 */
export function checkScale(column: ScaledColumn): Pick<Finding, "rule" | "level" | "subject" | "expected" | "found"> | undefined {
  const { name, unit = "1", plausible: [low, high] } = column;
  const { count, outside, least, most } = extentOf(column);
  if (count < 3 || outside < 0.9 * count) return undefined;
  const scale = nearestScale(scalesOf(name, unit).filter(({ factor, offset }) => isWithin(least * factor + offset, column) && isWithin(most * factor + offset, column)));
  if (scale === undefined) return undefined;
  const signs = [column.otherSign, ...readingsOf(name).map(({ text }) => findUnit(text))];
  const isCertain = signs.some((sign) => sign !== undefined && scale.unit !== undefined && sameUnit(sign, scale.unit));
  return {
    rule: "FW-UNI-006",
    level: isCertain ? "A" : "B",
    subject: name,
    expected: `values ${rangeOf(low, high)}${unit === "1" ? "" : ` ${unit}`}`,
    found: `values from ${least} to ${most}; ${scale.question}`,
  };
}

function rangeOf(low: number, high: number): string {
  if (low === -Infinity) return `of at most ${high}`;
  return high === Infinity ? `of at least ${low}` : `from ${low} to ${high}`;
}

/** With room for what a multiplication rounds. */
function isWithin(value: number, { plausible: [low, high] }: ScaledColumn): boolean {
  const room = 1e-12 * Math.abs(value);
  return value + room >= low && value - room <= high;
}

interface Scale {
  /** What turns a value as it is written into one in the declared unit. */
  readonly factor: number;
  readonly offset: number;
  /** What the values may be: `are they in mV? 1 mV = 0.001 V`. */
  readonly question: string;
  readonly unit?: Unit;
}

interface Extent {
  readonly count: number;
  readonly outside: number;
  readonly least: number;
  readonly most: number;
}

function extentOf({ numbers, plausible: [low, high] }: ScaledColumn): Extent {
  let [count, outside, least, most] = [0, 0, Infinity, -Infinity];
  for (const number of numbers) {
    if (!Number.isFinite(number)) continue;
    count += 1;
    if (number < low || number > high) outside += 1;
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  return { count, outside, least, most };
}

/** The scale that changes the values least. */
function nearestScale(scales: readonly Scale[]): Scale | undefined {
  const size = ({ factor }: Scale): number => Math.max(factor, 1 / factor);
  return scales.toSorted((a, b) => size(a) - size(b))[0];
}

/** Every scale with a physical name that a column of this unit may be in. */
function scalesOf(name: string, declared: string): readonly Scale[] {
  const unit = findUnit(declared);
  if (unit === undefined) return [];
  const units = unit.parts.flatMap((_, at) => tableUnits.flatMap((other) => inOtherUnit(unit, at, other) ?? []));
  return [...units, ...inOtherKind(unit), ...ofOtherAngle(unit, name)];
}

/** The values in the declared unit with one part in another unit of the table: in `A/g`, or in `mA/mg`, for `mA/g`. */
function inOtherUnit(declared: Unit, at: number, { parts: [other] }: Unit): Scale | undefined {
  const unit = unitOf(declared.parts.with(at, { atom: other!.atom, exponent: declared.parts[at]!.exponent }));
  const factor = factorBetween(unit, declared);
  if (factor === undefined || !factors.some((known) => isNear(factor, known))) return undefined;
  return { factor, offset: 0, unit, question: questionOf(unit, declared) };
}

function inOtherKind(declared: Unit): readonly Scale[] {
  const kinds = [
    { from: "K", to: "degC", factor: 1, offset: -kelvin },
    { from: "degC", to: "K", factor: 1, offset: kelvin },
    { from: "%", to: "1", factor: 0.01, offset: 0 },
    { from: "1", to: "%", factor: 100, offset: 0 },
  ];
  return kinds.flatMap(({ from, to, factor, offset }): readonly Scale[] => {
    const unit = findUnit(from)!;
    return sameUnit(declared, findUnit(to)!) ? [{ factor, offset, unit, question: questionOf(unit, declared) }] : [];
  });
}

function ofOtherAngle(declared: Unit, name: string): readonly Scale[] {
  if (declared.dimension !== "rad" || !/theta|θ/iu.test(name)) return [];
  const isDouble = /(?:2|two)[\s_]*(?:theta|θ)/iu.test(name);
  const question = isDouble ? "are they θ rather than 2θ?" : "are they 2θ rather than θ?";
  return [{ factor: isDouble ? 2 : 0.5, offset: 0, question }];
}

function questionOf(unit: Unit, declared: Unit): string {
  const kind = unit.symbol === "1" ? "fractions" : `in ${unit.symbol}`;
  return `are they ${kind}? ${compareUnits(unit.symbol, declared.symbol)!.relation}`;
}

const tolerance = 1e-6;
const kelvin = 273.15;

/** Factors that a change of unit brings about. */
const factors: readonly number[] = [1e3, 1e6, 1e9, 10, 100, 60, 3600, 24, 180 / Math.PI, 2].flatMap((factor) => [factor, 1 / factor]);

function isNear(number: number, known: number): boolean {
  return Math.abs(number - known) <= tolerance * Math.abs(known);
}

/**
 * The one known factor, or difference between two temperature scales, that makes all siblings of the values of a column.
 * `digits` says how far each value may be off.
 */
export function scaleBetween(values: ArrayLike<number>, siblings: ArrayLike<number>, digits?: ArrayLike<number>): Pick<Scale, "factor" | "offset"> | undefined {
  const told = Array.from({ length: Math.min(values.length, siblings.length) }, (_, at) => at).filter(
    (at) => Number.isFinite(values[at]) && Number.isFinite(siblings[at]) && (values[at] !== 0 || siblings[at] !== 0),
  );
  const scales = [...factors.map((factor) => ({ factor, offset: 0 })), { factor: 1, offset: kelvin }, { factor: 1, offset: -kelvin }];
  const scale = scales.find(({ factor, offset }) => told.every((at) => Math.abs(siblings[at]! - values[at]! * factor - offset) <= Math.max(tolerance * Math.abs(siblings[at]!), (digits?.[at] ?? 0) * Math.max(1, factor))));
  return new Set(told.slice(0, 1000).map((at) => values[at])).size < 3 ? undefined : scale;
}
