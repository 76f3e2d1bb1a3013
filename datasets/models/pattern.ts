import type { Crystal } from "./crystal.ts";
import { doublet, integratedIntensity, reflectionsOf, type Widths } from "./powder.ts";

/** Everything that a powder pattern is computed from. */
export interface Pattern {
  readonly crystal: Crystal;
  readonly scale: number;
  readonly widths: Widths;
  /** Coefficients of Chebyshev polynomials over the range. */
  readonly background: readonly number[];
  /** March-Dollase factor along [001]. */
  readonly r: number;
}

export const rangeDeg = [10, 80] as const;
export const anglesDeg: readonly number[] = Array.from({ length: 3501 }, (_, at) => Number((rangeDeg[0] + at / 50).toFixed(2)));

/** What the fit varies; the test of the tables varies the same. */
export const refined = ["scale", "c", "a", "z_o", "W", "b_0", "b_1"] as const;
export type Refined = (typeof refined)[number];

export function valueOf(pattern: Pattern, name: Refined): number {
  const { crystal, scale, widths, background } = pattern;
  return { scale, c: crystal.c, a: crystal.a, z_o: crystal.zO, W: widths.w, b_0: background[0]!, b_1: background[1]! }[name];
}

export function withValue(pattern: Pattern, name: Refined, value: number): Pattern {
  const { crystal, widths, background } = pattern;
  switch (name) {
    case "scale":
      return { ...pattern, scale: value };
    case "c":
      return { ...pattern, crystal: { ...crystal, c: value } };
    case "a":
      return { ...pattern, crystal: { ...crystal, a: value } };
    case "z_o":
      return { ...pattern, crystal: { ...crystal, zO: value } };
    case "W":
      return { ...pattern, widths: { ...widths, w: value } };
    case "b_0":
      return { ...pattern, background: background.with(0, value) };
    case "b_1":
      return { ...pattern, background: background.with(1, value) };
  }
}

/** Counts of the model and of its background at all angles. Lines just beyond the range reach into it. */
export function computePattern(pattern: Pattern): { readonly total: readonly number[]; readonly background: readonly number[] } {
  const { crystal, scale, widths, r } = pattern;
  const lines = reflectionsOf(crystal, [5, 83]).map((line) => doublet(line.d, widths, scale * integratedIntensity(line, crystal.c, r)));
  const background = anglesDeg.map((angle) => chebyshev(pattern.background, (2 * angle - rangeDeg[0] - rangeDeg[1]) / (rangeDeg[1] - rangeDeg[0])));
  return { total: anglesDeg.map((angle, at) => lines.reduce((sum, line) => sum + line(angle), background[at]!)), background };
}

/** Answer of the counts to one refined parameter (central difference). */
export function sensitivity(pattern: Pattern, name: Refined): readonly number[] {
  const value = valueOf(pattern, name);
  const step = 1e-5 * Math.abs(value);
  const [above, below] = [value + step, value - step].map((moved) => computePattern(withValue(pattern, name, moved)).total);
  return above!.map((counts, at) => (counts - below![at]!) / (2 * step));
}

/** Σ cᵢ Tᵢ(x) by Clenshaw's recurrence. */
function chebyshev(coefficients: readonly number[], x: number): number {
  const [first, ...rest] = coefficients as [number, ...number[]];
  const [b1, b2] = rest.reduceRight<readonly [number, number]>(([b1, b2], c) => [c + 2 * x * b1 - b2, b1], [0, 0]);
  return first + x * b1 - b2;
}
