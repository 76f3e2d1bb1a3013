import { z } from "zod";
import { column, dataset, evenSteps, identity, increasing, transformed, type TransformWindow } from "#figwright";
import { exafsFitParams } from "./exafs_fit_params.ts";
import { exafsK } from "./exafs_k.ts";

const tenDigits = { decimals: { significant: 10 } } as const;

/** The transform is of k³χ(k) between k_min and k_max of exafs_fit_params with Hanning sills 1 Å⁻¹ wide; phases are not corrected. */
export const transformShape = { sill: 1, weight: 3 } as const satisfies Partial<TransformWindow>;

export const exafsR = dataset({
  file: "exafs_r.csv",
  title: "Fourier transforms of the EXAFS with fits",
  provenance: { kind: "reconstructed", source: "Fourier transform of exafs_k, k³-weighted, in the normalisation of ifeffit" },
  key: ["spectrum_id", "r"],
  columns: {
    spectrum_id: column(z.string().min(1), "Spectrum"),
    r: column(z.number().min(0), "*R*", "Ao", tenDigits),
    mag: column(z.number().min(0), "|*χ*(*R*)|", "Ao-4", tenDigits),
    re: column(z.number(), "Re *χ*(*R*)", "Ao-4", tenDigits),
    im: column(z.number(), "Im *χ*(*R*)", "Ao-4", tenDigits),
    fit_mag: column(z.number().min(0), "|*χ*(*R*)| (fit)", "Ao-4", tenDigits),
    fit_re: column(z.number(), "Re *χ*(*R*) (fit)", "Ao-4", tenDigits),
    fit_im: column(z.number(), "Im *χ*(*R*) (fit)", "Ao-4", tenDigits),
  },
  rules: [
    increasing("r", { within: "spectrum_id" }),
    evenSteps("r", { within: "spectrum_id", from: 0 }),
    identity("mag", { from: ["re", "im"], formula: "√(re² + im²)", value: (row) => length(row["re"], row["im"]) }),
    identity("fit_mag", { from: ["fit_re", "fit_im"], formula: "√(fit_re² + fit_im²)", value: (row) => length(row["fit_re"], row["fit_im"]) }),
  ],
});

export const exafsTransforms = transformed({
  id: "FW-XTB-022",
  levelWhenMeasured: "B",
  source: exafsK,
  image: exafsR,
  curve: "spectrum_id",
  along: "k",
  at: "r",
  parts: [
    { of: "chi", re: "re", im: "im" },
    { of: "chi_fit", re: "fit_re", im: "fit_im" },
  ],
  windows: exafsFitParams,
  windowOf: (rows, id) => {
    const fit = rows.find(({ spectrum_id }) => spectrum_id === id);
    return fit && { from: Number(fit["k_min"]), to: Number(fit["k_max"]), ...transformShape };
  },
});

function length(re: unknown, im: unknown): number {
  return Math.sqrt(Number(re) * Number(re) + Number(im) * Number(im));
}
