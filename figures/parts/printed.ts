import { claims } from "../../schemas/claims.ts";

/** A number that the article prints for a claim, the first if it prints several, with the article's digits, so that no label types it again. */
export function printed(id: string, at = 0): string {
  const claim = claims.find((one) => one.id === id);
  if (!claim || !("value" in claim) || claim.value === true) throw new Error(`${id} is no claim with a printed number`);
  const [value, tolerance] = [[claim.value].flat()[at]!, [claim.tolerance ?? 0].flat()];
  const slack = tolerance[at] ?? tolerance[0]!;
  return value.toFixed(slack ? Math.max(0, Math.ceil(-Math.log10(2 * slack) - 1e-9)) : 0).replace("-", "−");
}
