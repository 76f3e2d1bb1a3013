import { describe, expect, test } from "vitest";
import { findPeaks } from "#figwright";
import { insituMapNlmo } from "../schemas/insitu_map_NLMO.ts";
import { insituMapNlmro } from "../schemas/insitu_map_NLMRO.ts";
import { insituScanLog } from "../schemas/insitu_scan_log.ts";
import { latticeEvolution } from "../schemas/lattice_evolution.ts";
import { phases } from "../schemas/phases.ts";
import { rietveldParams } from "../schemas/rietveld_params.ts";
import { xrdProfile } from "../schemas/xrd_profile.ts";
import { xrdReflections } from "../schemas/xrd_reflections.ts";
import { rowsOf } from "./rows-of.ts";

type Sample = "NLMO" | "NLMRO";

const patterns = rowsOf(xrdProfile);
const reflections = rowsOf(xrdReflections);
const parameters = rowsOf(rietveldParams);
const log = rowsOf(insituScanLog);
const lattice = rowsOf(latticeEvolution);
const maps = { NLMO: byScan(rowsOf(insituMapNlmo)), NLMRO: byScan(rowsOf(insituMapNlmro)) };

function byScan(rows: readonly { readonly scan: number; readonly two_theta: number; readonly intensity: number }[]) {
  const scans: { x: number; y: number }[][] = [];
  for (const { scan, two_theta, intensity } of rows) (scans[scan - 1] ??= []).push({ x: two_theta, y: intensity });
  return scans;
}

const param = (sample: Sample, name: string) => parameters.find((row) => row.sample === sample && row.param === name)!;
const firstLine = (sample: Sample) => reflections.find((row) => row.sample === sample && row.h === 0 && row.l === 2)!;
const logOf = (sample: Sample) => log.filter((row) => row.sample === sample);
const branchOf = (branch: string) => lattice.filter((row) => row.branch === branch);

/** Area above the mean of the five points at either end of a window. */
function areaOf(points: readonly { readonly x: number; readonly y: number }[], from: number, to: number): number {
  const inside = points.filter(({ x }) => x >= from && x <= to);
  const level = [...inside.slice(0, 5), ...inside.slice(-5)].reduce((sum, { y }) => sum + y, 0) / 10;
  return inside.reduce((sum, { y }) => sum + y - level, 0) * 0.02;
}

test("C011 both samples have space group P6₃/mmc", () => {
  expect(rowsOf(phases).map(({ sample, space_group }) => [sample, space_group])).toEqual([["NLMO", "P6_3/mmc"], ["NLMRO", "P6_3/mmc"]]);
});

test("C012 NLMO shows weak lines of a superstructure between 20 and 30°, which the model has not; NLMRO none", () => {
  /** Difference summed over windows around the √3 × √3 lines, in standard deviations. */
  const excess = (sample: Sample) => {
    const inside = patterns.filter((row) => row.sample === sample && [20.65, 22.16, 26.2].some((line) => row.two_theta >= line - 0.2 && row.two_theta <= line + 0.5));
    return inside.reduce((sum, { y_diff }) => sum + y_diff, 0) / Math.sqrt(inside.reduce((sum, { sigma }) => sum + sigma * sigma, 0));
  };
  expect(excess("NLMO")).toBeGreaterThan(5);
  expect(Math.abs(excess("NLMRO"))).toBeLessThan(3);
});

test("C013 (002) of NLMRO lies at the lower angle", () => {
  expect(firstLine("NLMRO").two_theta).toBeLessThan(firstLine("NLMO").two_theta);
  expect((firstLine("NLMRO").two_theta - firstLine("NLMO").two_theta).toFixed(3)).toBe("-0.072");
  expect([firstLine("NLMO"), firstLine("NLMRO")].map(({ two_theta }) => two_theta.toFixed(3))).toEqual(["15.941", "15.870"]);
});

for (const [claim, sample, name, value] of [
  ["C014", "NLMO", "c", "11.11"],
  ["C015", "NLMRO", "c", "11.16"],
  ["C016", "NLMO", "spacing", "3.71"],
  ["C017", "NLMRO", "spacing", "3.87"],
] as const) {
  test(`${claim} ${name} of ${sample} is ${value} Å`, () => {
    expect([param(sample, name).value.toFixed(2), param(sample, name).value_provenance]).toEqual([value, "reported"]);
    if (name === "c") expect((2 * firstLine(sample).d).toFixed(2)).toBe(value);
    else expect(((0.5 - 2 * param(sample, "z_o").value) * param(sample, "c").value).toFixed(2)).toBe(value);
  });
}

test("C055 the in situ cells run their first cycle in the time of 0.2 C", () => {
  for (const sample of ["NLMO", "NLMRO"] as const) {
    expect(new Set(logOf(sample).map(({ cycle }) => cycle))).toEqual(new Set([1]));
    const charge = logOf(sample).filter(({ branch }) => branch === "charge");
    const [first, last] = [charge[0]!, charge.at(-1)!];
    expect(((last.capacity - first.capacity) / (last.t_start - first.t_start) / 170).toFixed(2)).toBe("0.20");
  }
});

/** Maxima between (002) and the end of the first window; parabola over ± 0.2°, prominence of 20 % of the range. */
const newLines = (points: readonly { x: number; y: number }[]) => findPeaks(points, { window: [16.3, 17.2], halfWidth: 0.2, prominence: 0.2 });

test("C056 at the highest voltage NLMO has a new line at 16.7°", () => {
  const highest = logOf("NLMO").reduce((best, scan) => (scan.voltage > best.voltage ? scan : best));
  const peaks = newLines(maps.NLMO[highest.scan - 1]!);
  expect(peaks).toHaveLength(1);
  expect(Math.abs(peaks[0]!.x - 16.7)).toBeLessThan(0.05);
  expect(newLines(maps.NLMO[0]!)).toEqual([]);
});

test("C058 the (002) intensity of NLMO fluctuates strongly, C059 that of NLMRO hardly and no line is new", () => {
  const fluctuation = (sample: Sample) => {
    const areas = maps[sample].map((points) => areaOf(points, 15.1, 16.15));
    return (Math.max(...areas) - Math.min(...areas)) / (areas.reduce((a, b) => a + b, 0) / areas.length);
  };
  expect(fluctuation("NLMO")).toBeGreaterThan(0.5);
  expect(fluctuation("NLMRO")).toBeLessThan(0.15); // counting alone gives about 0.05
  expect(maps.NLMRO.flatMap(newLines)).toEqual([]);
});

test("C060 a of NLMRO never rises on charge and is b", () => {
  const charge = branchOf("charge");
  for (const [at, { a, b }] of charge.entries()) {
    expect(b).toBe(a);
    if (at > 0) expect(a).toBeLessThanOrEqual(charge[at - 1]!.a);
  }
});

test("C061 c of NLMRO rises at low voltage and falls at high voltage on charge", () => {
  const lengths = branchOf("charge").map(({ c }) => c);
  const top = lengths.indexOf(Math.max(...lengths));
  expect(top).toBeGreaterThan(5);
  expect(top).toBeLessThan(lengths.length - 1);
  expect(branchOf("charge")[top]!.voltage).toBeGreaterThan(4.2);
  expect(lengths.slice(0, top + 1)).toEqual(lengths.slice(0, top + 1).toSorted((a, b) => a - b));
  expect(lengths.slice(top)).toEqual(lengths.slice(top).toSorted((a, b) => b - a));
});

test("C062 the volume of NLMRO changes by 1.0 % over the cycle", () => {
  const volumes = lattice.map(({ v }) => v);
  expect(((100 * (Math.max(...volumes) - Math.min(...volumes))) / volumes[0]!).toFixed(1)).toBe("1.0");
  expect([lattice[0]!.c.toFixed(2), lattice[0]!.value_provenance]).toEqual(["11.16", "reported"]);
});

test("C063 NLMRO has one (002) line in every scan", () => {
  for (const points of maps.NLMRO) expect(findPeaks(points, { window: [15, 18], halfWidth: 0.06, prominence: 0.05 })).toHaveLength(1);
});

describe("the maps and the lattice are one model", () => {
  test("the (002) maximum follows c within the doublet", () => {
    for (const { scan, c } of lattice) {
      const bragg = (360 / Math.PI) * Math.asin(1.540593 / c);
      const [peak] = findPeaks(maps.NLMRO[scan - 1]!, { window: [15, 18], halfWidth: 0.06, prominence: 0.05 });
      expect(Math.abs(peak!.x - bragg)).toBeLessThan(0.03);
    }
  });
  test("no count exceeds 3,500", () => {
    const most = Math.max(...maps.NLMO.flat().map(({ y }) => y), ...maps.NLMRO.flat().map(({ y }) => y));
    expect(most).toBeLessThan(3500);
    expect(most).toBeGreaterThan(2500);
  });
});

