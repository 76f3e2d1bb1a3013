import { z } from "zod";
import { column, dataset, exceeds, provenanceKinds } from "#figwright";
import { states } from "./spectra.ts";

export const bondLengths = dataset({
  file: "bond_lengths.csv",
  title: "Bond lengths of Mn by state of charge",
  provenance: { kind: "assumed", source: "Fig. 7f of the article where value_provenance says reported or derived, otherwise values that keep the order it states" },
  key: ["sample", "state", "shell"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    state: column(z.enum(states), "State"),
    shell: column(z.enum(["Mn-O", "Mn-TM"]), "Shell"),
    value: column(z.number().gt(1.7).lt(3.1), "*R*", "Ao", {
      decimals: 3,
      provenance: { by: "value_provenance" },
      claims: ["C094", "C095", "C096", "C097", "C098", "C099", "C100"],
    }),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of the value"),
  },
  rules: [
    exceeds("value", { higher: { shell: "Mn-O", state: "pristine" }, lower: { shell: "Mn-O", state: "Ch4.5" }, per: ["sample"] }),
    exceeds("value", { higher: { shell: "Mn-TM" }, lower: { shell: "Mn-O" }, per: ["sample", "state"] }),
  ],
});
