import { expect, test } from "vitest";
import { findPeaks } from "#figwright";
import { insituMapNlmro } from "../schemas/insitu_map_NLMRO.ts";
import { latticeEvolution } from "../schemas/lattice_evolution.ts";
import { lcfReferences } from "../schemas/lcf_references.ts";
import { mnFractions } from "../schemas/mn_fractions.ts";
import { mrixsMapCharged } from "../schemas/mrixs_map_Ch4.5.ts";
import { mrixsMapDischarged } from "../schemas/mrixs_map_Dis2.0.ts";
import { ruFractions } from "../schemas/ru_fractions.ts";
import { xasSoft } from "../schemas/xas_soft.ts";
import { nonNegativeWeights } from "./least-squares.ts";
import { rowsOf } from "./rows-of.ts";

/* Fits of what is drawn give the numbers that the ledger reads from tables, and by other ways than the ledger's. */

const soft = rowsOf(xasSoft);
const intensities = (id: string) => soft.filter(({ spectrum_id }) => spectrum_id === id).map(({ intensity }) => intensity);

test.each([
  ["C085", "NLMO", "Dis2.0", "mn2", 67.13],
  ["C086", "NLMRO", "Dis2.0", "mn2", 77.94],
  ["C087", "NLMO", "10th-Ch4.5", "mn4", 79.22],
  ["C088", "NLMO", "10th-Dis2.0", "mn2", 36.27],
] as const)("%s a linear combination of the references fits %s %s with %s = %d %%, as the table says", (_, sample, state, column, percent) => {
  const references = [2, 3, 4].map((valence) => rowsOf(lcfReferences).filter((row) => row.valence === valence).map(({ intensity }) => intensity));
  const [mn2, , mn4] = nonNegativeWeights(references, intensities(`${sample}-MnL-${state}`));
  expect((100 * (column === "mn2" ? mn2! : mn4!)).toFixed(2)).toBe(percent.toFixed(2));
  expect(rowsOf(mnFractions).find((row) => row.sample === sample && row.state === state)![column]).toBe(percent);
});

test("C081 Ru L3 spectra between Ru⁴⁺ and Ru⁵⁺ are the mixtures that the fractions say", () => {
  const ends = ["pristine", "Ch4.3"].map((state) => intensities(`NLMRO-RuL3-${state}`));
  for (const { state, ru5 } of rowsOf(ruFractions)) {
    const [, weight] = nonNegativeWeights(ends, intensities(`NLMRO-RuL3-${state}`));
    expect(Math.abs(100 * weight! - ru5), state).toBeLessThan(1);
  }
});

test("C072, C073 a Gaussian fit of what charging adds is centred where the article says", () => {
  const discharged = new Map(rowsOf(mrixsMapDischarged).map(({ excitation, emission, intensity }) => [`${excitation} ${emission}`, intensity]));
  const added = rowsOf(mrixsMapCharged)
    .filter(({ excitation, emission }) => excitation >= 530 && excitation <= 532.4 && emission >= 521.5 && emission <= 526)
    .map(({ excitation, emission, intensity }) => ({ x: excitation, y: emission, z: intensity - discharged.get(`${excitation} ${emission}`)! }));
  const centre = fitGaussian(added);
  expect(Math.abs(centre.x - 531)).toBeLessThan(0.05);
  expect(Math.abs(centre.y - 523.7)).toBeLessThan(0.05);
});

test("C061, C063 the (002) maximum of every scan follows c within the doublet", () => {
  const map = rowsOf(insituMapNlmro);
  for (const { scan, c } of rowsOf(latticeEvolution)) {
    const bragg = (360 / Math.PI) * Math.asin(1.540593 / c);
    const points = map.filter((row) => row.scan === scan).map(({ two_theta, intensity }) => ({ x: two_theta, y: intensity }));
    const [peak] = findPeaks(points, { window: [15, 18], halfWidth: 0.06, prominence: 0.05 });
    expect(Math.abs(peak!.x - bragg), `scan ${scan}`).toBeLessThan(0.03);
  }
});

/** Centre of a Gaussian of free height and widths, by descent to ever finer grids around the best of the last. */
function fitGaussian(points: readonly { readonly x: number; readonly y: number; readonly z: number }[]): { readonly x: number; readonly y: number } {
  const misfit = ([x, y, wx, wy]: readonly number[]): number => {
    const shapes = points.map((point) => Math.exp(-4 * Math.LN2 * (((point.x - x!) * (point.x - x!)) / (wx! * wx!) + ((point.y - y!) * (point.y - y!)) / (wy! * wy!))));
    const height = points.reduce((sum, { z }, at) => sum + z * shapes[at]!, 0) / shapes.reduce((sum, shape) => sum + shape * shape, 0);
    return points.reduce((sum, { z }, at) => sum + (z - height * shapes[at]!) * (z - height * shapes[at]!), 0);
  };
  let best: readonly number[] = [530.9, 523.5, 1, 1.4];
  for (let step = 0.1; step > 0.002; ) {
    const tried = [0, 1, 2, 3].flatMap((axis) => [-step, step].map((by) => best.with(axis, best[axis]! + by)));
    const better = tried.reduce((found, next) => (misfit(next) < misfit(found) ? next : found), best);
    if (better === best) step /= 2;
    best = better;
  }
  return { x: best[0]!, y: best[1]! };
}
