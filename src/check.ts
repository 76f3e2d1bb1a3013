import { cellForm, isFault, readCell } from "./cell.ts";
import { checkProvenance } from "./check-provenance.ts";
import type { Cell, Column, Dataset, Row } from "./dataset.ts";
import { quote, type Finding } from "./finding.ts";
import { gatherFindings, type Gathering } from "./gather.ts";
import { matchHeader } from "./header.ts";
import type { Table } from "./table.ts";
import { locateViolation, type CheckedTable } from "./violation.ts";

/** Values of one column of a file by row of the table; undefined where a cell is at fault or its row is damaged. */
export interface ColumnValues {
  readonly name: string;
  /** Position in the file. */
  readonly position: number;
  readonly values: readonly (Cell | undefined)[];
}

/**
 * Checks a table against its schema: header, every cell, provenance, key, then the rules over the rows without a fault.
 * A table without a header has no rows; its reader said why.
 */
export function checkTable(table: Table, dataset: Dataset): CheckedTable {
  const gathering = gatherFindings();
  const { positions, findings } = matchHeader(table, dataset);
  const columns = Object.entries(dataset.columns).flatMap(([name, column]) => {
    const values = readColumn(table, { name, column, position: positions.get(name) }, dataset, gathering);
    return values ?? [];
  });
  checkProvenance(table, dataset, columns, gathering);
  checkKey(table, dataset, columns, gathering);
  const checked = { dataset, table, ...goodRows(table, dataset, columns) };
  checkRules(checked, gathering);
  return { ...checked, findings: [...findings, ...gathering.findings()] };
