import { createHash } from "node:crypto";
import { decode } from "./csv/decode.ts";
import { faultKinds, kindsInCells, type Fault } from "./csv/fault.ts";
import { columnAt, placeAt, recordAt, textAt } from "./csv/locate.ts";
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
  const { text, faults } = decode(bytes);
  const scan = scanCsv(text);
  const shape = checkShape(scan);
  const all = [...faults, ...scan.faults, ...shape.faults];
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { table: tableOf(scan, shape, { file, sha256, damaged: damagedRows(scan, shape, all) }), findings: findingsOf(scan, shape, all, file) };
}

function tableOf(scan: Scan, { header, headerRecord, rows }: Shape, facts: Pick<Table, "file" | "sha256" | "damaged">): Table {
  const place = (record: number, column: number) => placeAt(scan, scan.starts[scan.firstCells[record]! + column]!);
  return {
    ...facts,
    header,
    rowCount: rows.length,
    text: (row, column) => textAt(scan, rows[row]!, column),
    lineOf: (row) => scan.lines[rows[row]!]!,
    place: (row, column) => place(rows[row]!, column),
    headerPlace: (column) => place(headerRecord, column),
  };
}

function damagedRows(scan: Scan, { rows }: Shape, faults: readonly Fault[]): ReadonlySet<number> {
  const grave = faults.filter(({ kind }) => faultKinds[kind].level === "A");
  if (grave.length === 0) return new Set();
  const records = new Set(grave.map(({ offset }) => recordAt(scan, offset)));
  return new Set(Array.from(rows.keys()).filter((row) => records.has(rows[row]!)));
}

function findingsOf(scan: Scan, { header }: Shape, faults: readonly Fault[], file: string): readonly Finding[] {
  const gathering = gatherFindings();
  for (const fault of faults) {
    const { kind, offset, found, expected, hint } = fault;
    const record = recordAt(scan, offset);
    gathering.add(kind, scan.lines[record] ?? 1, () => {
      const subject = kindsInCells.has(kind) ? header[columnAt(scan, record, offset)] : undefined;
      return {
        ...faultKinds[kind],
        file,
        ...(scan.text === "" ? {} : placeAt(scan, offset)),
        ...(subject === undefined || subject === "" ? {} : { subject }),
        ...(expected === undefined ? {} : { expected }),
        found,
        ...(hint === undefined ? {} : { hint }),
      };
    });
  }
  return gathering.findings();
}
