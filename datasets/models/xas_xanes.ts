import { reconstruction } from "#figwright";
import { xasXanes } from "../../schemas/xas_xanes.ts";
import { chiAt, waveNumber, type Shell } from "./exafs-equation.ts";
import { fits, settings, shellsOf } from "./exafs_fits.ts";
import { ru5Shares } from "./fractions.ts";
import { arctanStep, gaussian, grid } from "./line-shapes.ts";
import { gaussianNoise } from "./noise.ts";
import { mnK, ruK, spectrumId, type Spectrum } from "./spectra.ts";

export const tables = [
  reconstruction(xasXanes, () => {
    const draw = gaussianNoise(xasXanes.provenance.seed);
    return [
      ...mnK.flatMap((spectrum) => rowsOf(spectrum, { energiesEv: manganeseEv, sigma: 3e-4, mu: (energy) => manganese(energy, spectrum) }, draw)),
      ...ruK.flatMap((spectrum) => rowsOf(spectrum, { energiesEv: rutheniumEv, sigma: 8e-4, mu: (energy) => ruthenium(energy, spectrum) }, draw)),
    ];
  }),
];

const manganeseEv = grid(6520, 0.3, 401, 1);
const rutheniumEv = grid(22060, 0.5, 401, 1);

type Peak = readonly [height: number, centreEv: number, widthEv: number];

interface Edge {
  readonly stepEv: number;
  readonly stepWidthEv: number;
  /** The 1s to 3d doublet. */
  readonly preEdge: readonly Peak[];
  readonly peaks: readonly Peak[];
}

/** Fitted to published spectra of Li2MnO3 and Mn2O3, Mn foil at 6539.0 eV. */
export const mn4: Edge = {
  stepEv: 6557.15,
  stepWidthEv: 0.67,
  preEdge: [[0.016, 6541.28, 1.1], [0.045, 6543.4, 5.3]],
  peaks: [
    [0.09, 6550.86, 1.97], [0.458, 6555.17, 8.6], [-0.184, 6557.8, 1.53], [0.549, 6561.25, 4.62],
    [0.28, 6575.98, 12.86], [-0.152, 6593.43, 32.16], [0.082, 6622.04, 39.98],
  ],
};
export const mn3: Edge = {
  stepEv: 6550.85,
  stepWidthEv: 0.77,
  preEdge: [[0.029, 6540.73, 1.64], [0.034, 6543.04, 3.43]],
  peaks: [
    [0.289, 6549.82, 3], [-0.406, 6552.13, 4.83], [0.47, 6557.42, 14.99], [0.185, 6573.62, 12.82], [-0.099, 6589.65, 14.31], [0.095, 6612.18, 40],
  ],
};

/** Share of Mn3+ after discharge: more in NLMRO, whose edge the article finds lower. */
const mn3Shares: Readonly<Record<string, number>> = { NLMO: 0.12, NLMRO: 0.28 };
/** Growth of the doublet on charge: of NLMO clear, of NLMRO next to nothing. */
const preEdgeGrowth: Readonly<Record<string, number>> = { NLMO: 1.25, NLMRO: 1.01 };

function manganese(energyEv: number, { sample, state }: Spectrum): number {
  if (sample === "Mn2O3") return absorption(energyEv, mn3, 1);
  const share = state === "Dis2.0" ? mn3Shares[sample]! : 0;
  const growth = state === "Ch4.5" ? preEdgeGrowth[sample]! : 1;
  return (1 - share) * absorption(energyEv, mn4, growth) + share * absorption(energyEv, mn3, growth);
}

function absorption(energyEv: number, { stepEv, stepWidthEv, preEdge, peaks }: Edge, growth: number): number {
  const sum = (of: readonly Peak[]) => of.reduce((total, peak) => total + gaussian(energyEv, peak), 0);
  return arctanStep(energyEv, stepEv, stepWidthEv) + growth * sum(preEdge) + sum(peaks);
}

const ru5ShiftEv = 1.3;
const ruStepEv = 22128.5;

/** An electrode by its share of Ru5+; RuO2 lies 0.1 eV lower. */
function ruthenium(energyEv: number, { sample, state }: Spectrum): number {
  if (sample === "RuO2") return ruAbsorption(energyEv + 0.1, dioxide, 0.35);
  const share = ru5Shares[state as keyof typeof ru5Shares];
  return (1 - share) * ruAbsorption(energyEv, layered, 0.32) + share * ruAbsorption(energyEv - ru5ShiftEv, layered, 0.32);
}

const layered = shellsOf(fits.find(({ absorber }) => absorber === "Ru")!);
/** Rutile: oxygen, and two metals along the chain. */
const dioxide: readonly Shell[] = [
  { neighbour: "Ru-O", n: 6, r: 1.97, sigma2: 0.003 },
  { neighbour: "Ru-Mn", n: 2, r: 3.11, sigma2: 0.005 },
];

function ruAbsorption(energyEv: number, shells: readonly Shell[], whiteLine: number): number {
  const edge = arctanStep(energyEv, ruStepEv, 3) + gaussian(energyEv, [0.1, 22123, 8]) + gaussian(energyEv, [whiteLine, 22139, 14]);
  return edge + wiggles(energyEv - ruStepEv, shells);
}

/** Fine structure above 50 eV, faded in from 30 eV, where the EXAFS equation begins to hold. */
function wiggles(aboveEv: number, shells: readonly Shell[]): number {
  if (aboveEv <= 30) return 0;
  const sine = Math.sin((Math.PI / 2) * Math.min(1, (aboveEv - 30) / 20));
  return sine * sine * chiAt(waveNumber(aboveEv), shells, settings.Ru);
}

interface Shape {
  readonly energiesEv: readonly number[];
  readonly sigma: number;
  mu(energyEv: number): number;
}

function rowsOf(spectrum: Spectrum, { energiesEv, sigma, mu }: Shape, draw: (count: number) => readonly number[]) {
  const noise = draw(energiesEv.length);
  return energiesEv.map((energy, index) => ({ spectrum_id: spectrumId(spectrum), energy, mu_norm: mu(energy) + sigma * noise[index]!, sigma }));
}
