import type { Column } from "../../dataset.ts";

/** A number with the digits that its table declares, and with more where it has more. */
export function withDigits(number: number, decimals: Column["decimals"]): string {
  const text = String(number);
  if (!Number.isFinite(number) || Object.is(number, -0) || decimals === undefined) return Object.is(number, -0) ? "-0" : text;
  const fixed = typeof decimals === "number" ? number.toFixed(Math.min(Math.max(decimals, 0), 100)) : number.toPrecision(Math.min(Math.max(decimals.significant, 1), 100));
  return Number(fixed) === number && !fixed.includes("e") ? fixed : text;
}

/** One unit in the last declared place of a number; undefined where none is declared. */
export function lastPlace(number: number, decimals: Column["decimals"]): number | undefined {
  if (decimals === undefined) return undefined;
  if (typeof decimals === "number") return tenTo(-decimals);
  return number === 0 ? 0 : tenTo(Math.floor(Math.log10(Math.abs(number))) - decimals.significant + 1);
}

/** Digits behind the decimal point, as the number is written shortest. */
export function decimalsOf(number: number): number {
  const [mantissa = "", exponent = "0"] = String(number).split("e");
  const point = mantissa.indexOf(".");
  return Math.max(0, (point < 0 ? 0 : mantissa.length - point - 1) - Number(exponent));
}

/** Digits from the first that is not zero, as the number is written shortest. */
export function significantOf(number: number): number {
  const [mantissa = ""] = String(Math.abs(number)).split("e");
  return mantissa.replace(".", "").replace(/^0+/, "").replace(mantissa.includes(".") ? /$^/ : /0+$/, "").length;
}

/** The number with the fewest digits that lies between two. */
export function shortestBetween(low: number, high: number): number {
  for (let digits = 1; digits < 17; digits += 1) {
    const number = Number(((low + high) / 2).toPrecision(digits));
    if (number >= low && number <= high) return number;
  }
  return (low + high) / 2;
}

export function tenTo(power: number): number {
  return Number(`1e${power}`);
}
