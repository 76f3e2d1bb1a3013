import { findUnit } from "../unit/units.ts";

/** How a profile joins quantity and unit on an axis: `Voltage / V` or `Voltage (V)`. */
export type UnitStyle = "solidus" | "parentheses";

/** A unit as markup with true minus signs; one that the table of units does not know is printed as it is written. */
export function printUnit(unit: string): string {
  return findUnit(unit)?.printed ?? unit;
}

/**
 * Axis title of a column as markup. A unit that itself holds a division is written with negative powers, so the
 * solidus stays unambiguous (IUPAC Green Book, quantity calculus). Per cent goes in parentheses in both styles (RSC).
 */
export function axisTitle(column: { label: string; unit?: string; versus?: string }, style: UnitStyle): string {
  const unit = printUnit(column.unit ?? "1");
  if (unit === "") return column.label;
  const full = column.versus === undefined ? unit : `${unit} vs. ${column.versus}`;
  return style === "solidus" && unit !== "%" ? `${column.label} / ${full}` : `${column.label} (${full})`;
}
