import { z } from "zod";
import { column, dataset, exceeds, provenanceKinds, range } from "#figwright";

/**
 * The circuit: R_s in series with R_f parallel to a constant-phase element (Q_f, n_f), and with R_ct and the Warburg
 * element sigma_W parallel to another (Q_dl, n_dl).
 */
export const eisFitParams = dataset({
  file: "eis_fit_params.csv",
  title: "Elements of the equivalent circuit",
  provenance: { kind: "assumed", source: "typical values for a Na half cell; the article prints no impedance" },
  key: ["sample", "element"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    element: column(z.enum(["R_s", "R_f", "Q_f", "n_f", "R_ct", "Q_dl", "n_dl", "sigma_W"]), "Element"),
    value: column(z.number().positive(), "Value", "1", {
      decimals: { significant: 4 },
      provenance: { by: "value_provenance" },
      claims: ["C046"],
    }),
    unit: column(z.string().min(1), "Unit"),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of the value"),
  },
  rules: [
    range("value", { where: { element: ["n_f", "n_dl"] }, min: 0.5, max: 1 }),
    exceeds("value", {
      higher: { sample: "NLMO", element: "R_ct" },
      lower: { sample: "NLMRO", element: "R_ct" },
      per: ["element"],
      factor: 2,
    }),
  ],
});
