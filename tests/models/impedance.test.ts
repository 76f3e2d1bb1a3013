import { describe, expect, test } from "vitest";
import { impedanceAt, type Circuit } from "../../datasets/models/impedance.ts";
import { eisFitParams } from "../../schemas/eis_fit_params.ts";
import { eisSpectrum } from "../../schemas/eis_spectrum.ts";
import { dot, solve } from "../least-squares.ts";
import { rowsOf } from "../rows-of.ts";

/* The elements that a re-fit returns are those that were planted: the generator is consistent. It does not show that the paper is right. */

const names = ["R_s", "R_f", "Q_f", "n_f", "R_ct", "Q_dl", "n_dl", "sigma_W"] as const;
const simple: Circuit = { R_s: 5, R_f: 1e-9, Q_f: 1e-9, n_f: 1, R_ct: 100, Q_dl: 1e-5, n_dl: 1, sigma_W: 0 };

test("an ideal circuit draws a semicircle whose apex is half its resistance at 1 / 2πRC", () => {
  const [re, im] = impedanceAt(simple, 1 / (2 * Math.PI * 100 * 1e-5));
  expect(re).toBeCloseTo(55, 6);
  expect(im).toBeCloseTo(-50, 6);
});

test("the Warburg element alone has equal real and imaginary parts", () => {
  const [re, im] = impedanceAt({ ...simple, R_ct: 0, Q_dl: 1e-15, sigma_W: 90 }, 1);
  expect(re - 5).toBeCloseTo(90 / Math.sqrt(2 * Math.PI), 6);
  expect(im).toBeCloseTo(-90 / Math.sqrt(2 * Math.PI), 6);
});

for (const sample of ["NLMO", "NLMRO"] as const) {
  describe(sample, () => {
    const rows = rowsOf(eisSpectrum).filter((row) => row.sample === sample);
    const params = rowsOf(eisFitParams).filter((row) => row.sample === sample);
    const planted = Object.fromEntries(params.map(({ element, value }) => [element, value])) as unknown as Circuit;

    test("a free fit of all eight elements, begun elsewhere, returns them to four digits", () => {
      const start = Object.fromEntries(names.map((name, i) => [name, planted[name] * (i % 2 ? 1.04 : 0.95)])) as unknown as Circuit;
      const fitted = fit(rows, start);
      for (const name of names) expect(fitted[name].toPrecision(4)).toBe(planted[name].toPrecision(4));
    });

    test("the fit columns are the circuit", () => {
      for (const { freq, zfit_re, zfit_im } of rows) {
        const [re, im] = impedanceAt(planted, freq);
        expect(Math.abs(zfit_re - re)).toBeLessThan(6e-6);
        expect(Math.abs(zfit_im - im)).toBeLessThan(6e-6);
      }
    });

    test("the scatter is 0.3 % of the impedance", () => {
      const relative = rows.flatMap(({ z_re, z_im, zfit_re, zfit_im }) => {
        const size = Math.sqrt(zfit_re * zfit_re + zfit_im * zfit_im);
        return [(z_re - zfit_re) / size, (z_im - zfit_im) / size];
      });
      const rms = Math.sqrt(relative.reduce((sum, x) => sum + x * x, 0) / (relative.length - names.length));
      expect(rms).toBeGreaterThan(0.0025);
      expect(rms).toBeLessThan(0.0035);
    });

    test("the spectrum goes from 100 kHz to 0.01 Hz in 71 points, ten per decade", () => {
      expect([rows.length, rows[0]!.freq, rows[10]!.freq, rows.at(-1)!.freq]).toEqual([71, 100000, 10000, 0.01]);
    });
  });
}

type Spectrum = readonly { readonly freq: number; readonly z_re: number; readonly z_im: number; readonly zfit_re: number; readonly zfit_im: number }[];

/** Gauss-Newton in the logarithms of the elements, weighted by the size of the impedance. */
function fit(rows: Spectrum, start: Circuit): Circuit {
  const weights = rows.map(({ zfit_re, zfit_im }) => 1 / Math.sqrt(zfit_re * zfit_re + zfit_im * zfit_im));
  const weighted = (circuit: Circuit, minus: number) =>
    rows.flatMap(({ freq, z_re, z_im }, i) => {
      const [re, im] = impedanceAt(circuit, freq);
      return [(re - minus * z_re) * weights[i]!, (im - minus * z_im) * weights[i]!];
    });
  const scaled = (circuit: Circuit, name: keyof Circuit, factor: number) => ({ ...circuit, [name]: circuit[name] * factor });
  return Array.from({ length: 30 }).reduce<Circuit>((circuit) => {
    const residual = weighted(circuit, 1);
    const jacobian = names.map((name) => {
      const [above, below] = [1 + 1e-5, 1 - 1e-5].map((factor) => weighted(scaled(circuit, name, factor), 0));
      return above!.map((value, i) => (value - below![i]!) / 2e-5);
    });
    const normal = jacobian.map((a) => jacobian.map((b) => dot(a, b)));
    const step = solve(normal, jacobian.map((a) => -dot(a, residual)));
    return names.reduce((next, name, i) => scaled(next, name, Math.exp(Math.max(-0.2, Math.min(0.2, step[i]!)))), circuit);
  }, start);
}
