import type { Cell } from "../../dataset.ts";
import { cellAt, type TableSide } from "./cells.ts";
import { withDigits } from "./digits.ts";
import { marksAt, membersWhere } from "./positions.ts";
import { leavesAsIs, type Pattern } from "./pattern.ts";
import { groupOf, nameRow, unitAfter } from "./row-names.ts";
import { countRows, type Sentence, type TableFacts } from "./table-sentences.ts";
import { isUnitFactor, unitChange } from "./unit-ratio.ts";

/** Tells each cell: key of its row, column, old and new with the digits of the table. */
export function tellCells({ before, after, join, pairs }: TableFacts, column: string, positions: Int32Array): readonly Sentence[] {
  return Array.from(positions, (pair): Sentence => {
    const [a, b] = [pairs.before[pair]!, pairs.after[pair]!];
    const [from, to] = shown(before, after, column, cellAt(before.rows[a], column), cellAt(after.rows[b], column));
    return { kind: "cell", text: `${nameRow(before, join.key, a)}: ${column} ${from} -> ${to}`, rows: Int32Array.of(b), column };
  });
}

/** Says what was done, and to how many rows of which group; `isWhole` if to all of them. */
export function describePattern(facts: TableFacts, column: string, positions: Int32Array, pattern: Pattern): { readonly sentence: Sentence; readonly isWhole: boolean } {
  if (pattern.kind === "replaced") return describeReplaced(facts, column, positions, pattern);
  const extent = extentOf(facts, column, positions, pattern);
  const text = `${column}: ${did(pattern, facts.after, column)} ${pattern.kind === "set" ? "in" : "on"} ${extent.text}${note(facts, column, positions, pattern)}`;
  return { sentence: { kind: pattern.kind, text, rows: extent.rows, column }, isWhole: extent.isWhole };
}

function did(pattern: Exclude<Pattern, { kind: "replaced" }>, after: TableSide, column: string): string {
  if (pattern.kind === "sign") return "sign flipped";
  if (pattern.kind === "set") return pattern.to === null ? "emptied" : `set to ${cellText(pattern.to, after.columns[column]!.decimals)}`;
  if (pattern.kind === "precision") return `${pattern.from} to ${pattern.to} ${pattern.digits}`;
  const within = pattern.within > 0 ? ` (to within ${pattern.within})` : "";
  return (pattern.kind === "offset" ? `${pattern.by > 0 ? "+" : ""}${pattern.by}` : factorText(pattern.by)) + within;
}

/** `x1000`, or `/3600` where that is shorter to write. */
function factorText(factor: number): string {
  const inverse = Number((1 / factor).toPrecision(12));
  return String(inverse).length + 2 < String(factor).length ? `/${inverse}` : `x${factor}`;
}

interface Extent {
  readonly text: string;
  readonly rows: Int32Array;
  readonly isWhole: boolean;
}

/** Counts the rows of the group that follow the pattern: those changed, and those that it would not have changed. */
function extentOf(facts: TableFacts, column: string, positions: Int32Array, pattern: Pattern): Extent {
  const { after, join, pairs } = facts;
  const changed = positions.map((pair) => pairs.after[pair]!);
  const group = groupOf(after, join.key.filter((name) => name !== column), changed, pairs.after);
  const isChanged = marksAt(changed, after.rows.length);
  const isOther = marksAt(facts.changed.find((cells) => cells.column === column)!.changed.map((pair) => pairs.after[pair]!), after.rows.length);
  const others = membersWhere(group.rows, (row) => isOther[row] === 0);
  const empty = pattern.kind === "set" ? 0 : membersWhere(others, (row) => cellAt(after.rows[row], column) === null).length;
  const kept = membersWhere(others, (row) => leavesAsIs(pattern, cellAt(after.rows[row], column)));
  if (changed.length + kept.length + empty < group.rows.length) return { text: `${changed.length} of ${countRows(group.rows.length)}${group.text}`, rows: changed, isWhole: false };
  const isKept = marksAt(kept, after.rows.length);
  const rows = membersWhere(group.rows, (row) => isChanged[row] === 1 || isKept[row] === 1);
  const count = empty === 0 ? countRows(rows.length) : `${rows.length} ${rows.length === 1 ? "value" : "values"}`;
  return { text: `all ${count}${group.text}`, rows, isWhole: true };
}

function describeReplaced(facts: TableFacts, column: string, positions: Int32Array, { from, to }: Extract<Pattern, { kind: "replaced" }>): { readonly sentence: Sentence; readonly isWhole: boolean } {
  const { before, after, pairs, join } = facts;
  const rows = positions.map((pair) => pairs.after[pair]!);
  const had = pairs.before.reduce((count, row) => count + (Object.is(cellAt(before.rows[row], column), from) ? 1 : 0), 0);
  const isWhole = had <= rows.length;
  const group = groupOf(after, join.key.filter((name) => name !== column), rows, pairs.after);
  const count = isWhole ? `all ${countRows(rows.length)} that had it` : `${rows.length} of the ${countRows(had)} that had it${group.text && `, all${group.text}`}`;
  return { sentence: { kind: "replaced", text: `${column}: ${shown(before, after, column, from, to).join(" -> ")} in ${count}`, rows, column }, isWhole };
}

/** What the declaration of the unit, or else the unit table, says to a factor. */
function note(facts: TableFacts, column: string, positions: Int32Array, pattern: Pattern): string {
  const { before, after, pairs } = facts;
  if (pattern.kind !== "scale" && pattern.kind !== "offset") return "";
  const [was, is] = [before.columns[column]?.unit, after.columns[column]?.unit];
  if (was !== is && was !== undefined && is !== undefined) {
    const isSo = pattern.kind === "scale" && isUnitFactor(was, is, pattern.by);
    return isSo ? `, as its unit says: ${was} -> ${is}` : `, which ${was} -> ${is} does not say`;
  }
  const numbers = (side: TableSide, rows: Int32Array): readonly number[] => Array.from(positions.slice(0, 1000), (pair) => cellAt(side.rows[rows[pair]!], column) as number);
  const change = unitChange(pattern, numbers(before, pairs.before), numbers(after, pairs.after), is);
  return change === undefined ? "" : `: ${change}?`;
}

/** Both cells with their units; the unit once where it is the same. */
function shown(before: TableSide, after: TableSide, column: string, from: Cell, to: Cell): readonly [string, string] {
  const [a, b] = [before.columns[column]!, after.columns[column]!];
  const [unitA, unitB] = [unitAfter(before, column), unitAfter(after, column)];
  if (typeof from === "string" && typeof to === "string") return differingTexts(from, to);
  const isSame = unitA === unitB && typeof to === "number";
  return [cellText(from, a.decimals) + (typeof from === "number" && !isSame ? unitA : ""), cellText(to, b.decimals) + (typeof to === "number" ? unitB : "")];
}

function cellText(cell: Cell, decimals: Parameters<typeof withDigits>[1]): string {
  if (cell === null) return "empty";
  return typeof cell === "number" ? withDigits(cell, decimals) : JSON.stringify(cell);
}

const mostCharacters = 60;

/** Long texts from shortly before the first character that differs. */
function differingTexts(from: string, to: string): readonly [string, string] {
  const [a, b] = [Array.from(from), Array.from(to)];
  if (Math.max(a.length, b.length) <= mostCharacters) return [JSON.stringify(from), JSON.stringify(to)];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const start = Math.max(0, same - 20);
  const cut = (characters: readonly string[]): string =>
    JSON.stringify(`${start > 0 ? "…" : ""}${characters.slice(start, start + mostCharacters).join("")}${characters.length > start + mostCharacters ? "…" : ""}`);
  return [cut(a), cut(b)];
}
