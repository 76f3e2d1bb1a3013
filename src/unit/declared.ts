import type { Dataset } from "../dataset.ts";
import { quote, type Finding } from "../finding.ts";
import { bareUnit } from "./name.ts";
import { findUnit, nearestUnit } from "./units.ts";

/** Columns whose declared unit the table of units does not know. */
export function unknownUnits({ name, columns }: Dataset): readonly Finding[] {
  return Object.entries(columns).flatMap(([column, { unit }]): readonly Finding[] => {
    if (unit === undefined || findUnit(unit) !== undefined) return [];
    const near = findUnit(bareUnit(unit))?.symbol ?? nearestUnit(unit);
    return [
      {
        rule: "FW-UNI-003",
        level: "B",
        file: `schemas/${name}.ts`,
        subject: column,
        expected: "a unit that is known, or a kind of count in braces, {cells}",
        found: quote(unit),
        ...(near === undefined ? {} : { hint: `did you mean ${near}?` }),
      },
    ];
  });
}
