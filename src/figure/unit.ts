/** Units as tables write them (UCUM-like) and as axes print them (markup with true minus signs). */

const printed: Readonly<Record<string, string>> = {
  "1": "",
  "%": "%",
  V: "V",
  mV: "mV",
  s: "s",
  h: "h",
  Hz: "Hz",
  Ohm: "Ω",
  "mAh/g": "mA h g^{−1}",
  "mA/g": "mA g^{−1}",
  "mAh/g/V": "mA h g^{−1} V^{−1}",
  eV: "eV",
  Ao: "Å",
  nm: "nm",
  "nmol/min/g": "nmol min^{−1} g^{−1}",
  deg: "°",
  counts: "counts",
  "C-rate": "C",
};

/** How a profile joins quantity and unit on an axis: `Voltage / V` or `Voltage (V)`. */
export type UnitStyle = "solidus" | "parentheses";

/** A unit as markup, with its power where it ends in one (`Ao-4`); a unit that the table does not know is printed as it is written. */
export function printUnit(unit: string): string {
  const [, base = unit, power] = /^([A-Za-z]+)(-?\d+)$/.exec(unit) ?? [];
  if (power === undefined || printed[base] === undefined) return printed[unit] ?? unit;
  return `${printed[base]}^{${power.replace("-", "−")}}`;
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
