import { z } from "zod";
import { column, dataset, exceeds, namedIdentity, provenanceKinds, range } from "#figwright";

const perSample = { names: "param", within: "sample" } as const;

/**
 * What the patterns were computed with. U, V, W give the squared width of a line, eta_0 + eta_1 · 2θ the share of its
 * Lorentzian, b_0 to b_4 the background as Chebyshev polynomials over the range, r the March-Dollase factor of plates.
 * Agreement factors are those of the points in xrd_profile, weights 1 / y_obs.
 */
export const rietveldParams = dataset({
  file: "rietveld_params.csv",
  title: "Parameters and agreement factors of the Rietveld models",
  provenance: { kind: "assumed", source: "c and spacing printed for Fig. 2a and 2b; the rest assumed, or computed from xrd_profile" },
  key: ["sample", "param"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    param: column(z.string().regex(/^[A-Za-z]\w*$/), "Parameter"),
    value: column(z.number(), "Value", "1", {
      decimals: { significant: 7 },
      provenance: { by: "value_provenance" },
      claims: ["C014", "C015", "C016", "C017"],
    }),
    unit: column(z.string().min(1), "Unit"),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of the value"),
  },
  rules: [
    namedIdentity("value", { ...perSample, name: "spacing", from: ["c", "z_o"], formula: "(½ − 2 z_o) c", value: ({ c, z_o }) => (0.5 - 2 * z_o!) * c! }),
    namedIdentity("value", { ...perSample, name: "volume", from: ["a", "c"], formula: "(√3/2) a² c", value: ({ a, c }) => (Math.sqrt(3) / 2) * a! * a! * c! }),
    exceeds("value", { higher: { param: "Rwp" }, lower: { param: "Rexp" }, per: ["sample"], factor: 0.95 }),
    range("value", { where: { sample: "NLMO", param: "c" }, min: 11.105, max: 11.115 }),
    range("value", { where: { sample: "NLMRO", param: "c" }, min: 11.155, max: 11.165 }),
  ],
});
