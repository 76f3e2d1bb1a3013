import { z } from "zod";
import { column, dataset, evenSteps, increasing, total } from "#figwright";

/** Grid of the Mn L2,3 spectra: their area from one end to the other is 1 eV. */
export const mnLStepEv = 0.1;

export const lcfReferences = dataset({
  file: "lcf_references.csv",
  title: "Mn L2,3 references of the linear combination fit",
  provenance: { kind: "assumed", source: "crystal-field multiplet spectra of Mn2+, Mn3+ and Mn4+, L3 maxima aligned to 640.0, 642.0 and 643.6 eV" },
  key: ["valence", "energy"],
  columns: {
    valence: column(z.union([z.literal(2), z.literal(3), z.literal(4)]), "Valence", "1", { decimals: 0 }),
    energy: column(z.number().min(634).max(662), "Energy", "eV", { decimals: 1 }),
    intensity: column(z.number().min(0), "Intensity", "1", { decimals: { significant: 10 } }),
  },
  rules: [
    increasing("energy", { within: "valence" }),
    evenSteps("energy", { within: "valence", from: 634 }),
    total({ of: ["intensity"], formula: `intensity · ${mnLStepEv} eV`, is: 1, tolerance: 0.005, within: "valence", term: ({ intensity }) => mnLStepEv * Number(intensity) }),
  ],
});
