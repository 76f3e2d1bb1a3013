import { quantise, reconstruction } from "#figwright";
import { eisFitParams } from "../../schemas/eis_fit_params.ts";
import { eisSpectrum } from "../../schemas/eis_spectrum.ts";
import { samples, type Sample } from "./branches.ts";
import { impedanceAt, type Circuit } from "./impedance.ts";
import { gaussianNoise, projectOff } from "./noise.ts";

export const tables = [
  reconstruction(eisFitParams, () => samples.flatMap(elements)),
  reconstruction(eisSpectrum, () => {
    const draw = gaussianNoise(eisSpectrum.provenance.seed);
    return samples.flatMap((sample) => spectrum(sample, draw(2 * frequenciesHz.length)));
  }),
];

const circuits: Readonly<Record<Sample, Circuit>> = {
  NLMO: { R_s: 6, R_f: 60, Q_f: 8e-6, n_f: 0.85, R_ct: 600, Q_dl: 3e-5, n_dl: 0.82, sigma_W: 90 },
  NLMRO: { R_s: 5, R_f: 35, Q_f: 8e-6, n_f: 0.85, R_ct: 180, Q_dl: 3e-5, n_dl: 0.82, sigma_W: 45 },
};

const units: Readonly<Record<keyof Circuit, string>> = {
  R_s: "Ohm",
  R_f: "Ohm",
  Q_f: "S.s^n",
  n_f: "1",
  R_ct: "Ohm",
  Q_dl: "S.s^n",
  n_dl: "1",
  sigma_W: "Ohm.s^-0.5",
};
const elementNames = Object.keys(units) as readonly (keyof Circuit)[];

/** 100 kHz to 0.01 Hz, ten per decade. */
const frequenciesHz = Array.from({ length: 71 }, (_, index) =>
  quantise(Math.exp(Math.LN10 * (5 - index / 10)), { significant: 6 }),
);
/** Of the size of Z, in the real and in the imaginary part. */
const relativeNoise = 0.003;

function elements(sample: Sample) {
  return elementNames.map((element) => ({
    sample,
    element,
    value: circuits[sample][element],
    unit: units[element],
    value_provenance: "assumed" as const,
  }));
}

function spectrum(sample: Sample, white: readonly number[]) {
  const fit = frequenciesHz.map((freqHz) => impedanceAt(circuits[sample], freqHz));
  const sigma = fit.map(([re, im]) => relativeNoise * Math.sqrt(re * re + im * im));
  const noise = projectOff(white, elementNames.map((element) => weightedSensitivity(circuits[sample], element, sigma)));
  return frequenciesHz.map((freq, index) => {
    const [zfit_re, zfit_im] = fit[index]!;
    return {
      sample,
      freq,
      z_re: zfit_re + sigma[index]! * noise[2 * index]!,
      z_im: zfit_im + sigma[index]! * noise[2 * index + 1]!,
      zfit_re,
      zfit_im,
    };
  });
}

/** How the weighted residuals, real and imaginary in turn, answer to one element (central difference). */
function weightedSensitivity(circuit: Circuit, element: keyof Circuit, sigma: readonly number[]): readonly number[] {
  const step = 1e-5 * circuit[element];
  const above = { ...circuit, [element]: circuit[element] + step };
  const below = { ...circuit, [element]: circuit[element] - step };
  return frequenciesHz.flatMap((freqHz, index) => {
    const [highRe, highIm] = impedanceAt(above, freqHz);
    const [lowRe, lowIm] = impedanceAt(below, freqHz);
    return [(highRe - lowRe) / sigma[index]!, (highIm - lowIm) / sigma[index]!];
  });
}
