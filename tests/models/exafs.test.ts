import { describe, expect, test } from "vitest";
import { findPeaks, fourierTransform } from "#figwright";
import { chiAt, waveNumber, type Shell } from "../../datasets/models/exafs-equation.ts";
import { fits, fittedSpectrum, settings, shellsOf, type Fit } from "../../datasets/models/exafs_fits.ts";
import { scatterings } from "../../datasets/models/scattering.ts";
import { exafsFitParams } from "../../schemas/exafs_fit_params.ts";
import { exafsK } from "../../schemas/exafs_k.ts";
import { exafsR, transformShape } from "../../schemas/exafs_r.ts";
import { rowsOf } from "../rows-of.ts";
import { leastSquares } from "../least-squares.ts";

/* Distances and factors that a re-fit returns are those that were planted: the generator is consistent. It does not show that the paper is right. */

const inK = rowsOf(exafsK);
const inR = rowsOf(exafsR);
const params = rowsOf(exafsFitParams);

test("scattering passes through its nodes and is smooth between them", () => {
  const { amplitude, phase, meanFreePathAo } = scatterings["Mn-O"];
  expect([amplitude(4), phase(4), meanFreePathAo(4)]).toEqual([0.6996, -8.762, 5.94]);
  expect([amplitude(12), phase(12), meanFreePathAo(12)]).toEqual([0.0557, -15.019, 19.02]);
  expect(amplitude(7.5)).toBeGreaterThan(0.1462);
  expect(amplitude(7.5)).toBeLessThan(0.2091);
  for (const each of Object.values(scatterings)) {
    const steps = Array.from({ length: 260 }, (_, index) => each.phase(3 + 0.05 * (index + 1)) - each.phase(3 + 0.05 * index));
    expect(Math.max(...steps.map(Math.abs))).toBeLessThan(0.1);
  }
});

test("one eV above the edge is 0.512 Å⁻¹, and an edge that lies higher shifts k", () => {
  expect(waveNumber(1)).toBeCloseTo(0.51232, 5);
  const oxygen: Shell = { neighbour: "Mn-O", n: 6, r: 1.9, sigma2: 0.006 };
  const shifted = Math.sqrt(36 + 0.26246829);
  expect(chiAt(shifted, [oxygen], { s02: 0.7, de0: 1 })).toBeCloseTo(chiAt(6, [oxygen], { s02: 0.7, de0: 0 }), 10);
});

const maxima = (id: string, column: "mag" | "fit_mag") =>
  findPeaks(inR.filter(({ spectrum_id }) => spectrum_id === id).map((row) => ({ x: row.r, y: row[column] })), { window: [1, 3.2], halfWidth: 0.07, prominence: 0.1 });

for (const fit of fits) {
  const id = fittedSpectrum(fit);
  describe(id, () => {
    const own = inK.filter(({ spectrum_id }) => spectrum_id === id);
    const image = inR.filter(({ spectrum_id }) => spectrum_id === id);

    test("two maxima, of oxygen and of metal, at the distances that phases leave", () => {
      const [oxygen, metal, ...others] = maxima(id, "fit_mag");
      expect(others).toEqual([]);
      if (fit.absorber === "Ru") {
        expectWithin(oxygen!.x, 1.41, 1.43);
        expectWithin(metal!.x, 2.45, 2.47);
        return;
      }
      expectWithin(oxygen!.x, 1.445, 1.485);
      expectWithin(oxygen!.y, 8.15, 9.65);
      expectWithin(metal!.x, 2.415, 2.465);
      if (fit.sample === "NLMO") expectWithin(metal!.y, 5.85, 6.95);
      else expectWithin(metal!.y, 5.25, 5.55);
    });

    test("a free fit in R of both distances, both factors and the edge, begun elsewhere, returns them to the printed digits", () => {
      const fitted = refit(fit, own, image.map(({ r }) => r));
      const [oxygen, metal] = params.filter(({ spectrum_id }) => spectrum_id === id);
      const shown = [fitted[0]!.toFixed(3), fitted[1]!.toFixed(5), fitted[2]!.toFixed(3), fitted[3]!.toFixed(5)];
      expect(shown).toEqual([oxygen!.r.toFixed(3), oxygen!.sigma2.toFixed(5), metal!.r.toFixed(3), metal!.sigma2.toFixed(5)]);
      expect(Math.abs(fitted[4]! - oxygen!.de0)).toBeLessThan(0.005);
    });

    test("the fit column is the equation at these values", () => {
      for (const { k, chi_fit } of own) {
        const due = k < 2 ? 0 : chiAt(k, shellsOf(fit), settings[fit.absorber]);
        expect(Math.abs(chi_fit - due)).toBeLessThan(1e-9);
      }
    });

    test("the noise is white and of its stated size", () => {
      const seen = own.filter(({ k }) => k >= 2);
      const noise = seen.map(({ chi, chi_fit, sigma }) => (chi - chi_fit) / sigma);
      const power = noise.reduce((sum, x) => sum + x * x, 0) / noise.length;
      const next = noise.slice(1).reduce((sum, x, index) => sum + x * noise[index]!, 0) / noise.length;
      expectWithin(power, 0.75, 1.25);
      expectWithin(next / power, -0.2, 0.2);
    });

    test("the fit is good: R-factor below 0.02", () => {
      const inside = image.filter(({ r }) => r >= 1 && r <= 3.2);
      const misfit = inside.reduce((sum, { re, im, fit_re, fit_im }) => sum + (re - fit_re) * (re - fit_re) + (im - fit_im) * (im - fit_im), 0);
      expect(misfit / inside.reduce((sum, { mag }) => sum + mag * mag, 0)).toBeLessThan(0.02);
    });
  });
}

/** Five parameters: both distances, both factors, the energy of the edge. */
function refit(fit: Fit, own: readonly { readonly k: number; readonly chi: number }[], r: readonly number[]): readonly number[] {
  const { s02, k_min, k_max, r_min, r_max } = settings[fit.absorber];
  const inside = r.filter((at) => at >= r_min && at <= r_max);
  const k = own.map((row) => row.k);
  const [oxygen, ...metals] = shellsOf(fit) as [Shell, ...Shell[]];
  const residuals = ([r1, s1, r2, s2, de0]: readonly number[]): readonly number[] => {
    const shells = [{ ...oxygen, r: r1!, sigma2: s1! }, ...metals.map((metal) => ({ ...metal, r: r2!, sigma2: s2! }))];
    const difference = own.map((row) => (row.k < 2 ? 0 : chiAt(row.k, shells, { s02, de0: de0! }) - row.chi));
    return fourierTransform(k, difference, inside, { from: k_min, to: k_max, ...transformShape }).flatMap(({ re, im }) => [re, im]);
  };
  const start = [oxygen.r + 0.015, oxygen.sigma2 * 1.15, metals[0]!.r - 0.015, metals[0]!.sigma2 * 0.9, 1];
  return leastSquares(residuals, start, [0.01, 1e-3, 0.01, 1e-3, 1]);
}

function expectWithin(value: number, from: number, to: number): void {
  expect(value).toBeGreaterThan(from);
  expect(value).toBeLessThan(to);
}
