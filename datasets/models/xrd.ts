import { quantise, reconstruction, type ProvenanceKind } from "#figwright";
import { phases } from "../../schemas/phases.ts";
import { rietveldParams } from "../../schemas/rietveld_params.ts";
import { structureSites } from "../../schemas/structure_sites.ts";
import { xrdProfile } from "../../schemas/xrd_profile.ts";
import { xrdReflections } from "../../schemas/xrd_reflections.ts";
import { samples, type Sample } from "./branches.ts";
import { derivedLengths, positionsOf } from "./crystal.ts";
import { gaussianNoise, projectOff } from "./noise.ts";
import { anglesDeg, computePattern, rangeDeg, refined, sensitivity, type Pattern } from "./pattern.ts";
import { braggDeg, integratedIntensity, reflectionsOf, wavelengthsAo } from "./powder.ts";
import { crystals, spacingAo } from "./structures.ts";

export const tables = [
  reconstruction(phases, () => samples.map((sample) => ({ sample, space_group: "P6_3/mmc" as const, a: crystals[sample].a, c: crystals[sample].c, z_o: crystals[sample].zO }))),
  reconstruction(structureSites, () => samples.flatMap(sites)),
  reconstruction(xrdProfile, () => profiles().flatMap(({ points }) => points)),
  reconstruction(xrdReflections, () => samples.flatMap(reflections)),
  reconstruction(rietveldParams, () => profiles().flatMap(({ sample, points }) => parameters(sample, points))),
];

/** Profile, orientation and background are assumptions; the scale gives about 20,000 counts at (002). */
export const patterns: Readonly<Record<Sample, Pattern>> = {
  NLMO: { crystal: crystals.NLMO, scale: 0.0036, widths: { u: 0.12, v: -0.04, w: 0.0125 }, background: [310, -105, 42, -14, 6], r: 0.85 },
  NLMRO: { crystal: crystals.NLMRO, scale: 0.0027, widths: { u: 0.12, v: -0.04, w: 0.0125 }, background: [320, -98, 40, -12, 5], r: 0.85 },
};

/** The superlattice of NLMO lies here, which P6₃/mmc does not index: left out of fit and agreement. */
export const excludedDeg: Readonly<Record<Sample, readonly [number, number] | undefined>> = { NLMO: [20, 28], NLMRO: undefined };
/** Of a √3 × √3 cell, with areas relative to (002) = 100. */
const superlattice = [
  { centreDeg: 20.65, percent: 1.5 },
  { centreDeg: 22.16, percent: 1.0 },
  { centreDeg: 26.2, percent: 0.5 },
];

type Point = ReturnType<typeof profile>[number];

function profiles() {
  const draw = gaussianNoise(xrdProfile.provenance.seed);
  return samples.map((sample) => ({ sample, points: profile(sample, draw(anglesDeg.length)) }));
}

function profile(sample: Sample, white: readonly number[]) {
  const pattern = patterns[sample];
  const { total, background } = computePattern(pattern);
  const sigma = total.map((counts) => quantise(Math.sqrt(counts), 3));
  const isFitted = anglesDeg.map((angle) => isIncluded(sample, angle));
  const extra = anglesDeg.map((angle) => (sample === "NLMO" ? superlatticeCounts(pattern, angle) : 0));
  // tails of the superlattice lines reach into the fit, so they are projected together with the noise
  const deviation = white.map((draw, at) => draw + extra[at]! / sigma[at]!);
  const directions = refined.map((name) => sensitivity(pattern, name).map((slope, at) => (isFitted[at] ? slope / sigma[at]! : 0)));
  const free = projectOff(deviation.map((value, at) => (isFitted[at] ? value : 0)), directions);
  return anglesDeg.map((two_theta, at) => {
    const y_calc = quantise(total[at]!, 3);
    const y_obs = quantise(y_calc + sigma[at]! * (isFitted[at] ? free[at]! : deviation[at]!), 3);
    return { sample, two_theta, y_obs, y_calc, y_bkg: background[at]!, y_diff: y_obs - y_calc, sigma: sigma[at]! };
  });
}

export function isIncluded(sample: Sample, angleDeg: number): boolean {
  const [from, to] = excludedDeg[sample] ?? [Infinity, Infinity];
  return angleDeg < from || angleDeg > to;
}

/** Lines of layers that are ordered within and not between them: a steep front and a long tail (Warren), 0.5° wide. */
function superlatticeCounts(pattern: Pattern, angleDeg: number): number {
  const [frontDeg, tailDeg] = [0.15, 0.35];
  const [first] = reflectionsOf(pattern.crystal, rangeDeg);
  const perPercent = (pattern.scale * integratedIntensity(first!, pattern.crystal.c, pattern.r)) / 100;
  return superlattice.reduce((sum, { centreDeg, percent }) => {
    const u = (angleDeg - centreDeg) / (angleDeg < centreDeg ? frontDeg : tailDeg);
    const shape = angleDeg < centreDeg ? Math.exp(-Math.LN2 * u * u) : 1 / (1 + u * u);
    const area = (Math.sqrt(Math.PI / Math.LN2) * frontDeg + Math.PI * tailDeg) / 2;
    return sum + (percent * perPercent * shape) / area;
  }, 0);
}

function sites(sample: Sample) {
  const { zO, sites } = crystals[sample];
  return sites.map(({ atom, wyckoff, occupancy, bIso }) => {
    const [x, y, z] = positionsOf(wyckoff, zO)[0]!;
    const value_provenance: ProvenanceKind = atom.startsWith("Na") ? "assumed" : "derived";
    return { sample, atom, wyckoff, x, y, z, occupancy, b_iso: bIso, value_provenance };
  });
}

function reflections(sample: Sample) {
  const { crystal, r } = patterns[sample];
  const lines = reflectionsOf(crystal, rangeDeg);
  const intensities = lines.map((line) => integratedIntensity(line, crystal.c, r));
  const strongest = Math.max(...intensities);
  return lines.map(({ hkl: [h, k, l], d, multiplicity, f2 }, at) => {
    const two_theta = braggDeg(d, wavelengthsAo.ka1);
    return { sample, phase: "P2" as const, wavelength: wavelengthsAo.ka1, h, k, l, d, two_theta, mult: multiplicity, F2: f2, intensity: (100 * intensities[at]!) / strongest };
  });
}

function parameters(sample: Sample, points: readonly Point[]) {
  const { crystal, scale, widths, background, r } = patterns[sample];
  const { volume, slab, metalOxygen } = derivedLengths(crystal);
  const row = (param: string, value: number, unit: string, value_provenance: ProvenanceKind) => ({ sample, param, value, unit, value_provenance });
  const excluded = excludedDeg[sample];
  return [
    row("a", crystal.a, "Ao", "assumed"),
    row("c", crystal.c, "Ao", "reported"),
    row("z_o", crystal.zO, "1", "derived"),
    row("spacing", spacingAo[sample], "Ao", "reported"),
    row("slab", slab, "Ao", "derived"),
    row("volume", volume, "Ao3", "assumed"),
    row("bond_M_O", metalOxygen, "Ao", "assumed"),
    row("scale", scale, "1", "assumed"),
    row("zero", 0, "deg", "assumed"),
    row("U", widths.u, "deg2", "assumed"),
    row("V", widths.v, "deg2", "assumed"),
    row("W", widths.w, "deg2", "assumed"),
    row("eta_0", 0.35, "1", "assumed"),
    row("eta_1", 0.003, "1/deg", "assumed"),
    row("r", r, "1", "assumed"),
    ...background.map((value, at) => row(`b_${at}`, value, "counts", "assumed")),
    ...(excluded ? [row("excluded_from", excluded[0], "deg", "assumed"), row("excluded_to", excluded[1], "deg", "assumed")] : []),
    ...Object.entries(agreementFactors(points.filter(({ two_theta }) => isIncluded(sample, two_theta)))).map(([param, value]) =>
      row(param, value, param.startsWith("R") ? "%" : "1", "reconstructed"),
    ),
  ];
}

/** Rp, Rwp and Rexp in per cent, and χ² = (Rwp / Rexp)², with weights 1 / y_obs. */
export function agreementFactors(points: readonly Pick<Point, "y_obs" | "y_diff">[]) {
  const sum = (term: (point: Pick<Point, "y_obs" | "y_diff">) => number): number => points.reduce((total, point) => total + term(point), 0);
  const observed = sum(({ y_obs }) => y_obs);
  const squares = sum(({ y_obs, y_diff }) => (y_diff * y_diff) / y_obs);
  const free = points.length - refined.length;
  return {
    points: points.length,
    parameters: refined.length,
    Rp: (100 * sum(({ y_diff }) => Math.abs(y_diff))) / observed,
    Rwp: 100 * Math.sqrt(squares / observed),
    Rexp: 100 * Math.sqrt(free / observed),
    chi2: squares / free,
  };
}
