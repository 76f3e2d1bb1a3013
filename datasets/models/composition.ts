import { reconstruction, type ProvenanceKind, type Row } from "#figwright";
import { composition } from "../../schemas/composition.ts";
import { samples, type Sample } from "./branches.ts";

type Atoms = Row<typeof composition.columns>;

export const tables = [
  reconstruction(composition, () =>
    samples.flatMap((sample) => [
      atoms(sample, "2d", "Na", [0.36, "assumed"], [1, "assumed"]),
      atoms(sample, "2b", "Na", [0.24, "assumed"], [1, "assumed"]),
      atoms(sample, "2a", "Li", [0.2, "reported"], [1, "assumed"]),
      ...metals[sample].map(([element, stoich]) => atoms(sample, "2a", element, [stoich, "reported"], [4, "reported"])),
      atoms(sample, "4f", "O", [2, "reported"], [-2, "assumed"]),
    ]),
  ),
];

/** Per formula unit, as the formulae print them. */
const metals: Readonly<Record<Sample, readonly (readonly ["Mn" | "Ru", number])[]>> = {
  NLMO: [["Mn", 0.8]],
  NLMRO: [["Mn", 0.7], ["Ru", 0.1]],
};

type Known = readonly [number, ProvenanceKind];

function atoms(sample: Sample, site: Atoms["site"], element: Atoms["element"], [stoich, stoich_provenance]: Known, [ox_state, ox_state_provenance]: Known): Atoms {
  return { sample, site, element, stoich, ox_state, stoich_provenance, ox_state_provenance };
}
