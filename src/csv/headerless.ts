import { cells } from "./cell-count.ts";
import { faultKinds, type Fault } from "./fault.ts";
import { lineEndFaults, strayLines } from "./line-fault.ts";
import { recordAt } from "./locate.ts";
import { longCells } from "./long-cell.ts";
import { kindsOf, recordsOfText, width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";
import type { Shape } from "./shape.ts";
import { unfitText } from "./unfit.ts";

/** The shape of a text whose dialect has no header: all records are rows, and the columns are those of the schema, in its order. */
export function checkHeaderless(scan: Scan, known: readonly Fault[], names: readonly string[]): Shape {
  const kinds = kindsOf(scan);
  const rows = recordsOfText(kinds);
  const unfit = unfitText(scan, rows[0]);
  const long = longCells(scan);
  const broken = new Set([...known, ...long].filter(({ kind }) => faultKinds[kind].level === "A").map(({ offset }) => recordAt(scan, offset)));
  const isDamaged = (record: number): boolean => broken.has(record) || width(scan, record) !== names.length;
  const ragged = Array.from(rows).filter((record) => isDamaged(record) && !broken.has(record));
  const faults = [...lineEndFaults(scan), ...strayLines(scan, kinds), ...long, ...(unfit === undefined ? ragged.map((record) => raggedRow(scan, record, names.length)) : [unfit])];
  const isTable = unfit === undefined && rows.length > 0;
  return { header: isTable ? names : [], headerRecord: rows[0] ?? 0, rows: isTable ? rows : new Uint32Array(), isDamaged, faults };
}

function raggedRow(scan: Scan, record: number, due: number): Fault {
  const count = width(scan, record);
  const expected = `${cells(due)}, as many as the schema has columns`;
  return count > due
    ? { kind: "longRow", offset: scan.starts[scan.firstCells[record]! + due]!, expected, found: cells(count) }
    : { kind: "shortRow", offset: scan.ends[record]!, expected, found: cells(count) + (scan.ends[record] === scan.text.length ? " at the end of the file, which may be cut off" : "") };
}
