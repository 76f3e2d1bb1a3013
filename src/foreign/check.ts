import { decodeCsv } from "../csv/decode.ts";
import { detectDialect } from "../csv/detect.ts";
import type { Dialect } from "../csv/dialect.ts";
import { faultKinds } from "../csv/fault.ts";
import { placeAt, recordAt } from "../csv/locate.ts";
import { width } from "../csv/record-kind.ts";
import { scanCsv, type Scan } from "../csv/scan.ts";
import { unfitText } from "../csv/unfit.ts";
import type { Finding } from "../finding.ts";
import { gatherFindings, type Gathering } from "../check/gather.ts";
import { faultFinding, tableOf } from "../read.ts";
import type { Table } from "../table.ts";
import { checkCells, tellMissing, tellNone } from "./cells.ts";
import { layoutOf } from "./layout.ts";
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
  // where there is nothing to separate, a quote is text
  const scanned = layout.headerWidth === 1 ? scan.faults.filter(({ kind }) => kind !== "strayQuote") : scan.faults;
  const known: readonly GradedFault[] = [...decoded.faults, ...scanned];
  const broken = new Set(known.filter(({ kind }) => faultKinds[kind].level === "A").map(({ offset }) => recordAt(scan, offset)));
  const gathering = gatherFindings();
  const facts = { bytes, file, decimal: dialect.decimal };
  const headerRecord = layout.header ?? layout.rows[0] ?? 0;
  const unfit = unfitText(scan, layout.header ?? layout.rows[0]);
  if (unfit !== undefined || scan.text === "") {
    for (const fault of unfit === undefined ? known : [...known, unfit]) tellFault({ scan, header: [], file, gathering }, fault);
    const table = tableOf(scan, { header: [], headerRecord, rows: new Uint32Array(), isDamaged: () => false }, facts);
    return { table, dialect, findings: gathering.findings() };
  }
  const structure = structureOf(scan, layout, dialect, broken);
  const { names: header, least, most } = structure;
  const isDamaged = (record: number): boolean => broken.has(record) || width(scan, record) < least || width(scan, record) > most;
  const table = tableOf(scan, { header, headerRecord, rows: layout.rows, isDamaged }, facts);
  const tell = (fault: GradedFault): void => tellFault({ scan, header, file, gathering }, fault);
  known.forEach(tell);
  structure.faults.forEach(tell);
  const isSpectrum = isXdi(scan.text, file);
  const { columns, isPadded } = checkCells({ table, dialect, gathering }, isSpectrum ? tellMissing : tellNone);
  const xdi = isSpectrum ? checkXdi(scan.text, layout.rowWidth ?? header.length) : [];
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
