import type { Claim, UntestableClaim } from "#figwright";
import { electrochemistry } from "./claims/electrochemistry.ts";

/** The ledger: what the article states, by subject. Ids are those of the article's reading, C for claims, D for derived numbers. */
export const claims: readonly (Claim | UntestableClaim)[] = [...electrochemistry];
