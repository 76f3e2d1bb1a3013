import { describe, expect, test } from "vitest";
import { lcfFit } from "../../schemas/lcf_fit.ts";
import { lcfReferences } from "../../schemas/lcf_references.ts";
import { mnFractions } from "../../schemas/mn_fractions.ts";
import { spectra } from "../../schemas/spectra.ts";
import { nonNegativeWeights } from "../least-squares.ts";
import { rowsOf } from "../rows-of.ts";

/* The fractions that a re-fit returns are those that were planted: the generator is consistent. It does not show that the paper is right. */

const references = ([2, 3, 4] as const).map((valence) => rowsOf(lcfReferences).filter((row) => row.valence === valence));

test("the L3 maxima of the references lie at 640.0, 642.0 and 643.6 eV", () => {
  const maxima = references.map((rows) => rows.reduce((best, row) => (row.intensity > best.intensity ? row : best)).energy);
  expect(maxima).toEqual([640.0, 642.0, 643.6]);
});

test("the references have unit area from 634 to 662 eV", () => {
  for (const rows of references) {
    const area = rows.slice(1).reduce((sum, row, index) => sum + ((row.intensity + rows[index]!.intensity) / 2) * (row.energy - rows[index]!.energy), 0);
    expect(Math.abs(area - 1)).toBeLessThan(0.003);
  }
});

for (const { spectrum_id, sample, state } of rowsOf(spectra).filter(({ edge }) => edge === "Mn L2,3")) {
  describe(spectrum_id, () => {
    const own = rowsOf(lcfFit).filter((row) => row.spectrum_id === spectrum_id);
    const planted = rowsOf(mnFractions).find((row) => row.sample === sample && row.state === state)!;

    test("non-negative least squares with the references return the fractions to 0.01 %", () => {
      const weights = nonNegativeWeights(references.map((rows) => rows.map(({ intensity }) => intensity)), own.map(({ data }) => data));
      expect(weights.map((weight) => (100 * weight).toFixed(2))).toEqual([planted.mn2, planted.mn3, planted.mn4].map((percent) => percent.toFixed(2)));
    });

    test("the residual is white noise of 0.5 % of the maximum", () => {
      const sigma = 0.005 * Math.max(...own.map(({ fit }) => fit));
      const noise = own.map(({ residual }) => residual / sigma);
      const power = noise.reduce((sum, x) => sum + x * x, 0) / noise.length;
      const next = noise.slice(1).reduce((sum, x, index) => sum + x * noise[index]!, 0) / noise.length;
      expect(power).toBeGreaterThan(0.75);
      expect(power).toBeLessThan(1.25);
      expect(Math.abs(next / power)).toBeLessThan(0.2);
    });
  });
}
