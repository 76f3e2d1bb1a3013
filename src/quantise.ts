import type { Column } from "./dataset.ts";

type Digits = Column["decimals"];

/** The number rounded to the digits that its column declares; unchanged where none are declared. Never negative zero. */
export function quantise(value: number, digits: Digits): number {
  return Number(writeNumber(value, digits));
}

/** The number as a table stores it: all declared digits, or the shortest exact form where none are declared. */
export function writeNumber(value: number, digits: Digits): string {
  const text =
    digits === undefined ? String(value)
    : typeof digits === "number" ? value.toFixed(digits)
    : value.toPrecision(digits.significant);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

/** Half a unit of the last stored digit: how far a stored number can be from the number it was rounded from. */
export function halfUnit(value: number, digits: Digits): number {
  if (digits === undefined) return 0;
  if (typeof digits === "number") return Number(`5e-${digits + 1}`);
  const exponent = value === 0 ? 0 : Number(value.toExponential(digits.significant - 1).split("e")[1]);
  return Number(`5e${exponent - digits.significant}`);
}
