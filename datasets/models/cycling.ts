import { quantise, reconstruction } from "#figwright";
import { cycling } from "../../schemas/cycling.ts";
import type { Sample } from "./branches.ts";
import { autoregressive, gaussianNoise, pinned } from "./noise.ts";

export const tables = [
  reconstruction(cycling, () => {
    const draw = gaussianNoise(cycling.provenance.seed);
    return cells.flatMap((cell) => life(cell, draw));
  }),
];

interface Cell {
  readonly sample: Sample;
  readonly rateC: number;
  readonly cycles: number;
  readonly firstMahPerG: number;
  /** Charge before the first discharge. */
  readonly firstChargeMahPerG: number;
  /** Last capacity over the first. */
  readonly retained: number;
  /** Share lost while the electrode settles, and the cycles this takes. */
  readonly settling: number;
  readonly settlingCycles: number;
  readonly efficiencyPercent: number;
}

const nlmo = { sample: "NLMO", settling: 0.18, settlingCycles: 30, efficiencyPercent: 98.9 } as const;
const nlmro = { sample: "NLMRO", settling: 0.06, settlingCycles: 25, efficiencyPercent: 99.5 } as const;

/** First capacities and the retentions at 1.0 C are printed, except the 58.0 mAh/g and the retentions at 0.2 C. */
const cells: readonly Cell[] = [
  { ...nlmo, rateC: 0.2, cycles: 100, firstMahPerG: 97.7, firstChargeMahPerG: 128.0, retained: 0.6 },
  { ...nlmro, rateC: 0.2, cycles: 100, firstMahPerG: 153.4, firstChargeMahPerG: 145.0, retained: 0.84 },
  { ...nlmo, rateC: 1, cycles: 200, firstMahPerG: 58.0, firstChargeMahPerG: 74.0, retained: 0.455 },
  { ...nlmro, rateC: 1, cycles: 200, firstMahPerG: 101.6, firstChargeMahPerG: 98.0, retained: 0.812 },
];

function life(cell: Cell, draw: (count: number) => readonly number[]) {
  const scatter = pinned(autoregressive(draw(cell.cycles), 0.6)).map((deviation) => 0.0025 * deviation);
  const flicker = draw(cell.cycles);
  return scatter.map((deviation, index) => {
    const q_dis = quantise(cell.firstMahPerG * (remaining(cell, index) + deviation), 4);
    const q_chg = quantise(index === 0 ? cell.firstChargeMahPerG : (100 * q_dis) / efficiency(cell, index, flicker[index]!), 4);
    return {
      cell_id: `${cell.sample}-${cell.rateC}C`,
      sample: cell.sample,
      rate_c: cell.rateC,
      cycle: index + 1,
      q_dis,
      q_chg,
      ce: (100 * q_dis) / q_chg,
      retention: (100 * q_dis) / cell.firstMahPerG,
    };
  });
}

/** 1 − α(1 − e^{−n/τ}) − βn after n further cycles; β follows from the retention. */
function remaining({ settling, settlingCycles, retained, cycles }: Cell, further: number): number {
  const settled = (n: number): number => 1 - settling * (1 - Math.exp(-n / settlingCycles));
  const perCycle = (settled(cycles - 1) - retained) / (cycles - 1);
  return settled(further) - perCycle * further;
}

/** In per cent; the second to fourth cycle still lose a little to the surface film. */
function efficiency({ efficiencyPercent }: Cell, further: number, noise: number): number {
  return efficiencyPercent - 1.5 * Math.exp(-(further - 1) / 1.2) + 0.08 * Math.max(-3, Math.min(3, noise));
}
