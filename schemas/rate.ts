import { z } from "zod";
import { column, counter, dataset, provenanceKinds } from "#figwright";

export const rate = dataset({
  file: "rate.csv",
  title: "Discharge capacity in six blocks of five cycles at rising rates",
  provenance: {
    kind: "assumed",
    source: "five cycles around each block mean of rate_summary, losing 0.3 % per cycle",
    seed: "rate 1",
  },
  key: ["sample", "cycle"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    block: column(z.int().positive(), "Block", "1", { decimals: 0 }),
    cycle: column(z.int().positive(), "Cycle number", "1", { decimals: 0 }),
    rate_c: column(z.number().positive(), "Rate", "C-rate", { decimals: 1 }),
    q_dis: column(z.number().positive(), "Specific capacity", "mAh/g", { decimals: 4, provenance: { by: "value_provenance" } }),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of the capacity"),
  },
  rules: [counter("cycle", { from: 1, within: "sample" })],
});
