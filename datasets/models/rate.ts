import { reconstruction, type ProvenanceKind } from "#figwright";
import { rate } from "../../schemas/rate.ts";
import { rateSummary } from "../../schemas/rate_summary.ts";
import { samples, type Sample } from "./branches.ts";
import { gaussianNoise } from "./noise.ts";

export const tables = [reconstruction(rateSummary, summary), reconstruction(rate, cycles)];

const ratesC = [0.2, 0.5, 1, 2, 5, 0.2];

/** The first five of NLMRO are printed. */
const meansMahPerG: Readonly<Record<Sample, readonly number[]>> = {
  NLMO: [95.0, 70.0, 58.0, 44.0, 27.0, 89.0],
  NLMRO: [150.8, 104.7, 101.6, 86.7, 68.5, 147.9],
};

const cyclesPerBlock = 5;
const lossPerCycle = 0.003;

function summary() {
  return samples.flatMap((sample) =>
    ratesC.map((rate_c, index) => ({
      sample,
      block: index + 1,
      rate_c,
      q_value: meansMahPerG[sample][index]!,
      statistic: "mean" as const,
      value_provenance: pinnedBy(sample, index, "reported"),
    })),
  );
}

function cycles() {
  const draw = gaussianNoise(rate.provenance.seed);
  return samples.flatMap((sample) =>
    ratesC.flatMap((rate_c, index) =>
      aroundMean(meansMahPerG[sample][index]!, draw(cyclesPerBlock)).map((q_dis, place) => ({
        sample,
        block: index + 1,
        cycle: index * cyclesPerBlock + place + 1,
        rate_c,
        q_dis,
        value_provenance: pinnedBy(sample, index, "reconstructed"),
      })),
    ),
  );
}

function pinnedBy(sample: Sample, index: number, kind: ProvenanceKind): ProvenanceKind {
  return sample === "NLMRO" && index < 5 ? kind : "assumed";
}

/** Capacities that fall by a fixed share per cycle and scatter by 0.1 %, with exactly the mean. */
function aroundMean(meanMahPerG: number, noise: readonly number[]): readonly number[] {
  const drift = noise.reduce((sum, draw) => sum + draw, 0) / noise.length;
  const middle = (noise.length - 1) / 2;
  return noise.map((draw, place) => meanMahPerG * (1 - lossPerCycle * (place - middle) + 0.001 * (draw - drift)));
}
