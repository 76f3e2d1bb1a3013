import { z } from "zod";
import { column, dataset, evenSteps, increasing, period } from "#figwright";

const fringes = { along: "position", tolerance: 0.0005, atLeast: 8 } as const;

/** Grey level across the (002) fringes, averaged along them. */
export const temFringeProfile = dataset({
  file: "tem_fringe_profile.csv",
  title: "Profiles across the lattice fringes",
  provenance: {
    kind: "reconstructed",
    source: "one sine of the printed fringe spacing (Fig. 2h for NLMRO, the supplement for NLMO); noise projected so that the least-squares period equals it; grey levels assumed",
    seed: "tem_fringe_profile 1",
  },
  key: ["sample", "position"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    position: column(z.number().min(0), "Position", "nm", { decimals: 3, provenance: "assumed" }),
    intensity: column(z.number().min(0).max(255), "Grey level", "1", { decimals: 3, claims: ["C024", "C025", "C026"] }),
  },
  rules: [
    increasing("position", { within: "sample" }),
    evenSteps("position", { within: "sample" }),
    period("intensity", { ...fringes, is: 0.539, where: { sample: "NLMO" } }),
    period("intensity", { ...fringes, is: 0.567, where: { sample: "NLMRO" } }),
  ],
});
