import { z } from "zod";
import { column, counter, dataset, identity, provenanceKinds, spread } from "#figwright";

/** Lattice of NLMRO at the start of every scan. value_provenance is the kind of c; a and b are one number, b = a by symmetry. */
export const latticeEvolution = dataset({
  file: "lattice_evolution.csv",
  title: "Lattice parameters and volume of NLMRO during the first cycle",
  provenance: { kind: "assumed", source: "monotone cubics through assumed nodes that start at the printed c and give the volume change of 1.0 % printed for Fig. 4d" },
  key: ["sample", "scan"],
  columns: {
    sample: column(z.enum(["NLMRO"]), "Sample"),
    scan: column(z.int().positive(), "Scan", "1", { decimals: 0 }),
    branch: column(z.enum(["charge", "discharge"]), "Branch"),
    voltage: column(z.number().min(2.0).max(4.5), "Voltage", "V", { decimals: 4, versus: "Na^{+}/Na", provenance: "reconstructed" }),
    a: column(z.number().positive(), "*a*", "Ao", { decimals: 5, claims: ["C060"] }),
    b: column(z.number().positive(), "*b*", "Ao", { decimals: 5, claims: ["C060"] }),
    c: column(z.number().positive(), "*c*", "Ao", { decimals: 5, provenance: { by: "value_provenance" }, claims: ["C061"] }),
    v: column(z.number().positive(), "*V*", "Ao3", { decimals: 6, provenance: "reconstructed", claims: ["C062"] }),
    value_provenance: column(z.enum(provenanceKinds), "Provenance of *c*"),
  },
  rules: [
    counter("scan", { from: 1, within: "sample" }),
    identity("b", { from: ["a"], formula: "a", value: (row) => Number(row["a"]) }),
    identity("v", {
      from: ["a", "c"],
      formula: "(√3/2) a² c",
      value: ({ a, c }) => (Math.sqrt(3) / 2) * Number(a) * Number(a) * Number(c),
    }),
    spread("v", { within: "sample", is: 0.01, tolerance: 0.0005 }),
  ],
});
