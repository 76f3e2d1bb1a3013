import { quantise } from "#figwright";
import { firstCycle, type Sample } from "./branches.ts";
import { tables as profileTables } from "./gcd_profile.ts";
import { monotoneCubic } from "./pchip.ts";
import { capacityAtVoltage } from "./redox.ts";

/** Nine minutes each, one after the other, as many as fit into the first cycle at 0.2 C. */
const scanH = 0.15;
export const scanCounts: Readonly<Record<Sample, number>> = { NLMO: 44, NLMRO: 58 };

export interface Scan {
  readonly sample: Sample;
  readonly scan: number;
  readonly branch: "charge" | "discharge";
  readonly t_start: number;
  readonly voltage: number;
  /** Of the branch so far, in mAh/g. */
  readonly capacity: number;
}

/** The scans of both cells; the cell of the diffractometer is taken to follow the profile of Fig. 3a in time. */
export function scansOf(sample: Sample): readonly Scan[] {
  const points = profileTables[0]!.rows().filter((row) => row["sample"] === sample) as unknown as readonly (Scan & { readonly time: number })[];
  return Array.from({ length: scanCounts[sample] }, (_, index) => {
    const seconds = index * scanH * 3600;
    const after = Math.max(1, points.findIndex(({ time }) => time > seconds));
    const [from, to] = [points[after - 1]!, points[after]!];
    const share = (seconds - from.time) / (to.time - from.time);
    const between = (name: "voltage" | "capacity"): number => from[name] + share * (to[name] - from[name]);
    return { sample, scan: index + 1, branch: to.branch, t_start: quantise(index * scanH, 2), voltage: between("voltage"), capacity: between("capacity") };
  });
}

export interface Lattice {
  readonly a: number;
  readonly c: number;
}

type Node = readonly [branch: "charge" | "discharge", voltage: number, a: number, c: number];

/**
 * Lattice at some voltages, in Å. Of NLMRO the first c and a volume that varies by 1.0 % are printed, and that a falls and c
 * rises, then falls on charge; of NLMO nothing but the start: its layers part until (002) is at 15.6°.
 */
const nodes: Readonly<Record<Sample, readonly Node[]>> = {
  NLMO: [
    ["charge", 2.9, 2.865, 11.11],
    ["charge", 3.9, 2.858, 11.135],
    ["charge", 4.15, 2.851, 11.185],
    ["charge", 4.22, 2.843, 11.26],
    ["charge", 4.3, 2.834, 11.34],
    ["charge", 4.5, 2.831, 11.352],
    ["discharge", 4.05, 2.836, 11.3],
    ["discharge", 3.6, 2.846, 11.215],
    ["discharge", 2.6, 2.857, 11.14],
    ["discharge", 2.0, 2.862, 11.118],
  ],
  NLMRO: [
    ["charge", 2.9, 2.877, 11.16],
    ["charge", 3.8, 2.8691, 11.205],
    ["charge", 4.0, 2.8631, 11.235],
    ["charge", 4.1, 2.8572, 11.262],
    ["charge", 4.3, 2.8516, 11.28],
    ["charge", 4.45, 2.8507, 11.268],
    ["charge", 4.5, 2.8501, 11.258],
    ["discharge", 4.0, 2.8531, 11.272],
    ["discharge", 3.5, 2.861, 11.24],
    ["discharge", 2.5, 2.8716, 11.185],
    ["discharge", 2.0, 2.8765, 11.158],
  ],
};

/** Lattice of a cell after a charge that has passed in either direction, in mAh/g. */
export function latticeOf(sample: Sample): (throughputMahPerG: number) => Lattice {
  const passed = nodes[sample].map(([branch, voltage]) => throughputAt(sample, branch, voltage));
  const [a, c] = ([2, 3] as const).map((part) => monotoneCubic(passed, nodes[sample].map((node) => node[part])));
  return (throughput) => ({ a: a!(throughput), c: c!(throughput) });
}

export function throughputOf({ sample, branch, capacity }: Pick<Scan, "sample" | "branch" | "capacity">): number {
  return branch === "charge" ? capacity : wholeCharge(sample) + capacity;
}

export function throughputAt(sample: Sample, branch: "charge" | "discharge", voltage: number): number {
  const capacity = capacityAtVoltage(firstCycle[sample][branch], voltage);
  return branch === "charge" ? capacity : wholeCharge(sample) + capacity;
}

export function wholeCharge(sample: Sample): number {
  return capacityAtVoltage(firstCycle[sample].charge, 4.5);
}

