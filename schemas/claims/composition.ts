import { cells, claim, type Claim, type UntestableClaim } from "#figwright";
import { composition } from "../composition.ts";
import { constants } from "../constants.ts";
import { ruFractions } from "../ru_fractions.ts";

type Sample = "NLMO" | "NLMRO";

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const constant = (name: string) => cells(constants, "value", { name });
const stoich = (sample: Sample, element: string) => cells(composition, "stoich", { sample, element });
const charges = (sample: Sample) => ({ atoms: cells(composition, "stoich", { sample }), valence: cells(composition, "ox_state", { sample }) });
const charge = (atoms: readonly number[], valence: readonly number[]) => sum(atoms.map((count, at) => count * valence[at]!));
const printedAs = (counts: readonly number[], formula: readonly number[]) => counts.every((count, at) => Math.abs(count - formula[at]!) < 0.05);

const formulae: readonly Claim[] = [
  claim({
    id: "C001", says: "NLMO is Na0.6Li0.2Mn0.8O2 and neutral", value: true, panels: ["2a"],
    uses: { na: stoich("NLMO", "Na"), li: stoich("NLMO", "Li"), mn: stoich("NLMO", "Mn"), o: stoich("NLMO", "O"), ...charges("NLMO") },
    recompute: ({ na, li, mn, o, atoms, valence }) => printedAs([na, li, mn, o].map(sum), [0.6, 0.2, 0.8, 2]) && Math.abs(charge(atoms, valence)) < 1e-9,
  }),
  claim({
    id: "C002", says: "NLMRO is Na0.6Li0.2Mn0.7Ru0.1O2 and neutral", value: true, panels: ["2b", "2g"],
    uses: { na: stoich("NLMRO", "Na"), li: stoich("NLMRO", "Li"), mn: stoich("NLMRO", "Mn"), ru: stoich("NLMRO", "Ru"), o: stoich("NLMRO", "O"), ...charges("NLMRO") },
    recompute: ({ na, li, mn, ru, o, atoms, valence }) => printedAs([na, li, mn, ru, o].map(sum), [0.6, 0.2, 0.7, 0.1, 2]) && Math.abs(charge(atoms, valence)) < 1e-9,
  }),
];

const electronegativities: readonly (Claim | UntestableClaim)[] = [
  claim({ id: "C003", says: "electronegativity of Ru after Pauling", value: 2.2, tolerance: 0.005, panels: ["S1"], uses: { ru: constant("electronegativity_Ru") }, recompute: ({ ru }) => ru[0]! }),
  claim({ id: "C004", says: "electronegativity of Mn after Pauling", value: 1.55, tolerance: 0.005, panels: ["S1"], uses: { mn: constant("electronegativity_Mn") }, recompute: ({ mn }) => mn[0]! }),
  claim({
    id: "C005", says: "Ru is more electronegative than Mn", value: true, panels: ["S1"],
    uses: { ru: constant("electronegativity_Ru"), mn: constant("electronegativity_Mn") }, recompute: ({ ru, mn }) => ru[0]! > mn[0]!,
  }),
  { id: "C009", says: "Ru⁵⁺ fills its three 4d electrons into t2g and none into eg", panels: ["6a"], untestable: "no table holds the occupation of orbitals; that Ru⁵⁺ has three d electrons is D20" },
  { id: "C010", says: "the π-type interaction asks for a t2g shell of three or six electrons", panels: [], untestable: "an argument of the text; no panel or table shows it" },
];

/** IUPAC standard atomic weights, abridged to five digits. */
const weights = { na: 22.99, li: 6.94, mn: 54.938, ru: 101.07, o: 15.999 };
/** Faraday constant in mAh/mol. */
const faraday = 96485.33212 / 3.6;

const formulaUnits = {
  na: stoich("NLMO", "Na"), li: stoich("NLMO", "Li"), mn: stoich("NLMO", "Mn"), o: stoich("NLMO", "O"),
  naRu: stoich("NLMRO", "Na"), liRu: stoich("NLMRO", "Li"), mnRu: stoich("NLMRO", "Mn"), ru: stoich("NLMRO", "Ru"), oRu: stoich("NLMRO", "O"),
};
type Counts = { readonly [K in keyof typeof formulaUnits]: readonly number[] };

/** Molar masses of NLMO and NLMRO in g/mol. */
const masses = ({ na, li, mn, o, naRu, liRu, mnRu, ru, oRu }: Counts): readonly [number, number] => [
  sum(na) * weights.na + sum(li) * weights.li + sum(mn) * weights.mn + sum(o) * weights.o,
  sum(naRu) * weights.na + sum(liRu) * weights.li + sum(mnRu) * weights.mn + sum(ru) * weights.ru + sum(oRu) * weights.o,
];

const perElectron = { plain: constant("capacity_per_electron_NLMO"), ruthenium: constant("capacity_per_electron_NLMRO") };

/** Exact arithmetic on the formulae. */
const derived: readonly Claim[] = [
  claim({ id: "D01", says: "molar masses of NLMO and NLMRO", value: [91.13, 95.744], unit: "g/mol", tolerance: 0.0005, panels: [], uses: formulaUnits, recompute: masses }),
  claim({
    id: "D02", says: "capacities of one electron per formula unit of NLMO and NLMRO", value: [294.1, 279.93], unit: "mAh/g", tolerance: 0.005, panels: [],
    uses: formulaUnits, recompute: (counts) => masses(counts).map((mass) => faraday / mass),
  }),
  claim({
    id: "D03", says: "capacities of all Na of NLMO and NLMRO", value: [176.46, 167.96], unit: "mAh/g", tolerance: 0.005, panels: ["3a"],
    uses: { na: constant("na_pristine"), ...perElectron }, recompute: ({ na, plain, ruthenium }) => [na[0]! * plain[0]!, na[0]! * ruthenium[0]!],
  }),
  claim({
    id: "D15", says: "charges of the cations of NLMO and NLMRO, which two O balance", value: [4, 4], tolerance: 0.05, panels: [],
    uses: { atoms: charges("NLMO").atoms, valence: charges("NLMO").valence, atomsRu: charges("NLMRO").atoms, valenceRu: charges("NLMRO").valence },
    recompute: ({ atoms, valence, atomsRu, valenceRu }) => [charge(atoms, valence.map((each) => Math.max(each, 0))), charge(atomsRu, valenceRu.map((each) => Math.max(each, 0)))],
  }),
  claim({
    id: "D20", says: "d electrons of Ru in pristine and in charged NLMRO and of Mn: group less oxidation state", value: [4, 3, 3], tolerance: 0, panels: ["7h"],
    uses: {
      ru: cells(composition, "ox_state", { element: "Ru" }), mn: cells(composition, "ox_state", { element: "Mn" }),
      five: cells(ruFractions, "ru5", { state: "Ch4.3" }), four: cells(ruFractions, "ru4", { state: "Ch4.3" }),
    },
    recompute: ({ ru, mn, five, four }) => [8 - ru[0]!, 8 - (5 * five[0]! + 4 * four[0]!) / 100, 7 - mn[0]!],
  }),
];

export const compositionClaims: readonly (Claim | UntestableClaim)[] = [...formulae, ...electronegativities, ...derived];
