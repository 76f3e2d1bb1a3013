import { bytesOf, cellMutant, spotOf, textOf, type Entry, type Lines, type Mutant } from "./mutant.ts";
import type { Random } from "./random.ts";
import { unquoted, type Field, type Source } from "./source.ts";

type Apply = Entry["apply"];

const renamed = ["FW-TAB-001", "FW-MAT-001", "FW-TAB-011", "FW-MAT-002"];

/** Faults of the names of columns; in a matrix the header is an axis. */
export const header: readonly Entry[] = [
  { name: "name twice", level: "A", rules: ["FW-CSV-030"], apply: twice((name) => name) },
  { name: "name twice but for case", level: "A", rules: ["FW-CSV-033", "FW-TAB-001"], apply: twice((name) => (name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase())) },
  { name: "no name", level: "A", rules: ["FW-CSV-031"], apply: named(() => "") },
  { name: "space before a name", level: "C", rules: ["FW-CSV-032"], apply: named((name) => ` ${name}`) },
  { name: "space behind a name", level: "C", rules: ["FW-CSV-032"], apply: named((name) => `${name} `) },
  { name: "no-break space behind a name", level: "C", rules: ["FW-CSV-032"], apply: named((name) => `${name}\u00a0`) },
  { name: "zero-width space in a name", level: "C", rules: ["FW-CSV-018", "FW-CSV-034"], apply: named((name) => `${name}\u200b`, (name) => name.length) },
  { name: "Cyrillic letter in a name", level: "C", rules: ["FW-CSV-034"], apply: named(swapLetter, (name) => Array.from(name).findIndex((letter) => lookAlikes.has(letter))) },
  { name: "misspelt name", level: "A", rules: renamed, apply: named((name) => (name.length > 4 && /^[a-z_]+$/i.test(name) ? name.slice(0, 2) + name.slice(3) : undefined)) },
  { name: "name in capitals", level: "A", rules: renamed, apply: named((name) => (/[a-z]/.test(name) ? name.toUpperCase() : undefined)) },
  { name: "other name", level: "A", rules: renamed, apply: named(() => "Unnamed") },
  { name: "__proto__ for a name", level: "A", rules: renamed, apply: named(() => "__proto__") },
  { name: "constructor for a name", level: "A", rules: renamed, apply: named(() => "constructor") },
  { name: "point in a name", level: "A", rules: renamed, apply: named((name) => (/^[a-z_]{3,}$/.test(name) ? `${name.slice(0, 1)}.${name.slice(1)}` : undefined)) },
  { name: "unit behind a name, in brackets", level: "B", rules: renamed, apply: withUnit((name, unit) => `${name} (${unit})`) },
  { name: "unit behind a name, after a solidus", level: "B", rules: renamed, apply: withUnit((name, unit) => `${name} / ${unit}`) },
  { name: "other unit in a name", level: "B", rules: ["FW-UNI-001"], apply: withUnit((name, unit) => (/^(V|A|eV|s|Hz)$/.test(unit) ? `${name}_m${unit}` : undefined)) },
  { name: "column lost", level: "A", rules: ["FW-TAB-001"], apply: columnLost },
  { name: "column more", level: "C", rules: ["FW-TAB-002"], apply: columnMore("remark") },
  { name: "column more, toString", level: "C", rules: ["FW-TAB-002"], apply: columnMore("toString") },
  { name: "columns in another order", level: "G", rules: ["FW-TAB-003"], apply: reordered },
  { name: "two names swapped", level: "A", rules: ["FW-TAB-011", "FW-TAB-013"], apply: swappedNames },
  { name: "header lost", level: "A", rules: ["FW-CSV-049"], apply: ({ lines }) => (lines.length < 3 ? undefined : { ...rowOne(lines.slice(1)), columns: [] }) },
];

function rowOne(lines: Lines): Mutant {
  return { bytes: bytesOf(textOf(lines)), places: [{ line: 1 }], lines: [1], columns: [] };
}

/** Changes one name; undefined where the name does not lend itself. */
function named(change: (name: string, field: Field) => string | undefined, offset: (name: string) => number = () => 0): Apply {
  return (source, random) => {
    const fit = source.fields.filter((field) => change(nameAt(source, field), field) !== undefined);
    const field = random.pick(fit);
    return field && cellMutant(source, { line: 1, position: field.position }, change(nameAt(source, field), field)!, offset(nameAt(source, field)));
  };
}

function nameAt({ lines }: Source, { position }: Field): string {
  return unquoted(lines[0]![position]!);
}

/** Latin letters and the Cyrillic ones that look alike. */
const lookAlikes: ReadonlyMap<string, string> = new Map([["a", "а"], ["c", "с"], ["e", "е"], ["o", "о"], ["p", "р"], ["x", "х"], ["y", "у"]]);

function swapLetter(name: string): string | undefined {
  const at = Array.from(name).findIndex((letter) => lookAlikes.has(letter));
  return at < 0 ? undefined : Array.from(name).with(at, lookAlikes.get(name[at]!)!).join("");
}

function withUnit(change: (name: string, unit: string) => string | undefined): Apply {
  return (source, random) => (source.dataset.matrix ? undefined : named((name, { column: { unit } }) => (unit === undefined || unit === "1" ? undefined : change(name, unit)))(source, random));
}

function twice(change: (name: string) => string): Apply {
  return (source, random) => {
    const { fields, dataset } = source;
    const first = dataset.matrix === undefined ? 0 : 1;
    if (fields.length < first + 2) return undefined;
    const position = first + 1 + random.below(fields.length - first - 1);
    const origin = first + random.below(position - first);
    const name = nameAt(source, fields[origin]!);
    const mutant = cellMutant(source, { line: 1, position }, change(name));
    return { ...mutant, columns: [...mutant.columns, fields[origin]!.name] };
  };
}

function columnLost(source: Source, random: Random): Mutant | undefined {
  const { lines, fields, dataset } = source;
  if (dataset.matrix !== undefined || fields.length < 2) return undefined;
  const { position, name } = random.pick(fields)!;
  return { ...rowOne(lines.map((cells) => cells.toSpliced(position, 1))), columns: [name] };
}

function columnMore(name: string): Apply {
  return ({ lines, dataset }) => {
    if (dataset.matrix !== undefined) return undefined;
    const more = lines.map((cells, at) => [...cells, at === 0 ? name : "1"]);
    return { bytes: bytesOf(textOf(more)), places: [spotOf(more, 1, lines[0]!.length)], lines: [1], columns: [name] };
  };
}

function reordered({ lines, fields, dataset }: Source, random: Random): Mutant | undefined {
  if (dataset.matrix !== undefined || fields.length < 2) return undefined;
  const { position } = random.pick(fields.slice(1))!;
  return { ...rowOne(lines.map((cells) => cells.with(0, cells[position]!).with(position, cells[0]!))), columns: [fields[0]!.name, fields[position]!.name] };
}

/** Two names change places, and some cell is then one that its column does not allow. */
function swappedNames(source: Source, random: Random): Mutant | undefined {
  const { lines, fields, dataset } = source;
  const pairs = fields.flatMap((one) => fields.slice(one.position + 1).map((two) => [one, two] as const));
  const pair = dataset.matrix === undefined ? random.pick(pairs.filter(([one, two]) => firstMisfit(source, one, two) !== undefined)) : undefined;
  if (pair === undefined) return undefined;
  const [one, two] = pair;
  const swapped = lines.with(0, lines[0]!.with(one.position, lines[0]![two.position]!).with(two.position, lines[0]![one.position]!));
  const misfits = [firstMisfit(source, one, two)!, firstMisfit(source, two, one)].filter((spot) => spot !== undefined);
  const headers = [one, two].map(({ position }) => spotOf(swapped, 1, position));
  return { bytes: bytesOf(textOf(swapped)), places: [...headers, ...misfits], lines: [1], columns: [one.name, two.name] };
}

/** First cell of a column that another would not allow. */
function firstMisfit({ lines }: Source, { position }: Field, other: Field): { readonly line: number; readonly column: number } | undefined {
  const at = lines.slice(1, 50).findIndex((cells) => {
    const text = unquoted(cells[position]!);
    if (text === "") return !other.isNullable;
    return other.type === "text" ? !other.accepts(text) : !/^[+-]?[\d.]+$/.test(text) || !other.accepts(Number(text));
  });
  return at < 0 ? undefined : spotOf(lines, at + 2, position);
}
