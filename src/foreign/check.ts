import { decodeCsv } from "../csv/decode.ts";
import { detectDialect } from "../csv/detect.ts";
import type { Dialect } from "../csv/dialect.ts";
import { faultKinds } from "../csv/fault.ts";
import { placeAt, recordAt } from "../csv/locate.ts";
import { width } from "../csv/record-kind.ts";
import { scanCsv, type Scan } from "../csv/scan.ts";
import { unfitText } from "../csv/unfit.ts";
import { quote, type Finding } from "../finding.ts";
import { gatherFindings, type Gathering } from "../gather.ts";
import { groupThousands } from "../count.ts";
import { faultFinding, tableOf } from "../read.ts";
import type { Table } from "../table.ts";
import { layoutOf } from "./layout.ts";
import { readNumberColumn, type NumberColumn } from "./numbers.ts";
import { structureOf, type GradedFault } from "./structure.ts";
import { waysOf } from "./way.ts";
import { checkXdi, isXdi } from "./xdi.ts";

export interface ForeignTable {
  /** With the names of the columns as the file has them, and `column 1`, `column 2`, ... where it has none. */
  readonly table: Table;
  readonly dialect: Dialect;
  readonly findings: readonly Finding[];
}

/**
 * Checks a file that has no schema against its own pattern. A dialect that it keeps to is level G, told once; what breaks
 * the pattern, a row of another length or a word in a column of numbers, has the level that it has anywhere.
 */
export function checkForeign(bytes: Uint8Array, file: string): ForeignTable {
  const decoded = decodeCsv(bytes);
  const dialect = detectDialect(decoded.text);
  const scan = scanCsv(decoded.text, dialect);
  const layout = layoutOf(scan, dialect);
  const known: readonly GradedFault[] = [...decoded.faults, ...scan.faults];
  const broken = new Set(known.filter(({ kind }) => faultKinds[kind].level === "A").map(({ offset }) => recordAt(scan, offset)));
  const structure = structureOf(scan, layout, dialect, broken);
  const { names: header, least, most } = structure;
  const isDamaged = (record: number): boolean => broken.has(record) || width(scan, record) < least || width(scan, record) > most;
  const shape = { header, headerRecord: layout.header ?? layout.rows[0] ?? 0, rows: layout.rows, isDamaged };
  const table = tableOf(scan, shape, { bytes, file, decimal: dialect.decimal });
  const gathering = gatherFindings();
  const tell = (fault: GradedFault): void => tellFault({ scan, header, file, gathering }, fault);
  const unfit = unfitText(scan, scan.ends.length === 0 ? undefined : (layout.header ?? layout.rows[0]));
  if (unfit !== undefined) [...known, unfit].forEach(tell);
  if (unfit !== undefined || scan.text === "") {
    if (unfit === undefined) known.forEach(tell);
    return { table: { ...table, header: [], rowCount: 0 }, dialect, findings: gathering.findings() };
  }
  known.forEach(tell);
  structure.faults.forEach(tell);
  const columns = header.flatMap((_, column) => readNumberColumn(table, column, (row) => !table.isDamaged(row), dialect.decimal) ?? []);
  const isPadded = paddedShare(columns) >= 0.1;
  for (const column of columns) tellCells({ table, gathering }, column, isPadded);
  const xdi = isXdi(scan.text, file) ? checkXdi(scan.text, layout.rowWidth ?? header.length) : [];
  if (isXdi(scan.text, file)) for (const column of columns) tellMissing({ table, gathering }, column);
  for (const { offset, ...fault } of xdi) gathering.add(fault.rule, 1, () => ({ ...fault, file, ...placeAt(scan, offset) }));
  for (const { offset, ...way } of waysOf({ scan, dialect, layout, structure, columns, isPadded })) {
    gathering.add(way.rule, 1, () => ({ ...way, level: "G", file, ...placeAt(scan, offset) }));
  }
  return { table, dialect, findings: gathering.findings() };
}

interface Telling {
  readonly scan: Scan;
  readonly header: readonly string[];
  readonly file: string;
  readonly gathering: Gathering;
}

function tellFault({ scan, header, file, gathering }: Telling, fault: GradedFault): void {
  const line = scan.lines[recordAt(scan, fault.offset)] ?? 1;
  gathering.add(fault.kind, line, () => ({ ...faultFinding(scan, header, fault, file), ...(fault.level === undefined ? {} : { level: fault.level }) }));
}

function paddedShare(columns: readonly NumberColumn[]): number {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const numbers = sum(columns.map(({ numbers }) => numbers));
  return numbers === 0 ? 0 : sum(columns.map(({ padded }) => padded.length)) / numbers;
}

function tellCells({ table, gathering }: { readonly table: Table; readonly gathering: Gathering }, { column, numbers, odd, padded }: NumberColumn, isPadded: boolean): void {
  const subject = table.header[column]!;
  const expected = `a number, as in ${groupThousands(numbers)} other cells of the column`;
  for (const { row, fault } of odd) {
    const { repair, ...told } = fault;
    gathering.add(`${fault.rule} ${fault.level} ${column}`, table.lineOf(row), () => ({
      ...told, file: table.file, ...table.place(row, column), subject, expected, ...(repair === undefined ? {} : { hint: `write ${repair}` }),
    }));
  }
  if (isPadded || padded.length * 10 > numbers) return;
  for (const row of padded) {
    gathering.add(`padded ${column}`, table.lineOf(row), () => ({
      rule: "FW-TAB-011", level: "B", file: table.file, ...table.place(row, column), subject, expected: "a number without spaces around it, as in the other cells of the column", found: JSON.stringify(table.text(row, column)),
    }));
  }
}

/** In a format of numbers alone a word for a missing value is a fault. */
function tellMissing({ table, gathering }: { readonly table: Table; readonly gathering: Gathering }, { column, missing }: NumberColumn): void {
  for (const [word, { times, row }] of missing) {
    const found = `${quote(word)}${times === 1 ? "" : `, in ${groupThousands(times)} cells of the column`}`;
    gathering.add(`FW-XDI-010 ${column}`, table.lineOf(row), () => ({
      rule: "FW-XDI-010", level: "A", file: table.file, ...table.place(row, column), subject: table.header[column]!, expected: "a number, as all data of the format are", found,
    }));
  }
}
