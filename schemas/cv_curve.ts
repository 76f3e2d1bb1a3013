import { z } from "zod";
import { closedLoop, column, counter, dataset, increasing, mean, steadyRate } from "#figwright";

const sweep = ["sample", "cycle"];

/** One loop per cycle: `anodic` up to the upper vertex, `cathodic` down to the lower one, `return` up to the start. */
export const cvCurve = dataset({
  file: "cv_curve.csv",
  title: "Cyclic voltammograms of the first cycle",
  provenance: {
    kind: "reconstructed",
    source: "the couples of the charge and discharge model swept from 2.0 to 4.5 V; scan rate 0.1 mV/s and currents assumed",
  },
  key: ["sample", "cycle", "segment", "point"],
  columns: {
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    cycle: column(z.int().positive(), "Cycle number", "1", { decimals: 0 }),
    segment: column(z.enum(["anodic", "cathodic", "return"]), "Segment"),
    point: column(z.int().positive(), "Point", "1", { decimals: 0 }),
    time: column(z.number().min(0), "Time", "s", { decimals: 1, provenance: "assumed" }),
    voltage: column(z.number().min(2.0).max(4.5), "Voltage", "V", { decimals: 4, versus: "Na^{+}/Na", claims: ["C035"] }),
    current: column(z.number(), "Current", "mA/g", { decimals: 4, provenance: "assumed", claims: ["C035"] }),
  },
  rules: [
    counter("point", { from: 1, within: [...sweep, "segment"] }),
    increasing("time", { within: sweep }),
    steadyRate("voltage", { per: "time", within: sweep }),
    closedLoop(["voltage", "current"], { within: sweep, gap: 0.01 }),
    mean("current", { above: 0, where: { segment: "anodic" }, within: sweep }),
  ],
});
