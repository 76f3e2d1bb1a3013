import { describe, expect, test } from "vitest";
import { firstCycle, samples, shortCycle } from "../../datasets/models/branches.ts";
import { electronMahPerG, pristineNa } from "../../datasets/models/constants.ts";
import { capacityTo, slopeAt, voltageAfter, type Branch } from "../../datasets/models/redox.ts";
import { gcdProfile } from "../../schemas/gcd_profile.ts";
import { rowsOf } from "../rows-of.ts";

/** Voltages of the maxima of dQ/dV inside the branch, to 10 mV. */
function maximaV(branch: Branch): readonly string[] {
  const low = Math.min(branch.startV, branch.endV);
  const steps = Math.round(1000 * Math.abs(branch.endV - branch.startV));
  const at = (step: number): number => slopeAt(branch, low + step / 1000);
  return Array.from({ length: steps - 1 }, (_, i) => i + 1).flatMap((step) =>
    at(step) > at(step - 1) && at(step) >= at(step + 1) ? [(low + step / 1000).toFixed(2)] : [],
  );
}

describe("golden values of the charge and discharge model", () => {
  test("maxima", () => {
    expect(maximaV(firstCycle.NLMRO.charge)).toEqual(["4.10", "4.45"]);
    expect(maximaV(firstCycle.NLMO.charge)).toEqual(["4.22"]);
    expect(maximaV(firstCycle.NLMRO.discharge)).toEqual(["2.36", "3.10", "3.85", "4.24"]);
    expect(maximaV(shortCycle.charge)).toEqual(["4.10"]);
  });

  test("the oxygen maximum stands over the Ru maximum", () => {
    expect(slopeAt(firstCycle.NLMRO.charge, 4.45)).toBeCloseTo(758, -1);
    expect(slopeAt(firstCycle.NLMRO.charge, 4.1)).toBeCloseTo(150, 0);
  });

  test("capacities", () => {
    const whole = (branch: Branch) => Number(capacityTo(branch, branch.endV).toFixed(6));
    expect(samples.map((sample) => whole(firstCycle[sample].charge))).toEqual([128.0, 145.0]);
    expect(samples.map((sample) => whole(firstCycle[sample].discharge))).toEqual([97.7, 153.4]);
  });

  test("the 4.3 V cell ends at the sodium content of the 4.5 V cell", () => {
    const gain = ({ charge, discharge }: typeof shortCycle) => capacityTo(discharge, 2.0) - capacityTo(charge, charge.endV);
    expect(gain(shortCycle)).toBeCloseTo(gain(firstCycle.NLMRO), 9);
    expect(capacityTo(shortCycle.charge, 4.3)).toBeCloseTo(capacityTo(firstCycle.NLMRO.charge, 4.3), 9);
  });

  test("Ru gives at most one electron per 0.1 Ru", () => {
    const ruMahPerG = [firstCycle.NLMRO.charge.couples[1]!, shortCycle.discharge.couples[1]!].map((couple) => couple.capacityMahPerG);
    expect(ruMahPerG).toEqual([28.0, 28.0]);
    expect((0.1 * electronMahPerG.NLMRO).toFixed(1)).toBe("28.0");
  });

  test("voltage leaves the upper cut-off and has lost most of the drop after 1 mAh/g", () => {
    for (const sample of samples) {
      const { charge, discharge } = firstCycle[sample];
      expect(voltageAfter(discharge, 0)).toBeCloseTo(4.5, 9);
      expect(voltageAfter(discharge, discharge.dropV)).toBeLessThan(4.5 - 0.3 * discharge.dropV);
      expect(voltageAfter(discharge, capacityTo(discharge, 2.0))).toBeCloseTo(2.0, 9);
      expect(voltageAfter(charge, capacityTo(charge, 4.5))).toBeCloseTo(4.5, 9);
    }
  });
});

describe("gcd_profile", () => {
  const rows = rowsOf(gcdProfile);

  test("no charge takes more than all Na, and the sodium content follows the capacity", () => {
    for (const sample of samples) {
      const own = rows.filter((row) => row.sample === sample);
      const charge = own.filter(({ branch }) => branch === "charge");
      const top = charge.at(-1)!;
      expect(top.capacity).toBeLessThan(pristineNa * electronMahPerG[sample]);
      for (const row of own) {
        const extracted = row.branch === "charge" ? row.capacity : top.capacity - row.capacity;
        expect(Math.abs(row.x_na - (pristineNa - extracted / electronMahPerG[sample]))).toBeLessThan(6e-6);
      }
    }
  });

  test("a cycler's points: 5 mV or 30 s apart at most, noise of 0.3 mV", () => {
    for (const branch of ["charge", "discharge"] as const) {
      for (const sample of samples) {
        const own = rows.filter((row) => row.sample === sample && row.branch === branch);
        const model = firstCycle[sample][branch];
        const deviations = own.map((row) => row.voltage - voltageAfter(model, row.capacity));
        const rms = Math.sqrt(deviations.reduce((sum, deviation) => sum + deviation * deviation, 0) / own.length);
        expect(rms).toBeGreaterThan(0.0002);
        expect(rms).toBeLessThan(0.0004);
        own.slice(1).forEach((row, i) => {
          expect(row.time - own[i]!.time).toBeLessThan(30.02);
          expect(Math.abs(row.voltage - own[i]!.voltage)).toBeLessThan(0.0075);
        });
      }
    }
  });

  test("time runs on from charge to discharge", () => {
    const [charged, discharged] = ["charge", "discharge"].map((branch) => rows.filter((row) => row.sample === "NLMRO" && row.branch === branch));
    expect(discharged![0]!.time).toBe(charged!.at(-1)!.time);
    expect(((discharged!.at(-1)!.time - discharged![0]!.time) / 3600).toFixed(2)).toBe("4.51");
  });
});
