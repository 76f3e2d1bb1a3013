import { z } from "zod";
import { column, dataset, holds, identity } from "#figwright";

const multiplicities = [2, 6, 12, 24];

/** Bragg positions for ticks and labels. Intensities hold the preferred orientation of the profile; the strongest is 100. */
export const xrdReflections = dataset({
  file: "xrd_reflections.csv",
  title: "Reflections of the P2 phase",
  provenance: { kind: "reconstructed", source: "lattice of phases, sites of structure_sites, scattering factors of Waasmaier and Kirfel; Cu K-alpha 1 inferred" },
  key: ["sample", "phase", "wavelength", "h", "k", "l"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    phase: column(z.enum(["P2"]), "Phase"),
    wavelength: column(z.number().positive(), "Wavelength", "Ao", { decimals: 6, provenance: "assumed" }),
    h: column(z.int().min(0), "*h*", "1", { decimals: 0 }),
    k: column(z.int().min(0), "*k*", "1", { decimals: 0 }),
    l: column(z.int().min(0), "*l*", "1", { decimals: 0 }),
    d: column(z.number().positive(), "*d*", "Ao", { decimals: 6 }),
    two_theta: column(z.number().positive().lt(180), "2*θ*", "deg", { decimals: 4, claims: ["C013"] }),
    mult: column(z.int().refine((m) => multiplicities.includes(m), "2, 6, 12 or 24"), "Multiplicity", "1", { decimals: 0 }),
    F2: column(z.number().min(0), "|*F*|^{2}", "1", { decimals: 1 }),
    intensity: column(z.number().min(0).max(100), "Relative intensity", "%", { decimals: 2 }),
  },
  rules: [
    identity("two_theta", {
      from: ["wavelength", "d"],
      formula: "2 asin(wavelength / 2d)",
      value: (row) => (360 / Math.PI) * Math.asin(Number(row["wavelength"]) / (2 * Number(row["d"]))),
    }),
    holds("l", {
      from: ["h", "k"],
      statement: "l is even for 00l and hhl, which P6_3/mmc else extinguishes",
      expected: "an even l",
      holds: ({ h, k, l }) => h !== k || Number(l) % 2 === 0,
    }),
  ],
});
