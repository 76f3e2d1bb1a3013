import { reconstruction } from "#figwright";
import { xasSoft } from "../../schemas/xas_soft.ts";
import { ru5Shares } from "./fractions.ts";
import { tables as lcfTables } from "./lcf.ts";
import { arctanStep, gaussian, grid, logisticStep, pseudoVoigt } from "./line-shapes.ts";
import { gaussianNoise } from "./noise.ts";
import { oK, ruL3, spectrumId, type Spectrum } from "./spectra.ts";

export const tables = [
  reconstruction(xasSoft, () => {
    const draw = gaussianNoise(xasSoft.provenance.seed);
    return [
      ...oK.flatMap((spectrum) => rowsOf(spectrum, { energiesEv: oxygenEv, sigma: 0.004, intensity: (energy) => oxygen(energy, spectrum) }, draw)),
      ...ruL3.flatMap((spectrum) => rowsOf(spectrum, { energiesEv: rutheniumEv, sigma: 0.004, intensity: (energy) => ruthenium(energy, spectrum) }, draw)),
      ...manganese(),
    ];
  }),
];

const oxygenEv = grid(525, 0.1, 251, 1);
const rutheniumEv = grid(2830, 0.1, 251, 1);

/** O K: pre-edge of t2g and eg, the metal 4sp band on its step, a trace of oxidised O when charged, carbonate on discharged NLMO. */
function oxygen(energyEv: number, { sample, state }: Spectrum): number {
  const oxidised = { "Ch4.3": 0.05, "Ch4.5": 0.15 }[state as string] ?? 0;
  const carbonate = sample === "NLMO" && state === "Dis2.0" ? gaussian(energyEv, [carbonateHeight, carbonateEv, 0.9]) : 0;
  return clean(energyEv) + gaussian(energyEv, [oxidised, 531, 1.2]) + carbonate;
}

function clean(energyEv: number): number {
  const preEdge = gaussian(energyEv, [1, 529.6, 1]) + gaussian(energyEv, [0.9, 532, 1.4]);
  return preEdge + 0.7 * logisticStep(energyEv, 537, 0.8) + gaussian(energyEv, [0.8, 541, 8]);
}

const carbonateHeight = 0.6 * 0.9;
/** Where the carbonate line must lie for the sum to peak at the printed 534.0 eV. */
const carbonateEv = centreFor(534);

/** The slope of the rest, over the height of a Gaussian 0.9 eV wide, moves the maximum; a fixed point of that. */
function centreFor(peakEv: number): number {
  const slope = (clean(peakEv + 1e-4) - clean(peakEv - 1e-4)) / 2e-4;
  return Array.from({ length: 50 }).reduce<number>((centreEv) => {
    const height = gaussian(peakEv, [carbonateHeight, centreEv, 0.9]);
    return peakEv - (slope * 0.9 * 0.9) / (8 * Math.LN2 * height);
  }, peakEv);
}

/** Ru L3 of a mixture of Ru4+ and Ru5+: lines of t2g and eg on the step of the continuum. */
function ruthenium(energyEv: number, { state }: Spectrum): number {
  const share = ru5Shares[state as keyof typeof ru5Shares];
  const step = 0.35 * arctanStep(energyEv, 2843.5, 1);
  const four = pseudoVoigt(energyEv, [0.62, 2838.6, 2.2, 0.6]) + pseudoVoigt(energyEv, [1, 2841.2, 2.6, 0.6]);
  const five = pseudoVoigt(energyEv, [0.72, 2839.5, 2.2, 0.6]) + pseudoVoigt(energyEv, [1.05, 2842.5, 2.6, 0.6]);
  return (1 - share) * four + share * five + step;
}

/** The spectra that the linear combination fits are of. */
function manganese() {
  const fitted = lcfTables[1]!.rows();
  return fitted.map((row) => ({ spectrum_id: row["spectrum_id"] as string, energy: row["energy"] as number, intensity: row["data"] as number }));
}

interface Shape {
  readonly energiesEv: readonly number[];
  readonly sigma: number;
  intensity(energyEv: number): number;
}

function rowsOf(spectrum: Spectrum, { energiesEv, sigma, intensity }: Shape, draw: (count: number) => readonly number[]) {
  const noise = draw(energiesEv.length);
  return energiesEv.map((energy, index) => ({ spectrum_id: spectrumId(spectrum), energy, intensity: intensity(energy) + sigma * noise[index]! }));
}
