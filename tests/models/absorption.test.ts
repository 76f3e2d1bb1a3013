import { describe, expect, test } from "vitest";
import { edgeAt, findPeaks } from "#figwright";
import { arctanStep, gaussian, grid, logisticStep, pseudoVoigt } from "../../datasets/models/line-shapes.ts";
import { constants } from "../../schemas/constants.ts";
import { spectra } from "../../schemas/spectra.ts";
import { xasSoft } from "../../schemas/xas_soft.ts";
import { xasXanes } from "../../schemas/xas_xanes.ts";
import { rowsOf } from "../rows-of.ts";

const xanes = (id: string) => rowsOf(xasXanes).filter(({ spectrum_id }) => spectrum_id === id).map(({ energy, mu_norm }) => ({ x: energy, y: mu_norm }));
const soft = (id: string) => rowsOf(xasSoft).filter(({ spectrum_id }) => spectrum_id === id).map(({ energy, intensity }) => ({ x: energy, y: intensity }));
const peaks = (id: string, window: readonly [number, number], halfWidth = 0.3) => findPeaks(soft(id), { window, halfWidth, prominence: 0.05 }).map(({ x }) => x);

test("widths are full widths at half maximum, steps are half way at their centre", () => {
  expect([gaussian(3, [2, 3, 1]), gaussian(3.5, [2, 3, 1])].map((y) => y.toFixed(12))).toEqual(["2.000000000000", "1.000000000000"]);
  for (const share of [0, 0.5, 1]) expect(pseudoVoigt(2.5, [2, 3, 1, share])).toBeCloseTo(1, 12);
  expect([arctanStep(5, 5, 0.7), logisticStep(5, 5, 0.7)]).toEqual([0.5, 0.5]);
  expect(grid(634, 0.1, 4, 1)).toEqual([634, 634.1, 634.2, 634.3]);
});

test("the references have the half heights of the constants", () => {
  const halfHeight = (compound: string) => rowsOf(constants).find(({ name }) => name === `half_height_${compound}`)!.value;
  expect(edgeAt(xanes("Mn2O3-MnK"))!.toFixed(1)).toBe(halfHeight("Mn2O3").toFixed(1));
  expect(edgeAt(xanes("Li2MnO3-MnK"))!.toFixed(1)).toBe(halfHeight("Li2MnO3").toFixed(1));
});

describe.each(rowsOf(spectra).filter(({ edge }) => edge.endsWith(" K") && edge !== "O K"))("$spectrum_id", ({ spectrum_id, edge }) => {
  const curve = xanes(spectrum_id);
  test("the white line is whole: its maximum lies inside, 401 points on an even grid", () => {
    const top = curve.reduce((best, point) => (point.y > best.y ? point : best));
    expect(top.x).toBeGreaterThan(curve[0]!.x + 30);
    expect(top.x).toBeLessThan(curve[0]!.x + 100);
    expect([curve.length, curve[0]!.x, curve.at(-1)!.x]).toEqual(edge === "Mn K" ? [401, 6520, 6640] : [401, 22060, 22260]);
  });
});

test("the pre-edge doublet shows: two maxima at 6541.4 and 6544 eV on the rising background", () => {
  for (const id of ["NLMO-MnK-pristine", "NLMO-MnK-Ch4.5", "NLMRO-MnK-pristine", "NLMRO-MnK-Ch4.5"]) {
    const found = findPeaks(xanes(id), { window: [6538, 6546.5], halfWidth: 0.65, prominence: 0.02 }).map(({ x }) => x);
    expect(found).toHaveLength(2);
    expect(Math.abs(found[0]! - 6541.5)).toBeLessThan(0.3);
    expect(Math.abs(found[1]! - 6543.9)).toBeLessThan(0.6);
  }
});

test("O K: t2g at 529.6 and eg at 532.0 eV in every state, the 4sp band near 541 eV", () => {
  for (const { spectrum_id } of rowsOf(spectra).filter(({ edge }) => edge === "O K")) {
    expect(peaks(spectrum_id, [528, 531]).map((x) => x.toFixed(1))).toEqual(["529.6"]);
    expect(peaks(spectrum_id, [531, 533]).map((x) => x.toFixed(1))).toEqual(["532.0"]);
    expect(Math.abs(peaks(spectrum_id, [537, 546], 2)[0]! - 541)).toBeLessThan(0.4);
  }
});

test("Ru L3: t2g 2.2 to 3.1 eV below eg", () => {
  for (const state of ["pristine", "Ch4.3", "Ch4.5", "Dis2.0"]) {
    const [t2g, eg] = peaks(`NLMRO-RuL3-${state}`, [2837.5, 2843.5], 0.4);
    expect(eg! - t2g!).toBeGreaterThan(2.2);
    expect(eg! - t2g!).toBeLessThan(3.1);
  }
});
