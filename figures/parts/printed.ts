import { claims } from "../../schemas/claims.ts";

/** The number that the article prints for a claim, with the article's digits, so that no label types it again. */
export function printed(id: string): string {
  const claim = claims.find((one) => one.id === id);
  if (!claim || !("value" in claim) || typeof claim.value !== "number") throw new Error(`${id} is no claim with a printed number`);
  const digits = claim.tolerance ? Math.max(0, Math.ceil(-Math.log10(2 * claim.tolerance) - 1e-9)) : 0;
  return claim.value.toFixed(digits).replace("-", "−");
}
