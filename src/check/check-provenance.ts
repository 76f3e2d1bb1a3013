import type { TypedColumn } from "./column.ts";
import { provenanceKinds, type Dataset } from "../dataset.ts";
import { quote, type Finding } from "../finding.ts";
import type { Gathering } from "./gather.ts";
import { nearest } from "../nearest.ts";
import type { Table } from "../table.ts";

/** Checks that every number's kind is one of the six words, and that what is measured names its source. */
export function checkProvenance(table: Table, dataset: Dataset, columns: readonly TypedColumn[], gathering: Gathering): void {
  const named = siblings(dataset);
  for (const name of named.filter((name) => dataset.columns[name] === undefined)) {
    gathering.add(`FW-TAB-022 ${name}`, 1, () => noSibling(dataset, name));
  }
  const kinds = columns.filter(({ name }) => named.includes(name));
  for (const column of kinds) checkKinds(table, column, gathering);
  const isMeasured =
    dataset.provenance.kind === "measured" ||
    Object.values(dataset.columns).some(({ provenance }) => provenance === "measured") ||
    kinds.some((column) => hasMeasured(table, column));
  if (isMeasured && dataset.provenance.source.trim() === "") gathering.add("FW-TAB-021", 1, () => noSource(dataset));
}

/** Names of the columns whose cells are the kinds of other cells. */
function siblings({ columns }: Dataset): readonly string[] {
  const all = Object.values(columns).flatMap(({ provenance }) => (typeof provenance === "object" ? [provenance.by] : []));
  return [...new Set(all)];
}

function hasMeasured({ rowCount }: Table, { at }: TypedColumn): boolean {
  for (let row = 0; row < rowCount; row += 1) if (at(row) === "measured") return true;
  return false;
}

/** A schema that lists the six words has refused others already; this holds where it does not. */
function checkKinds(table: Table, { name, position, at }: TypedColumn, gathering: Gathering): void {
  const words: readonly unknown[] = provenanceKinds;
  for (let row = 0; row < table.rowCount; row += 1) {
    const value = at(row);
    if (value === undefined || words.includes(value)) continue;
    gathering.add(`FW-TAB-020 ${name}`, table.lineOf(row), () => noKind(table, { row, name, position, value: value ?? "" }));
  }
}

function noKind(table: Table, cell: { readonly row: number; readonly name: string; readonly position: number; readonly value: string | number }): Finding {
  const near = nearest(String(cell.value), provenanceKinds);
  return {
    rule: "FW-TAB-020",
    level: "A",
    file: table.file,
    ...table.place(cell.row, cell.position),
    subject: cell.name,
    expected: `one of ${provenanceKinds.map(quote).join(", ")}`,
    found: cell.value === "" ? "an empty cell" : quote(String(cell.value)),
    ...(near === undefined ? {} : { hint: `write ${quote(near)}` }),
  };
}

function noSource({ name }: Dataset): Finding {
  const expected = "the source of what is measured: instrument, run or file";
  return { rule: "FW-TAB-021", level: "A", file: `schemas/${name}.ts`, subject: "provenance", expected, found: "an empty source" };
}

function noSibling({ name }: Dataset, sibling: string): Finding {
  const expected = "a column that says the kind of every cell";
  return { rule: "FW-TAB-022", level: "A", file: `schemas/${name}.ts`, subject: sibling, expected, found: "no such column in the schema" };
}
