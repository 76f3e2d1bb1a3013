import { z } from "zod";
import { column, counter, dataset, decreasing, exceeds, provenanceKinds } from "#figwright";

/** Blocks 1 to 5 go from 0.2 C to 5.0 C, block 6 returns to 0.2 C. The printed capacity is read as the mean of its block. */
export const rateSummary = dataset({
  file: "rate_summary.csv",
  title: "Mean discharge capacity of each block of the rate test",
  provenance: { kind: "assumed", source: "Fig. 3f in the article where value_provenance says reported, otherwise assumed" },
  key: ["sample", "block"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    block: column(z.int().positive(), "Block", "1", { decimals: 0 }),
    rate_c: column(z.number().positive(), "Rate", "C-rate", { decimals: 1 }),
    q_value: column(z.number().positive(), "Specific capacity", "mAh/g", {
      decimals: 1,
      provenance: { by: "value_provenance" },
      claims: ["C047", "C048", "C049", "C050", "C051", "C052"],
    }),
    statistic: column(z.enum(["mean"]), "Statistic"),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of the capacity"),
  },
  rules: [
    counter("block", { from: 1, within: "sample" }),
    decreasing("q_value", { within: "sample", where: { block: [1, 2, 3, 4, 5] }, backstep: 0 }),
    exceeds("q_value", { higher: { sample: "NLMRO" }, lower: { sample: "NLMO" }, per: ["block"] }),
  ],
});
