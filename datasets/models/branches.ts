import { capacityTo, curvatureAt, type Branch, type Couple } from "./redox.ts";

export type Sample = "NLMO" | "NLMRO";
export const samples: readonly Sample[] = ["NLMO", "NLMRO"];

/** One charge and the discharge after it. */
export interface Cycle {
  readonly charge: Branch;
  readonly discharge: Branch;
}

const couple = (capacityMahPerG: number, voltageV: number, widthV: number): Couple => ({ capacityMahPerG, voltageV, widthV });
/** A couple whose capacity follows from the capacity of the branch. */
const rest = (voltageV: number, widthV: number): Couple => couple(1, voltageV, widthV);

/** Discharge capacities are printed in the article; charge capacities are assumptions below the capacity of all Na. */
export const firstCycle: Readonly<Record<Sample, Cycle>> = {
  NLMO: {
    charge: charge(8, [couple(4, 4.0, 0.2), rest(4.22, 0.028)], { peaksV: [4.22], capacityMahPerG: 128.0 }),
    discharge: discharge(8, [couple(16, 2.3, 0.08), couple(30, 4.05, 0.06), rest(3.2, 0.3)], 0.05, 97.7),
  },
  NLMRO: {
    charge: charge(14, [couple(12, 3.8, 0.25), couple(28.0, 4.1, 0.055), rest(4.45, 0.035)], {
      peaksV: [4.1, 4.45],
      capacityMahPerG: 145.0,
    }),
    discharge: discharge(
      18,
      [couple(18, 2.35, 0.1), couple(30, 3.85, 0.09), couple(22, 4.25, 0.07), rest(3.1, 0.28)],
      0.03,
      153.4,
    ),
  },
};

/** A sweep leaves the oxygen wave no room before 4.5 V, so the voltammogram has a wave of its own at 4.34 V. */
export const sweepCharge: Readonly<Record<Sample, Branch>> = {
  NLMO: firstCycle.NLMO.charge,
  NLMRO: charge(14, [couple(12, 3.8, 0.25), couple(28.0, 4.1, 0.055), rest(4.34, 0.05)], {
    peaksV: [],
    capacityMahPerG: 145.0,
  }),
};

/** The charge of NLMRO stopped at 4.3 V; its discharge ends at the sodium content that the 4.5 V cell ends at. */
export const shortCycle: Cycle = shortened(firstCycle.NLMRO);

function charge(
  baselineMahPerGPerV: number,
  couples: readonly Couple[],
  { peaksV, capacityMahPerG }: { readonly peaksV: readonly number[]; readonly capacityMahPerG: number },
): Branch {
  const start = filled({ startV: 2.9, endV: 4.5, baselineMahPerGPerV, couples, dropV: 0 }, capacityMahPerG);
  return Array.from({ length: 20 }).reduce<Branch>(
    (branch) => filled(peaksV.reduce(centred, branch), capacityMahPerG),
    start,
  );
}

function discharge(baselineMahPerGPerV: number, couples: readonly Couple[], dropV: number, capacityMahPerG: number): Branch {
  return filled({ startV: 4.5 - dropV, endV: 2.0, baselineMahPerGPerV, couples, dropV }, capacityMahPerG);
}

function shortened(full: Cycle): Cycle {
  const charge: Branch = { ...full.charge, endV: 4.3 };
  const gainMahPerG = capacityTo(full.discharge, 2.0) - capacityTo(full.charge, 4.5);
  const couples = [couple(18, 2.35, 0.1), couple(28.0, 4.02, 0.06)];
  const bare: Branch = { startV: 4.3 - 0.03, endV: 2.0, baselineMahPerGPerV: 0, couples, dropV: 0.03 };
  const missingMahPerG = capacityTo(charge, 4.3) + gainMahPerG - capacityTo(bare, 2.0);
  return { charge, discharge: { ...bare, baselineMahPerGPerV: missingMahPerG / (bare.startV - bare.endV) } };
}

/** Gives the last couple the capacity that the branch still lacks. */
function filled(branch: Branch, capacityMahPerG: number): Branch {
  const others = branch.couples.slice(0, -1);
  const last = branch.couples.at(-1)!;
  const withoutLast = capacityTo({ ...branch, couples: others }, branch.endV);
  const perUnit = capacityTo({ ...branch, baselineMahPerGPerV: 0, couples: [{ ...last, capacityMahPerG: 1 }] }, branch.endV);
  return { ...branch, couples: [...others, { ...last, capacityMahPerG: (capacityMahPerG - withoutLast) / perUnit }] };
}

/** One Newton step of a couple's centre, so that the maximum of the sum, not of the couple, is at `peakV`. */
function centred(branch: Branch, peakV: number): Branch {
  const couples = branch.couples.map((each) => {
    const { capacityMahPerG, voltageV, widthV } = each;
    if (Math.abs(voltageV - peakV) > 0.01) return each;
    return { ...each, voltageV: voltageV - (curvatureAt(branch, peakV) * 8 * widthV * widthV * widthV) / capacityMahPerG };
  });
  return { ...branch, couples };
}
