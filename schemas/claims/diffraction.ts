import { cells, claim, type Claim } from "#figwright";
import { constants } from "../constants.ts";
import { phases } from "../phases.ts";
import { rietveldParams } from "../rietveld_params.ts";
import { xrdProfile } from "../xrd_profile.ts";
import { xrdReflections } from "../xrd_reflections.ts";

type Sample = "NLMO" | "NLMRO";

const refined = (sample: Sample, param: string) => cells(rietveldParams, "value", { sample, param });
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** √3 × √3 order of Li and Mn doubles no axis of P6₃/mmc; its first lines for Cu Kα. */
const superstructure = [20.65, 22.16, 26.2];
const pattern = (sample: Sample) => ({
  angle: cells(xrdProfile, "two_theta", { sample }),
  difference: cells(xrdProfile, "y_diff", { sample }),
  sigma: cells(xrdProfile, "sigma", { sample }),
});

/** What points less model leaves around the lines of the superstructure, in standard deviations. */
function excess(angle: readonly number[], difference: readonly number[], sigma: readonly number[]): number {
  const near = [...angle.keys()].filter((at) => superstructure.some((line) => angle[at]! >= line - 0.2 && angle[at]! <= line + 0.5));
  return sum(near.map((at) => difference[at]!)) / Math.sqrt(sum(near.map((at) => sigma[at]! * sigma[at]!)));
}

const patterns: readonly Claim[] = [
  claim({
    id: "C011", says: "both samples have space group P6₃/mmc", value: true, panels: ["2a", "2b"],
    uses: { plain: cells(phases, "c", { sample: "NLMO", space_group: "P6_3/mmc" }), ruthenium: cells(phases, "c", { sample: "NLMRO", space_group: "P6_3/mmc" }) },
    recompute: ({ plain, ruthenium }) => plain.length === 1 && ruthenium.length === 1,
  }),
  claim({
    id: "C012", says: "NLMO has weak lines of a superstructure between 20 and 30° that P6₃/mmc does not index; NLMRO has none", value: true, panels: ["2a", "S4"],
    uses: { ...pattern("NLMO"), otherAngle: pattern("NLMRO").angle, otherDifference: pattern("NLMRO").difference, otherSigma: pattern("NLMRO").sigma },
    recompute: ({ angle, difference, sigma, otherAngle, otherDifference, otherSigma }) =>
      excess(angle, difference, sigma) > 5 && Math.abs(excess(otherAngle, otherDifference, otherSigma)) < 3,
  }),
  claim({
    id: "C013", says: "(002) of NLMRO lies at the lower angle", value: true, panels: ["2a", "2b"],
    uses: { plain: cells(xrdReflections, "two_theta", { sample: "NLMO", h: 0, k: 0, l: 2 }), ruthenium: cells(xrdReflections, "two_theta", { sample: "NLMRO", h: 0, k: 0, l: 2 }) },
    recompute: ({ plain, ruthenium }) => ruthenium[0]! < plain[0]!,
  }),
];

const spacingOf = (z: number, c: number) => (1 / 2 - 2 * z) * c;
const lattice = (sample: Sample) => ({ c: refined(sample, "c"), z: refined(sample, "z_o") });

const lattices: readonly Claim[] = [
  claim({ id: "C014", says: "c of NLMO", value: 11.11, unit: "Å", tolerance: 0.005, panels: ["2a"], uses: { c: refined("NLMO", "c") }, recompute: ({ c }) => c[0]! }),
  claim({ id: "C015", says: "c of NLMRO", value: 11.16, unit: "Å", tolerance: 0.005, panels: ["2b", "2g"], uses: { c: refined("NLMRO", "c") }, recompute: ({ c }) => c[0]! }),
  claim({ id: "C016", says: "spacing of the Na layer of NLMO", value: 3.71, unit: "Å", tolerance: 0.005, panels: ["2a"], uses: lattice("NLMO"), recompute: ({ c, z }) => spacingOf(z[0]!, c[0]!) }),
  claim({ id: "C017", says: "spacing of the Na layer of NLMRO", value: 3.87, unit: "Å", tolerance: 0.005, panels: ["2b", "2g"], uses: lattice("NLMRO"), recompute: ({ c, z }) => spacingOf(z[0]!, c[0]!) }),
];

const both = { c: refined("NLMO", "c"), otherC: refined("NLMRO", "c") };
const spacings = { ...both, spacing: refined("NLMO", "spacing"), otherSpacing: refined("NLMRO", "spacing") };

/** Angle of (002) in degrees, from Bragg's law. */
const basalAngle = (c: number, wavelength: number) => (360 / Math.PI) * Math.asin(wavelength / c);
const height = (c: number, spacing: number) => (1 / 2 - spacing / c) / 2;

/** Exact arithmetic on c and the spacing of the Na layer. */
const derived: readonly Claim[] = [
  claim({
    id: "D10", says: "spacings of (002), half of c, of NLMO and NLMRO", value: [5.555, 5.58], unit: "Å", tolerance: 0.0005, panels: ["2a", "2b"],
    uses: both, recompute: ({ c, otherC }) => [c[0]! / 2, otherC[0]! / 2],
  }),
  claim({
    id: "D11", says: "angles 2θ of (002) of NLMO and NLMRO with Cu Kα1, and their difference", value: [15.941, 15.87, -0.072], unit: "°", tolerance: 0.0005, panels: ["2a", "2b"],
    uses: { ...both, wavelength: cells(constants, "value", { name: "wavelength_Cu_Ka1" }) },
    recompute: ({ c, otherC, wavelength }) => {
      const [plain, ruthenium] = [basalAngle(c[0]!, wavelength[0]!), basalAngle(otherC[0]!, wavelength[0]!)];
      return [plain, ruthenium, ruthenium - plain];
    },
  }),
  claim({
    id: "D12", says: "heights z of O in NLMO and NLMRO", value: [0.08303, 0.07661], tolerance: 0.000005, panels: ["2a", "2b"],
    uses: spacings, recompute: ({ c, otherC, spacing, otherSpacing }) => [height(c[0]!, spacing[0]!), height(otherC[0]!, otherSpacing[0]!)],
  }),
  claim({
    id: "D13", says: "thicknesses 2zc of the slabs of NLMO and NLMRO", value: [1.845, 1.71], unit: "Å", tolerance: 0.0005, panels: ["2a", "2b", "2g"],
    uses: { ...lattice("NLMO"), otherC: lattice("NLMRO").c, otherZ: lattice("NLMRO").z }, recompute: ({ c, z, otherC, otherZ }) => [2 * z[0]! * c[0]!, 2 * otherZ[0]! * otherC[0]!],
  }),
];

export const diffractionClaims: readonly Claim[] = [...patterns, ...lattices, ...derived];
