import { checkProvenance } from "./check-provenance.ts";
import { readColumns, type TypedColumn } from "./column.ts";
import type { Cell, Dataset, Row } from "../dataset.ts";
import type { Finding } from "../finding.ts";
import { gatherFindings, type Gathering } from "./gather.ts";
import { matchHeader } from "./header.ts";
import { checkKey } from "./key.ts";
import type { Rule } from "../rules/rule.ts";
import type { Table } from "../table.ts";
import { checkColumnScale } from "../unit/column-scale.ts";
import { checkUnitRow, unitRow, withoutFirstRow } from "../unit/row.ts";
import { unpivot } from "../unpivot.ts";
import { locateViolation, type CheckedTable, type TypedTable } from "./violation.ts";

/**
 * Checks a table against its schema: header, every cell, provenance, key, then the rules over the rows without a fault.
 * A table without a header has no rows; its reader said why.
 */
export function checkTable(file: Table, dataset: Dataset): CheckedTable {
  const units = dataset.matrix ? undefined : unitRow(file);
  const { table, findings } = dataset.matrix ? unpivot(file, dataset, dataset.matrix) : belowUnits(file, dataset);
  const gathering = gatherFindings();
  const header = matchHeader(table, dataset);
  const faulty = new Uint8Array(table.rowCount).map((_, row) => (table.isDamaged(row) ? 1 : 0));
  const names = Object.keys(dataset.columns);
  const places = names.flatMap((name) => (header.positions.has(name) ? [{ name, position: header.positions.get(name)! }] : []));
  const columns = readColumns(table, dataset, places, faulty, gathering);
  const scales = places.flatMap((place) => checkColumnScale(table, dataset, place, units?.[place.position]) ?? []);
  checkProvenance(table, dataset, columns, gathering);
  checkKey(table, dataset.key, columns, gathering);
  const tableRows = columns.length < names.length ? new Uint32Array() : goodRows(faulty);
  let rows: readonly Row[] | undefined;
  const typed = { dataset, table, tableRows, get rows() { return (rows ??= rowsAt(columns, tableRows)); } };
  checkRules(typed, columns, gathering);
  return Object.assign(typed, { findings: [...findings, ...header.findings, ...scales, ...gathering.findings()] });
}

/** A row of units is told and left out. */
function belowUnits(table: Table, dataset: Dataset): { readonly table: Table; readonly findings: readonly Finding[] } {
  const findings = checkUnitRow(table, dataset);
  return { table: findings.length === 0 ? table : withoutFirstRow(table), findings };
}

function goodRows(faulty: Uint8Array): Uint32Array {
  const good = new Uint32Array(faulty.length);
  let count = 0;
  for (let row = 0; row < faulty.length; row += 1) if (faulty[row] === 0) good[count++] = row;
  return good.subarray(0, count);
}

function rowsAt(columns: readonly TypedColumn[], tableRows: Uint32Array): readonly Row[] {
  // only this name would set the prototype, not a property
  const isPlain = columns.every(({ name }) => name !== "__proto__");
  const rows = new Array<Row>(tableRows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const at = tableRows[index]!;
    const row: Record<string, Cell> = isPlain ? {} : Object.fromEntries(columns.map((column) => [column.name, column.at(at)!]));
    if (isPlain) for (const column of columns) row[column.name] = column.at(at)!;
    rows[index] = Object.freeze(row);
  }
  return rows;
}

function checkRules(checked: TypedTable, columns: readonly TypedColumn[], gathering: Gathering): void {
  const { dataset, table, tableRows } = checked;
  if (dataset.rules.length === 0 || table.rowCount === 0) return;
  if (tableRows.length === 0) return gathering.add("FW-TAB-030", 1, () => rulesIdle(checked));
  for (const rule of dataset.rules) {
    const unknown = rule.columns.find((name) => dataset.columns[name] === undefined);
    if (unknown === undefined) checkRule(readableBy(rule, checked, columns), rule, gathering);
    else gathering.add(`FW-TAB-023 ${unknown}`, 1, () => unknownColumn(dataset, rule, unknown));
  }
}

/**
 * The columns that a rule reads, in the rows where they are good, whatever the others are: a fault beside a counter is no
 * gap in it, and a million rows are not copied whole for one column.
 */
function readableBy(rule: Rule, checked: TypedTable, columns: readonly TypedColumn[]): TypedTable {
  const { table } = checked;
  const read = columns.filter(({ name }) => rule.columns.includes(name));
  const isWhole = checked.tableRows.length === table.rowCount;
  const tableRows = isWhole ? checked.tableRows : goodRows(new Uint8Array(table.rowCount).map((_, row) => (read.every((column) => column.at(row) !== undefined) ? 0 : 1)));
  return { dataset: checked.dataset, table, tableRows, rows: rowsAt(read, tableRows) };
}

function checkRule(checked: TypedTable, rule: Rule, gathering: Gathering): void {
  for (const violation of rule.check(checked.rows, checked.dataset.columns)) {
    const line = checked.table.lineOf(checked.tableRows[violation.row] ?? 0);
    gathering.add(`${rule.id} ${violation.level ?? rule.level} ${violation.column} ${rule.statement}`, line, () => locateViolation(checked, rule, violation));
  }
}

function rulesIdle({ dataset, table }: TypedTable): Finding {
  const count = dataset.rules.length === 1 ? "1 rule" : `${dataset.rules.length} rules`;
  const expected = "rows without a fault, for the rules to read";
  return { rule: "FW-TAB-030", level: "G", file: table.file, expected, found: `none, so ${count} did not run` };
}

function unknownColumn({ name }: Dataset, rule: Rule, column: string): Finding {
  const found = `no such column, in the rule "${rule.statement}"`;
  return { rule: "FW-TAB-023", level: "A", file: `schemas/${name}.ts`, subject: column, expected: "a column of the schema", found };
}
