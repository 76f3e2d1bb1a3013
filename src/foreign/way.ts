import { separatorWords, type Dialect } from "../csv/dialect.ts";
import { startOf } from "../csv/locate.ts";
import type { Scan } from "../csv/scan.ts";
import { groupThousands } from "../count.ts";
import { quote } from "../finding.ts";
import type { Layout } from "./layout.ts";
import type { NumberColumn } from "./numbers.ts";
import { isPaddedTitle, type Structure } from "./structure.ts";

/** What a file does in its own way throughout: told once, at level G. */
export interface Way {
  readonly rule: string;
  readonly offset: number;
  readonly expected: string;
  readonly found: string;
}

interface Read {
  readonly scan: Scan;
  readonly dialect: Dialect;
  readonly layout: Layout;
  readonly structure: Structure;
  readonly columns: readonly NumberColumn[];
  readonly isPadded: boolean;
}

/** The ways of a file, as the entries of a dialect that a schema would declare, and what a reader should know beside. */
export function waysOf(read: Read): readonly Way[] {
  return [...marks(read), ...linesAround(read), ...header(read), ...cellsOf(read)];
}

function marks({ scan, dialect }: Read): readonly Way[] {
  const { separator, decimal } = dialect;
  const comment = scan.comments[0];
  return [
    ...(separator === "," ? [] : [{ rule: "FW-DIA-001", offset: startOfText(scan), expected: "cells separated by commas", found: `${separatorWords[separator]} throughout` }]),
    ...(decimal === "." ? [] : [{ rule: "FW-DIA-002", offset: startOfText(scan), expected: "numbers with a decimal point", found: "decimal commas throughout" }]),
    ...(comment === undefined ? [] : [{ rule: "FW-DIA-003", offset: comment, expected: "a table without comments", found: several(scan.comments.length, "comment line") }]),
  ];
}

function startOfText({ ends, starts }: Scan): number {
  return ends.length === 0 ? 0 : starts[0]!;
}

function linesAround({ scan, layout: { above: lines, headerWidth, below, unitRows } }: Read): readonly Way[] {
  const above = lines.filter((record) => !isPaddedTitle(scan, record, headerWidth));
  const way = (records: readonly number[], rule: string, found: string, expected = "a header and rows alone"): readonly Way[] =>
    records.length === 0 ? [] : [{ rule, offset: startOf(scan, records[0]!), expected, found: several(records.length, found) }];
  return [
    ...way(above, "FW-DIA-004", "line", "the header on the first line").map((line) => ({ ...line, found: `${line.found} above the header` })),
    ...way(below, "FW-DIA-005", "line").map((line) => ({ ...line, found: `${line.found} below the last row` })),
    ...way(unitRows, "FW-DIA-006", "row").map((line) => ({ ...line, found: `${line.found} of units or formats below the header` })),
  ];
}

function header({ scan, dialect, layout, structure: { names } }: Read): readonly Way[] {
  const at = layout.header ?? layout.rows[0];
  if (at === undefined) return [];
  const offset = startOf(scan, at);
  const expected = "a header with a name for every column";
  if (layout.header === undefined) return [{ rule: "FW-DIA-007", offset, expected, found: "no header" }];
  if (dialect.header === "last comment") return [{ rule: "FW-DIA-007", offset, expected, found: "the names in the last comment" }];
  return names[0] === "" ? [{ rule: "FW-DIA-008", offset, expected, found: "a first column without a name" }] : [];
}

function cellsOf({ scan, dialect, layout, columns, isPadded }: Read): readonly Way[] {
  const offset = layout.rows.length === 0 ? 0 : startOf(scan, layout.rows[0]!);
  const words = new Map<string, number>();
  for (const { missing } of columns) for (const [word, { times }] of missing) if (word !== "") words.set(word, (words.get(word) ?? 0) + times);
  const found = [...words].slice(0, 5).map(([word, times]) => `${quote(word)} in ${several(times, "cell")}`).join(", ");
  const { quotes } = dialect;
  const spaces = [...(isPadded ? ["numbers"] : []), ...(quotes === "after blanks" ? ["quotes"] : [])].join(" and ");
  return [
    ...(words.size === 0 ? [] : [{ rule: "FW-DIA-009", offset, expected: "an empty cell where a number is missing", found }]),
    ...(spaces === "" ? [] : [{ rule: "FW-DIA-010", offset, expected: "cells without spaces around them", found: `spaces around ${spaces} throughout` }]),
    ...(quotes === "none" ? [{ rule: "FW-DIA-011", offset, expected: "quotes around whole cells", found: "quotes inside cells throughout" }] : []),
  ];
}

function several(count: number, word: string): string {
  return `${groupThousands(count)} ${word}${count === 1 ? "" : "s"}`;
}
