import { cells, claim, edgeAt, findPeaks, type Claim, type UntestableClaim } from "#figwright";
import { constants } from "../constants.ts";
import { dqdvCurve } from "../dqdv_curve.ts";
import { mnFractions } from "../mn_fractions.ts";
import { ruFractions } from "../ru_fractions.ts";
import { socPoints } from "../soc_points.ts";
import { xasSoft } from "../xas_soft.ts";
import { xasXanes } from "../xas_xanes.ts";

type Sample = "NLMO" | "NLMRO";
type Numbers = readonly number[];

const sum = (numbers: Numbers) => numbers.reduce((total, number) => total + number, 0);
const curve = (x: Numbers, y: Numbers) => x.map((value, at) => ({ x: value, y: y[at]! }));

const energies = (id: string) => cells(xasXanes, "energy", { spectrum_id: id });
const absorption = (id: string) => cells(xasXanes, "mu_norm", { spectrum_id: id });
/** Energy at half of the edge step. */
const halfHeight = (energy: Numbers, absorption: Numbers) => edgeAt(curve(energy, absorption)) ?? NaN;

const compounds = { MnO: 2, Mn2O3: 3, Li2MnO3: 4 };
const compound = (name: keyof typeof compounds) => cells(constants, "value", { name: `half_height_${name}` });

/** Valence of Mn from the half height, linear between MnO, Mn2O3 and Li2MnO3. */
function valence(at: number, two: number, three: number, four: number): number {
  return at < three ? 2 + (at - two) / (three - two) : 3 + (at - three) / (four - three);
}

const manganese = { energy: energies("NLMO-MnK-pristine"), plain: absorption("NLMO-MnK-pristine"), ruthenium: absorption("NLMRO-MnK-pristine") };

const pristine: readonly Claim[] = [
  claim({
    id: "C018", says: "mean valences of Mn in pristine NLMO and NLMRO", value: [4, 4], tolerance: 0.1, panels: ["2c"],
    uses: { ...manganese, two: compound("MnO"), three: compound("Mn2O3"), four: compound("Li2MnO3") },
    recompute: ({ energy, plain, ruthenium, two, three, four }) => [plain, ruthenium].map((curve) => valence(halfHeight(energy, curve), two[0]!, three[0]!, four[0]!)),
  }),
  claim({
    id: "C019", says: "Ru changes next to nothing in the Mn XANES: less than 0.02 in the mean square root", value: true, panels: ["2c"],
    uses: manganese, recompute: ({ plain, ruthenium }) => Math.sqrt(sum(plain.map((mu, at) => (mu - ruthenium[at]!) * (mu - ruthenium[at]!))) / plain.length) < 0.02,
  }),
  claim({
    id: "C020", says: "the Ru edge of NLMRO is within 0.3 eV of that of RuO2, Ru⁴⁺", value: true, panels: ["2d"],
    uses: { energy: energies("NLMRO-RuK-pristine"), own: absorption("NLMRO-RuK-pristine"), dioxide: absorption("RuO2-RuK") },
    recompute: ({ energy, own, dioxide }) => Math.abs(halfHeight(energy, own) - halfHeight(energy, dioxide)) < 0.3,
  }),
];

const whiteLines = (state: string) => cells(xasSoft, "intensity", { spectrum_id: `NLMRO-RuL3-${state}` });
const lineEnergy = cells(xasSoft, "energy", { spectrum_id: "NLMRO-RuL3-pristine" });

/** Mean energy of the white lines of Ru L3, 2835 to 2846 eV. */
function centroid(energy: Numbers, intensity: Numbers): number {
  const inside = [...energy.keys()].filter((at) => energy[at]! >= 2835 && energy[at]! <= 2846);
  return sum(inside.map((at) => energy[at]! * intensity[at]!)) / sum(inside.map((at) => intensity[at]!));
}

const ruthenium: readonly (Claim | UntestableClaim)[] = [
  claim({
    id: "C079", says: "peaks of the Ru L3 edge of pristine NLMRO, t2g and eg", value: 2, tolerance: 0, panels: ["6a"],
    uses: { energy: lineEnergy, intensity: whiteLines("pristine") },
    recompute: ({ energy, intensity }) => findPeaks(curve(energy, intensity), { window: [2837.5, 2843.5], halfWidth: 0.4, prominence: 0.05 }).length,
  }),
  claim({
    id: "C080", says: "voltage up to which the Ru L3 edge moves up: the first state whose mean energy is that at 4.5 V within 0.05 eV", value: 4.3, unit: "V", tolerance: 0.05, panels: ["6a", "6b"],
    uses: {
      voltage: cells(socPoints, "voltage", { sample: "NLMRO", cycle: 1, branch: "charge" }), energy: lineEnergy,
      pristine: whiteLines("pristine"), from40: whiteLines("Ch4.0"), from41: whiteLines("Ch4.1"), from43: whiteLines("Ch4.3"), charged: whiteLines("Ch4.5"),
    },
    recompute: ({ voltage, energy, pristine, from40, from41, from43, charged }) => {
      const means = [pristine, from40, from41, from43, charged].map((intensity) => centroid(energy, intensity));
      const top = means.findIndex((mean) => means.at(-1)! - mean < 0.05);
      return means.slice(1, top + 1).every((mean, at) => mean > means[at]! + 0.05) ? voltage[top]! : NaN;
    },
  }),
  claim({
    id: "C081", says: "Ru is +5 at 4.3 V, more than 95 % of it", value: true, panels: ["6a"],
    uses: { five: cells(ruFractions, "ru5", { state: "Ch4.3" }) }, recompute: ({ five }) => five[0]! > 95,
  }),
  claim({
    id: "C082", says: "Ru returns to its original state on discharge, within 0.1 eV at the L3 and at the K edge", value: true, panels: ["6a", "6c"],
    uses: {
      energy: lineEnergy, before: whiteLines("pristine"), after: whiteLines("Dis2.0"),
      edgeEnergy: energies("NLMRO-RuK-pristine"), edgeBefore: absorption("NLMRO-RuK-pristine"), edgeAfter: absorption("NLMRO-RuK-Dis2.0"),
    },
    recompute: ({ energy, before, after, edgeEnergy, edgeBefore, edgeAfter }) =>
      Math.abs(centroid(energy, after) - centroid(energy, before)) < 0.1 && Math.abs(halfHeight(edgeEnergy, edgeAfter) - halfHeight(edgeEnergy, edgeBefore)) < 0.1,
  }),
  { id: "C083", says: "Ru stays reversible over ten cycles", panels: ["S9"], untestable: "shown in the supplementary information alone; no table holds Ru spectra of the tenth cycle" },
];

const share = (sample: Sample, state: string, column: "mn2" | "mn3" | "mn4") => cells(mnFractions, column, { sample, state });
const printedShares = [
  ["C085", 67.13, "NLMO", "Dis2.0", "mn2", "Mn²⁺ in NLMO after the first discharge"],
  ["C086", 77.94, "NLMRO", "Dis2.0", "mn2", "Mn²⁺ in NLMRO after the first discharge"],
  ["C087", 79.22, "NLMO", "10th-Ch4.5", "mn4", "Mn⁴⁺ in NLMO after the tenth charge"],
  ["C088", 36.27, "NLMO", "10th-Dis2.0", "mn2", "Mn²⁺ in NLMO after the tenth discharge"],
] as const;
const apart = (one: Numbers, other: Numbers) => Math.abs(one[0]! - other[0]!);

const fractions: readonly Claim[] = [
  claim({
    id: "C084", says: "charging leaves Mn as it is, more than 90 % Mn⁴⁺ in both samples", value: true, panels: ["6d", "6e", "6f"],
    uses: { before: share("NLMO", "pristine", "mn4"), after: share("NLMO", "Ch4.5", "mn4"), otherBefore: share("NLMRO", "pristine", "mn4"), otherAfter: share("NLMRO", "Ch4.5", "mn4") },
    recompute: ({ before, after, otherBefore, otherAfter }) => Math.min(after[0]!, otherAfter[0]!) > 90 && apart(before, after) < 2 && apart(otherBefore, otherAfter) < 2,
  }),
  ...printedShares.map(([id, value, sample, state, column, words]) =>
    claim({ id, says: `share of ${words}`, value, unit: "%", tolerance: 0.005, panels: ["6f"], uses: { share: share(sample, state, column) }, recompute: ({ share }) => share[0]! }),
  ),
  claim({
    id: "C089", says: "in the tenth cycle Mn²⁺ and Mn⁴⁺ of NLMRO swing as in the first, within 5 %", value: true, panels: ["6f"],
    uses: { first: share("NLMRO", "Dis2.0", "mn2"), tenth: share("NLMRO", "10th-Dis2.0", "mn2"), firstCharged: share("NLMRO", "Ch4.5", "mn4"), tenthCharged: share("NLMRO", "10th-Ch4.5", "mn4") },
    recompute: ({ first, tenth, firstCharged, tenthCharged }) => apart(first, tenth) + apart(firstCharged, tenthCharged) < 5,
  }),
  claim({
    id: "C090", says: "pristine Mn is alike in both samples, each share within 1 %", value: true, panels: ["6f"],
    uses: {
      two: share("NLMO", "pristine", "mn2"), three: share("NLMO", "pristine", "mn3"), four: share("NLMO", "pristine", "mn4"),
      otherTwo: share("NLMRO", "pristine", "mn2"), otherThree: share("NLMRO", "pristine", "mn3"), otherFour: share("NLMRO", "pristine", "mn4"),
    },
    recompute: ({ two, three, four, otherTwo, otherThree, otherFour }) => Math.max(apart(two, otherTwo), apart(three, otherThree), apart(four, otherFour)) < 1,
  }),
];

/** Area above the chord from 6538 to 6545.5 eV, whose ends are means of three points. */
function preEdge(energy: Numbers, absorption: Numbers): number {
  const inside = [...energy.keys()].filter((at) => energy[at]! >= 6538 && energy[at]! <= 6545.5);
  const end = (three: Numbers, of: Numbers) => sum(three.map((at) => of[at]!)) / 3;
  const [first, last] = [inside.slice(0, 3), inside.slice(-3)];
  const slope = (end(last, absorption) - end(first, absorption)) / (end(last, energy) - end(first, energy));
  return sum(inside.map((at) => absorption[at]! - end(first, absorption) - slope * (energy[at]! - end(first, energy))));
}

const charging = (sample: Sample) => ({ energy: energies(`${sample}-MnK-pristine`), before: absorption(`${sample}-MnK-pristine`), after: absorption(`${sample}-MnK-Ch4.5`) });

const edges: readonly Claim[] = [
  claim({
    id: "C091", says: "the Mn edge of discharged NLMRO lies below that of discharged NLMO", value: true, panels: ["7a", "7b"],
    uses: { energy: energies("NLMO-MnK-Dis2.0"), plain: absorption("NLMO-MnK-Dis2.0"), ruthenium: absorption("NLMRO-MnK-Dis2.0") },
    recompute: ({ energy, plain, ruthenium }) => halfHeight(energy, ruthenium) < halfHeight(energy, plain),
  }),
  claim({
    id: "C092", says: "the pre-edge of NLMO grows on charge, by more than a tenth", value: true, panels: ["7a", "7c"],
    uses: charging("NLMO"), recompute: ({ energy, before, after }) => preEdge(energy, after) / preEdge(energy, before) > 1.1,
  }),
  claim({
    id: "C093", says: "the pre-edge of NLMRO stays as it is on charge, within 5 %", value: true, panels: ["7b", "7c"],
    uses: charging("NLMRO"), recompute: ({ energy, before, after }) => Math.abs(preEdge(energy, after) / preEdge(energy, before) - 1) < 0.05,
  }),
];

const order: readonly Claim[] = [
  claim({
    id: "C110", says: "Ru is oxidised before O: its maximum of dQ/dV comes first and it is all Ru⁵⁺ at 4.3 V", value: true, panels: ["3c", "6a", "7h"],
    uses: {
      voltage: cells(dqdvCurve, "voltage", { window_vmax: 4.5, branch: "charge" }), dqdv: cells(dqdvCurve, "dqdv", { window_vmax: 4.5, branch: "charge" }),
      five: cells(ruFractions, "ru5", { state: "Ch4.3" }),
    },
    recompute: ({ voltage, dqdv, five }) => {
      const [ru, o] = findPeaks(curve(voltage, dqdv), { window: [2.9, 4.5], halfWidth: 0.02, prominence: 0.05 });
      return ru !== undefined && o !== undefined && ru.x < 4.3 && o.x > 4.3 && five[0]! > 99.5;
    },
  }),
];

export const valenceClaims: readonly (Claim | UntestableClaim)[] = [...pristine, ...ruthenium, ...fractions, ...edges, ...order];
