import type { Column, Dataset } from "../dataset.ts";
import { plainText } from "../text/markup.ts";
import { findUnit } from "../unit/units.ts";

/** What a column says beyond its type, in words of our own: both Table Schema and JSON Schema let such properties pass. */
export function columnFacts({ provenance: tableKind }: Dataset, { unit, versus, provenance, decimals, plausible, claims }: Column): Readonly<Record<string, unknown>> {
  const isNumber = unit !== undefined;
  const ucum = isNumber ? findUnit(unit)?.ucum : undefined;
  return {
    ...(isNumber ? { unit } : {}),
    ...(ucum === undefined ? {} : { ucum }),
    ...(versus === undefined ? {} : { versus: plainText(versus) }),
    ...(isNumber ? { provenance: provenance ?? tableKind.kind } : {}),
    ...(decimals === undefined ? {} : { decimals }),
    ...(plausible === undefined ? {} : { plausible }),
    ...(claims === undefined ? {} : { claims }),
  };
}
