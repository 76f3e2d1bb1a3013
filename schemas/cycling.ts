import { z } from "zod";
import { column, counter, dataset, identity, plausible } from "#figwright";

export const cycling = dataset({
  file: "cycling.csv",
  title: "Capacity, efficiency and retention over cycles at 0.2 C and 1.0 C",
  provenance: {
    kind: "reconstructed",
    source: "fading law with autoregressive scatter through the capacities printed for Fig. 3a, 3f and the retentions of Fig. 3g",
    seed: "cycling 1",
  },
  key: ["cell_id", "cycle"],
  columns: {
    cell_id: column(z.string().min(1), "Cell"),
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    rate_c: column(z.number().positive(), "Rate", "C-rate", { decimals: 1 }),
    cycle: column(z.int().positive(), "Cycle number", "1", { decimals: 0, claims: ["C042"] }),
    q_dis: column(z.number().positive(), "Specific capacity", "mAh/g", { decimals: 4, claims: ["C043", "C053", "C054"] }),
    q_chg: column(z.number().positive(), "Charge capacity", "mAh/g", { decimals: 4, provenance: "assumed" }),
    ce: column(z.number().positive(), "Coulombic efficiency", "%", { decimals: 2, provenance: "assumed", plausible: [70, 110] }),
    retention: column(z.number().positive(), "Capacity retention", "%", { decimals: 2, claims: ["C053", "C054"] }),
  },
  rules: [
    counter("cycle", { from: 1, within: "cell_id" }),
    identity("ce", {
      from: ["q_dis", "q_chg"],
      formula: "100 · q_dis / q_chg",
      value: (row) => (100 * Number(row["q_dis"])) / Number(row["q_chg"]),
    }),
    identity("retention", {
      within: "cell_id",
      from: ["q_dis"],
      formula: "100 · q_dis / q_dis of cycle 1",
      value: (row, first) => (100 * Number(row["q_dis"])) / Number(first["q_dis"]),
    }),
    plausible("ce"),
  ],
});
