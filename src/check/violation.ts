import type { Dataset, Row } from "../dataset.ts";
import type { Finding } from "../finding.ts";
import type { CrossRule, Rule, Violation } from "../rules/rule.ts";
import type { Table } from "../table.ts";

/** A table whose cells were read: its good rows, and where each came from. */
export interface TypedTable {
  readonly dataset: Dataset;
  readonly table: Table;
  /** Typed and frozen, columns in the order of the schema. Rows with a fault are left out. Made when first asked for. */
  readonly rows: readonly Row[];
  /** For every row, its row in the table. */
  readonly tableRows: Uint32Array;
}

/** A table after checking. */
export interface CheckedTable extends TypedTable {
  readonly findings: readonly Finding[];
}

/** A violation as a finding: its row becomes a line and a column of the file. */
export function locateViolation(checked: TypedTable, rule: Rule | CrossRule, violation: Violation): Finding {
  const { table, tableRows } = checked;
  const row = tableRows[violation.row];
  const position = table.header.indexOf(violation.column);
  const leftOut = table.rowCount - tableRows.length;
  const gaps = leftOut === 1 ? "1 row was" : `${leftOut} rows were`;
  const hint = violation.hint ?? (leftOut === 0 ? undefined : `mend the faulty rows first: ${gaps} left out here`);
  return {
    rule: rule.id,
    level: violation.level ?? rule.level,
    file: table.file,
    ...(row === undefined ? {} : position < 0 ? { line: table.lineOf(row) } : table.place(row, position)),
    subject: violation.column,
    expected: `${violation.expected} (${rule.statement})`,
    found: violation.found,
    ...(hint === undefined ? {} : { hint }),
  };
}

/** Whether any number of a table was measured. */
export function isMeasured(checked: TypedTable): boolean {
  const { provenance, columns } = checked.dataset;
  const declared = Object.values(columns).map((column) => column.provenance ?? provenance.kind);
  return declared.some((kind) => (typeof kind === "string" ? kind === "measured" : checked.rows.some((row) => row[kind.by] === "measured")));
}
