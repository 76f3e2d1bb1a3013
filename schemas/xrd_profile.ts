import { z } from "zod";
import { column, dataset, evenSteps, holds, identity, increasing } from "#figwright";

/** y_diff is y_obs − y_calc without the offset at which a figure draws it. */
export const xrdProfile = dataset({
  file: "xrd_profile.csv",
  title: "Powder diffraction patterns and their Rietveld models",
  provenance: {
    kind: "reconstructed",
    source: "P2 model with the printed c and spacing of the Na layer; counting noise projected so that the least-squares optimum equals them. Cu K-alpha inferred; range, step, profile and counts assumed",
    seed: "xrd_profile 1",
  },
  key: ["sample", "two_theta"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    two_theta: column(z.number().positive().lt(180), "2*θ*", "deg", { decimals: 3 }),
    y_obs: column(z.number().min(0), "Intensity", "counts", { decimals: 3, claims: ["C012", "C013"] }),
    y_calc: column(z.number().min(0), "Intensity (model)", "counts", { decimals: 3, claims: ["C014", "C015", "C016", "C017"] }),
    y_bkg: column(z.number().min(0), "Background", "counts", { decimals: 3, provenance: "assumed" }),
    y_diff: column(z.number(), "Difference", "counts", { decimals: 3 }),
    sigma: column(z.number().positive(), "Standard uncertainty", "counts", { decimals: 3 }),
  },
  rules: [
    increasing("two_theta", { within: "sample" }),
    evenSteps("two_theta", { within: "sample" }),
    holds("y_calc", {
      from: ["y_bkg"],
      statement: "y_calc is not below y_bkg",
      expected: "at least y_bkg",
      holds: (row) => Number(row["y_calc"]) >= Number(row["y_bkg"]),
    }),
    identity("y_diff", { from: ["y_obs", "y_calc"], formula: "y_obs − y_calc", value: (row) => Number(row["y_obs"]) - Number(row["y_calc"]) }),
  ],
});
