import { z } from "zod";
import { column, counter, dataset, decreasing, increasing, integral, range } from "#figwright";

const branchOfCell = ["cell_id", "cycle", "branch"];

/** Current is its size; the branch tells its direction. Time runs on from charge to discharge. */
export const gcdProfile = dataset({
  file: "gcd_profile.csv",
  title: "First charge and discharge at 0.2 C",
  provenance: {
    kind: "reconstructed",
    source: "sum of redox couples integrated to the discharge capacities printed for Fig. 3a; charge capacities assumed",
    seed: "gcd_profile 1",
  },
  key: ["cell_id", "cycle", "branch", "point"],
  columns: {
    cell_id: column(z.string().min(1), "Cell"),
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    rate_c: column(z.number().positive(), "Rate", "C-rate", { decimals: 1 }),
    cycle: column(z.int().positive(), "Cycle number", "1", { decimals: 0 }),
    branch: column(z.enum(["charge", "discharge"]), "Branch"),
    point: column(z.int().positive(), "Point", "1", { decimals: 0 }),
    capacity: column(z.number().min(0), "Specific capacity", "mAh/g", { decimals: 4, claims: ["C033", "C034"] }),
    voltage: column(z.number().min(2.0).max(4.5), "Voltage", "V", {
      decimals: 5,
      versus: "Na^{+}/Na",
      claims: ["C028", "C031", "C032"],
    }),
    time: column(z.number().min(0), "Time", "s", { decimals: 2 }),
    current: column(z.number().positive(), "Current", "mA/g", { decimals: 3, claims: ["C029"] }),
    x_na: column(z.number().min(0).max(1), "Na content *x*", "1", { decimals: 5 }),
  },
  rules: [
    counter("point", { from: 1, within: branchOfCell }),
    range("capacity", { where: { point: 1 }, min: 0, max: 0 }),
    increasing("capacity", { within: branchOfCell, backstep: 0 }),
    increasing("time", { within: branchOfCell }),
    increasing("voltage", { within: branchOfCell, where: { branch: "charge" }, backstep: 0.002 }),
    decreasing("voltage", { within: branchOfCell, where: { branch: "discharge" }, backstep: 0.002 }),
    integral("capacity", { of: "current", over: "time", divisor: 3600, within: branchOfCell }),
  ],
});
