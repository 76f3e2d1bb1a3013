import { cells, claim, findPeaks, type Claim, type Dataset, type UntestableClaim } from "#figwright";
import { dems } from "../dems.ts";
import { mrixsMapRecharged } from "../mrixs_map_2nd-Ch4.5.ts";
import { mrixsMapCharged } from "../mrixs_map_Ch4.5.ts";
import { mrixsMapDischarged } from "../mrixs_map_Dis2.0.ts";
import { xasSoft } from "../xas_soft.ts";
import { remembered } from "./remembered.ts";

type Sample = "NLMO" | "NLMRO";
type Numbers = readonly number[];

const sum = (numbers: Numbers) => numbers.reduce((total, number) => total + number, 0);
const mean = (numbers: Numbers) => sum(numbers) / numbers.length;

const oxygenEdge = (sample: Sample, state: string) => ({
  energy: cells(xasSoft, "energy", { spectrum_id: `${sample}-OK-${state}` }),
  intensity: cells(xasSoft, "intensity", { spectrum_id: `${sample}-OK-${state}` }),
});
/** Peaks of the O K edge: parabola over ± 0.3 eV, prominence of 5 % of the range in the window. */
const peaks = (energy: Numbers, intensity: Numbers, window: readonly [number, number]) =>
  findPeaks(energy.map((x, at) => ({ x, y: intensity[at]! })), { window, halfWidth: 0.3, prominence: 0.05 });

const surface: readonly Claim[] = [
  claim({
    id: "C067", says: "carbonate peak of discharged NLMO at the O K edge", value: 534, unit: "eV", tolerance: 0.05, panels: ["5c"],
    uses: oxygenEdge("NLMO", "Dis2.0"), recompute: ({ energy, intensity }) => peaks(energy, intensity, [533, 535]).map(({ x }) => x),
  }),
  claim({
    id: "C068", says: "NLMRO has no carbonate peak in any state", value: true, panels: ["5d"],
    uses: {
      energy: oxygenEdge("NLMRO", "pristine").energy, pristine: oxygenEdge("NLMRO", "pristine").intensity,
      half: oxygenEdge("NLMRO", "Ch4.3").intensity, charged: oxygenEdge("NLMRO", "Ch4.5").intensity, discharged: oxygenEdge("NLMRO", "Dis2.0").intensity,
    },
    recompute: ({ energy, ...states }) => Object.values(states).every((intensity) => peaks(energy, intensity, [533.5, 534.5]).length === 0),
  }),
];

const evolved = (sample: Sample) => ({ voltage: cells(dems, "voltage", { sample }), o2: cells(dems, "o2", { sample }) });

/** Mean O2 above 4.2 V over its standard error; the scatter of a point is that of the last hundred. */
function significance(voltage: Numbers, o2: Numbers): number {
  const high = o2.filter((_, at) => voltage[at]! > 4.2);
  const late = o2.slice(-100);
  const level = mean(late);
  const scatter = Math.sqrt(mean(late.map((value) => (value - level) * (value - level))));
  return mean(high) / (scatter / Math.sqrt(high.length));
}

const gas: readonly Claim[] = [
  claim({
    id: "C069", says: "NLMO releases O2 at high voltage: more than five standard errors above 4.2 V, most of it above 4.3 V", value: true, panels: ["5e"],
    uses: evolved("NLMO"), recompute: ({ voltage, o2 }) => significance(voltage, o2) > 5 && voltage[o2.indexOf(Math.max(...o2))]! > 4.3,
  }),
  claim({ id: "C070", says: "NLMRO releases no O2: less than three standard errors above 4.2 V", value: true, panels: ["5f"], uses: evolved("NLMRO"), recompute: ({ voltage, o2 }) => Math.abs(significance(voltage, o2)) < 3 }),
];

/** Emission of one map at the resonance of oxidised O and at either side of it. */
const cuts = (map: Dataset) => ({
  emission: cells(map, "emission", { excitation: 530.8 }),
  below: cells(map, "intensity", { excitation: 529.6 }),
  resonant: cells(map, "intensity", { excitation: 530.8 }),
  above: cells(map, "intensity", { excitation: 532 }),
});
type Cuts = { readonly [K in keyof ReturnType<typeof cuts>]: Numbers };

const inside = (emission: Numbers, from: number, to: number, intensity: Numbers) => sum(intensity.filter((_, at) => emission[at]! >= from && emission[at]! <= to));

/** Emission around the feature over that of the TM-O band, on resonance over beside it: 1 without the feature. */
function excess({ emission, below, resonant, above }: Cuts): number {
  const share = (intensity: Numbers) => inside(emission, 522.9, 524.5, intensity) / inside(emission, 524.5, 527, intensity);
  return (2 * share(resonant)) / (share(below) + share(above));
}

const whole = {
  excitation: cells(mrixsMapCharged, "excitation"), emission: cells(mrixsMapCharged, "emission"),
  charged: cells(mrixsMapCharged, "intensity"), discharged: cells(mrixsMapDischarged, "intensity"),
};

/** Centre of what charging adds, by a mean under a window as wide as the feature that moves there until it stays. */
const centre = remembered((excitation: Numbers, emission: Numbers, charged: Numbers, discharged: Numbers) => {
  const near = [...excitation.keys()].filter((at) => excitation[at]! >= 530 && excitation[at]! <= 532.4 && emission[at]! >= 521.5 && emission[at]! <= 526);
  let [x, y] = [531.2, 524];
  for (let round = 0; round < 30; round += 1) {
    const weights = near.map((at) => {
      const [u, v] = [(excitation[at]! - x) / 0.4, (emission[at]! - y) / 0.6];
      return (charged[at]! - discharged[at]!) * Math.exp(-(u * u + v * v) / 2);
    });
    const mean = (axis: Numbers) => sum(near.map((at, index) => weights[index]! * axis[at]!)) / sum(weights);
    [x, y] = [mean(excitation), mean(emission)];
  }
  return { excitation: x, emission: y };
});

const nearest = (axis: Numbers, energy: number) => axis.reduce((best, each) => (Math.abs(each - energy) < Math.abs(best - energy) ? each : best));

const resonance: readonly (Claim | UntestableClaim)[] = [
  claim({
    id: "C071", says: "mean emission of the TM-O bands beside the resonance, charged and discharged", value: [525, 525], unit: "eV", tolerance: 0.5, panels: ["5g", "5h", "5i"],
    uses: { ...cuts(mrixsMapCharged), otherBelow: cuts(mrixsMapDischarged).below, otherAbove: cuts(mrixsMapDischarged).above },
    recompute: ({ emission, below, above, otherBelow, otherAbove }) =>
      [[below, above], [otherBelow, otherAbove]].map(([low, high]) => {
        const band = [...emission.keys()].filter((at) => emission[at]! < 528);
        const weights = band.map((at) => low![at]! + high![at]!);
        return sum(band.map((at, index) => emission[at]! * weights[index]!)) / sum(weights);
      }),
  }),
  claim({ id: "C072", says: "excitation of the feature of oxidised O", value: 531, unit: "eV", tolerance: 0.05, panels: ["5g", "5h", "5i"], uses: whole, recompute: ({ excitation, emission, charged, discharged }) => centre(excitation, emission, charged, discharged).excitation }),
  claim({ id: "C073", says: "emission of the feature of oxidised O", value: 523.7, unit: "eV", tolerance: 0.05, panels: ["5g", "5h", "5i", "5j", "5k", "5l"], uses: whole, recompute: ({ excitation, emission, charged, discharged }) => centre(excitation, emission, charged, discharged).emission }),
  claim({
    id: "C074", says: "the feature appears on charge and is gone after discharge", value: true, panels: ["5g", "5h"],
    uses: { ...cuts(mrixsMapCharged), otherBelow: cuts(mrixsMapDischarged).below, otherResonant: cuts(mrixsMapDischarged).resonant, otherAbove: cuts(mrixsMapDischarged).above },
    recompute: ({ otherBelow, otherResonant, otherAbove, ...charged }) => excess(charged) > 1.7 && excess({ emission: charged.emission, below: otherBelow, resonant: otherResonant, above: otherAbove }) < 1.2,
  }),
  claim({ id: "C075", says: "the feature comes back on the second charge", value: true, panels: ["5i"], uses: cuts(mrixsMapRecharged), recompute: (recharged) => excess(recharged) > 1.7 }),
  claim({
    id: "C076", says: "excitation energies of the three cuts, rows of the map", value: [530.8, 529.6, 532], unit: "eV", tolerance: 0.05, panels: ["5j", "5k", "5l"],
    uses: { excitation: cells(mrixsMapCharged, "excitation") }, recompute: ({ excitation }) => [530.8, 529.6, 532].map((energy) => nearest(excitation, energy)),
  }),
];

const supplement: readonly UntestableClaim[] = [
  { id: "C077", says: "charged NLMO shows a Raman mode of trapped O2 at about 474 cm⁻¹ that grows on cycling", panels: ["S8"], untestable: "shown in the supplementary information alone; no table holds Raman spectra" },
  { id: "C078", says: "NLMRO shows no such mode", panels: ["S8"], untestable: "shown in the supplementary information alone; no table holds Raman spectra" },
];

export const oxygenClaims: readonly (Claim | UntestableClaim)[] = [...surface, ...gas, ...resonance, ...supplement];
