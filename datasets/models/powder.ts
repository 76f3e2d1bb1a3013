import { multiplicityOf, spacingOf, structureFactorSquared, type Crystal, type Miller } from "./crystal.ts";

/** Cu Kα in Å; the article names no wavelength. */
export const wavelengthsAo = { ka1: 1.540593, ka2: 1.544427 } as const;
const ka2Share = 0.5;

export interface Reflection {
  readonly hkl: Miller;
  readonly d: number;
  readonly multiplicity: number;
  readonly f2: number;
}

/** Reflections that the structure does not extinguish, with Kα1 angles in a range, by angle. */
export function reflectionsOf(crystal: Crystal, [from, to]: readonly [number, number]): readonly Reflection[] {
  const indices = Array.from({ length: 20 }, (_, index) => index);
  const planes = indices.slice(0, 5).flatMap((h) => indices.slice(0, h + 1).flatMap((k) => indices.map((l): Miller => [h, k, l])));
  return planes
    .filter(([h, k, l]) => h + k + l > 0)
    .map((hkl) => ({ hkl, d: spacingOf(hkl, crystal) }))
    .filter(({ d }) => 2 * d > wavelengthsAo.ka1 && braggDeg(d, wavelengthsAo.ka1) >= from && braggDeg(d, wavelengthsAo.ka1) <= to)
    .map((plane) => ({ ...plane, multiplicity: multiplicityOf(plane.hkl), f2: structureFactorSquared(plane.hkl, crystal) }))
    .filter(({ f2 }) => f2 > 1e-6)
    .sort((a, b) => b.d - a.d);
}

/** Bragg angle 2θ in degrees. */
export function braggDeg(d: number, wavelength: number): number {
  return (2 * Math.asin(wavelength / (2 * d)) * 180) / Math.PI;
}

/** m |F|² with Lorentz and polarisation factors and, for r below 1, plates that lie flat (March and Dollase). */
export function integratedIntensity({ hkl, d, multiplicity, f2 }: Reflection, c: number, r: number): number {
  const twoTheta = (braggDeg(d, wavelengthsAo.ka1) * Math.PI) / 180;
  const lorentz = (1 + square(Math.cos(twoTheta))) / (square(Math.sin(twoTheta / 2)) * Math.cos(twoTheta / 2));
  const along = square((hkl[2] * d) / c);
  const march = r * r * along + (1 - along) / r;
  return (multiplicity * f2 * lorentz) / (march * Math.sqrt(march));
}

/** Half widths in degrees from U tan²θ + V tan θ + W. */
export interface Widths {
  readonly u: number;
  readonly v: number;
  readonly w: number;
}

export function fullWidth(twoThetaDeg: number, { u, v, w }: Widths): number {
  const tan = Math.tan((twoThetaDeg * Math.PI) / 360);
  return Math.sqrt(u * tan * tan + v * tan + w);
}

export interface Peak {
  readonly centreDeg: number;
  /** Full width at half maximum in degrees. */
  readonly widthDeg: number;
  /** Share of the Lorentzian. */
  readonly eta: number;
  /** Width towards low angles over that towards high angles. */
  readonly asymmetry: number;
}

/** Split pseudo-Voigt of unit area. */
export function pseudoVoigt({ centreDeg, widthDeg, eta, asymmetry }: Peak, twoThetaDeg: number): number {
  const share = (twoThetaDeg < centreDeg ? asymmetry : 1) / (1 + asymmetry);
  const u = square((twoThetaDeg - centreDeg) / (share * widthDeg));
  const gaussian = Math.sqrt(Math.LN2 / Math.PI) * Math.exp(-Math.LN2 * u);
  return ((2 / widthDeg) * (eta / Math.PI)) / (1 + u) + (2 / widthDeg) * (1 - eta) * gaussian;
}

/** What one reflection adds to a pattern: both lines of the doublet, area `area` for Kα1 and half of that for Kα2. */
export function doublet(d: number, widths: Widths, area: number): (twoThetaDeg: number) => number {
  const peaks = [
    { area, peak: peakAt(braggDeg(d, wavelengthsAo.ka1), widths) },
    { area: ka2Share * area, peak: peakAt(braggDeg(d, wavelengthsAo.ka2), widths) },
  ];
  return (twoThetaDeg) => peaks.reduce((sum, each) => sum + each.area * pseudoVoigt(each.peak, twoThetaDeg), 0);
}

/** Axial divergence smears lines below 20° towards low angles. */
export function peakAt(centreDeg: number, widths: Widths): Peak {
  return { centreDeg, widthDeg: fullWidth(centreDeg, widths), eta: 0.35 + 0.003 * centreDeg, asymmetry: 1 + 0.0625 * Math.max(0, 20 - centreDeg) };
}

function square(x: number): number {
  return x * x;
}
