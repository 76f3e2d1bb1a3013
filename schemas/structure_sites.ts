import { z } from "zod";
import { column, dataset, provenanceKinds, total } from "#figwright";

/** One atom of each site; the others follow from P6₃/mmc. Na shares edges (Na_e, 2d) or faces (Na_f, 2b) with the layers. */
export const structureSites = dataset({
  file: "structure_sites.csv",
  title: "Sites of the P2 structure",
  provenance: { kind: "assumed", source: "P2 structure type with the printed composition; distribution of Na over its two sites and all B assumed" },
  key: ["sample", "wyckoff", "atom"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    atom: column(z.enum(["Mn", "Ru", "Li", "O", "Na_e", "Na_f"]), "Atom"),
    wyckoff: column(z.enum(["2a", "2b", "2c", "2d", "4f"]), "Wyckoff position"),
    x: column(z.number().min(0).lt(1), "*x*", "1", { decimals: 7, provenance: { by: "value_provenance" } }),
    y: column(z.number().min(0).lt(1), "*y*", "1", { decimals: 7, provenance: { by: "value_provenance" } }),
    z: column(z.number().min(0).lt(1), "*z*", "1", { decimals: 7, provenance: { by: "value_provenance" } }),
    occupancy: column(z.number().min(0).max(1), "Occupancy", "1", { decimals: 2, provenance: { by: "value_provenance" } }),
    b_iso: column(z.number().positive(), "*B*_{iso}", "Ao2", { decimals: 2 }),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of position and occupancy"),
  },
  rules: [total({ of: ["occupancy"], formula: "occupancy", is: 1, tolerance: 1e-9, within: "sample", where: { wyckoff: "2a" }, term: (row) => Number(row["occupancy"]) })],
});
