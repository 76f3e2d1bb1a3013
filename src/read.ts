import { createHash } from "node:crypto";
import { decode } from "./csv/decode.ts";
import { faultKinds, kindsInCells, type Fault } from "./csv/fault.ts";
import { columnAt, endOf, placeAt, recordAt, textAt } from "./csv/locate.ts";
import { scanCsv, type Scan } from "./csv/scan.ts";
import { checkShape, type Shape } from "./csv/shape.ts";
import type { Finding } from "./finding.ts";
import { gatherFindings } from "./gather.ts";
import type { Table } from "./table.ts";

/**
 * Reads comma-separated values (RFC 4180, strict UTF-8) and names every fault with its line and column. Never throws,
 * never guesses: what is doubtful is a finding, and the text of the cells is left as it is.
 */
export function readTable(bytes: Uint8Array, file: string): { readonly table: Table; readonly findings: readonly Finding[] } {
  const decoded = decode(bytes);
  const scan = scanCsv(decoded.text);
  const known = [...decoded.faults, ...scan.faults];
  const shape = checkShape(scan, known);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { table: tableOf(scan, shape, { file, sha256 }), findings: findingsOf(scan, shape, known, file) };
}

function tableOf(scan: Scan, { header, headerRecord, rows, isDamaged }: Shape, facts: Pick<Table, "file" | "sha256">): Table {
  const place = (record: number, column: number) => placeAt(scan, scan.starts[scan.firstCells[record]! + column]!);
  return {
    ...facts,
    header,
    rowCount: rows.length,
    isDamaged: (row) => isDamaged(rows[row]!),
    text: (row, column) => textAt(scan, rows[row]!, column),
    spans: {
      text: scan.text,
      start: (row, column) => scan.starts[scan.firstCells[rows[row]!]! + column]!,
      end: (row, column) => endOf(scan, rows[row]!, column),
    },
    lineOf: (row) => scan.lines[rows[row]!]!,
    place: (row, column) => place(rows[row]!, column),
    headerPlace: (column) => place(headerRecord, column),
  };
}

function findingsOf(scan: Scan, { header, faults }: Shape, known: readonly Fault[], file: string): readonly Finding[] {
  const gathering = gatherFindings();
  const gather = (fault: Fault): void => {
    const record = recordAt(scan, fault.offset);
    gathering.add(fault.kind, scan.lines[record] ?? 1, () => findingOf(scan, header, fault, file));
  };
  known.forEach(gather);
  for (const fault of faults) gather(fault);
  return gathering.findings();
}

function findingOf(scan: Scan, header: readonly string[], { kind, offset, found, expected, hint }: Fault, file: string): Finding {
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
