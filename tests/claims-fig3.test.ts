import { expect, test } from "vitest";
import { findPeaks, halfMaximum } from "#figwright";
import { constants } from "../schemas/constants.ts";
import { cvCurve } from "../schemas/cv_curve.ts";
import { cycling } from "../schemas/cycling.ts";
import { dqdvCurve } from "../schemas/dqdv_curve.ts";
import { eisFitParams } from "../schemas/eis_fit_params.ts";
import { gcdProfile } from "../schemas/gcd_profile.ts";
import { rateSummary } from "../schemas/rate_summary.ts";
import { rowsOf } from "./rows-of.ts";

const profile = rowsOf(gcdProfile);
const sweep = rowsOf(cvCurve);
const derivative = rowsOf(dqdvCurve);
const cycles = rowsOf(cycling);
const rates = rowsOf(rateSummary);
const oneC = rowsOf(constants).find(({ name }) => name === "capacity_1C")!;

const branchOf = (sample: string, branch: string) => profile.filter((row) => row.sample === sample && row.branch === branch);
const dischargeCapacity = (sample: string) => Math.max(...branchOf(sample, "discharge").map(({ capacity }) => capacity));

/** Maxima of dQ/dV on charge: parabola over ± 20 mV, prominence of 5 % of the range. */
const chargePeaks = (windowVmax: number, window: readonly [number, number]) =>
  findPeaks(
    derivative.filter((row) => row.window_vmax === windowVmax && row.branch === "charge").map(({ voltage, dqdv }) => ({ x: voltage, y: dqdv })),
    { window, halfWidth: 0.02, prominence: 0.05 },
  );

/** Mean dQ/dV of a charge between two voltages, from the profile itself. */
function meanSlope(sample: string, fromV: number, toV: number): number {
  const inside = branchOf(sample, "charge").filter(({ voltage }) => voltage >= fromV && voltage <= toV);
  return (inside.at(-1)!.capacity - inside[0]!.capacity) / (inside.at(-1)!.voltage - inside[0]!.voltage);
}

test("C028 the window is 2.0–4.5 V", () => {
  const voltages = profile.map(({ voltage }) => voltage);
  expect([Math.min(...voltages).toFixed(1), Math.max(...voltages).toFixed(1)]).toEqual(["2.0", "4.5"]);
});

test("C029 the first cycle runs at 0.2 C", () => {
  for (const { current, cycle } of profile) {
    expect(cycle).toBe(1);
    expect((current / oneC.value).toFixed(1)).toBe("0.2");
  }
});

test("C030 1.0 C is 170.0 mAh/g", () => {
  expect([oneC.value.toFixed(1), oneC.unit, oneC.value_provenance]).toEqual(["170.0", "mAh/g", "reported"]);
});

test("C031 NLMO has a distinct plateau at high voltage on charge", () => {
  const plateau = meanSlope("NLMO", 4.17, 4.27);
  expect(plateau).toBeGreaterThan(20 * meanSlope("NLMO", 2.95, 4.0));
  expect(plateau).toBeGreaterThan(20 * meanSlope("NLMO", 4.4, 4.49));
});

test("C032 NLMRO slopes below 4.0 V and has its plateau above", () => {
  expect(meanSlope("NLMRO", 3.0, 4.0)).toBeLessThan(40);
  expect(meanSlope("NLMRO", 4.4, 4.49)).toBeGreaterThan(500);
  expect(meanSlope("NLMRO", 3.0, 4.0)).toBeGreaterThan(1.5 * meanSlope("NLMO", 3.0, 4.0));
});

test("C033 NLMRO discharges 153.4 mAh/g", () => expect(dischargeCapacity("NLMRO").toFixed(1)).toBe("153.4"));
test("C034 NLMO discharges 97.7 mAh/g", () => expect(dischargeCapacity("NLMO").toFixed(1)).toBe("97.7"));

test("C035 the oxidation peak of NLMRO lies above 4.0 V and is broader than that of NLMO", () => {
  const flanks = (sample: string) =>
    halfMaximum(sweep.filter((row) => row.sample === sample && row.segment === "anodic").map(({ voltage, current }) => ({ x: voltage, y: current })))!;
  const [broad, narrow] = [flanks("NLMRO"), flanks("NLMO")];
  expect(broad.x).toBeGreaterThan(4.0);
  expect(broad.to - broad.from).toBeGreaterThan(1.5 * (narrow.to - narrow.from));
});

const highest = (windowVmax: number) =>
  Math.max(...derivative.filter(({ window_vmax }) => window_vmax === windowVmax).map(({ voltage }) => voltage)).toFixed(1);

test("C036 the first window ends at 4.3 V", () => expect(highest(4.3)).toBe("4.3"));
test("C039 the second window ends at 4.5 V", () => expect(highest(4.5)).toBe("4.5"));
test("C037 the Ru peak is at 4.1 V", () => expect(chargePeaks(4.3, [2.9, 4.3])[0]!.x.toFixed(1)).toBe("4.1"));
test("C038 it is the only peak up to 4.3 V", () => expect(chargePeaks(4.3, [2.9, 4.3])).toHaveLength(1));
test("C040 the O peak is at 4.45 V", () => expect(chargePeaks(4.5, [4.3, 4.5])[0]!.x.toFixed(2)).toBe("4.45"));

test("C041 it is one peak more than up to 4.3 V", () => {
  expect(chargePeaks(4.5, [2.9, 4.5]).length - chargePeaks(4.3, [2.9, 4.3]).length).toBe(1);
});

const lifeOf = (sample: string, rateC: number) => cycles.filter((row) => row.sample === sample && row.rate_c === rateC);

test("C042 100 cycles at 0.2 C", () => {
  for (const sample of ["NLMO", "NLMRO"]) expect(Math.max(...lifeOf(sample, 0.2).map(({ cycle }) => cycle))).toBe(100);
});

test("C043 NLMRO has more capacity and keeps more of it at 0.2 C", () => {
  const [better, worse] = [lifeOf("NLMRO", 0.2), lifeOf("NLMO", 0.2)];
  expect(better[0]!.q_dis).toBeGreaterThan(worse[0]!.q_dis);
  expect(better[99]!.q_dis).toBeGreaterThan(worse[99]!.q_dis);
  expect(better[99]!.retention).toBeGreaterThan(worse[99]!.retention);
});

test("C046 the charge-transfer resistance of NLMRO is much lower", () => {
  const transfer = (sample: string) => rowsOf(eisFitParams).find((row) => row.sample === sample && row.element === "R_ct")!.value;
  expect(transfer("NLMO") / transfer("NLMRO")).toBeGreaterThan(2);
});

const printed = [
  ["C047", 0.2, "150.8"],
  ["C048", 0.5, "104.7"],
  ["C049", 1.0, "101.6"],
  ["C050", 2.0, "86.7"],
  ["C051", 5.0, "68.5"],
] as const;
const blockOf = (sample: string, block: number) => rates.find((row) => row.sample === sample && row.block === block)!;

for (const [index, [claim, rateC, capacity]] of printed.entries()) {
  test(`${claim} NLMRO delivers ${capacity} mAh/g at ${rateC.toFixed(1)} C`, () => {
    const { rate_c, q_value, value_provenance } = blockOf("NLMRO", index + 1);
    expect([rate_c, q_value.toFixed(1), value_provenance]).toEqual([rateC, capacity, "reported"]);
  });
}

test("C052 every one of these is above NLMO", () => {
  for (const index of printed.keys()) {
    expect(blockOf("NLMRO", index + 1).q_value).toBeGreaterThan(blockOf("NLMO", index + 1).q_value);
  }
});

const keptPercent = (sample: string) => {
  const life = lifeOf(sample, 1);
  return (100 * life.find(({ cycle }) => cycle === 200)!.q_dis) / life.find(({ cycle }) => cycle === 1)!.q_dis;
};

test("C053 NLMRO keeps 81.2 % after 200 cycles at 1.0 C", () => expect(keptPercent("NLMRO").toFixed(1)).toBe("81.2"));
test("C054 NLMO keeps 45.5 % after 200 cycles at 1.0 C", () => expect(keptPercent("NLMO").toFixed(1)).toBe("45.5"));
