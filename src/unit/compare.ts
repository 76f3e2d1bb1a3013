import { equivalenceBetween } from "./equivalence.ts";
import { factorBetween, findUnit, sameDimension, sameUnit, type Unit } from "./units.ts";

/** How a written unit stands to a declared one. */
export interface Comparison {
  /** `convertible`: by a factor or a named formula; `other`: measures something else. */
  readonly verdict: "same" | "convertible" | "other";
  /** In words: `1 mV = 0.001 V`. */
  readonly relation: string;
}

/** Undefined where one of the texts is no unit. */
export function compareUnits(written: string, declared: string): Comparison | undefined {
  const [a, b] = [findUnit(written), findUnit(declared)];
  if (a === undefined || b === undefined) return undefined;
  if (looseReadings(written, a).some((reading) => sameUnit(reading, b))) return { verdict: "same", relation: "" };
  const factor = factorBetween(a, b);
  if (factor !== undefined) return { verdict: "convertible", relation: relationOf(a, b, factor) };
  const formula = equivalenceBetween(a, b)?.formula;
  if (formula !== undefined || sameDimension(a, b)) return { verdict: "convertible", relation: formula ?? "with another zero" };
  return { verdict: "other", relation: `which no factor turns into ${b.symbol === "1" ? "pure numbers" : b.symbol}` };
}

/** The way round that is shorter to write: `1 h = 60 min`, but `1 mV = 0.001 V`. */
function relationOf(a: Unit, b: Unit, factor: number): string {
  const inverse = factorBetween(b, a);
  return String(factor).length > Math.max(6, String(inverse).length) ? `1 ${b.symbol} = ${inverse} ${a.symbol}` : `1 ${a.symbol} = ${factor} ${b.symbol}`;
}

/** What else people mean by a symbol: A for ångström, C and deg for degrees Celsius or a rate, per cent of some kind. */
function looseReadings(written: string, unit: Unit): readonly Unit[] {
  const others = [
    written.replace(/(?<!\p{L})A(?!\p{L})/gu, "Ao"),
    ...(/^(?:C|deg|°)$/.test(written) ? ["degC", "C-rate"] : []),
    ...(written === "F" ? ["degF"] : []),
    written.replace(/^\p{L}+\.?\s?%$/u, "%"),
  ];
  return [unit, ...others.flatMap((other) => findUnit(other) ?? [])];
}
