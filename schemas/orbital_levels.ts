import { z } from "zod";
import { column, dataset } from "#figwright";

/** Drawing of levels for one O with and without Ru beside it. Heights order the levels; they are no energies. */
export const orbitalLevels = dataset({
  file: "orbital_levels.csv",
  title: "Levels of the pi-type interaction between Ru and O",
  provenance: { kind: "schematic", source: "drawn for Fig. 7h: O 2p of Na-O-Li alone, and split into pi and pi* by Ru t2g" },
  key: ["id"],
  columns: {
    id: column(z.string().min(1), "Level"),
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    role: column(z.enum(["metal", "molecular", "oxygen", "outcome"]), "Column of the drawing"),
    kind: column(z.enum(["atomic", "bonding", "antibonding", "nonbonding", "outcome"]), "Kind"),
    label: column(z.string().min(1), "Label"),
    position: column(z.number(), "Height in the drawing", "1", { decimals: 2 }),
    electrons: column(z.int().min(0).max(6), "Electrons drawn", "1", { decimals: 0 }),
    arrow: column(z.enum(["none", "open", "blocked"]), "Arrow"),
  },
});
