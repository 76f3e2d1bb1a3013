import { scaleBetween } from "../../unit/scale-factor.ts";
import { factorBetween, findUnit, tableUnits, unitOf, type Unit } from "../../unit/units.ts";
import type { Pattern } from "./pattern.ts";

/** The change of unit that a factor or an offset looks like: `eV to meV`; undefined where it looks like none. */
export function unitChange(pattern: Pattern, from: readonly number[], to: readonly number[], symbol: string | undefined): string | undefined {
  const unit = symbol === undefined ? undefined : findUnit(symbol);
  const scale = scaleBetween(from.slice(0, 1000), to.slice(0, 1000));
  if (unit === undefined || scale === undefined) return undefined;
  if (pattern.kind === "offset") return scale.offset === 0 ? undefined : ofTemperature(symbol!, scale.offset);
  if (pattern.kind !== "scale" || scale.offset !== 0) return undefined;
  const other = ofFraction(symbol!, scale.factor) ?? nearestUnit(unit, scale.factor)?.symbol;
  return other && `${symbol} to ${other}`;
}

/** Whether numbers in one unit become numbers in the other by this factor. */
export function isUnitFactor(before: string, after: string, factor: number): boolean {
  const [a, b] = [findUnit(before), findUnit(after)];
  const expected = a && b && factorBetween(a, b);
  return expected !== undefined && isNear(expected, factor);
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.abs(b);
}

function ofTemperature(symbol: string, offset: number): string | undefined {
  if (symbol === "degC" && offset > 0) return "degC to K";
  return symbol === "K" && offset < 0 ? "K to degC" : undefined;
}

function ofFraction(symbol: string, factor: number): string | undefined {
  if (symbol === "1" && isNear(factor, 100)) return "%";
  return symbol === "%" && isNear(factor, 0.01) ? "1" : undefined;
}

/** The unit of which there are so many in the given one; that with the same base under another prefix, if there is one. */
function nearestUnit(unit: Unit, factor: number): Unit | undefined {
  const candidates = unit.parts.flatMap((part, at) =>
    tableUnits.flatMap(({ parts: [other] }) => {
      const candidate = unitOf(unit.parts.with(at, { atom: other!.atom, exponent: part.exponent }));
      const ratio = factorBetween(unit, candidate);
      return ratio !== undefined && isNear(ratio, factor) ? [{ candidate, isKin: areKin(part.atom.symbol, other!.atom.symbol) }] : [];
    }),
  );
  return (candidates.find(({ isKin }) => isKin) ?? candidates[0])?.candidate;
}

/** `eV` and `meV`, `mV` and `uV`: the same but for a prefix of one letter. */
function areKin(a: string, b: string): boolean {
  return a.slice(1) === b || a === b.slice(1) || (a.length > 1 && a.slice(1) === b.slice(1));
}
