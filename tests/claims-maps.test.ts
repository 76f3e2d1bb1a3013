import { expect, test } from "vitest";
import { bestPeriod } from "#figwright";
import { dems } from "../schemas/dems.ts";
import { mrixsMapRecharged } from "../schemas/mrixs_map_2nd-Ch4.5.ts";
import { mrixsMapCharged } from "../schemas/mrixs_map_Ch4.5.ts";
import { mrixsMapDischarged } from "../schemas/mrixs_map_Dis2.0.ts";
import { temFringeProfile } from "../schemas/tem_fringe_profile.ts";
import { rowsOf } from "./rows-of.ts";

const fringes = rowsOf(temFringeProfile);
const spacing = (sample: string) =>
  bestPeriod(fringes.filter((row) => row.sample === sample).map(({ position, intensity }) => ({ x: position, y: intensity })), 0.55);

test("C024 the fringes of NLMO are 0.539 nm apart", () => expect(spacing("NLMO").toFixed(4)).toBe("0.5390"));
test("C025 the fringes of NLMRO are 0.567 nm apart", () => expect(spacing("NLMRO").toFixed(4)).toBe("0.5670"));
test("C026 they grow with Ru, as c does", () => expect(spacing("NLMRO")).toBeGreaterThan(spacing("NLMO")));

/** Mean O2 above 4.2 V over its standard error; the scatter is that of the baseline before 3.5 V. */
function significance(sample: string): number {
  const rows = rowsOf(dems).filter((row) => row.sample === sample);
  const high = rows.filter(({ voltage }) => voltage > 4.2).map(({ o2 }) => o2);
  const late = rows.slice(-100).map(({ o2 }) => o2);
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const scatter = Math.sqrt(mean(late.map((o2) => (o2 - mean(late)) * (o2 - mean(late)))));
  return mean(high) / (scatter / Math.sqrt(high.length));
}

test("C069 NLMO releases O2 at high voltage", () => {
  expect(significance("NLMO")).toBeGreaterThan(5);
  const rows = rowsOf(dems).filter(({ sample }) => sample === "NLMO");
  const top = rows.reduce((best, row) => (row.o2 > best.o2 ? row : best));
  expect(top.voltage).toBeGreaterThan(4.3);
});
test("C070 NLMRO releases none", () => expect(Math.abs(significance("NLMRO"))).toBeLessThan(3));

const maps = { charged: rowsOf(mrixsMapCharged), discharged: rowsOf(mrixsMapDischarged), recharged: rowsOf(mrixsMapRecharged) };
type State = keyof typeof maps;
const cut = (state: State, energy: number) => maps[state].filter(({ excitation }) => excitation === energy);
const area = (state: State, energy: number, from: number, to: number) =>
  cut(state, energy).filter(({ emission }) => emission >= from && emission <= to).reduce((sum, { intensity }) => sum + intensity, 0);
const ratio = (state: State, energy: number) => area(state, energy, 522.9, 524.5) / area(state, energy, 524.5, 527);
/** Excess below the TM-O band on resonance, over that beside it. */
const excess = (state: State) => (2 * ratio(state, 530.8)) / (ratio(state, 529.6) + ratio(state, 532));

test("C071 the TM-O bands emit at about 525 eV in every state", () => {
  for (const state of Object.keys(maps) as State[]) {
    for (const energy of [529.6, 532]) {
      const band = cut(state, energy).filter(({ emission }) => emission < 528);
      const mean = band.reduce((sum, { emission, intensity }) => sum + emission * intensity, 0) / band.reduce((sum, { intensity }) => sum + intensity, 0);
      expect(Math.abs(mean - 525)).toBeLessThan(0.5);
    }
  }
});

test("C072, C073 the feature of oxidised O is centred at 531.0 eV excitation and 523.7 eV emission", () => {
  const discharged = new Map(maps.discharged.map(({ excitation, emission, intensity }) => [`${excitation} ${emission}`, intensity]));
  const change = maps.charged
    .filter(({ excitation, emission }) => excitation >= 530 && excitation <= 532.4 && emission >= 521.5 && emission <= 526)
    .map(({ excitation, emission, intensity }) => ({ x: excitation, y: emission, z: intensity - discharged.get(`${excitation} ${emission}`)! }));
  const centre = fitGaussian(change);
  expect(Math.abs(centre.x - 531)).toBeLessThan(0.05);
  expect(Math.abs(centre.y - 523.7)).toBeLessThan(0.05);
});

test("C074 it appears on charge and is gone after discharge", () => {
  expect(excess("charged")).toBeGreaterThan(1.7);
  expect(excess("discharged")).toBeLessThan(1.2);
});
test("C075 it comes back on the second charge", () => expect(excess("recharged")).toBeGreaterThan(1.7));
test("C076 the cuts at 530.8, 529.6 and 532.0 eV are rows of the maps", () => {
  for (const state of Object.keys(maps) as State[]) for (const energy of [530.8, 529.6, 532]) expect(cut(state, energy)).toHaveLength(201);
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
