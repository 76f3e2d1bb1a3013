import { z } from "zod";
import { agreement, column, dataset, increasing } from "#figwright";
import { lcfFit } from "./lcf_fit.ts";

/** O K and Ru L3: relative to the strongest part of the model's pre-edge or white line. Mn L2,3: the area from 634 to 662 eV is 1 eV. */
export const xasSoft = dataset({
  file: "xas_soft.csv",
  title: "O K, Ru L3 and Mn L2,3 spectra at states of charge",
  provenance: {
    kind: "reconstructed",
    source: "Gaussians and pseudo-Voigts at energies assumed within what the article says of peaks and shifts; carbonate at the printed 534.0 eV; Mn from lcf_fit",
    seed: "xas_soft 1",
  },
  key: ["spectrum_id", "energy"],
  columns: {
    spectrum_id: column(z.string().min(1), "Spectrum"),
    energy: column(z.number().positive(), "Energy", "eV", { decimals: 1 }),
    intensity: column(z.number().min(-0.02), "Intensity", "1", {
      decimals: 6,
      claims: ["C067", "C068", "C079", "C080", "C082"],
    }),
  },
  rules: [increasing("energy", { within: "spectrum_id" })],
});

export const fittedIntensities = agreement({
  id: "FW-XTB-026",
  dataset: xasSoft,
  columns: ["intensity"],
  with: [lcfFit],
  statement: "xas_soft.intensity is lcf_fit.data where a spectrum is in both",
  due: (rowsOf) => {
    const data = new Map(rowsOf(lcfFit).map(({ spectrum_id, energy, data }) => [`${spectrum_id} ${energy}`, data as number]));
    const fitted = new Set(rowsOf(lcfFit).map(({ spectrum_id }) => spectrum_id));
    return ({ spectrum_id, energy }) => (fitted.has(spectrum_id!) ? { value: data.get(`${spectrum_id} ${energy}`), slack: 0 } : undefined);
  },
});
