import { fourierTransform, quantise, reconstruction, transformWeights, type TransformWindow } from "#figwright";
import { exafsK } from "../../schemas/exafs_k.ts";
import { exafsR, transformShape } from "../../schemas/exafs_r.ts";
import { chiAt, type Shell } from "./exafs-equation.ts";
import { fits, fittedSpectrum, settings, shellsOf, type Fit } from "./exafs_fits.ts";
import { grid } from "./line-shapes.ts";
import { gaussianNoise, projectOff } from "./noise.ts";

export const tables = [reconstruction(exafsK, () => curves().flatMap(kRows)), reconstruction(exafsR, () => curves().flatMap(rRows))];

const stepAo1 = 0.05;
const k = grid(0, stepAo1, 281, 2);
/** As of a transform of 2048 points. */
const r = Array.from({ length: 196 }, (_, index) => quantise((index * Math.PI) / (2048 * stepAo1), { significant: 10 }));
/** Below this k the curves are 0: no path is computed there, and the window never reaches it. */
const firstK = 2;
const noiseOf = { Mn: 5e-4, Ru: 1e-3 } as const;

interface Curve {
  readonly fit: Fit;
  readonly chi: readonly number[];
  readonly chiFit: readonly number[];
}

/** All curves, rounded as they are stored, so that the transform is exactly that of the table. */
function curves(): readonly Curve[] {
  const draw = gaussianNoise(exafsK.provenance.seed);
  return fits.map((fit) => {
    const chiFit = curve(shellsOf(fit), fit, 0);
    const white = draw(k.length).map((value, index) => (k[index]! < firstK ? 0 : value));
    const noise = projectOff(white, directions(fit));
    return { fit, chi: stored(chiFit.map((value, index) => value + noiseOf[fit.absorber] * noise[index]!)), chiFit: stored(chiFit) };
  });
}

function stored(values: readonly number[]): readonly number[] {
  return values.map((value) => quantise(value, { significant: 10 }));
}

function curve(shells: readonly Shell[], { absorber }: Fit, de0: number): readonly number[] {
  const { s02 } = settings[absorber];
  return k.map((at) => (at < firstK ? 0 : chiAt(at, shells, { s02, de0: settings[absorber].de0 + de0 })));
}

/** In k, what the residual in the fitted part of R must not hold for the planted values to be the optimum: one direction for every free parameter. */
function directions(fit: Fit): readonly (readonly number[])[] {
  const { r_min, r_max } = settings[fit.absorber];
  const fitted = r.filter((at) => at >= r_min && at <= r_max);
  const window = windowOf(fit);
  const weights = transformWeights(k, window);
  return sensitivities(fit).map((sensitivity) => {
    const image = fourierTransform(k, sensitivity, fitted, window);
    return k.map((at, index) =>
      weights[index] === 0 ? 0 : weights[index]! * fitted.reduce((sum, distance, place) => sum + image[place]!.re * Math.cos(2 * at * distance) - image[place]!.im * Math.sin(2 * at * distance), 0),
    );
  });
}

/** Derivatives of χ(k) by distance and factor of each path and by the edge energy (central differences). */
function sensitivities(fit: Fit): readonly (readonly number[])[] {
  const [oxygen, ...metals] = shellsOf(fit) as [Shell, ...Shell[]];
  const moved = (dr: number, ds: number) => (shell: Shell): Shell => ({ ...shell, r: shell.r + dr, sigma2: shell.sigma2 + ds });
  const change = (dr: number, ds: number, which: "oxygen" | "metal") => curve(which === "oxygen" ? [moved(dr, ds)(oxygen), ...metals] : [oxygen, ...metals.map(moved(dr, ds))], fit, 0);
  const difference = (above: readonly number[], below: readonly number[]) => above.map((value, index) => value - below[index]!);
  return [
    ...(["oxygen", "metal"] as const).flatMap((which) => [
      difference(change(1e-5, 0, which), change(-1e-5, 0, which)),
      difference(change(0, 1e-6, which), change(0, -1e-6, which)),
    ]),
    difference(curve([oxygen, ...metals], fit, 1e-3), curve([oxygen, ...metals], fit, -1e-3)),
  ];
}

function windowOf({ absorber }: Fit): TransformWindow {
  const { k_min, k_max } = settings[absorber];
  return { from: k_min, to: k_max, ...transformShape };
}

function kRows({ fit, chi, chiFit }: Curve) {
  const label = { spectrum_id: fittedSpectrum(fit), sigma: noiseOf[fit.absorber] };
  return k.map((at, index) => ({ ...label, k: at, chi: chi[index]!, chi_fit: chiFit[index]! }));
}

function rRows({ fit, chi, chiFit }: Curve) {
  const [data, model] = [chi, chiFit].map((values) => fourierTransform(k, values, r, windowOf(fit)));
  return r.map((at, index) => {
    const [{ re, im }, { re: fit_re, im: fit_im }] = [data![index]!, model![index]!];
    return { spectrum_id: fittedSpectrum(fit), r: at, mag: Math.sqrt(re * re + im * im), re, im, fit_mag: Math.sqrt(fit_re * fit_re + fit_im * fit_im), fit_re, fit_im };
  });
}
