import { z } from "zod";
import { column, counter, dataset, increasing } from "#figwright";

/** Evolution rates per gram of electrode; both samples on one scale, so that what is absent can be seen. */
export const dems = dataset({
  file: "dems.csv",
  title: "Gas evolution during the first cycle",
  provenance: { kind: "assumed", source: "O2 of NLMO from the voltage above 4.25 V through a cell that mixes in 12 min, none of NLMRO; heights, CO2 and noise assumed", seed: "dems 1" },
  key: ["sample", "point"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    point: column(z.int().positive(), "Point", "1", { decimals: 0 }),
    time: column(z.number().min(0), "Time", "h", { decimals: 5 }),
    voltage: column(z.number().min(2.0).max(4.5), "Voltage", "V", { decimals: 4, versus: "Na^{+}/Na", provenance: "reconstructed" }),
    o2: column(z.number(), "O_{2} evolution", "nmol/min/g", { decimals: 3, claims: ["C069", "C070"] }),
    co2: column(z.number(), "CO_{2} evolution", "nmol/min/g", { decimals: 3 }),
  },
  rules: [counter("point", { from: 1, within: "sample" }), increasing("time", { within: "sample" })],
});
