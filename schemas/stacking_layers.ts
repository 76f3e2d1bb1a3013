import { z } from "zod";
import { column, dataset, holds, increasing } from "#figwright";

/**
 * Drawing of the layers, bottom to top. A slab is named by the positions of its lower and upper O; the Na between two
 * slabs is prismatic (P) where both faces have O at the same positions, octahedral (O) where not.
 */
export const stackingLayers = dataset({
  file: "stacking_layers.csv",
  title: "Stacking of the layers before and after charge",
  provenance: { kind: "schematic", source: "drawn for Fig. 4e: P2 that becomes an intergrowth of O and P layers, and P2 that stays; heights from the lattice models" },
  key: ["id"],
  columns: {
    id: column(z.string().min(1), "Layer"),
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    state: column(z.enum(["pristine", "Ch4.5"]), "State"),
    phase: column(z.enum(["P2", "Z"]), "Phase"),
    kind: column(z.enum(["slab", "Na"]), "Kind"),
    label: column(z.enum(["AB", "BA", "BC", "CB", "P", "O"]), "Stacking"),
    height: column(z.number().min(0), "Height of the centre", "Ao", { decimals: 3 }),
    thickness: column(z.number().positive(), "Thickness", "Ao", { decimals: 3 }),
    shift: column(z.number().min(0).max(1), "Shift in the plane", "1", { decimals: 4 }),
    arrow: column(z.enum(["none", "glide"]), "Arrow"),
  },
  rules: [
    increasing("height", { within: ["sample", "state"] }),
    holds("shift", {
      from: ["arrow"],
      optional: ["arrow"],
      statement: "only slabs that have glided carry an arrow",
      expected: "an arrow exactly where the shift is not 0",
      where: { kind: "slab" },
      holds: (row) => (row["shift"] !== 0) === (row["arrow"] === "glide"),
    }),
  ],
});
