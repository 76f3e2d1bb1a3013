import { z } from "zod";
import { column, dataset, exceeds, largerChange, provenanceKinds } from "#figwright";
import { shownFits } from "./exafs_fit_params.ts";
import { states } from "./spectra.ts";

const metal = (sample: string, state: string) => ({ sample, state, shell: "Mn-TM" });

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
    largerChange("value", {
      larger: { from: metal("NLMO", "Ch4.5"), to: metal("NLMO", "Dis2.0") },
      smaller: { from: metal("NLMRO", "Ch4.5"), to: metal("NLMRO", "Dis2.0") },
    }),
    largerChange("value", {
      larger: { from: metal("NLMO", "pristine"), to: metal("NLMO", "Dis2.0") },
      smaller: { from: metal("NLMRO", "pristine"), to: metal("NLMRO", "Dis2.0") },
    }),
  ],
});

export const shownDistances = shownFits("FW-XTB-023", bondLengths, "r");
