import type { Row } from "../dataset.ts";
import { writeNumber } from "../quantise.ts";
import { cellText, chooseCell, inNumber } from "./choose.ts";
import { bytesOf, cellMutant, spotOf, textOf, type At, type Entry, type Mutant } from "./mutant.ts";
import { breachOf } from "./probe.ts";
import type { Random } from "./random.ts";
import type { Field, Source } from "./source.ts";

type Change = (value: number) => number;

const wild = [-1, -1e6, 1e6, 1e9, 1.5, 0];

/** Values that are numbers and cannot be: beyond a limit, or against a rule of the table. */
export const science: readonly Entry[] = [
  inNumber("value beyond a limit", "A", ["FW-TAB-013"], (_, { accepts }) => wild.map(String).find((text) => !accepts(Number(text)))),
  inNumber("broken number for a whole one", "A", ["FW-TAB-013"], (text, { accepts }) => (/^\d+$/.test(text) && !accepts(Number(text) + 0.5) ? `${text}.5` : undefined)),
  { name: "point one place to the right", level: "A", rules: [], apply: oneCell((value) => value * 10) },
  { name: "point two places to the left", level: "A", rules: [], apply: oneCell((value) => value / 100) },
  { name: "thousandfold in one cell", level: "A", rules: [], apply: oneCell((value) => value * 1000) },
  { name: "sign lost or won in one cell", level: "A", rules: [], apply: oneCell((value) => -value) },
  { name: "first two digits swapped", level: "A", rules: [], apply: oneCell(swapDigits) },
  { name: "zero for a value", level: "A", rules: [], apply: oneCell(() => 0) },
  { name: "column a thousandfold", level: "B", rules: [], apply: wholeColumn((value) => value * 1000) },
  { name: "column a thousandth", level: "B", rules: [], apply: wholeColumn((value) => value / 1000) },
  { name: "column tenfold", level: "B", rules: [], apply: wholeColumn((value) => value * 10) },
  { name: "column a hundredth", level: "B", rules: [], apply: wholeColumn((value) => value / 100) },
  { name: "column in kelvin", level: "B", rules: [], apply: wholeColumn((value) => value + 273.15) },
  { name: "column in radian", level: "B", rules: [], apply: wholeColumn((value) => (value * Math.PI) / 180) },
  { name: "column in minutes", level: "B", rules: [], apply: wholeColumn((value) => value / 60) },
  { name: "column with its sign turned", level: "B", rules: [], apply: wholeColumn((value) => -value) },
];

function swapDigits(value: number): number {
  return Number(String(value).replace(/([1-9])(\.?)([1-9])/, "$3$2$1"));
}

function written(value: number, { column: { decimals } }: Field): string {
  return writeNumber(value, decimals);
}

/** One value changed so that its limits or a rule that reads its column exclude it. */
function oneCell(change: Change): Entry["apply"] {
  return (source, random) => {
    for (let tries = 0; tries < 5; tries += 1) {
      const at = chooseCell(source, random, (text, { type }) => type === "number" && text !== "");
      const mutant = at && changedCell(source, at, change);
      if (mutant !== undefined) return mutant;
    }
    return undefined;
  };
}

function changedCell(source: Source, at: At, change: Change): Mutant | undefined {
  const field = source.fields[at.position]!;
  const before = cellText(source, at);
  const raw = written(change(Number(before)), field);
  if (Number(raw) === Number(before)) return undefined;
  if (!field.accepts(Number(raw))) return { ...cellMutant(source, at, raw), rules: ["FW-TAB-013"] };
  const rows = source.dataset.matrix ? undefined : changedRows(source, field, (value, index) => (index === at.line - 2 ? Number(raw) : value));
  const breach = rows && breachOf(source, rows, ({ columns }) => columns.includes(field.name));
  return breach && { ...cellMutant(source, at, raw), level: breach.level, rules: breach.rules };
}

/** A column in another unit, where its limits or rules exclude that. */
function wholeColumn(change: Change): Entry["apply"] {
  return (source, random) => {
    const field = random.pick(source.fields.filter(({ type, column }) => source.dataset.matrix === undefined && type === "number" && column.unit !== undefined));
    return field && changedColumn(source, field, change);
  };
}

function changedColumn(source: Source, field: Field, change: Change): Mutant | undefined {
  const { lines } = source;
  const { position } = field;
  const write = (text: string): string => (text === "" ? "" : written(change(Number(text)), field));
  const changed = lines.map((cells, at) => (at === 0 ? cells : cells.with(position, write(cells[position]!))));
  const misfit = changed.findIndex((cells, at) => at > 0 && cells[position] !== "" && !field.accepts(Number(cells[position])));
  const breach = misfit < 0 ? breachOf(source, changedRows(source, field, (value) => Number(write(String(value)))), ({ columns }) => columns.includes(field.name)) : undefined;
  if (misfit < 0 && breach === undefined) return undefined;
  const first = breach === undefined ? [misfit + 1] : breach.rows.map((row) => row + 2);
  return {
    bytes: bytesOf(textOf(changed)),
    places: [spotOf(changed, 1, position), ...first.map((line) => spotOf(changed, line, position))],
    lines: [],
    columns: [field.name],
    rules: [...(breach?.rules ?? ["FW-TAB-013"]), "FW-UNI-006"],
    ...(breach === undefined ? {} : { level: breach.level }),
  };
}

/** The rows with one column changed, where every line of the file is a row. */
function changedRows({ checked, lines }: Source, { name }: Field, change: (value: number, index: number) => number): readonly Row[] {
  if (checked.rows.length !== lines.length - 1) return checked.rows;
  return checked.rows.map((row, index) => (typeof row[name] === "number" ? { ...row, [name]: change(row[name], index) } : row));
}
