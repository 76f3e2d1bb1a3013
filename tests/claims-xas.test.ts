import { describe, expect, test } from "vitest";
import { edgeAt, findPeaks } from "#figwright";
import { gaussian } from "../datasets/models/line-shapes.ts";
import { mn4 } from "../datasets/models/xas_xanes.ts";
import { bondLengths } from "../schemas/bond_lengths.ts";
import { composition } from "../schemas/composition.ts";
import { constants } from "../schemas/constants.ts";
import { debyeWaller } from "../schemas/debye_waller.ts";
import { dqdvCurve } from "../schemas/dqdv_curve.ts";
import { exafsFitParams } from "../schemas/exafs_fit_params.ts";
import { lcfReferences } from "../schemas/lcf_references.ts";
import { mnFractions } from "../schemas/mn_fractions.ts";
import { ruFractions } from "../schemas/ru_fractions.ts";
import { socPoints } from "../schemas/soc_points.ts";
import { spectra } from "../schemas/spectra.ts";
import { xasSoft } from "../schemas/xas_soft.ts";
import { xasXanes } from "../schemas/xas_xanes.ts";
import { dot, nonNegativeWeights } from "./least-squares.ts";
import { rowsOf } from "./rows-of.ts";

const named = rowsOf(spectra);
const hard = rowsOf(xasXanes);
const soft = rowsOf(xasSoft);

const idOf = (sample: string, edge: string, state: string | null) =>
  named.find((row) => row.sample === sample && row.edge === edge && (row.state ?? null) === state)!.spectrum_id;
const xanes = (sample: string, edge: string, state: string | null) => {
  const id = idOf(sample, edge, state);
  return hard.filter(({ spectrum_id }) => spectrum_id === id).map(({ energy, mu_norm }) => ({ x: energy, y: mu_norm }));
};
const curve = (sample: string, edge: string, state: string) => {
  const id = idOf(sample, edge, state);
  return soft.filter(({ spectrum_id }) => spectrum_id === id).map(({ energy, intensity }) => ({ x: energy, y: intensity }));
};
const halfHeight = (sample: string, edge: string, state: string | null) => edgeAt(xanes(sample, edge, state))!;

const formulae = [
  ["C001", "NLMO", { Na: 0.6, Li: 0.2, Mn: 0.8, O: 2 }],
  ["C002", "NLMRO", { Na: 0.6, Li: 0.2, Mn: 0.7, Ru: 0.1, O: 2 }],
] as const;
for (const [claim, sample, formula] of formulae) {
  test(`${claim} ${sample} is ${Object.entries(formula).flat().join("")}, neutral`, () => {
    const own = rowsOf(composition).filter((row) => row.sample === sample);
    for (const [element, stoich] of Object.entries(formula)) {
      expect(own.filter((row) => row.element === element).reduce((sum, row) => sum + row.stoich, 0)).toBeCloseTo(stoich, 9);
    }
    expect(new Set(own.map(({ element }) => element)).size).toBe(Object.keys(formula).length);
    expect(Math.abs(own.reduce((sum, row) => sum + row.stoich * row.ox_state, 0))).toBeLessThan(1e-9);
  });
}

const path = (sample: string, edge: string, wanted: string) => rowsOf(exafsFitParams).find((row) => row.spectrum_id === idOf(sample, edge, "pristine") && row.path === wanted)!;
const ruO = path("NLMRO", "Ru K", "Ru-O");
const mnO = path("NLMRO", "Mn K", "Mn-O");

test("C006 Ru-O is 1.882 Å", () => expect([ruO.r.toFixed(3), ruO.r_provenance]).toEqual(["1.882", "reported"]));
test("C007 Mn-O is 1.894 Å", () => expect(mnO.r.toFixed(3)).toBe("1.894"));
test("C008 Ru-O is shorter than Mn-O", () => expect(ruO.r).toBeLessThan(mnO.r));
test("C021 Mn has 6 neighbours in its first shell", () => expect(mnO.n).toBe(6));
test("C022 Ru has 6 neighbours in its first shell", () => expect(ruO.n).toBe(6));

/** Valence from the half height, linear between MnO, Mn2O3 and Li2MnO3. */
function valence(energyEv: number): number {
  const at = (compound: string) => rowsOf(constants).find(({ name }) => name === `half_height_${compound}`)!.value;
  const [two, three, four] = [at("MnO"), at("Mn2O3"), at("Li2MnO3")];
  return energyEv < three ? 2 + (energyEv - two) / (three - two) : 3 + (energyEv - three) / (four - three);
}

test("C018 the mean valence of pristine Mn is about +4", () => {
  for (const sample of ["NLMO", "NLMRO"]) expect(Math.abs(valence(halfHeight(sample, "Mn K", "pristine")) - 4)).toBeLessThan(0.1);
});

test("C019 Ru changes next to nothing in the Mn XANES", () => {
  const [a, b] = [xanes("NLMO", "Mn K", "pristine"), xanes("NLMRO", "Mn K", "pristine")];
  const difference = a.map(({ y }, index) => y - b[index]!.y);
  expect(Math.sqrt(dot(difference, difference) / difference.length)).toBeLessThan(0.02);
});

test("C020 the Ru edge is very close to that of RuO2", () => {
  expect(Math.abs(halfHeight("NLMRO", "Ru K", "pristine") - halfHeight("RuO2", "Ru K", null))).toBeLessThan(0.3);
});

/** Peaks of the O K edge: parabola over ± 0.3 eV, prominence of 5 % of the range in the window. */
const oxygenPeaks = (sample: string, state: string, window: readonly [number, number]) =>
  findPeaks(curve(sample, "O K", state), { window, halfWidth: 0.3, prominence: 0.05 }).map(({ x }) => x);
const oxygenStates = (sample: string) => named.filter((row) => row.sample === sample && row.edge === "O K").map(({ state }) => String(state));

test("C067 discharged NLMO has a carbonate peak at 534.0 eV", () => {
  const found = oxygenPeaks("NLMO", "Dis2.0", [533, 535]);
  expect(found.map((x) => x.toFixed(1))).toEqual(["534.0"]);
  expect(Math.abs(found[0]! - 534)).toBeLessThan(0.05);
  for (const state of oxygenStates("NLMO").filter((each) => each !== "Dis2.0")) expect(oxygenPeaks("NLMO", state, [533.5, 534.5])).toEqual([]);
});

test("C068 NLMRO has none in any state", () => {
  expect(oxygenStates("NLMRO")).toContain("Dis2.0");
  for (const state of oxygenStates("NLMRO")) expect(oxygenPeaks("NLMRO", state, [533.5, 534.5])).toEqual([]);
});

/** Mean energy of the white lines, 2835 to 2846 eV. */
function centroid(state: string): number {
  const own = curve("NLMRO", "Ru L3", state).filter(({ x }) => x >= 2835 && x <= 2846);
  return own.reduce((sum, { x, y }) => sum + x * y, 0) / own.reduce((sum, { y }) => sum + y, 0);
}

test("C079 the Ru L3 edge of pristine NLMRO has two peaks, t2g and eg", () => {
  expect(findPeaks(curve("NLMRO", "Ru L3", "pristine"), { window: [2837.5, 2843.5], halfWidth: 0.4, prominence: 0.05 })).toHaveLength(2);
});

test("C080 the Ru L3 edge moves up until 4.3 V, and no further", () => {
  const energies = ["pristine", "Ch4.0", "Ch4.1", "Ch4.3"].map(centroid);
  for (const [index, energy] of energies.entries()) if (index > 0) expect(energy).toBeGreaterThan(energies[index - 1]! + 0.05);
  expect(Math.abs(centroid("Ch4.5") - centroid("Ch4.3"))).toBeLessThan(0.02);
  expect(rowsOf(socPoints).find(({ sample, state }) => sample === "NLMRO" && state === "Ch4.3")!.voltage.toFixed(1)).toBe("4.3");
});

test("C081 Ru is +5 at 4.3 V, and the spectra between are the mixtures that the fractions say", () => {
  const [four, five] = ["pristine", "Ch4.3"].map((state) => curve("NLMRO", "Ru L3", state).map(({ y }) => y)) as [number[], number[]];
  expect(rowsOf(ruFractions).find(({ state }) => state === "Ch4.3")!.ru5).toBe(100);
  for (const { state, ru5 } of rowsOf(ruFractions)) {
    const [, weight] = nonNegativeWeights([four, five], curve("NLMRO", "Ru L3", state).map(({ y }) => y));
    expect(Math.abs(100 * weight! - ru5)).toBeLessThan(1);
  }
});

test("C082 Ru returns to its original state on discharge", () => {
  expect(Math.abs(centroid("Dis2.0") - centroid("pristine"))).toBeLessThan(0.1);
  expect(Math.abs(halfHeight("NLMRO", "Ru K", "Dis2.0") - halfHeight("NLMRO", "Ru K", "pristine"))).toBeLessThan(0.1);
  expect(halfHeight("NLMRO", "Ru K", "Ch4.5")).toBeGreaterThan(halfHeight("NLMRO", "Ru K", "pristine") + 1);
});

const shares = (sample: string, state: string) => rowsOf(mnFractions).find((row) => row.sample === sample && row.state === state)!;
/** Fraction in per cent that a non-negative fit of the drawn spectrum gives. */
function fitted(sample: string, state: string): readonly number[] {
  const references = [2, 3, 4].map((valence) => rowsOf(lcfReferences).filter((row) => row.valence === valence).map(({ intensity }) => intensity));
  return nonNegativeWeights(references, curve(sample, "Mn L2,3", state).map(({ y }) => y)).map((weight) => 100 * weight);
}

test("C084 charging leaves Mn alone: Mn4+ dominates", () => {
  for (const sample of ["NLMO", "NLMRO"]) {
    expect(shares(sample, "Ch4.5").mn4).toBeGreaterThan(90);
    expect(Math.abs(shares(sample, "Ch4.5").mn4 - shares(sample, "pristine").mn4)).toBeLessThan(2);
    expect(Math.abs(halfHeight(sample, "Mn K", "Ch4.5") - halfHeight(sample, "Mn K", "pristine"))).toBeLessThan(0.05);
  }
});

const printedShares = [
  ["C085", "NLMO", "Dis2.0", "mn2", 67.13],
  ["C086", "NLMRO", "Dis2.0", "mn2", 77.94],
  ["C087", "NLMO", "10th-Ch4.5", "mn4", 79.22],
  ["C088", "NLMO", "10th-Dis2.0", "mn2", 36.27],
] as const;
for (const [claim, sample, state, column, percent] of printedShares) {
  test(`${claim} ${column} of ${sample} ${state} is ${percent} %, in the table and by a fit of the spectrum`, () => {
    const row = shares(sample, state);
    expect([row[column], row[`${column}_provenance`]]).toEqual([percent, "reported"]);
    expect(fitted(sample, state)[column === "mn2" ? 0 : 2]!.toFixed(2)).toBe(percent.toFixed(2));
  });
}

test("C089 after ten cycles the swing of Mn is that of the first in NLMRO, not in NLMO", () => {
  const loss = (sample: string) => Math.abs(shares(sample, "10th-Dis2.0").mn2 - shares(sample, "Dis2.0").mn2) + Math.abs(shares(sample, "10th-Ch4.5").mn4 - shares(sample, "Ch4.5").mn4);
  expect(loss("NLMRO")).toBeLessThan(5);
  expect(loss("NLMO")).toBeGreaterThan(20);
});

test("C090 pristine Mn is alike in both", () => {
  const [a, b] = [shares("NLMO", "pristine"), shares("NLMRO", "pristine")];
  for (const column of ["mn2", "mn3", "mn4"] as const) expect(Math.abs(a[column] - b[column])).toBeLessThan(1);
});

test("C091 the discharged Mn edge of NLMRO lies below that of NLMO, and both below pristine", () => {
  const [plain, ruthenium] = ["NLMO", "NLMRO"].map((sample) => halfHeight(sample, "Mn K", "Dis2.0")) as [number, number];
  expect(ruthenium).toBeLessThan(plain - 0.3);
  expect(plain).toBeLessThan(halfHeight("NLMO", "Mn K", "pristine") - 0.3);
});

/** Area of the doublet of the charged over that of the pristine electrode: what of its shape their difference holds. */
function preEdgeGrowth(sample: string): number {
  const [before, after] = ["pristine", "Ch4.5"].map((state) => xanes(sample, "Mn K", state).filter(({ x }) => x > 6539 && x < 6547)) as [{ x: number; y: number }[], { x: number; y: number }[]];
  const doublet = before.map(({ x }) => mn4.preEdge.reduce((sum, peak) => sum + gaussian(x, peak), 0));
  return 1 + dot(after.map(({ y }, index) => y - before[index]!.y), doublet) / dot(doublet, doublet);
}

test("C092 the pre-edge of NLMO grows on charge", () => expect(preEdgeGrowth("NLMO")).toBeGreaterThan(1.1));
test("C093 the pre-edge of NLMRO stays as it is", () => expect(Math.abs(preEdgeGrowth("NLMRO") - 1)).toBeLessThan(0.05));

const find = <R extends { readonly sample: string; readonly state: string; readonly shell: string }>(rows: readonly R[], sample: string, state: string, shell: string) =>
  rows.find((row) => row.sample === sample && row.state === state && row.shell === shell)!;
const length = (sample: string, state: string, shell = "Mn-O") => find(rowsOf(bondLengths), sample, state, shell);
const factor = (sample: string, state: string, shell = "Mn-O") => find(rowsOf(debyeWaller), sample, state, shell);

test("C094 Mn-O falls on charge in both", () => {
  for (const sample of ["NLMO", "NLMRO"]) expect(length(sample, "Ch4.5").value).toBeLessThan(length(sample, "pristine").value);
});

const printedLengths = [["C095", "NLMO", "Ch4.5", "1.894"], ["C096", "NLMO", "Dis2.0", "1.901"], ["C097", "NLMRO", "Ch4.5", "1.885"], ["C098", "NLMRO", "Dis2.0", "1.902"]] as const;
for (const [claim, sample, state, printed] of printedLengths) {
  test(`${claim} Mn-O of ${sample} ${state} is ${printed} Å`, () => {
    const { value, value_provenance } = length(sample, state);
    expect([value.toFixed(3), value_provenance]).toEqual([printed, "reported"]);
  });
}

const metalChange = (sample: string, from: string, to: string) => Math.abs(length(sample, to, "Mn-TM").value - length(sample, from, "Mn-TM").value);

test("C099 Mn-TM of NLMO changes much on discharge and is left further from where it began", () => {
  expect(metalChange("NLMO", "Ch4.5", "Dis2.0")).toBeGreaterThan(1.5 * metalChange("NLMRO", "Ch4.5", "Dis2.0"));
  expect(metalChange("NLMO", "pristine", "Dis2.0")).toBeGreaterThan(5 * metalChange("NLMRO", "pristine", "Dis2.0"));
});
test("C100 Mn-TM of NLMRO comes back", () => expect(metalChange("NLMRO", "pristine", "Dis2.0")).toBeLessThan(0.005));

const printedFactors = [
  ["C101", "NLMO", "pristine", "Mn-O", "0.00552"],
  ["C102", "NLMO", "Ch4.5", "Mn-O", "0.00738"],
  ["C103", "NLMRO", "pristine", "Mn-O", "0.00618"],
  ["C104", "NLMRO", "Ch4.5", "Mn-O", "0.00730"],
  ["C105", "NLMO", "pristine", "Mn-TM", "0.00879"],
  ["C106", "NLMO", "Ch4.5", "Mn-TM", "0.00994"],
  ["C107", "NLMO", "Dis2.0", "Mn-TM", "0.00992"],
] as const;
for (const [claim, sample, state, shell, printed] of printedFactors) {
  test(`${claim} σ² of ${shell} of ${sample} ${state} is ${printed} Å²`, () => {
    const { value, value_provenance } = factor(sample, state, shell);
    expect([value.toFixed(5), value_provenance]).toEqual([printed, "reported"]);
  });
}

test("C108 σ² of Mn-TM comes back in NLMRO, not in NLMO", () => {
  const left = (sample: string) => Math.abs(factor(sample, "Dis2.0", "Mn-TM").value - factor(sample, "pristine", "Mn-TM").value);
  expect(left("NLMRO")).toBeLessThan(0.0001);
  expect(left("NLMO")).toBeGreaterThan(0.001);
});

test("C110 Ru is oxidised before O: its maximum comes first, and it is done at 4.3 V", () => {
  const charge = rowsOf(dqdvCurve).filter(({ window_vmax, branch }) => window_vmax === 4.5 && branch === "charge");
  const [ruthenium, oxygen] = findPeaks(charge.map(({ voltage, dqdv }) => ({ x: voltage, y: dqdv })), { window: [2.9, 4.5], halfWidth: 0.02, prominence: 0.05 });
  expect(ruthenium!.x).toBeLessThan(oxygen!.x);
  const ru5 = (state: string) => rowsOf(ruFractions).find((row) => row.state === state)!.ru5;
  expect([ru5("Ch4.3"), ru5("Ch4.5")]).toEqual([100, 100]);
});

describe("derived checks", () => {
  test("D15 both formulae are neutral: 0.6 + 0.2 + 3.2 = 4.0", () => {
    for (const sample of ["NLMO", "NLMRO"]) {
      const cations = rowsOf(composition).filter((row) => row.sample === sample && row.ox_state > 0);
      expect(cations.reduce((sum, row) => sum + row.stoich * row.ox_state, 0)).toBeCloseTo(4, 9);
    }
  });
  test("D17 σ² of Mn-O grows by 33.7 % and 18.1 % on charge", () => {
    const growth = (sample: string) => (100 * (factor(sample, "Ch4.5").value / factor(sample, "pristine").value - 1)).toFixed(1);
    expect([growth("NLMO"), growth("NLMRO")]).toEqual(["33.7", "18.1"]);
  });
  test("D18 Mn-O grows by 0.007 and 0.017 Å on discharge", () => {
    const growth = (sample: string) => (length(sample, "Dis2.0").value - length(sample, "Ch4.5").value).toFixed(3);
    expect([growth("NLMO"), growth("NLMRO")]).toEqual(["0.007", "0.017"]);
  });
});
