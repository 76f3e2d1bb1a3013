import { z } from "zod";
import { column, dataset, edgePosition, endMean, increasing } from "#figwright";
import { kEdgesEv, spectra } from "./spectra.ts";

/** Normalised: 0 before the edge, 1 after it. `sigma` is the noise in the same unit. */
export const xasXanes = dataset({
  file: "xas_xanes.csv",
  title: "Mn and Ru K-edge XANES, normalised",
  provenance: {
    kind: "reconstructed",
    source: "edge step and Gaussians: Mn of published Mn2O3 and Li2MnO3 line shapes, pinned by the valences and the order of edges that the article states; Ru assumed in shape",
    seed: "xas_xanes 1",
  },
  key: ["spectrum_id", "energy"],
  columns: {
    spectrum_id: column(z.string().min(1), "Spectrum"),
    energy: column(z.number().positive(), "Energy", "eV", { decimals: 1 }),
    mu_norm: column(z.number().lt(2.5), "Normalised *μ*(*E*)", "1", {
      decimals: 6,
      claims: ["C018", "C019", "C020", "C082", "C091", "C092", "C093"],
    }),
    sigma: column(z.number().positive(), "Noise", "1", { decimals: 6, provenance: "assumed" }),
  },
  rules: [
    increasing("energy", { within: "spectrum_id" }),
    endMean("mu_norm", { over: "energy", end: "first", length: 20, within: "spectrum_id", absolute: true, max: 0.03 }),
    endMean("mu_norm", { over: "energy", end: "last", length: 40, within: "spectrum_id", min: 0.92, max: 1.08 }),
  ],
});

export const tabulatedEdges = edgePosition({
  id: "FW-XTB-021",
  statement: "half of the edge step is within 20 eV of the tabulated K edge of the element",
  dataset: xasXanes,
  curve: "spectrum_id",
  x: "energy",
  y: "mu_norm",
  with: spectra,
  tabulated: (rows, id) => kEdgesEv[rows.find(({ spectrum_id }) => spectrum_id === id)?.["edge"] as keyof typeof kEdgesEv],
  within: 20,
});
