import { quantise, reconstruction } from "#figwright";
import { gcdProfile } from "../../schemas/gcd_profile.ts";
import { firstCycle, samples, type Sample } from "./branches.ts";
import { electronMahPerG, oneCMahPerG, pristineNa } from "./constants.ts";
import { gaussianNoise } from "./noise.ts";
import { capacityAtVoltage, capacityTo, voltageAfter, type Branch } from "./redox.ts";

export const tables = [
  reconstruction(gcdProfile, () => {
    const draw = gaussianNoise(gcdProfile.provenance.seed);
    return samples.flatMap((sample) => {
      const charge = record(firstCycle[sample].charge, 0, draw);
      const discharge = record(firstCycle[sample].discharge, charge.at(-1)!.time, draw);
      const label = labels(sample);
      return [
        ...charge.map((point) => ({ ...label, ...point, branch: "charge" as const, x_na: chargedNa(sample, point.capacity) })),
        ...discharge.map((point) => ({
          ...label,
          ...point,
          branch: "discharge" as const,
          x_na: chargedNa(sample, charge.at(-1)!.capacity - point.capacity),
        })),
      ];
    });
  }),
];

const rateC = 0.2;
const currentMaPerG = rateC * oneCMahPerG;
const noiseV = 0.0003;
/** A cycler writes a point when one of these has passed. */
const everyS = 30;
const everyV = 0.005;

interface Point {
  readonly point: number;
  readonly capacity: number;
  readonly voltage: number;
  readonly time: number;
}

function labels(sample: Sample) {
  return { cell_id: `${sample}-0.2C`, sample, rate_c: rateC, cycle: 1, current: currentMaPerG };
}

/** What a cycler writes during one branch that starts at a time: capacities from 0, voltages with noise. */
function record(branch: Branch, startS: number, draw: (count: number) => readonly number[]): readonly Point[] {
  const capacities = sampled(branch);
  const noise = draw(capacities.length);
  return capacities.map((exact, index) => {
    const time = quantise(startS + (exact / currentMaPerG) * 3600, 2);
    const capacity = ((time - startS) * currentMaPerG) / 3600;
    return { point: index + 1, capacity, voltage: disturbed(voltageAfter(branch, exact), noise[index]!, branch), time };
  });
}

function sampled(branch: Branch): readonly number[] {
  const whole = capacityTo(branch, branch.endV);
  const direction = branch.endV > branch.startV ? 1 : -1;
  const capacities = [0];
  for (let last = 0, voltageV = voltageAfter(branch, 0); last < whole; ) {
    const nextV = voltageV + direction * everyV;
    const byVoltage = direction * (branch.endV - nextV) > 0 ? capacityAtVoltage(branch, nextV) : whole;
    last = Math.min(last + (currentMaPerG * everyS) / 3600, byVoltage, whole);
    voltageV = voltageAfter(branch, last);
    capacities.push(last);
  }
  return capacities;
}

/** Noise fades out towards the cut-off voltages, where the cycler turns round. */
function disturbed(voltageV: number, noise: number, { startV, endV, dropV }: Branch): number {
  const room = Math.min(Math.abs(startV + dropV - voltageV), Math.abs(voltageV - endV)) / (4 * noiseV);
  return voltageV + noiseV * Math.min(1, room) * Math.max(-3, Math.min(3, noise));
}

function chargedNa(sample: Sample, extractedMahPerG: number): number {
  return pristineNa - extractedMahPerG / electronMahPerG[sample];
}
