import { isNumberLike } from "../csv/profile.ts";
import type { Dataset } from "../dataset.ts";
import { quote, type Finding } from "../finding.ts";
import type { Table } from "../table.ts";
import { compareUnits } from "./compare.ts";
import { bareUnit } from "./name.ts";
import { findUnit, type Unit } from "./units.ts";

/**
 * The units in the first row below the header, by column, where that row says units: above columns of numbers, and
 * either alone or two of them at least. Undefined where the row is data.
 */
export function unitRow(table: Table): readonly (Unit | undefined)[] | undefined {
  if (table.rowCount < 2 || table.isDamaged(0)) return undefined;
  const texts = table.header.map((_, column) => (table.text(0, column) ?? "").trim());
  if (texts.some((text) => isNumberLike(text) && text !== "1")) return undefined;
  const isUnitLike = (text: string, column: number): boolean => findUnit(bareUnit(text)) !== undefined && isNumeric(table, column);
  const units = texts.map((text, column) => (text !== "" && isUnitLike(text, column) ? findUnit(bareUnit(text)) : undefined));
  const named = texts.filter((text, column) => units[column] !== undefined && units[column].symbol !== "1" && text !== "-");
  const isWhole = texts.every((text, column) => text === "" || units[column] !== undefined);
  const isPlain = named.length > 1 && named.some((text) => text.length > 1);
  return named.length > 0 && (isWhole || isPlain) ? units : undefined;
}

/** What a row of units says against the schema, and that it is no row of data. */
export function checkUnitRow(table: Table, { matrix, columns }: Dataset): readonly Finding[] {
  const units = matrix === undefined ? unitRow(table) : undefined;
  if (units === undefined) return [];
  const contradictions = units.flatMap((unit, column) => {
    const declared = columns[table.header[column]!]?.unit;
    return unit === undefined || declared === undefined ? [] : (contradiction(table, column, declared) ?? []);
  });
  return [unitsBelowHeader(table, units, contradictions.length === 0), ...contradictions];
}

/** The table without its first row. */
export function withoutFirstRow(table: Table): Table {
  const { spans } = table;
  return {
    ...table,
    rowCount: table.rowCount - 1,
    isDamaged: (row) => table.isDamaged(row + 1),
    text: (row, column, type) => table.text(row + 1, column, type),
    lineOf: (row) => table.lineOf(row + 1),
    place: (row, column) => table.place(row + 1, column),
    ...(spans && { spans: { text: spans.text, start: (row, column) => spans.start(row + 1, column), end: (row, column) => spans.end(row + 1, column) } }),
  };
}

const lookedAt = 50;

/** Whether the cells below the first row are numbers, as far as they are looked at. */
function isNumeric(table: Table, column: number): boolean {
  const rows = Array.from({ length: Math.min(table.rowCount - 1, lookedAt) }, (_, row) => row + 1);
  const texts = rows.map((row) => (table.text(row, column) ?? "").trim()).filter((text) => text !== "");
  return texts.length > 0 && texts.filter((text) => isNumberLike(text)).length >= 0.9 * texts.length;
}

function unitsBelowHeader(table: Table, units: readonly (Unit | undefined)[], isAgreed: boolean): Finding {
  const columns = [...units.keys()].filter((column) => units[column] !== undefined);
  const shown = columns.slice(0, 5).map((column) => quote(table.text(0, column)!));
  const rest = columns.length > shown.length ? ` and ${columns.length - shown.length} more` : "";
  return {
    rule: "FW-UNI-004",
    level: "B",
    file: table.file,
    ...table.place(0, columns[0]!),
    expected: "data in every row below the header; units are declared in the schema",
    found: `a row of units: ${shown.join(", ")}${rest}`,
    ...(isAgreed ? { hint: `delete line ${table.lineOf(0)}` } : {}),
  };
}

function contradiction(table: Table, column: number, declared: string): Finding | undefined {
  const text = table.text(0, column)!;
  const comparison = compareUnits(bareUnit(text), declared);
  if (comparison === undefined || comparison.verdict === "same") return undefined;
  return {
    rule: "FW-UNI-005",
    level: "A",
    file: table.file,
    ...table.place(0, column),
    subject: table.header[column]!,
    expected: declared === "1" ? "a pure number, as the schema says" : `${declared}, as the schema says`,
    found: `${quote(text)} in the row of units${comparison.verdict === "convertible" ? ";" : ","} ${comparison.relation}`,
  };
}
