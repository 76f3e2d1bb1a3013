import { cellForm, isFault, readCell, type CellFault } from "./cell.ts";
import type { Cell, Dataset } from "./dataset.ts";
import type { Finding } from "./finding.ts";
import type { Gathering } from "./gather.ts";
import type { Table } from "./table.ts";

/** Which column of a file: its name in the schema, and its position in the file. */
interface ColumnPlace {
  readonly name: string;
  readonly position: number;
}

/** One column of a file, typed. */
export interface TypedColumn extends ColumnPlace {
  /** By row of the table; undefined where the cell is at fault or its row is damaged. */
  readonly values: readonly (Cell | undefined)[];
}

/** Reads every cell of a column by its schema. Undefined where the schema is of no kind that a cell can have. */
export function readColumn(table: Table, dataset: Dataset, place: ColumnPlace, gathering: Gathering): TypedColumn | undefined {
  const form = cellForm(dataset.columns[place.name]!);
  if (form === undefined) {
    gathering.add(`FW-TAB-004 ${place.name}`, 1, () => unfitSchema(dataset, place.name));
    return undefined;
  }
  const read = (row: number): Cell | undefined => {
    if (table.isDamaged(row)) return undefined;
    const cell = readCell(table.text(row, place.position), form);
    if (!isFault(cell)) return cell;
    gathering.add(`${cell.rule} ${cell.level} ${place.name}`, table.lineOf(row), () => faultyCell(table, row, place, cell));
  };
  return { ...place, values: Array.from({ length: table.rowCount }, (_, row) => read(row)) };
}

function faultyCell(table: Table, row: number, { name, position }: ColumnPlace, fault: CellFault): Finding {
  return { ...fault, file: table.file, ...table.place(row, position), subject: name };
}

function unfitSchema({ name, columns }: Dataset, column: string): Finding {
  const expected = "a schema of numbers or of text, nullable or not";
  return { rule: "FW-TAB-004", level: "A", file: `schemas/${name}.ts`, subject: column, expected, found: columns[column]!.schema.type };
}
