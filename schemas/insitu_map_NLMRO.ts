import { insituMap } from "./insitu_map_NLMO.ts";

export const insituMapNlmro = insituMap(
  "NLMRO",
  "one P2 phase with the lattice of lattice_evolution; intensities and counts assumed",
  ["C059", "C063"],
);
