import type { Response } from "#figwright";

/** What we say to findings of level B, C and G that are right as they stand. There is none to answer. */
export const responses: readonly Response[] = [];
