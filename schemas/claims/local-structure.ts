import { cells, claim, type Claim, type UntestableClaim } from "#figwright";
import { bondLengths } from "../bond_lengths.ts";
import { debyeWaller } from "../debye_waller.ts";
import { exafsFitParams } from "../exafs_fit_params.ts";

type Sample = "NLMO" | "NLMRO";
type State = "pristine" | "Ch4.5" | "Dis2.0";
type Shell = "Mn-O" | "Mn-TM";

const fit = (path: "Mn-O" | "Ru-O", column: "n" | "r") => cells(exafsFitParams, column, { spectrum_id: path === "Mn-O" ? "NLMRO-MnK-pristine" : "NLMRO-RuK-pristine", path });

const pristine: readonly Claim[] = [
  claim({ id: "C006", says: "Ru-O distance of pristine NLMRO", value: 1.882, unit: "Å", tolerance: 0.0005, panels: ["2f"], uses: { r: fit("Ru-O", "r") }, recompute: ({ r }) => r[0]! }),
  claim({ id: "C007", says: "Mn-O distance that it is compared with, read as that of pristine NLMRO", value: 1.894, unit: "Å", tolerance: 0.0005, panels: ["2e"], uses: { r: fit("Mn-O", "r") }, recompute: ({ r }) => r[0]! }),
  claim({ id: "C008", says: "Ru-O is shorter than Mn-O", value: true, panels: ["2e", "2f"], uses: { ru: fit("Ru-O", "r"), mn: fit("Mn-O", "r") }, recompute: ({ ru, mn }) => ru[0]! < mn[0]! }),
  claim({ id: "C021", says: "neighbours of Mn in its first shell", value: 6, tolerance: 0.5, panels: ["2e"], uses: { n: fit("Mn-O", "n") }, recompute: ({ n }) => n[0]! }),
  claim({ id: "C022", says: "neighbours of Ru in its first shell", value: 6, tolerance: 0.5, panels: ["2f"], uses: { n: fit("Ru-O", "n") }, recompute: ({ n }) => n[0]! }),
];

const length = (sample: Sample, state: State, shell: Shell = "Mn-O") => cells(bondLengths, "value", { sample, state, shell });
const metalChange = (from: State, to: State) => ({
  from: length("NLMO", from, "Mn-TM"), to: length("NLMO", to, "Mn-TM"),
  otherFrom: length("NLMRO", from, "Mn-TM"), otherTo: length("NLMRO", to, "Mn-TM"),
});
const change = (from: readonly number[], to: readonly number[]) => Math.abs(to[0]! - from[0]!);

const printedLengths = [["C095", 1.894, "NLMO", "Ch4.5", "charged"], ["C096", 1.901, "NLMO", "Dis2.0", "discharged"], ["C097", 1.885, "NLMRO", "Ch4.5", "charged"], ["C098", 1.902, "NLMRO", "Dis2.0", "discharged"]] as const;

const distances: readonly Claim[] = [
  claim({
    id: "C094", says: "Mn-O becomes shorter on charge in both samples", value: true, panels: ["7f"],
    uses: { before: length("NLMO", "pristine"), after: length("NLMO", "Ch4.5"), otherBefore: length("NLMRO", "pristine"), otherAfter: length("NLMRO", "Ch4.5") },
    recompute: ({ before, after, otherBefore, otherAfter }) => after[0]! < before[0]! && otherAfter[0]! < otherBefore[0]!,
  }),
  ...printedLengths.map(([id, value, sample, state, word]) =>
    claim({ id, says: `Mn-O distance of ${word} ${sample}`, value, unit: "Å", tolerance: 0.0005, panels: ["7f"], uses: { length: length(sample, state) }, recompute: ({ length }) => length[0]! }),
  ),
  claim({
    id: "C099", says: "on discharge Mn-TM changes more in NLMO than in NLMRO, and ends further from where it began", value: true, panels: ["7f"],
    uses: { ...metalChange("Ch4.5", "Dis2.0"), start: length("NLMO", "pristine", "Mn-TM"), otherStart: length("NLMRO", "pristine", "Mn-TM") },
    recompute: ({ from, to, otherFrom, otherTo, start, otherStart }) => change(from, to) > 1.5 * change(otherFrom, otherTo) && change(start, to) > 5 * change(otherStart, otherTo),
  }),
  claim({
    id: "C100", says: "Mn-TM of NLMRO comes back on discharge, within 0.005 Å", value: true, panels: ["7f"],
    uses: { start: length("NLMRO", "pristine", "Mn-TM"), end: length("NLMRO", "Dis2.0", "Mn-TM") }, recompute: ({ start, end }) => change(start, end) < 0.005,
  }),
];

const factor = (sample: Sample, state: State, shell: Shell = "Mn-O") => cells(debyeWaller, "value", { sample, state, shell });

const printedFactors = [
  ["C101", 0.00552, "NLMO", "pristine", "Mn-O", "pristine"],
  ["C102", 0.00738, "NLMO", "Ch4.5", "Mn-O", "charged"],
  ["C103", 0.00618, "NLMRO", "pristine", "Mn-O", "pristine"],
  ["C104", 0.0073, "NLMRO", "Ch4.5", "Mn-O", "charged"],
  ["C105", 0.00879, "NLMO", "pristine", "Mn-TM", "pristine"],
  ["C106", 0.00994, "NLMO", "Ch4.5", "Mn-TM", "charged"],
  ["C107", 0.00992, "NLMO", "Dis2.0", "Mn-TM", "discharged"],
] as const;

const factors: readonly Claim[] = [
  ...printedFactors.map(([id, value, sample, state, shell, word]) =>
    claim({
      id, says: `σ² of ${shell} of ${word} ${sample}`, value, unit: "Å²", tolerance: 0.000005, panels: id === "C103" ? ["7g", "2e"] : ["7g"],
      uses: { factor: factor(sample, state, shell) }, recompute: ({ factor }) => factor[0]!,
    }),
  ),
  claim({
    id: "C108", says: "σ² of Mn-TM comes back on discharge in NLMRO, within a tenth of what it stays away in NLMO", value: true, panels: ["7g"],
    uses: { start: factor("NLMRO", "pristine", "Mn-TM"), end: factor("NLMRO", "Dis2.0", "Mn-TM"), otherStart: factor("NLMO", "pristine", "Mn-TM"), otherEnd: factor("NLMO", "Dis2.0", "Mn-TM") },
    recompute: ({ start, end, otherStart, otherEnd }) => change(start, end) < 0.1 * change(otherStart, otherEnd),
  }),
];

const supplement: readonly UntestableClaim[] = [
  { id: "C109", says: "wavelet transforms of NLMO show another Mn-O intensity when discharged than when pristine", panels: ["S12"], untestable: "shown in the supplementary information alone; no table holds wavelet transforms" },
];

const growth = (from: readonly number[], to: readonly number[]) => 100 * (to[0]! / from[0]! - 1);

/** Exact arithmetic on printed numbers. */
const derived: readonly Claim[] = [
  claim({
    id: "D17", says: "growth of σ² of Mn-O on charge in NLMO and NLMRO", value: [33.7, 18.1], unit: "%", tolerance: 0.05, panels: ["7g"],
    uses: { before: factor("NLMO", "pristine"), after: factor("NLMO", "Ch4.5"), otherBefore: factor("NLMRO", "pristine"), otherAfter: factor("NLMRO", "Ch4.5") },
    recompute: ({ before, after, otherBefore, otherAfter }) => [growth(before, after), growth(otherBefore, otherAfter)],
  }),
  claim({
    id: "D18", says: "growth of Mn-O on discharge in NLMO and NLMRO", value: [0.007, 0.017], unit: "Å", tolerance: 0.0005, panels: ["7f"],
    uses: { before: length("NLMO", "Ch4.5"), after: length("NLMO", "Dis2.0"), otherBefore: length("NLMRO", "Ch4.5"), otherAfter: length("NLMRO", "Dis2.0") },
    recompute: ({ before, after, otherBefore, otherAfter }) => [after[0]! - before[0]!, otherAfter[0]! - otherBefore[0]!],
  }),
];

export const localStructureClaims: readonly (Claim | UntestableClaim)[] = [...pristine, ...distances, ...factors, ...supplement, ...derived];
