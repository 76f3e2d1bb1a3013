import { z } from "zod";
import { column, dataset, provenanceKinds, total } from "#figwright";
import { states } from "./spectra.ts";

const percent = z.number().min(0).max(100);

export const ruFractions = dataset({
  file: "ru_fractions.csv",
  title: "Ru valences of NLMRO at states of charge",
  provenance: { kind: "assumed", source: "Ru4+ when pristine and discharged and Ru5+ at 4.3 V as the article states; between them assumed" },
  key: ["state"],
  columns: {
    state: column(z.enum(states), "State"),
    ru4: column(percent, "Ru^{4+}", "%", { decimals: 1, provenance: { by: "value_provenance" } }),
    ru5: column(percent, "Ru^{5+}", "%", { decimals: 1, provenance: { by: "value_provenance" }, claims: ["C081"] }),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of the fractions"),
  },
  rules: [
    total({ of: ["ru4", "ru5"], formula: "ru4 + ru5", is: 100, tolerance: 0.1, within: "state", term: ({ ru4, ru5 }) => Number(ru4) + Number(ru5) }),
  ],
});
