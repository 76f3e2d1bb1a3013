import { z } from "zod";
import { column, dataset, exceeds, provenanceKinds } from "#figwright";
import { states } from "./spectra.ts";

export const debyeWaller = dataset({
  file: "debye_waller.csv",
  title: "Debye-Waller factors of Mn by state of charge",
  provenance: { kind: "assumed", source: "Fig. 7g of the article where value_provenance says reported or derived, otherwise values that keep the order it states" },
  key: ["sample", "state", "shell"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    state: column(z.enum(states), "State"),
    shell: column(z.enum(["Mn-O", "Mn-TM"]), "Shell"),
    value: column(z.number().gt(1e-3).lt(2e-2), "*σ*^{2}", "Ao2", {
      decimals: 5,
      provenance: { by: "value_provenance" },
      claims: ["C101", "C102", "C103", "C104", "C105", "C106", "C107", "C108"],
    }),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of the value"),
  },
  rules: [
    exceeds("value", { higher: { shell: "Mn-O", state: "Ch4.5" }, lower: { shell: "Mn-O", state: "pristine" }, per: ["sample"] }),
  ],
});
