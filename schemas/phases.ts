import { z } from "zod";
import { column, dataset } from "#figwright";

/** Hexagonal lattice of each sample as synthesised; z_o is the height of O on 4f in units of c. */
export const phases = dataset({
  file: "phases.csv",
  title: "Space group and lattice of the pristine samples",
  provenance: { kind: "assumed", source: "space group and c from the text of the article, z_o from c and the printed spacing of the Na layer; a assumed" },
  key: ["sample"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    space_group: column(z.enum(["P6_3/mmc"]), "Space group", undefined, { claims: ["C011"] }),
    a: column(z.number().positive(), "*a*", "Ao", { decimals: 5 }),
    c: column(z.number().positive(), "*c*", "Ao", { decimals: 5, provenance: "reported", claims: ["C014", "C015"] }),
    z_o: column(z.number().min(0).max(0.25), "*z*(O)", "1", { decimals: 7, provenance: "derived", claims: ["C016", "C017"] }),
  },
});
