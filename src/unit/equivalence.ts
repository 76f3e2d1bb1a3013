import { findUnit, sameDimension, type Unit } from "./units.ts";

/** Two kinds of unit for one thing, which a formula joins and no factor does. It is named, never applied unasked. */
export interface Equivalence {
  readonly between: readonly [Unit, Unit];
  readonly formula: string;
}

const equivalences: readonly Equivalence[] = [
  equivalence("K", "degC", "T/K = t/°C + 273.15"),
  equivalence("K", "degF", "T/K = (t/°F + 459.67) / 1.8"),
  equivalence("degC", "degF", "t/°F = 1.8 t/°C + 32"),
  equivalence("1", "%", "1 is 100 %"),
  equivalence("1", "ppm", "1 is 1000000 ppm"),
  equivalence("eV", "nm", "for light, E = hc/λ"),
  equivalence("eV", "cm-1", "for light, E = hcν̃"),
  equivalence("nm", "cm-1", "for light, ν̃ = 1/λ"),
  equivalence("nm", "Hz", "for light, ν = c/λ"),
  equivalence("eV", "Hz", "for light, E = hν"),
  equivalence("deg", "nm-1", "for diffraction, q = 4π sin(θ)/λ"),
  equivalence("deg", "nm", "for diffraction, λ = 2d sin(θ)"),
];

/** Temperature scales are told apart by their zeros, all other kinds by their dimension. */
export function equivalenceBetween(a: Unit, b: Unit): Equivalence | undefined {
  const isOf = (unit: Unit, end: Unit): boolean => sameDimension(unit, end) && unit.offset === end.offset;
  return equivalences.find(({ between: [one, other] }) => (isOf(a, one) && isOf(b, other)) || (isOf(a, other) && isOf(b, one)));
}

function equivalence(a: string, b: string, formula: string): Equivalence {
  return { between: [findUnit(a)!, findUnit(b)!], formula };
}
