import { z } from "zod";
import { column, counter, dataset, increasing, range } from "#figwright";

/** Voltage and capacity are those at the start of a scan; capacity counts from 0 on each branch. */
export const insituScanLog = dataset({
  file: "insitu_scan_log.csv",
  title: "Scans of the in situ diffraction experiments",
  provenance: { kind: "reconstructed", source: "times on the first cycle of gcd_profile; scans of 9 min and a cell of the same capacity assumed" },
  key: ["sample", "scan"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    scan: column(z.int().positive(), "Scan", "1", { decimals: 0 }),
    cycle: column(z.int().positive(), "Cycle number", "1", { decimals: 0, provenance: "reported", claims: ["C055"] }),
    branch: column(z.enum(["charge", "discharge"]), "Branch"),
    t_start: column(z.number().min(0), "Time", "h", { decimals: 2, provenance: "assumed" }),
    voltage: column(z.number().min(2.0).max(4.5), "Voltage", "V", { decimals: 4, versus: "Na^{+}/Na" }),
    capacity: column(z.number().min(0), "Specific capacity", "mAh/g", { decimals: 4 }),
  },
  rules: [
    counter("scan", { from: 1, within: "sample" }),
    increasing("t_start", { within: "sample" }),
    range("cycle", { min: 1, max: 1 }),
    increasing("capacity", { within: ["sample", "branch"] }),
  ],
});
