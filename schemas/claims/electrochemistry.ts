import { cells, claim, findPeaks, halfMaximum, type Claim, type UntestableClaim } from "#figwright";
import { composition } from "../composition.ts";
import { constants } from "../constants.ts";
import { cvCurve } from "../cv_curve.ts";
import { cycling } from "../cycling.ts";
import { dqdvCurve } from "../dqdv_curve.ts";
import { eisFitParams } from "../eis_fit_params.ts";
import { gcdProfile } from "../gcd_profile.ts";
import { rateSummary } from "../rate_summary.ts";

type Sample = "NLMO" | "NLMRO";

const min = (numbers: readonly number[]) => Math.min(...numbers);
const max = (numbers: readonly number[]) => Math.max(...numbers);
const constant = (name: string) => cells(constants, "value", { name });
const discharge = (sample: Sample) => cells(gcdProfile, "capacity", { sample, branch: "discharge" });
const curve = (x: readonly number[], y: readonly number[]) => x.map((value, index) => ({ x: value, y: y[index]! }));

/** Capacity between two voltages of a charge, over their distance: the mean dQ/dV. */
function meanSlope(voltage: readonly number[], capacity: readonly number[], fromV: number, toV: number): number {
  const inside = [...voltage.keys()].filter((index) => voltage[index]! >= fromV && voltage[index]! <= toV);
  const [first, last] = [inside[0]!, inside.at(-1)!];
  return (capacity[last]! - capacity[first]!) / (voltage[last]! - voltage[first]!);
}

const charge = (sample: Sample) => ({
  voltage: cells(gcdProfile, "voltage", { sample, branch: "charge" }),
  capacity: cells(gcdProfile, "capacity", { sample, branch: "charge" }),
});

const profiles: readonly Claim[] = [
  claim({ id: "C028", says: "limits of the voltage window", value: [2, 4.5], unit: "V", tolerance: 0.05, panels: ["3a"], uses: { voltage: cells(gcdProfile, "voltage") }, recompute: ({ voltage }) => [min(voltage), max(voltage)] }),
  claim({
    id: "C029", says: "the first cycle runs at 0.2 C", value: 0.2, unit: "C", tolerance: 0.05, panels: ["3a"],
    uses: { current: cells(gcdProfile, "current", { cycle: 1 }), oneC: constant("capacity_1C") },
    recompute: ({ current, oneC }) => max(current) / oneC[0]!,
  }),
  claim({ id: "C030", says: "1.0 C is 170.0 mAh/g", value: 170, unit: "mAh/g", tolerance: 0.05, panels: ["3a", "3d", "3f", "3g"], uses: { oneC: constant("capacity_1C") }, recompute: ({ oneC }) => oneC[0]! }),
  claim({
    id: "C031", says: "NLMO has a distinct plateau at high voltage on charge", value: true, panels: ["3a"], uses: charge("NLMO"),
    recompute: ({ voltage, capacity }) => meanSlope(voltage, capacity, 4.17, 4.27) > 20 * Math.max(meanSlope(voltage, capacity, 2.95, 4.0), meanSlope(voltage, capacity, 4.4, 4.49)),
  }),
  claim({
    id: "C032", says: "NLMRO slopes below 4.0 V and has its plateau above", value: true, panels: ["3a"], uses: charge("NLMRO"),
    recompute: ({ voltage, capacity }) => meanSlope(voltage, capacity, 4.4, 4.49) > 10 * meanSlope(voltage, capacity, 3.0, 4.0),
  }),
  claim({ id: "C033", says: "first discharge capacity of NLMRO", value: 153.4, unit: "mAh/g", tolerance: 0.05, panels: ["3a"], uses: { capacity: discharge("NLMRO") }, recompute: ({ capacity }) => max(capacity) }),
  claim({ id: "C034", says: "first discharge capacity of NLMO", value: 97.7, unit: "mAh/g", tolerance: 0.05, panels: ["3a"], uses: { capacity: discharge("NLMO") }, recompute: ({ capacity }) => max(capacity) }),
];

const sweep = (sample: Sample, column: "voltage" | "current") => cells(cvCurve, column, { sample, segment: "anodic" });

const voltammograms: readonly Claim[] = [
  claim({
    id: "C035", says: "the oxidation peak of NLMRO lies above 4.0 V and is more than half again as broad as that of NLMO", value: true, panels: ["3b"],
    uses: { voltage: sweep("NLMRO", "voltage"), current: sweep("NLMRO", "current"), otherVoltage: sweep("NLMO", "voltage"), otherCurrent: sweep("NLMO", "current") },
    recompute: ({ voltage, current, otherVoltage, otherCurrent }) => {
      const [broad, narrow] = [halfMaximum(curve(voltage, current)), halfMaximum(curve(otherVoltage, otherCurrent))];
      return broad !== undefined && narrow !== undefined && broad.x > 4.0 && broad.to - broad.from > 1.5 * (narrow.to - narrow.from);
    },
  }),
];

const derivative = (windowVmax: number) => ({
  voltage: cells(dqdvCurve, "voltage", { window_vmax: windowVmax, branch: "charge" }),
  dqdv: cells(dqdvCurve, "dqdv", { window_vmax: windowVmax, branch: "charge" }),
});

/** Maxima of dQ/dV on charge: parabola over ± 20 mV, prominence of 5 % of the range. */
const peaks = (voltage: readonly number[], dqdv: readonly number[], window: readonly [number, number]) =>
  findPeaks(curve(voltage, dqdv), { window, halfWidth: 0.02, prominence: 0.05 });

const derivatives: readonly Claim[] = [
  claim({ id: "C036", says: "the first cut-off window ends at 4.3 V", value: 4.3, unit: "V", tolerance: 0.05, panels: ["3c"], uses: derivative(4.3), recompute: ({ voltage }) => max(voltage) }),
  claim({ id: "C037", says: "the Ru peak lies at 4.1 V", value: 4.1, unit: "V", tolerance: 0.05, panels: ["3c"], uses: derivative(4.3), recompute: ({ voltage, dqdv }) => peaks(voltage, dqdv, [2.9, 4.3])[0]?.x ?? NaN }),
  claim({ id: "C038", says: "it is the only peak on charge up to 4.3 V", value: 1, tolerance: 0, panels: ["3c"], uses: derivative(4.3), recompute: ({ voltage, dqdv }) => peaks(voltage, dqdv, [2.9, 4.3]).length }),
  claim({ id: "C039", says: "the second cut-off window ends at 4.5 V", value: 4.5, unit: "V", tolerance: 0.05, panels: ["3c"], uses: derivative(4.5), recompute: ({ voltage }) => max(voltage) }),
  claim({ id: "C040", says: "the O peak lies at 4.45 V", value: 4.45, unit: "V", tolerance: 0.005, panels: ["3c"], uses: derivative(4.5), recompute: ({ voltage, dqdv }) => peaks(voltage, dqdv, [4.3, 4.5])[0]?.x ?? NaN }),
  claim({
    id: "C041", says: "charging to 4.5 V adds one peak", value: 1, tolerance: 0, panels: ["3c"],
    uses: { voltage: derivative(4.5).voltage, dqdv: derivative(4.5).dqdv, lowVoltage: derivative(4.3).voltage, lowDqdv: derivative(4.3).dqdv },
    recompute: ({ voltage, dqdv, lowVoltage, lowDqdv }) => peaks(voltage, dqdv, [2.9, 4.5]).length - peaks(lowVoltage, lowDqdv, [2.9, 4.3]).length,
  }),
];

const capacityAt = (sample: Sample, rate: number, cycle: number) => cells(cycling, "q_dis", { sample, rate_c: rate, cycle });
const kept = (sample: Sample, rate: number, cycle: number) => ({ first: capacityAt(sample, rate, 1), last: capacityAt(sample, rate, cycle) });
const retention = ({ first, last }: { first: readonly number[]; last: readonly number[] }) => (100 * last[0]!) / first[0]!;

const lives: readonly Claim[] = [
  claim({ id: "C042", says: "100 cycles are shown at 0.2 C", value: 100, tolerance: 0, panels: ["3d"], uses: { cycle: cells(cycling, "cycle", { rate_c: 0.2 }) }, recompute: ({ cycle }) => max(cycle) }),
  claim({
    id: "C043", says: "at 0.2 C NLMRO has more capacity than NLMO and keeps more of it", value: true, panels: ["3d"],
    uses: { first: capacityAt("NLMRO", 0.2, 1), last: capacityAt("NLMRO", 0.2, 100), otherFirst: capacityAt("NLMO", 0.2, 1), otherLast: capacityAt("NLMO", 0.2, 100) },
    recompute: ({ first, last, otherFirst, otherLast }) => first[0]! > otherFirst[0]! && last[0]! > otherLast[0]! && last[0]! / first[0]! > otherLast[0]! / otherFirst[0]!,
  }),
  claim({ id: "C053", says: "capacity that NLMRO keeps after 200 cycles at 1.0 C", value: 81.2, unit: "%", tolerance: 0.05, panels: ["3g"], uses: kept("NLMRO", 1, 200), recompute: retention }),
  claim({ id: "C054", says: "capacity that NLMO keeps after 200 cycles at 1.0 C", value: 45.5, unit: "%", tolerance: 0.05, panels: ["3g"], uses: kept("NLMO", 1, 200), recompute: retention }),
];

const impedance: readonly Claim[] = [
  claim({
    id: "C046", says: "the charge-transfer resistance of NLMO is more than twice that of NLMRO", value: true, panels: ["3e"],
    uses: { high: cells(eisFitParams, "value", { sample: "NLMO", element: "R_ct" }), low: cells(eisFitParams, "value", { sample: "NLMRO", element: "R_ct" }) },
    recompute: ({ high, low }) => high[0]! > 2 * low[0]!,
  }),
];

const block = (sample: Sample, number: number) => cells(rateSummary, "q_value", { sample, block: number });
const printedRates = [["C047", 150.8, "0.2 C"], ["C048", 104.7, "0.5 C"], ["C049", 101.6, "1.0 C"], ["C050", 86.7, "2.0 C"], ["C051", 68.5, "5.0 C"]] as const;

const rates: readonly Claim[] = [
  ...printedRates.map(([id, value, rate], index) =>
    claim({ id, says: `capacity of NLMRO at ${rate}`, value, unit: "mAh/g", tolerance: 0.05, panels: ["3f"], uses: { capacity: block("NLMRO", index + 1) }, recompute: ({ capacity }) => capacity[0]! }),
  ),
  claim({
    id: "C052", says: "NLMRO is above NLMO at every rate", value: true, panels: ["3f"],
    uses: { upper: cells(rateSummary, "q_value", { sample: "NLMRO" }), lower: cells(rateSummary, "q_value", { sample: "NLMO" }) },
    recompute: ({ upper, lower }) => upper.every((value, index) => value > lower[index]!),
  }),
];

const supplement: readonly UntestableClaim[] = [
  { id: "C044", says: "the sodium diffusion coefficient of NLMRO lies between 1e-10 and 1e-9 cm²/s", panels: ["S7"], untestable: "shown in the supplementary information alone; no panel of Fig. 2 to 7 draws it" },
  { id: "C045", says: "the sodium diffusion coefficient of NLMO drops at high voltage", panels: ["S7"], untestable: "shown in the supplementary information alone; no panel of Fig. 2 to 7 draws it" },
];

const electrons = { perElectron: constant("capacity_per_electron_NLMO"), otherPerElectron: constant("capacity_per_electron_NLMRO") };
const first = { plain: discharge("NLMO"), ruthenium: discharge("NLMRO") };

/** Exact arithmetic on printed numbers. */
const derived: readonly Claim[] = [
  claim({
    id: "D04", says: "capacity of a tenth of an electron per formula unit of NLMRO, the ceiling of Ru⁴⁺/⁵⁺", value: 27.99, unit: "mAh/g", tolerance: 0.005, panels: ["3c"],
    uses: { ru: cells(composition, "stoich", { sample: "NLMRO", element: "Ru" }), perElectron: electrons.otherPerElectron }, recompute: ({ ru, perElectron }) => ru[0]! * perElectron[0]!,
  }),
  claim({
    id: "D05", says: "Na per formula unit that the first discharge puts into NLMO and NLMRO", value: [0.332, 0.548], tolerance: 0.0005, panels: ["3a"],
    uses: { ...first, ...electrons }, recompute: ({ plain, ruthenium, perElectron, otherPerElectron }) => [max(plain) / perElectron[0]!, max(ruthenium) / otherPerElectron[0]!],
  }),
  claim({
    id: "D06", says: "gain in first discharge capacity of NLMRO over NLMO, in mAh/g, in per cent and in Na per formula unit", value: [55.7, 57, 0.216], tolerance: [0.05, 0.05, 0.0005], panels: ["3a"],
    uses: { ...first, ...electrons },
    recompute: ({ plain, ruthenium, perElectron, otherPerElectron }) => {
      const [less, more] = [max(plain), max(ruthenium)];
      return [more - less, 100 * (more / less - 1), more / otherPerElectron[0]! - less / perElectron[0]!];
    },
  }),
  claim({
    id: "D07", says: "currents of the five rates", value: [34, 85, 170, 340, 850], unit: "mA/g", tolerance: 0.5, panels: ["3f"],
    uses: { rate: cells(rateSummary, "rate_c", { sample: "NLMRO", block: [1, 2, 3, 4, 5] }), oneC: constant("capacity_1C") }, recompute: ({ rate, oneC }) => rate.map((each) => each * oneC[0]!),
  }),
  claim({
    id: "D08", says: "durations of the first discharge of NLMRO and NLMO at 0.2 C", value: [4.51, 2.87], unit: "h", tolerance: 0.005, panels: ["3a"],
    uses: { ...first, current: cells(gcdProfile, "current", { cycle: 1 }) },
    recompute: ({ plain, ruthenium, current }) => [max(ruthenium) / current[0]!, max(plain) / current[0]!],
  }),
  claim({
    id: "D09", says: "capacities of NLMRO at 0.5, 1.0, 2.0 and 5.0 C as shares of that at 0.2 C", value: [69.4, 67.4, 57.5, 45.4], unit: "%", tolerance: 0.05, panels: ["3f"],
    uses: { slow: block("NLMRO", 1), fast: cells(rateSummary, "q_value", { sample: "NLMRO", block: [2, 3, 4, 5] }) }, recompute: ({ slow, fast }) => fast.map((each) => (100 * each) / slow[0]!),
  }),
  claim({
    id: "D16", says: "capacity of NLMRO after 200 cycles at 1.0 C", value: 82.5, unit: "mAh/g", tolerance: 0.05, panels: ["3g"],
    uses: { last: capacityAt("NLMRO", 1, 200) }, recompute: ({ last }) => last[0]!,
  }),
];

export const electrochemistryClaims: readonly (Claim | UntestableClaim)[] = [...profiles, ...voltammograms, ...derivatives, ...lives, ...impedance, ...rates, ...supplement, ...derived];
