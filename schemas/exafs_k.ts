import { z } from "zod";
import { bounds, column, dataset, evenSteps, increasing } from "#figwright";

const tenDigits = { decimals: { significant: 10 } } as const;

export const exafsK = dataset({
  file: "exafs_k.csv",
  title: "EXAFS of the Mn and Ru K edges in k with fits",
  provenance: {
    kind: "reconstructed",
    source: "EXAFS equation with FEFF6 amplitudes and phases at the values of exafs_fit_params; noise projected so that the least-squares optimum equals them",
    seed: "exafs_k 1",
  },
  key: ["spectrum_id", "k"],
  columns: {
    spectrum_id: column(z.string().min(1), "Spectrum"),
    k: column(z.number().min(0), "*k*", "Ao-1", { decimals: 2 }),
    chi: column(z.number(), "*χ*(*k*)", "1", tenDigits),
    chi_fit: column(z.number(), "*χ*(*k*) (fit)", "1", tenDigits),
    sigma: column(z.number().positive(), "Noise", "1", { decimals: 4, provenance: "assumed" }),
  },
  rules: [
    increasing("k", { within: "spectrum_id" }),
    evenSteps("k", { within: "spectrum_id", from: 0 }),
    ...(["chi", "chi_fit"] as const).flatMap((chi) => [
      bounds(chi, { from: ["k"], formula: `${chi} below k = 2`, min: 0, max: 0, value: (row) => (Number(row["k"]) < 2 ? Number(row[chi]) : 0) }),
      bounds(chi, { from: ["k"], formula: `k³·${chi}`, min: -30, max: 30, value: (row) => cube(Number(row["k"])) * Number(row[chi]) }),
    ]),
  ],
});

function cube(x: number): number {
  return x * x * x;
}
