import type { Sample } from "./branches.ts";
import type { Crystal, Site } from "./crystal.ts";

/** Spacing of the Na layer, printed to 0.01 Å; with c it fixes the height of O. */
export const spacingAo: Readonly<Record<Sample, number>> = { NLMO: 3.71, NLMRO: 3.87 };

/** c is printed; a is not: 2.865 Å is what c, the spacing and an Mn-O bond of 1.894 Å leave, Ru adds 0.012 Å. */
export const crystals: Readonly<Record<Sample, Crystal>> = {
  NLMO: crystal(2.865, 11.11, spacingAo.NLMO, [metal("Mn", 0.8), metal("Li", 0.2)]),
  NLMRO: crystal(2.877, 11.16, spacingAo.NLMRO, [metal("Mn", 0.7), metal("Ru", 0.1), metal("Li", 0.2)]),
};

function metal(atom: "Mn" | "Ru" | "Li", occupancy: number): Site {
  return { atom, wyckoff: "2a", occupancy, bIso: 0.5 };
}

function crystal(a: number, c: number, spacing: number, metals: readonly Site[]): Crystal {
  const others: readonly Site[] = [
    { atom: "O", wyckoff: "4f", occupancy: 1, bIso: 0.9 },
    { atom: "Na_e", wyckoff: "2d", occupancy: 0.36, bIso: 1.8 },
    { atom: "Na_f", wyckoff: "2b", occupancy: 0.24, bIso: 1.8 },
  ];
  return { a, c, zO: (1 / 2 - spacing / c) / 2, sites: [...metals, ...others] };
}
