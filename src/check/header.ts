import type { Column, Dataset } from "../dataset.ts";
import { quote, type Finding } from "../finding.ts";
import { gatherFindings } from "./gather.ts";
import { nearest } from "../nearest.ts";
import type { Table } from "../table.ts";
import { unknownUnits } from "../unit/declared.ts";
import { matchUnits, type OtherUnit } from "../unit/header.ts";

/** Where the columns of a schema stand in a file. */
export interface Header {
  /** Position in the file of every column that is there once. */
  readonly positions: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

/** Compares a file's header with its schema: missing, extra and reordered columns, and columns in another unit. */
export function matchHeader(table: Table, dataset: Dataset): Header {
  const { header } = table;
  const undeclared = unknownUnits(dataset);
  if (header.length === 0) return { positions: new Map(), findings: undeclared };
  const names = Object.keys(dataset.columns);
  const known = new Set(names);
  const firsts = new Map(header.map((name, position): [string, number] => [name, position]).reverse());
  const lasts = new Map(header.map((name, position) => [name, position]));
  const positions = new Map([...firsts].filter(([name, position]) => lasts.get(name) === position).reverse());
  const extra = header.filter((name) => !known.has(name) && name !== "");
  const absent = names.filter((name) => !firsts.has(name));
  const { respelled, otherUnits } = matchUnits(extra, new Map(absent.map((name) => [name, dataset.columns[name]!])));
  const taken = new Set([...respelled.values(), ...otherUnits.map(({ found }) => found)]);
  const free = extra.filter((name) => !taken.has(name));
  const missed = absent.filter((name) => !otherUnits.some((other) => other.name === name));
  const renamed = new Map(missed.map((name) => [name, respelled.get(name) ?? nearest(name, free)]));
  const similar = new Set(renamed.values());
  const strangers = free.filter((name) => !similar.has(name));
  const inPlace = header.length === names.length ? new Map(names.map((name, position) => [name, header[position]!])) : new Map<string, string>();
  const strangerAt = (name: string): string | undefined => strangers.find((stranger) => stranger === inPlace.get(name));
  const findings = [
    ...otherUnits.map((other) => inOtherUnit(table, other, dataset.columns[other.name]!)),
    ...[...renamed].map(([name, found]) => missing(table, name, found, strangerAt(name))),
    ...surplus(table, strangers, firsts),
    ...reordered(table, names),
    ...undeclared,
  ];
  return { positions, findings };
}

function inOtherUnit(table: Table, { name, found, unit: { symbol }, comparison }: OtherUnit, { unit = "1" }: Column): Finding {
  const isConvertible = comparison.verdict === "convertible";
  const declared = unit === "1" ? "pure numbers" : unit;
  return {
    rule: isConvertible ? "FW-UNI-001" : "FW-UNI-002",
    level: "A",
    file: table.file,
    ...table.headerPlace(table.header.indexOf(found)),
    subject: name,
    expected: `a column ${quote(name)} in ${declared}`,
    found: `${quote(found)}, in ${symbol}${isConvertible ? ";" : ","} ${comparison.relation}`,
    ...(isConvertible ? { hint: `convert the values to ${declared} and rename the column, or declare ${symbol} in the schema` } : {}),
  };
}

/** Told at the name that it most likely has in the file, else at the stranger in its place. */
function missing(table: Table, name: string, similar: string | undefined, stranger: string | undefined): Finding {
  const found = similar ?? stranger;
  return {
    rule: "FW-TAB-001",
    level: "A",
    file: table.file,
    ...table.headerPlace(found === undefined ? 0 : table.header.indexOf(found)),
    subject: name,
    expected: `a column ${quote(name)}`,
    found: similar !== undefined ? quote(similar) : stranger !== undefined ? `${quote(stranger)} in its place` : "no column of that name",
    ...(similar === undefined ? {} : { hint: "rename the column in the file, or in its schema" }),
  };
}

function surplus({ file, headerPlace }: Table, names: readonly string[], positions: ReadonlyMap<string, number>): readonly Finding[] {
  const gathering = gatherFindings();
  for (const name of names) {
    gathering.add("FW-TAB-002", 1, () => ({
      rule: "FW-TAB-002", level: "C", file, ...headerPlace(positions.get(name)!), subject: name, expected: "only columns that the schema names", found: quote(name),
    }));
  }
  return gathering.findings();
}

function reordered({ file, header, headerPlace }: Table, names: readonly string[]): readonly Finding[] {
  const known = new Set(names);
  const inFile = header.filter((name) => known.has(name));
  const inSchema = names.filter((name) => header.includes(name));
  const moved = inFile.find((name, place) => name !== inSchema[place]);
  if (moved === undefined || inFile.length !== inSchema.length) return [];
  const expected = `the order of the schema: ${inSchema.join(", ")}`;
  return [{ rule: "FW-TAB-003", level: "G", file, ...headerPlace(header.indexOf(moved)), subject: moved, expected, found: inFile.join(", ") }];
}
