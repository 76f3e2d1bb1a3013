import { printedNumbers } from "#figwright";
import { claims } from "../../schemas/claims.ts";

/** A number that the article prints for a claim, the first if it prints several, with the article's digits, so that no label types it again. */
export function printed(id: string, at = 0): string {
  const claim = claims.find((one) => one.id === id);
  const number = claim && "value" in claim ? printedNumbers(claim)[at] : undefined;
  if (number === undefined) throw new Error(`${id} is no claim with a printed number`);
  return number.replace("-", "−");
}
