import { z } from "zod";
import { column, dataset, provenanceKinds } from "#figwright";

/** States of charge of an electrode: `Ch` on charge, `Dis` on discharge, then the voltage; later cycles are named first. */
export const states = [
  "pristine",
  "Ch4.0",
  "Ch4.1",
  "Ch4.3",
  "Ch4.5",
  "Dis3.5",
  "Dis2.0",
  "2nd-Ch4.5",
  "2nd-Dis2.0",
  "10th-Ch4.5",
  "10th-Dis2.0",
] as const;

/** Tabulated energies of the K edges, those of the metals, in eV. */
export const kEdgesEv = { "Mn K": 6539.0, "Ru K": 22117.0 } as const;

/** Every X-ray absorption spectrum once. A reference compound has no state. */
export const spectra = dataset({
  file: "spectra.csv",
  title: "X-ray absorption spectra: sample, edge, state of charge and detection",
  provenance: { kind: "assumed", source: "Fig. 2, 5, 6 and 7 of the article; where they name no state or detection, usual ones" },
  key: ["spectrum_id"],
  columns: {
    spectrum_id: column(z.string().regex(/^[A-Za-z0-9.-]+$/), "Spectrum"),
    sample: column(z.enum(["NLMO", "NLMRO", "Mn2O3", "Li2MnO3", "RuO2"]), "Sample"),
    edge: column(z.enum(["Mn K", "Ru K", "O K", "Ru L3", "Mn L2,3"]), "Edge"),
    state: column(z.enum(states).nullable(), "State"),
    mode: column(z.enum(["TEY", "PFY", "iPFY", "TFY", "transmission"]), "Detection", undefined, { provenance: { by: "mode_provenance" } }),
    mode_provenance: column(z.enum(provenanceKinds), "Provenance of the detection"),
    note: column(z.string().min(1), "Note"),
  },
});
