import { z } from "zod";
import { column, dataset } from "#figwright";
import { states } from "./spectra.ts";

/** Where the spectra were taken. Capacity counts from the start of the branch, as in gcd_profile. */
export const socPoints = dataset({
  file: "soc_points.csv",
  title: "States of charge at which spectra are shown",
  provenance: { kind: "reconstructed", source: "points of gcd_profile at the voltage that names the state; ends of later cycles from cycling" },
  key: ["sample", "state"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    state: column(z.enum(states), "State"),
    cycle: column(z.int().positive(), "Cycle number", "1", { decimals: 0 }),
    branch: column(z.enum(["charge", "discharge"]), "Branch"),
    voltage: column(z.number().min(2.0).max(4.5), "Voltage", "V", { decimals: 5, versus: "Na^{+}/Na", claims: ["C080"] }),
    capacity: column(z.number().min(0), "Specific capacity", "mAh/g", { decimals: 4 }),
  },
});
