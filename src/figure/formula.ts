import type { ViewSpec } from "./figure.ts";

/** Every formula of a view's transforms, those of its layers included. */
export function calculations(spec: ViewSpec): readonly string[] {
  const own = (spec.transform ?? []).flatMap((transform) => (typeof transform["calculate"] === "string" ? [transform["calculate"]] : []));
  return [...own, ...(spec.layer ?? []).flatMap(calculations)];
}

/** Whether a formula reads a column of its row. */
export function reads(formula: string, column: string): boolean {
  return new RegExp(`\\bdatum(?:\\.${column}\\b|\\[['"]${column}['"]\\])`).test(formula);
}

/** Columns that the transforms of a view fold into rows, those of its layers included. */
export function foldedColumns(spec: ViewSpec): readonly string[] {
  const own = (spec.transform ?? []).flatMap((transform) => (Array.isArray(transform["fold"]) ? (transform["fold"] as readonly string[]) : []));
  return [...own, ...(spec.layer ?? []).flatMap(foldedColumns)];
}
