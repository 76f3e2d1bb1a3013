import { cellText, chooseCell, inCell, inText } from "./choose.ts";
import { cellMutant, rowLine, rowMutant, spotOf, textOf, withCell, bytesOf, type Entry, type Mutant } from "./mutant.ts";
import { breachOf, isOrder } from "./probe.ts";
import type { Random } from "./random.ts";
import { unquoted, type Field, type Source } from "./source.ts";

/** Faults of rows, keys, order and of words from a list. */
export const rows: readonly Entry[] = [
  { name: "row twice, one below the other", level: "B", rules: ["FW-KEY-001", "FW-MAT-003"], apply: repeated((line) => line) },
  { name: "row again at the end", level: "B", rules: ["FW-KEY-001", "FW-MAT-003"], apply: repeated((_, { lines }) => lines.length) },
  { name: "rows of a block again", level: "B", rules: ["FW-KEY-001", "FW-MAT-003"], apply: repeatedBlock },
  { name: "key of another row", level: "A", rules: ["FW-KEY-001"], apply: sharedKey },
  { name: "two rows swapped", level: "A", rules: [], apply: swappedRows },
  { name: "rows in reverse", level: "A", rules: [], apply: reversedRows },
  { name: "row lost", level: "A", rules: [], apply: lostRow },
  { name: "cells merged in a spreadsheet", level: "A", rules: ["FW-TAB-010"], apply: mergedCells },
  inText("misspelt word of a list", "A", ["FW-TAB-013"], (text, field) => misfit(field, text.length > 2 ? text.slice(0, -2) + text.slice(-1) : `${text}x`)),
  inText("word of a list in capitals", "A", ["FW-TAB-013"], (text, field) => misfit(field, text.toUpperCase())),
  inText("space behind a word of a list", "A", ["FW-TAB-013"], (text, field) => misfit(field, `${text} `)),
  inText("Cyrillic letter in a word of a list", "A", ["FW-TAB-013"], (text, field) => misfit(field, text.replace(/[aeocM]/, (letter) => "аеосМ"["aeocM".indexOf(letter)]!))),
  inCell("number for a word of a list", "A", ["FW-TAB-013"], (_, field) => (field.type === "text" ? misfit(field, "42") : undefined)),
  inText("date for a name", "A", ["FW-TAB-019", "FW-TAB-013"], (text, { words }) => (words.length === 0 || /^[a-z]{2,}/i.test(text) ? "1-Mar" : undefined)),
  { name: "word for a neighbour's number", level: "A", rules: ["FW-TAB-011"], apply: swappedCells },
  { name: "axis value twice", level: "A", rules: ["FW-MAT-003"], apply: axis((lines, line) => lines[line - 2]![0]!) },
  { name: "axis value out of order", level: "A", rules: ["FW-MAT-003", "FW-MAT-004", "FW-TAB-013"], apply: axis((lines) => String(Number(lines[1]![0]) - 0.5)) },
];

/** A word that the list does not hold. */
function misfit({ words, accepts }: Field, word: string): string | undefined {
  return words.length > 0 && !accepts(word) && !/[",]/.test(word) ? word : undefined;
}

function repeated(behind: (line: number, source: Source) => number): Entry["apply"] {
  return (source, random) => {
    const line = rowLine(source, random);
    if (line === undefined) return undefined;
    const target = behind(line, source);
    return rowMutant(source.lines.toSpliced(target, 0, source.lines[line - 1]!), [target + 1]);
  };
}

function repeatedBlock(source: Source, random: Random): Mutant | undefined {
  const { lines } = source;
  if (lines.length < 6) return undefined;
  const from = 2 + random.below(lines.length - 4);
  const block = lines.slice(from - 1, from + 2);
  return rowMutant(lines.toSpliced(from + 2, 0, ...block), [from + 3, from + 4, from + 5]);
}

function sharedKey(source: Source, random: Random): Mutant | undefined {
  const { lines, fields, dataset } = source;
  const parts = fields.filter(({ name }) => dataset.matrix === undefined && dataset.key.includes(name));
  if (parts.length === 0 || parts.length === fields.length || lines.length < 3) return undefined;
  const [line, other] = [3 + random.below(lines.length - 2), 2];
  const changed = parts.reduce((all, { position }) => withCell(all, line, position, lines[other - 1]![position]!), lines);
  return { ...rowMutant(changed, [line]), columns: parts.map(({ name }) => name) };
}

/** A row of the table as the rules see it, which is not so where a matrix is read cell by cell. */
function areRowsLines({ dataset, checked, lines }: Source): boolean {
  return dataset.matrix === undefined && checked.rows.length === lines.length - 1;
}

function swappedRows(source: Source, random: Random): Mutant | undefined {
  const { lines, checked } = source;
  const orders = source.dataset.rules.filter(isOrder);
  if (!areRowsLines(source) || orders.length === 0 || lines.length < 4) return undefined;
  for (let tries = 0; tries < 5; tries += 1) {
    const line = 2 + random.below(lines.length - 2);
    const typed = checked.rows.with(line - 2, checked.rows[line - 1]!).with(line - 1, checked.rows[line - 2]!);
    const breach = breachOf(source, typed, isOrder);
    if (breach === undefined) continue;
    const swapped = lines.with(line - 1, lines[line]!).with(line, lines[line - 1]!);
    return { ...rowMutant(swapped, [line, line + 1]), places: [{ line }, { line: line + 1 }], level: breach.level, rules: breach.rules };
  }
  return undefined;
}

function reversedRows(source: Source): Mutant | undefined {
  const breach = areRowsLines(source) ? breachOf(source, source.checked.rows.toReversed(), isOrder) : undefined;
  if (breach === undefined) return undefined;
  const reversed = [source.lines[0]!, ...source.lines.slice(1).toReversed()];
  return { ...rowMutant(reversed, []), places: breach.rows.map((row) => ({ line: row + 2 })), level: breach.level, rules: breach.rules };
}

/** A gap shows at the row behind it. */
function lostRow(source: Source, random: Random): Mutant | undefined {
  const { lines, checked } = source;
  if (!areRowsLines(source) || lines.length < 4) return undefined;
  const line = 2 + random.below(lines.length - 2);
  const breach = breachOf(source, checked.rows.toSpliced(line - 2, 1), isOrder);
  if (breach === undefined) return undefined;
  return { ...rowMutant(lines.toSpliced(line - 1, 1), [line]), level: breach.level, rules: breach.rules };
}

/** A value that stands only in the first of several rows that share it. */
function mergedCells(source: Source, random: Random): Mutant | undefined {
  const { lines, fields } = source;
  const field = random.pick(fields.filter(({ type, isNullable }) => type === "text" && !isNullable));
  if (field === undefined) return undefined;
  const { position } = field;
  const shared = lines.flatMap((cells, at) => (at > 1 && cells[position] === lines[at - 1]![position] ? [at] : []));
  const first = random.pick(shared);
  if (first === undefined) return undefined;
  const at = [first, first + 1, first + 2].filter((one, place) => place === 0 || (shared.includes(one) && shared.includes(one - 1)));
  const merged = at.reduce((all, one) => withCell(all, one + 1, position, ""), lines);
  return { bytes: bytesOf(textOf(merged)), places: [spotOf(merged, first + 1, position)], lines: at.map((one) => one + 1), columns: [field.name] };
}

/** A text and a number beside it change places. */
function swappedCells(source: Source, random: Random): Mutant | undefined {
  const { lines, fields } = source;
  const at = chooseCell(source, random, (text, { type, position }) => type === "number" && text !== "" && [position - 1, position + 1].some((one) => fields[one]?.type === "text"));
  if (at === undefined) return undefined;
  const neighbour = [at.position - 1, at.position + 1].find((one) => fields[one]?.type === "text")!;
  if (!/[a-z]/i.test(cellText(source, { ...at, position: neighbour }))) return undefined;
  const cells = lines[at.line - 1]!;
  const swapped = lines.with(at.line - 1, cells.with(at.position, cells[neighbour]!).with(neighbour, cells[at.position]!));
  return {
    bytes: bytesOf(textOf(swapped)),
    places: [spotOf(swapped, at.line, at.position)],
    lines: [at.line],
    columns: [fields[at.position]!.name, fields[neighbour]!.name],
  };
}

/** Changes one value of the axis down a matrix. */
function axis(change: (lines: Source["lines"], line: number) => string): Entry["apply"] {
  return (source, random) => {
    const { lines, dataset } = source;
    if (dataset.matrix === undefined || lines.length < 4) return undefined;
    const line = 3 + random.below(lines.length - 2);
    return cellMutant(source, { line, position: 0 }, unquoted(change(lines, line)));
  };
}
