import { z } from "zod";
import { agreement, column, dataset, halfUnit, identity, increasing } from "#figwright";
import { lcfReferences } from "./lcf_references.ts";
import { mnFractions } from "./mn_fractions.ts";
import { spectra } from "./spectra.ts";

const tenDigits = { decimals: { significant: 10 } } as const;
const sum = (names: readonly string[]) => (row: Readonly<Record<string, unknown>>) => names.reduce((whole, name) => whole + Number(row[name]), 0);

/** `c_mn2` to `c_mn4` are the parts of the fit: weight times reference. The weights are those of mn_fractions. */
export const lcfFit = dataset({
  file: "lcf_fit.csv",
  title: "Mn L2,3 iPFY with linear combination fits",
  provenance: {
    kind: "reconstructed",
    source: "references of lcf_references mixed by mn_fractions; 0.5 % noise, projected so that the least-squares optimum equals them",
    seed: "lcf_fit 1",
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

export const fittedFractions = agreement({
  id: "FW-XTB-025",
  dataset: lcfFit,
  columns: ["c_mn2", "c_mn3", "c_mn4"],
  with: [lcfReferences, mnFractions, spectra],
  statement: "each part of lcf_fit is the fraction of mn_fractions times the reference of that valence",
  due: (rowsOf) => {
    const references = new Map(rowsOf(lcfReferences).map(({ valence, energy, intensity }) => [`${valence} ${energy}`, intensity as number]));
    const fractions = new Map(rowsOf(mnFractions).map((row) => [`${row["sample"]} ${row["state"]}`, row]));
    const names = new Map(rowsOf(spectra).map(({ spectrum_id, sample, state }) => [spectrum_id, `${sample} ${state}`]));
    return ({ spectrum_id, energy }, column) => {
      const percent = fractions.get(names.get(spectrum_id!) ?? "")?.[column.replace("c_", "")] as number | undefined;
      const reference = references.get(`${column.at(-1)} ${energy}`);
      if (percent === undefined || reference === undefined) return { value: undefined, slack: 0 };
      const slack = halfUnit(percent, mnFractions.columns.mn2.decimals) * reference + percent * halfUnit(reference, tenDigits.decimals);
      return { value: (percent * reference) / 100, slack: slack / 100 };
    };
  },
});
