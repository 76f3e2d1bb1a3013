import { z } from "zod";
import { agreement, bounds, column, dataset, provenanceKinds, range, type CrossRule, type Dataset } from "#figwright";
import { spectra } from "./spectra.ts";

/** r, sigma2 of both paths and de0 are free, five in all; n and s02 are fixed. TM is Mn, and for NLMRO Mn and Ru, at one distance. */
const freeParameters = 5;

export const exafsFitParams = dataset({
  file: "exafs_fit_params.csv",
  title: "EXAFS fits: coordination, distance, Debye-Waller factor, fit ranges",
  provenance: { kind: "assumed", source: "the article where a provenance column says reported or derived, otherwise typical values" },
  key: ["spectrum_id", "path"],
  columns: {
    spectrum_id: column(z.string().min(1), "Spectrum"),
    path: column(z.enum(["Mn-O", "Mn-TM", "Ru-O", "Ru-TM"]), "Path"),
    n: column(z.number().positive(), "Coordination number", "1", { decimals: 1, provenance: { by: "n_provenance" }, claims: ["C021", "C022"] }),
    r: column(z.number().positive(), "*R*", "Ao", { decimals: 3, provenance: { by: "r_provenance" }, claims: ["C006", "C007", "C008"] }),
    sigma2: column(z.number().gt(1e-3).lt(2e-2), "*σ*^{2}", "Ao2", { decimals: 5, provenance: { by: "sigma2_provenance" } }),
    de0: column(z.number(), "Δ*E*_{0}", "eV", { decimals: 2 }),
    s02: column(z.number().gt(0.6).lt(1.1), "*S*_{0}^{2}", "1", { decimals: 2 }),
    k_min: column(z.number().min(0), "Lower limit in *k*", "Ao-1", { decimals: 2 }),
    k_max: column(z.number().positive(), "Upper limit in *k*", "Ao-1", { decimals: 2 }),
    r_min: column(z.number().min(0), "Lower limit in *R*", "Ao", { decimals: 2 }),
    r_max: column(z.number().positive(), "Upper limit in *R*", "Ao", { decimals: 2 }),
    n_provenance: column(z.enum(provenanceKinds), "Provenance of the coordination number"),
    r_provenance: column(z.enum(provenanceKinds), "Provenance of the distance"),
    sigma2_provenance: column(z.enum(provenanceKinds), "Provenance of the Debye-Waller factor"),
  },
  rules: [
    range("r", { where: { path: ["Mn-O", "Ru-O"] }, min: 1.7, max: 2.3 }),
    range("r", { where: { path: ["Mn-TM", "Ru-TM"] }, min: 2.7, max: 3.1 }),
    bounds("k_max", {
      from: ["k_min", "r_min", "r_max"],
      formula: "2·(k_max − k_min)·(r_max − r_min)/π + 1, the number of independent points,",
      min: freeParameters,
      value: ({ k_min, k_max, r_min, r_max }) => (2 * (Number(k_max) - Number(k_min)) * (Number(r_max) - Number(r_min))) / Math.PI + 1,
    }),
  ],
});

/** The rule of a table that shows a column of the fits by sample, state and shell. */
export function shownFits(id: string, dataset: Dataset, column: "r" | "sigma2"): CrossRule {
  return agreement({
    id,
    dataset,
    columns: ["value"],
    with: [exafsFitParams, spectra],
    statement: `${dataset.name}.value is exafs_fit_params.${column} of the same sample, state and shell`,
    due: (rowsOf) => {
      const names = new Map(rowsOf(spectra).map(({ spectrum_id, sample, state }) => [spectrum_id, `${sample} ${state}`]));
      const values = new Map(rowsOf(exafsFitParams).map((row) => [`${names.get(row["spectrum_id"]!)} ${row["path"]}`, row[column] as number]));
      return ({ sample, state, shell }) => ({ value: values.get(`${sample} ${state} ${shell}`), slack: 0 });
    },
  });
}
