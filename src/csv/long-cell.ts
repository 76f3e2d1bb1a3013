import { groupThousands } from "../count.ts";
import type { Fault } from "./fault.ts";
import { endOf, startOf } from "./locate.ts";
import { width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";

const mostCharacters = 1_000_000;

/** Cells longer than anyone reads, most often what an open quote has swallowed. */
export function longCells(scan: Scan): readonly Fault[] {
  const faults: Fault[] = [];
  for (let record = 0; record < scan.ends.length; record += 1) {
    if (scan.ends[record]! - startOf(scan, record) > mostCharacters) faults.push(...longCellsOf(scan, record));
  }
  return faults;
}

function longCellsOf(scan: Scan, record: number): readonly Fault[] {
  return Array.from({ length: width(scan, record) }, (_, column) => column).flatMap((column): readonly Fault[] => {
    const offset = scan.starts[scan.firstCells[record]! + column]!;
    const length = endOf(scan, record, column) - offset;
    return length > mostCharacters ? [{ kind: "longCell", offset, found: `${groupThousands(length)} characters` }] : [];
  });
}
