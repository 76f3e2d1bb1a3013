import { cellText, chooseCell, inNumber, inText } from "./choose.ts";
import { bytesOf, cellMutant, fileMutant, rowLine, rowMutant, spotOf, textOf, type Entry, type Lines, type Mutant } from "./mutant.ts";
import type { Random } from "./random.ts";
import type { Source } from "./source.ts";

type Apply = Entry["apply"];

/** Faults of lines, separators, quotes and of what stands around a table. */
export const structure: readonly Entry[] = [
  { name: "CRLF throughout", level: "G", rules: ["FW-CSV-015"], apply: ({ lines }) => fileMutant(textOf(lines).replaceAll("\n", "\r\n")) },
  { name: "CR throughout", level: "C", rules: ["FW-CSV-014"], apply: ({ lines }) => fileMutant(textOf(lines).replaceAll("\n", "\r")) },
  { name: "one line that ends in CRLF", level: "C", rules: ["FW-CSV-014"], apply: mixedLineEnds },
  ...([";", "\t", "|"] as const).map((separator): Entry => ({
    name: `${JSON.stringify(separator)} between cells`, level: "B", rules: ["FW-CSV-012"], apply: otherSeparator(separator),
  })),
  { name: "sep= line of a spreadsheet", level: "C", rules: ["FW-CSV-019"], apply: atTop(["sep=,"]) },
  { name: "short row", level: "A", rules: ["FW-CSV-024"], apply: rowOf((cells) => (cells.length < 2 ? undefined : cells.slice(0, -1))) },
  { name: "long row", level: "A", rules: ["FW-CSV-025"], apply: rowOf((cells) => [...cells, "1"]) },
  { name: "cell lost, the rest moved left", level: "A", rules: ["FW-CSV-024"], apply: rowOf((cells, random) => (cells.length < 2 ? undefined : cells.toSpliced(random.below(cells.length), 1))) },
  { name: "decimal comma without quotes", level: "A", rules: ["FW-CSV-025"], apply: rowOf(withDecimalComma) },
  { name: "quote that does not close", level: "A", rules: ["FW-CSV-020"], apply: inPlain((text) => `"${text}`) },
  { name: "text after a closing quote", level: "A", rules: ["FW-CSV-021"], apply: inPlain((text) => `"${text}"x`, (text) => text.length + 2) },
  { name: "quote inside a cell", level: "C", rules: ["FW-CSV-022"], apply: inPlain((text) => `${text}"`, (text) => text.length) },
  { name: "blank line", level: "C", rules: ["FW-CSV-023"], apply: extraLine(() => [""]) },
  { name: "line of spaces", level: "C", rules: ["FW-CSV-023"], apply: extraLine(() => ["   "]) },
  { name: "line of commas", level: "C", rules: ["FW-CSV-027"], apply: extraLine(({ fields }) => fields.map(() => "")) },
  { name: "blank lines at the end", level: "C", rules: ["FW-CSV-023"], apply: atEnd([[""], [""]]) },
  { name: "comment line at the top", level: "C", rules: ["FW-CSV-026"], apply: atTop(["# exported by the instrument"]) },
  { name: "comment line in the middle", level: "C", rules: ["FW-CSV-026"], apply: extraLine(() => ["# cell opened"]) },
  { name: "title row", level: "B", rules: ["FW-CSV-040"], apply: atTop(["Table S1. Results of all measurements"]) },
  { name: "title row, padded", level: "B", rules: ["FW-CSV-040", "FW-CSV-041"], apply: (source, random) => atTop(source.fields.map((_, at) => (at === 0 ? "Table S1" : "")))(source, random) },
  { name: "unit row", level: "B", rules: ["FW-UNI-004", "FW-UNI-005"], apply: unitRow },
  { name: "header again in the middle", level: "B", rules: ["FW-CSV-042"], apply: extraLine(({ lines }) => lines[0]!) },
  { name: "second table below", level: "B", rules: ["FW-CSV-042", "FW-CSV-043"], apply: secondTable },
  { name: "note below the table", level: "B", rules: ["FW-CSV-044"], apply: atEnd([["* values from the fit"]]) },
  { name: "total row", level: "B", rules: ["FW-CSV-044"], apply: totalRow },
  { name: "transposed", level: "B", rules: ["FW-CSV-048"], apply: transposed },
  { name: "empty columns at the end", level: "C", rules: ["FW-CSV-045"], apply: emptyColumns },
  { name: "row numbers without a name", level: "C", rules: ["FW-CSV-046"], apply: rowNumbers },
  inText("formula for a text", "B", ["FW-TAB-025", "FW-TAB-013"], () => '=cmd|"/C calc"!A0'.replaceAll('"', "'")),
  inText("function call for a text", "B", ["FW-TAB-025", "FW-TAB-013"], () => "@SUM(A1:A9)"),
  inText("plus formula for a text", "B", ["FW-TAB-025", "FW-TAB-013"], () => "+1+cmd|' /C calc'!A0"),
  inNumber("formula for a number", "A", ["FW-TAB-011"], () => "=A1*2"),
];

function mixedLineEnds({ lines }: Source, random: Random): Mutant | undefined {
  if (lines.length < 3) return undefined;
  const line = 2 + random.below(lines.length - 2);
  const changed = lines.with(line - 1, lines[line - 1]!.with(-1, `${lines[line - 1]!.at(-1)}\r`));
  return rowMutant(changed, [line]);
}

/** The cells hold no such character; a text with a comma keeps its quotes. */
function otherSeparator(separator: string): Apply {
  return ({ lines }) => (textOf(lines).includes(separator) ? undefined : { ...fileMutant(lines.map((cells) => `${cells.join(separator)}\n`).join("")), places: [{ line: 1 }] });
}

function atTop(first: readonly string[]): Apply {
  return ({ lines }) => rowMutant([first, ...lines], [1]);
}

function atEnd(added: Lines): Apply {
  return ({ lines }) => rowMutant([...lines, ...added], added.map((_, at) => lines.length + 1 + at));
}

/** Begins with a blank line; the fault is named there or at its header. */
function secondTable({ lines }: Source): Mutant {
  const [blank, header, row] = [1, 2, 3].map((more) => lines.length + more) as [number, number, number];
  return { ...rowMutant([...lines, [""], lines[0]!, lines.at(-1)!], [blank, header, row]), places: [{ line: blank }, { line: header }] };
}

function extraLine(make: (source: Source) => readonly string[]): Apply {
  return (source, random) => {
    const { lines } = source;
    if (lines.length < 3) return undefined;
    const line = 3 + random.below(lines.length - 2);
    return rowMutant(lines.toSpliced(line - 1, 0, make(source)), [line]);
  };
}

function rowOf(change: (cells: readonly string[], random: Random) => readonly string[] | undefined): Apply {
  return (source, random) => {
    const line = rowLine(source, random);
    const changed = line === undefined ? undefined : change(source.lines[line - 1]!, random);
    return changed === undefined ? undefined : rowMutant(source.lines.with(line! - 1, changed), [line!]);
  };
}

/** The number becomes two cells, and the rest of the row moves right. */
function withDecimalComma(cells: readonly string[], random: Random): readonly string[] | undefined {
  const position = random.pick(cells.flatMap((cell, at) => (/^-?\d+\.\d+$/.test(cell) ? [at] : [])));
  return position === undefined ? undefined : cells.with(position, cells[position]!.replace(".", ","));
}

/** Changes a cell without quotes. */
function inPlain(change: (text: string) => string, offset: (text: string) => number = () => 0): Apply {
  return (source, random) => {
    const at = chooseCell(source, random, (text) => text !== "" && !/[",]/.test(text));
    if (at === undefined) return undefined;
    const text = cellText(source, at);
    return cellMutant(source, at, change(text), offset(text));
  };
}

function unitRow({ lines, fields, dataset }: Source): Mutant | undefined {
  if (dataset.matrix !== undefined || fields.every(({ column }) => column.unit === undefined)) return undefined;
  return rowMutant([lines[0]!, fields.map(({ column: { unit } }) => unit ?? ""), ...lines.slice(1)], [2]);
}

function totalRow({ lines, fields, dataset }: Source): Mutant | undefined {
  if (dataset.matrix !== undefined || fields.length < 2 || lines.length < 3) return undefined;
  const sum = (position: number): number => lines.slice(1).reduce((total, cells) => total + Number(cells[position]), 0);
  const total = fields.map(({ type, position }) => (position === 0 ? "Total" : type === "number" ? sum(position).toFixed(3) : ""));
  return rowMutant([...lines, total], [lines.length + 1]);
}

function transposed({ lines, dataset }: Source): Mutant | undefined {
  if (dataset.matrix !== undefined || lines.length < 3 || lines.length > 200) return undefined;
  return fileMutant(textOf(lines[0]!.map((_, position) => lines.map((cells) => cells[position]!))));
}

function emptyColumns({ lines }: Source): Mutant {
  const padded = lines.map((cells) => [...cells, "", ""]);
  return { bytes: bytesOf(textOf(padded)), places: [spotOf(padded, 1, lines[0]!.length)], lines: [1], columns: [""] };
}

function rowNumbers({ lines }: Source): Mutant {
  const numbered = lines.map((cells, at) => [at === 0 ? "" : String(at - 1), ...cells]);
  return { bytes: bytesOf(textOf(numbered)), places: [spotOf(numbered, 1, 0)], lines: [1], columns: [""] };
}
