import { readingsOf, unitInName } from "../unit/name.ts";
import { findUnit, type Unit } from "../unit/units.ts";
import type { Profile } from "./profile.ts";

/** What a column of numbers measures, as far as its name, its unit and its numbers tell. */
export interface Quantity {
  readonly label: string;
  readonly unit: string;
  /** Whether the unit was found, in the name or below it. */
  readonly isKnown: boolean;
  readonly schema: string;
  readonly plausible?: readonly [number, number];
}

/** `below` is the unit in a row of units. */
export function quantityOf(profile: Profile, below: Unit | undefined): Quantity {
  const named = unitInName(profile.name) ?? unitOfWord(profile.name);
  const unit = below ?? named?.unit;
  const numbers = profile.values.filter((value) => typeof value === "number");
  const quantity = named?.quantity ?? bracketless(profile.name);
  const isNeverNegative = numbers.every((number) => number >= 0) && (isAmount(quantity) || (unit !== undefined && isAbsolute(unit)));
  const limits = around(numbers, isNeverNegative);
  const isCount = profile.isWhole && isOrdinal(quantity);
  return {
    label: labelOf(quantity),
    unit: unit?.symbol ?? "1",
    isKnown: unit !== undefined,
    schema: (profile.isWhole ? "z.int()" : "z.number()") + (isNeverNegative ? ".min(0)" : ""),
    ...(isCount || !limits.every(Number.isFinite) ? {} : { plausible: limits }),
  };
}

/** What the words for a quantity are measured in, in one of its units. */
const measuredIn: readonly (readonly [RegExp, string])[] = [
  [/time|duration|delay|period/i, "s"],
  [/voltage|potential|bias|ewe/i, "V"],
  [/current/i, "A"],
  [/temp/i, "K"],
  [/energy/i, "eV"],
  [/mass|weight/i, "g"],
  [/length|distance|depth|height|width|thickness|diameter|radius|wavelength|position/i, "m"],
  [/frequency|freq/i, "Hz"],
  [/pressure/i, "Pa"],
  [/power/i, "W"],
  [/charge/i, "C"],
  [/angle|theta/i, "deg"],
];

/** The unit of `time_s` or `Depth, m`, where the quantity is one that has such a unit: a letter alone may mean anything. */
function unitOfWord(name: string): { readonly quantity: string; readonly unit: Unit } | undefined {
  const readings = readingsOf(name).flatMap(({ quantity, text }) => {
    const sample = measuredIn.find(([word]) => word.test(quantity))?.[1];
    const unit = findUnit(sample === "K" && /^[CF]$/.test(text) ? `deg${text}` : text);
    return sample !== undefined && unit?.dimension === findUnit(sample)!.dimension ? [{ quantity, unit }] : [];
  });
  return readings[0];
}

/** The quantity of a name whose brackets hold what no table of units knows. */
function bracketless(name: string): string {
  const reading = readingsOf(name).find(({ form, text }) => form === "bracket" && findUnit(text) === undefined);
  return reading?.quantity ?? name;
}

/** A name for people: words apart, the first letter a capital, the signs of markup taken literally. */
export function labelOf(name: string): string {
  const words = name.replace(/_+/g, " ").replace(/\s+/g, " ").trim().replace(/[\\*^]/g, "\\$&");
  return words === "" ? "?" : words[0]!.toUpperCase() + words.slice(1);
}

function isAmount(quantity: string): boolean {
  return /(?:^|[^a-z])(?:counts?|intensity|concentration|mass|weight|length|width|height|thickness|diameter|radius|age|duration|cycles?|points?|index|scan|frequency|wavelength|area|volume|number|n|distance|capacity|abundance|population|sigma|std|stdev|sd|se|error|uncertainty)(?:$|[^a-z])/i.test(quantity);
}

/** Units whose zero is nothing: kelvin, counts, hertz, grams. */
function isAbsolute({ symbol, offset }: Unit): boolean {
  return offset === 0 && /^(?:K|counts?|k?Hz|MHz|[mukn]?g|[mukn]?mol|[mun]?M|[mukn]?mol\/L)$/.test(symbol);
}

/** Whether whole numbers number things, so that the largest so far says nothing of the next. */
export function isOrdinal(quantity: string): boolean {
  return /(?:^|[^a-z])(?:id|index|no|nr|number|cycles?|points?|scan|row|step|run|block|year|replicate|rep|n)(?:$|[^a-z])/i.test(quantity);
}

/** The range of the numbers with as much again on both sides, in round numbers; of numbers that are not negative not below 0. */
function around(numbers: readonly number[], isNeverNegative: boolean): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const number of numbers) [low, high] = [Math.min(low, number), Math.max(high, number)];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const width = high > low ? Math.max(high - low, size * 1e-6) : size || 1;
  const step = Number(`1e${width.toExponential().split("e")[1]}`);
  const round = (value: number): number => Number((value * step).toPrecision(12));
  const bottom = round(Math.floor((low - width) / step));
  return [isNeverNegative || (low >= 0 && bottom < 0) ? 0 : bottom, round(Math.ceil((high + width) / step))];
}
