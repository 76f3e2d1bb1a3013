import { z } from "zod";
import { column, dataset, provenanceKinds, total } from "#figwright";

/** Atoms per formula unit by Wyckoff site of P6₃/mmc: metals on 2a, O on 4f, Na that shares edges on 2d, faces on 2b. */
export const composition = dataset({
  file: "composition.csv",
  title: "Composition and oxidation states as synthesised",
  provenance: { kind: "assumed", source: "formulae in the article where a provenance column says reported; split of Na and usual oxidation states assumed" },
  key: ["sample", "site", "element"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    site: column(z.enum(["2a", "2b", "2d", "4f"]), "Site"),
    element: column(z.enum(["Na", "Li", "Mn", "Ru", "O"]), "Element"),
    stoich: column(z.number().positive(), "Atoms per formula", "1", {
      decimals: 2,
      provenance: { by: "stoich_provenance" },
      claims: ["C001", "C002"],
    }),
    ox_state: column(z.int(), "Oxidation state", "1", { decimals: 0, provenance: { by: "ox_state_provenance" } }),
    stoich_provenance: column(z.enum(provenanceKinds), "Provenance of the atoms"),
    ox_state_provenance: column(z.enum(provenanceKinds), "Provenance of the oxidation state"),
  },
  rules: [
    total({
      of: ["stoich", "ox_state"],
      formula: "stoich · ox_state",
      is: 0,
      tolerance: 1e-9,
      within: "sample",
      term: ({ stoich, ox_state }) => Number(stoich) * Number(ox_state),
    }),
    total({ of: ["stoich"], formula: "stoich", is: 1, tolerance: 1e-9, within: "sample", where: { site: "2a" }, term: ({ stoich }) => Number(stoich) }),
    total({ of: ["stoich"], formula: "stoich", is: 0.6, tolerance: 1e-9, within: "sample", where: { element: "Na" }, term: ({ stoich }) => Number(stoich) }),
  ],
});
