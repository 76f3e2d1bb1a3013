import { checkProvenance } from "./check-provenance.ts";
import { readColumn, type TypedColumn } from "./column.ts";
import type { Dataset, Row } from "./dataset.ts";
import { quote, type Finding } from "./finding.ts";
import { gatherFindings, type Gathering } from "./gather.ts";
import { matchHeader } from "./header.ts";
import type { Rule } from "./rules/rule.ts";
import type { Table } from "./table.ts";
import { unpivot } from "./unpivot.ts";
import { locateViolation, type CheckedTable } from "./violation.ts";

/**
 * Checks a table against its schema: header, every cell, provenance, key, then the rules over the rows without a fault.
 * A table without a header has no rows; its reader said why.
 */
export function checkTable(file: Table, dataset: Dataset): CheckedTable {
  const { table, findings } = dataset.matrix ? unpivot(file, dataset, dataset.matrix) : { table: file, findings: [] };
  const gathering = gatherFindings();
  const header = matchHeader(table, dataset);
  const columns = Object.keys(dataset.columns).flatMap((name) => {
    const position = header.positions.get(name);
    return position === undefined ? [] : (readColumn(table, dataset, { name, position }, gathering) ?? []);
  });
  checkProvenance(table, dataset, columns, gathering);
  checkKey(table, dataset, columns, gathering);
  const checked = { dataset, table, ...goodRows(table, dataset, columns), findings: [] };
  checkRules(checked, gathering);
  return { ...checked, findings: [...findings, ...header.findings, ...gathering.findings()] };
}

/** No two rows share a key. A row whose key cells are good takes part, whatever its other cells are. */
function checkKey(table: Table, { key }: Dataset, columns: readonly TypedColumn[], gathering: Gathering): void {
  const parts = key.flatMap((name) => columns.find((column) => column.name === name) ?? []);
  if (parts.length === 0 || parts.length < key.length) return;
  const firsts = new Map<string, number>();
  for (let row = 0; row < table.rowCount; row += 1) {
    const cells = parts.map(({ values }) => values[row]);
    if (cells.includes(undefined)) continue;
    const text = JSON.stringify(cells);
    const first = firsts.get(text);
    if (first === undefined) firsts.set(text, row);
    else gathering.add("FW-KEY-001", table.lineOf(row), () => sharedKey(table, parts, { row, first }));
  }
}

function sharedKey(table: Table, parts: readonly TypedColumn[], { row, first }: { readonly row: number; readonly first: number }): Finding {
  const cells = parts.map(({ values }) => (typeof values[row] === "string" ? quote(values[row]) : String(values[row] ?? "an empty cell")));
  return {
    rule: "FW-KEY-001",
    level: "A",
    file: table.file,
    ...table.place(row, parts[0]!.position),
    subject: parts.map(({ name }) => name).join(", "),
    expected: "a key of its own for every row",
    found: `${cells.join(", ")}, the key of line ${table.lineOf(first)} too`,
  };
}

function goodRows(table: Table, dataset: Dataset, columns: readonly TypedColumn[]): Pick<CheckedTable, "rows" | "tableRows"> {
  if (columns.length < Object.keys(dataset.columns).length) return { rows: [], tableRows: [] };
  const tableRows: number[] = [];
  const rows: Row[] = [];
  for (let at = 0; at < table.rowCount; at += 1) {
    if (columns.some(({ values }) => values[at] === undefined)) continue;
    rows.push(Object.freeze(Object.fromEntries(columns.map(({ name, values }) => [name, values[at]!]))));
    tableRows.push(at);
  }
  return { rows, tableRows };
}

function checkRules(checked: CheckedTable, gathering: Gathering): void {
  const { dataset, table, rows } = checked;
  if (dataset.rules.length === 0 || table.rowCount === 0) return;
  if (rows.length === 0) return gathering.add("FW-TAB-030", 1, () => rulesIdle(checked));
  for (const rule of dataset.rules) {
    const unknown = rule.columns.find((name) => dataset.columns[name] === undefined);
    if (unknown === undefined) checkRule(checked, rule, gathering);
    else gathering.add(`FW-TAB-023 ${unknown}`, 1, () => unknownColumn(dataset, rule, unknown));
  }
}

function checkRule(checked: CheckedTable, rule: Rule, gathering: Gathering): void {
  for (const violation of rule.check(checked.rows, checked.dataset.columns)) {
    const line = checked.table.lineOf(checked.tableRows[violation.row] ?? 0);
    gathering.add(`${rule.id} ${violation.column} ${rule.statement}`, line, () => locateViolation(checked, rule, violation));
  }
}

function rulesIdle({ dataset, table }: CheckedTable): Finding {
  const count = dataset.rules.length === 1 ? "1 rule" : `${dataset.rules.length} rules`;
  const expected = "rows without a fault, for the rules to read";
  return { rule: "FW-TAB-030", level: "G", file: table.file, expected, found: `none, so ${count} did not run` };
}

function unknownColumn({ name }: Dataset, rule: Rule, column: string): Finding {
  const found = `no such column, in the rule "${rule.statement}"`;
  return { rule: "FW-TAB-023", level: "A", file: `schemas/${name}.ts`, subject: column, expected: "a column of the schema", found };
}
