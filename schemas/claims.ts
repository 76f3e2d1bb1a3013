import type { Claim, Tension, UntestableClaim } from "#figwright";
import { compositionClaims } from "./claims/composition.ts";
import { diffractionClaims } from "./claims/diffraction.ts";
import { electrochemistryClaims } from "./claims/electrochemistry.ts";
import { insituDiffractionClaims } from "./claims/insitu-diffraction.ts";
import { localStructureClaims } from "./claims/local-structure.ts";
import { microscopyClaims } from "./claims/microscopy.ts";
import { oxygenClaims } from "./claims/oxygen.ts";
import { recordClaims } from "./claims/record.ts";
import { valenceClaims } from "./claims/valence.ts";
import { budgets, tensions as contradictions } from "./cross/tensions.ts";

/** The ledger: what the article states, by subject. Ids are those of the article's reading, C for claims, D for derived numbers. */
export const claims: readonly (Claim | UntestableClaim)[] = [
  ...compositionClaims,
  ...diffractionClaims,
  ...microscopyClaims,
  ...electrochemistryClaims,
  ...insituDiffractionClaims,
  ...oxygenClaims,
  ...valenceClaims,
  ...localStructureClaims,
  ...recordClaims,
];

/** What printed numbers say against each other: told always, never a failure. The contradictions are told by validation too. */
export const tensions: readonly Tension[] = [...contradictions, ...budgets];
