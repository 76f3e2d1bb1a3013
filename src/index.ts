/** The words in which schemas and figures are declared. Depends on Zod alone, so that it loads fast. */
export { column, dataset, provenanceKinds } from "./dataset.ts";
export type { Cell, Column, Columns, Dataset, Field, Provenance, ProvenanceKind, Row, View } from "./dataset.ts";
export type { CrossRule, CrossViolation, Rule, Violation } from "./rules/rule.ts";
export { closedLoop } from "./rules/closed-loop.ts";
export { counter } from "./rules/counter.ts";
export { exceeds } from "./rules/exceeds.ts";
export { identity } from "./rules/identity.ts";
export { decreasing, increasing } from "./rules/increasing.ts";
export { integral } from "./rules/integral.ts";
export { mean } from "./rules/mean.ts";
export { plausible } from "./rules/plausible.ts";
export { range } from "./rules/range.ts";
export { steadyRate } from "./rules/steady-rate.ts";
export { halfUnit, quantise } from "./quantise.ts";
export { reconstruction } from "./reconstruction.ts";
export type { Reconstruction } from "./reconstruction.ts";
