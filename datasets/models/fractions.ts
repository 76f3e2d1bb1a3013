import { reconstruction, type ProvenanceKind } from "#figwright";
import { mnFractions } from "../../schemas/mn_fractions.ts";
import { ruFractions } from "../../schemas/ru_fractions.ts";
import { samples, type Sample } from "./branches.ts";
import type { State } from "./spectra.ts";

export const tables = [
  reconstruction(mnFractions, () =>
    samples.flatMap((sample) =>
      mnPercents[sample].map(([state, [mn2, mn3, mn4], printed]) => {
        const kindOf = (which: string): ProvenanceKind => (which === printed ? "reported" : "assumed");
        return { sample, state, mn2, mn3, mn4, mn2_provenance: kindOf("mn2"), mn3_provenance: kindOf("mn3"), mn4_provenance: kindOf("mn4") };
      }),
    ),
  ),
  reconstruction(ruFractions, () =>
    Object.entries(ru5Shares).map(([state, ru5]) => ({
      state: state as State,
      ru4: 100 * (1 - ru5),
      ru5: 100 * ru5,
      value_provenance: statedByArticle.includes(state) ? ("reconstructed" as const) : ("assumed" as const),
    })),
  ),
];

type Shares = readonly [mn2: number, mn3: number, mn4: number];

/** In per cent, with the one that the article prints, if any. */
export const mnPercents: Readonly<Record<Sample, readonly (readonly [State, Shares, printed?: "mn2" | "mn4"])[]>> = {
  NLMO: [
    ["pristine", [0, 4.5, 95.5]],
    ["Ch4.5", [0, 3.8, 96.2]],
    ["Dis2.0", [67.13, 14.62, 18.25], "mn2"],
    ["10th-Ch4.5", [5.3, 15.48, 79.22], "mn4"],
    ["10th-Dis2.0", [36.27, 28.11, 35.62], "mn2"],
  ],
  NLMRO: [
    ["pristine", [0, 4.1, 95.9]],
    ["Ch4.5", [0, 3.2, 96.8]],
    ["Dis2.0", [77.94, 10.36, 11.7], "mn2"],
    ["10th-Ch4.5", [0.6, 4.9, 94.5]],
    ["10th-Dis2.0", [75.8, 11.4, 12.8]],
  ],
};

/** Share of Ru5+ in NLMRO. */
export const ru5Shares = { pristine: 0, "Ch4.0": 0.35, "Ch4.1": 0.6, "Ch4.3": 1, "Ch4.5": 1, "Dis3.5": 0.45, "Dis2.0": 0 } as const;

/** Ru4+ as synthesised, Ru5+ from 4.3 V, back to the original when discharged. */
const statedByArticle: readonly string[] = ["pristine", "Ch4.3", "Ch4.5", "Dis2.0"];
