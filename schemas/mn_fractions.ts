import { z } from "zod";
import { column, dataset, provenanceKinds, total } from "#figwright";
import { states } from "./spectra.ts";

const percent = z.number().min(0).max(100);

/** Shares of the Mn that the fluorescence probes, not of the whole electrode. */
export const mnFractions = dataset({
  file: "mn_fractions.csv",
  title: "Mn valences from the linear combination fits",
  provenance: { kind: "assumed", source: "Fig. 6f of the article where a provenance column says reported, otherwise assumed" },
  key: ["sample", "state"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    state: column(z.enum(states), "State"),
    mn2: column(percent, "Mn^{2+}", "%", { decimals: 2, provenance: { by: "mn2_provenance" }, claims: ["C084", "C085", "C086", "C088", "C089", "C090"] }),
    mn3: column(percent, "Mn^{3+}", "%", { decimals: 2, provenance: { by: "mn3_provenance" }, claims: ["C090"] }),
    mn4: column(percent, "Mn^{4+}", "%", { decimals: 2, provenance: { by: "mn4_provenance" }, claims: ["C084", "C087", "C089", "C090"] }),
    mn2_provenance: column(z.enum(provenanceKinds), "Provenance of Mn^{2+}"),
    mn3_provenance: column(z.enum(provenanceKinds), "Provenance of Mn^{3+}"),
    mn4_provenance: column(z.enum(provenanceKinds), "Provenance of Mn^{4+}"),
  },
  rules: [
    total({
      of: ["mn2", "mn3", "mn4"],
      formula: "mn2 + mn3 + mn4",
      is: 100,
      tolerance: 0.01,
      within: ["sample", "state"],
      term: ({ mn2, mn3, mn4 }) => Number(mn2) + Number(mn3) + Number(mn4),
    }),
  ],
});
