import type { State } from "../parts/states.ts";

export type Sample = "NLMO" | "NLMRO";

/** The states of the Mn K edge: before, at the end of charge, at the end of discharge. */
export const shown: readonly State[] = ["pristine", "Ch4.5", "Dis2.0"];

export const idsOf = (sample: Sample): readonly string[] => shown.map((state) => `${sample}-MnK-${state}`);
