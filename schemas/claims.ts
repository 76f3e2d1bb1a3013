import type { Claim, UntestableClaim } from "#figwright";
import { compositionClaims } from "./claims/composition.ts";
import { diffractionClaims } from "./claims/diffraction.ts";
import { electrochemistryClaims } from "./claims/electrochemistry.ts";
import { microscopyClaims } from "./claims/microscopy.ts";

/** The ledger: what the article states, by subject. Ids are those of the article's reading, C for claims, D for derived numbers. */
export const claims: readonly (Claim | UntestableClaim)[] = [...compositionClaims, ...diffractionClaims, ...microscopyClaims, ...electrochemistryClaims];
