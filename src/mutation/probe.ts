import type { Row } from "../dataset.ts";
import type { Rule } from "../rules/rule.ts";
import type { Entry } from "./mutant.ts";
import type { Source } from "./source.ts";

/** What a change of values breaks: the rules, their worst level, and the rows that they blame. */
export interface Breach {
  readonly level: Entry["level"];
  readonly rules: readonly string[];
  readonly rows: readonly number[];
}

/**
 * Asks the rules of a table whether rows break them: a changed value that no limit and no rule excludes is no fault, and
 * no mutant is made of it. What is measured is not this but everything from the bytes to the finding and its place.
 */
export function breachOf({ dataset }: Source, rows: readonly Row[], concerns: (rule: Rule) => boolean): Breach | undefined {
  const broken = dataset.rules.filter(concerns).flatMap((rule) => {
    const rowsBlamed = rule.check(rows, dataset.columns).map(({ row }) => row);
    return rowsBlamed.length === 0 ? [] : [{ rule, rowsBlamed }];
  });
  if (broken.length === 0) return undefined;
  return {
    level: broken.map(({ rule }) => rule.level).sort()[0]!,
    rules: broken.map(({ rule }) => rule.id),
    rows: broken.map(({ rowsBlamed }) => rowsBlamed[0]!),
  };
}

export const isOrder = (rule: Rule): boolean => rule.id.startsWith("FW-ORD-");
