import { z } from "zod";
import { column, dataset, identity, increasing } from "#figwright";

const tenDigits = { decimals: { significant: 10 } } as const;
const sum = (names: readonly string[]) => (row: Readonly<Record<string, unknown>>) => names.reduce((whole, name) => whole + Number(row[name]), 0);

/** `c_mn2` to `c_mn4` are the parts of the fit: weight times reference. The weights are those of mn_fractions. */
export const lcfFit = dataset({
  file: "lcf_fit.csv",
  title: "Mn L2,3 iPFY with linear combination fits",
  provenance: {
    kind: "reconstructed",
    source: "references of lcf_references mixed by mn_fractions; 0.5 % noise, projected so that the least-squares optimum equals them",
  },
  key: ["spectrum_id", "energy"],
  columns: {
    spectrum_id: column(z.string().min(1), "Spectrum"),
    energy: column(z.number().min(634).max(662), "Energy", "eV", { decimals: 1 }),
    data: column(z.number(), "Intensity", "1", tenDigits),
    fit: column(z.number().min(0), "Intensity (fit)", "1", tenDigits),
    residual: column(z.number(), "Residual", "1", tenDigits),
    c_mn2: column(z.number().min(0), "Mn^{2+} part", "1", tenDigits),
    c_mn3: column(z.number().min(0), "Mn^{3+} part", "1", tenDigits),
    c_mn4: column(z.number().min(0), "Mn^{4+} part", "1", tenDigits),
  },
  rules: [
    increasing("energy", { within: "spectrum_id" }),
    identity("fit", { from: ["c_mn2", "c_mn3", "c_mn4"], formula: "c_mn2 + c_mn3 + c_mn4", value: sum(["c_mn2", "c_mn3", "c_mn4"]) }),
    identity("residual", { from: ["data", "fit"], formula: "data − fit", value: (row) => Number(row["data"]) - Number(row["fit"]) }),
  ],
});
