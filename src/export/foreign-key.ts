import type { CrossRule } from "../rules/rule.ts";
import type { CheckedTable } from "../check/violation.ts";

/** A foreign key of a Table Schema. */
export interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly resource: string; readonly fields: readonly string[] };
}

export interface ForeignKeys {
  of(dataset: string): readonly ForeignKey[];
  /** The rules that are none, or reach a table that has no such fields. */
  readonly others: readonly CrossRule[];
}

/** Which rules across tables are foreign keys, as Table Schema has them; `resourceOf` names the resource of every table. */
export function foreignKeys(rules: readonly CrossRule[], tables: readonly CheckedTable[], resourceOf: ReadonlyMap<string, string>): ForeignKeys {
  const flat = new Set(tables.filter(({ dataset }) => dataset.matrix === undefined).map(({ dataset }) => dataset.name));
  const isExpressed = ({ datasets, reference }: CrossRule): boolean => reference !== undefined && datasets.every((name) => flat.has(name));
  const references = rules.filter(isExpressed).map(({ reference }) => reference!);
  return {
    of: (dataset) =>
      references.filter(({ from }) => from.includes(dataset)).map(({ column, to }) => ({
        fields: [column],
        reference: { resource: resourceOf.get(to)!, fields: [column] },
      })),
    others: rules.filter((rule) => !isExpressed(rule)),
  };
}
