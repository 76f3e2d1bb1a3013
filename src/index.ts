/** The words in which schemas and figures are declared. Depends on Zod alone, so that it loads fast. */
export { column, dataset } from "./dataset.ts";
export type { Cell, Column, Columns, Dataset, Field, Provenance, ProvenanceKind, Row, View } from "./dataset.ts";
export type { CrossRule, CrossViolation, Rule, Violation } from "./rules/rule.ts";
