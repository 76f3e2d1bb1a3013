import { z } from "zod";
import { column, dataset, exceeds, largerChange, provenanceKinds } from "#figwright";
import { shownFits } from "./exafs_fit_params.ts";
import { states } from "./spectra.ts";

const metal = (sample: string, state: string) => ({ sample, state, shell: "Mn-TM" });

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
    largerChange("value", {
      larger: { from: metal("NLMO", "pristine"), to: metal("NLMO", "Dis2.0") },
      smaller: { from: metal("NLMRO", "pristine"), to: metal("NLMRO", "Dis2.0") },
    }),
    largerChange("value", {
      larger: { from: metal("NLMRO", "pristine"), to: metal("NLMRO", "Ch4.5") },
      smaller: { from: metal("NLMRO", "pristine"), to: metal("NLMRO", "Dis2.0") },
    }),
  ],
});

export const shownFactors = shownFits("FW-XTB-024", debyeWaller, "sigma2");
