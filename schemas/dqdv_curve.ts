import { z } from "zod";
import { column, counter, dataset, decreasing, increasing, range } from "#figwright";

const branchOfWindow = ["cell_id", "window_vmax", "branch"];

export const dqdvCurve = dataset({
  file: "dqdv_curve.csv",
  title: "Differential capacity of NLMRO in two voltage windows",
  provenance: {
    kind: "reconstructed",
    source: "derivative of the charge and discharge model, maxima placed at the 4.1 and 4.45 V printed for Fig. 3c",
  },
  key: ["window_vmax", "branch", "point"],
  columns: {
    cell_id: column(z.string().min(1), "Cell"),
    sample: column(z.enum(["NLMO", "NLMRO"]), "Sample"),
    window_vmax: column(z.number().positive(), "Cut-off voltage", "V", {
      decimals: 1,
      versus: "Na^{+}/Na",
      claims: ["C036", "C039"],
    }),
    branch: column(z.enum(["charge", "discharge"]), "Branch"),
    point: column(z.int().positive(), "Point", "1", { decimals: 0 }),
    voltage: column(z.number().min(2.0).max(4.5), "Voltage", "V", {
      decimals: 4,
      versus: "Na^{+}/Na",
      claims: ["C037", "C038", "C040", "C041"],
    }),
    dqdv: column(z.number(), "d*Q*/d*V*", "mAh/g/V", { decimals: 4 }),
  },
  rules: [
    counter("point", { from: 1, within: branchOfWindow }),
    increasing("voltage", { within: branchOfWindow, where: { branch: "charge" } }),
    decreasing("voltage", { within: branchOfWindow, where: { branch: "discharge" } }),
    range("voltage", { where: { window_vmax: 4.3 }, max: 4.3 }),
    range("dqdv", { where: { branch: "charge" }, min: 0 }),
    range("dqdv", { where: { branch: "discharge" }, max: 0 }),
  ],
});
