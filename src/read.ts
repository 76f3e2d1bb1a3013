import { createHash } from "node:crypto";
import { decodeCsv } from "./csv/decode.ts";
import { detectDialect } from "./csv/detect.ts";
import { commaDialect, separatorWords, type Dialect } from "./csv/dialect.ts";
import { faultKinds, kindsInCells, type Fault } from "./csv/fault.ts";
import { byteCounter, lineAt } from "./csv/line.ts";
import { checkHeaderless } from "./csv/headerless.ts";
import { columnAt, endOf, placeAt, recordAt, startOf, textAt } from "./csv/locate.ts";
import { width } from "./csv/record-kind.ts";
import { scanCsv, type Scan } from "./csv/scan.ts";
import { checkShape, type Shape } from "./csv/shape.ts";
import type { Dataset } from "./dataset.ts";
import type { Finding } from "./finding.ts";
import { gatherFindings } from "./check/gather.ts";
import type { Spans, Table } from "./table.ts";

/** What a schema tells the reader of its table. */
export type Declared = Pick<Dataset, "dialect" | "columns" | "matrix">;

/**
 * Reads a table in the dialect that its schema declares, as a rule comma-separated values (RFC 4180), in strict UTF-8,
 * and names every fault with its line and column. Never throws; what is doubtful is a finding, and the text of the
 * cells is left as it is. Another separator than the declared one is told once, and the table is read with it.
 */
export function readTable(bytes: Uint8Array, file: string, declared?: Declared): { readonly table: Table; readonly findings: readonly Finding[] } {
  const decoded = decodeCsv(bytes);
  const dialect = { ...commaDialect, ...declared?.dialect };
  const names = declared === undefined || declared.matrix !== undefined ? [] : Object.keys(declared.columns);
  const other = otherSeparator(decoded.text, dialect, names);
  const scan = scanCsv(decoded.text, { ...dialect, separator: other ?? dialect.separator });
  const known = [...decoded.faults, ...scan.faults];
  const shape = dialect.header === "none" && names.length > 0 ? checkHeaderless(scan, known, names) : checkShape(scan, known, names);
  const separator = other === undefined ? [] : [separatorFault(scan, shape, dialect)];
  return { table: tableOf(scan, shape, { bytes, file, decimal: dialect.decimal }), findings: findingsOf(scan, shape, [...separator, ...known], file) };
}

/**
 * The separator of a text whose first records are one cell each by the declared one, and several by another: its first
 * record too, or one that names columns of the schema, since a column of `5 V` has blanks as well.
 */
function otherSeparator(text: string, dialect: Dialect, names: readonly string[]): Dialect["separator"] | undefined {
  const opening = scanCsv(text.slice(0, 10_000), dialect);
  if (opening.starts.length > opening.ends.length) return undefined;
  const { separator } = detectDialect(text);
  const other = scanCsv(text.slice(0, 10_000), { ...dialect, separator });
  const namesColumns = (record: number): boolean => Array.from({ length: width(other, record) }, (_, column) => textAt(other, record, column)).filter((cell) => names.includes(cell ?? "")).length > 1;
  const isHeaded = width(other, 0) > 1 || other.ends.some((_, record) => namesColumns(record));
  return separator !== dialect.separator && isHeaded ? separator : undefined;
}

function separatorFault(scan: Scan, { headerRecord }: Shape, { separator }: Dialect): Fault {
  const expected = `cells separated by ${separatorWords[separator]}`;
  const found = separatorWords[scan.separator];
  return { kind: "otherSeparator", offset: startOf(scan, headerRecord), expected, found, hint: `export the table with ${separatorWords[separator]}, or declare its dialect in the schema` };
}

interface Facts {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly decimal: Dialect["decimal"];
}

/** The records of a scan that are rows, as a table. */
export function tableOf(scan: Scan, { header, headerRecord, rows, isDamaged }: Omit<Shape, "faults">, { bytes, file, decimal }: Facts): Table {
  const place = (record: number, column: number) => placeAt(scan, scan.starts[scan.firstCells[record]! + column]!);
  return {
    file,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    header,
    rowCount: rows.length,
    isDamaged: (row) => isDamaged(rows[row]!),
    text: (row, column) => textAt(scan, rows[row]!, column),
    // who reads numbers from spans expects a decimal point
    ...(decimal === "," ? {} : { spans: spansOf(scan, rows) }),
    lineOf: (row) => scan.lines[rows[row]!]!,
    lineText: (line) => lineAt(scan, line),
    byteOf: byteCounter(scan, bytes.length),
    place: (row, column) => place(rows[row]!, column),
    headerPlace: (column) => place(headerRecord, column),
  };
}

function spansOf(scan: Scan, rows: Uint32Array): Spans {
  return {
    text: scan.text,
    start: (row, column) => scan.starts[scan.firstCells[rows[row]!]! + column]!,
    end: (row, column) => endOf(scan, rows[row]!, column),
  };
}

function findingsOf(scan: Scan, { header, faults }: Shape, known: readonly Fault[], file: string): readonly Finding[] {
  const gathering = gatherFindings();
  const gather = (fault: Fault): void => {
    const record = recordAt(scan, fault.offset);
    gathering.add(fault.kind, scan.lines[record] ?? 1, () => faultFinding(scan, header, fault, file));
  };
  known.forEach(gather);
  for (const fault of faults) gather(fault);
  return gathering.findings();
}

/** A fault as a finding, with its place. */
export function faultFinding(scan: Scan, header: readonly string[], { kind, offset, found, expected, hint }: Fault, file: string): Finding {
  const subject = kindsInCells.has(kind) ? header[columnAt(scan, recordAt(scan, offset), offset)] : undefined;
  return {
    ...faultKinds[kind],
    file,
    ...(scan.text === "" ? {} : placeAt(scan, offset)),
    ...(subject === undefined || subject === "" ? {} : { subject }),
    ...(expected === undefined ? {} : { expected }),
    found,
    ...(hint === undefined ? {} : { hint }),
  };
}
