import { inCell, inNumber, inText } from "./choose.ts";
import { bytesOf, spotOf, textOf, type Entry, type Mutant } from "./mutant.ts";
import type { Random } from "./random.ts";
import type { Source } from "./source.ts";

const words = ["NA", "N/A", "NaN", "nan", "null", "None", "-", ".", "?", "n.d.", "missing", "--", "…"];
const sheetErrors = ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"];
const infinities = ["Infinity", "-inf", "Inf", "∞"];

/** Words and numbers that stand for a value that is not there. */
export const missing: readonly Entry[] = [
  ...words.map((word) => inNumber(`${word} for a number`, "A", ["FW-TAB-011"], (_, { column }) => (column.missing?.includes(word) ? undefined : word))),
  ...sheetErrors.map((error) => inNumber(`${error} for a number`, "A", ["FW-TAB-011"], () => error)),
  ...infinities.map((word) => inNumber(`${word} for a number`, "A", ["FW-TAB-011"], () => word)),
  inNumber("-9999 for a number", "A", ["FW-TAB-013", "FW-TAB-029"], (_, { accepts }) => (accepts(-9999) ? undefined : "-9999")),
  inNumber("999 for a number", "A", ["FW-TAB-013", "FW-TAB-029"], (_, { accepts }) => (accepts(999) ? undefined : "999")),
  inNumber("empty cell for a number", "A", ["FW-TAB-010"], (_, { isNullable }) => (isNullable ? undefined : "")),
  inNumber("space for a number", "A", ["FW-TAB-010", "FW-TAB-011"], () => " "),
  inText("NA for a word of a list", "A", ["FW-TAB-013"], (_, field) => (field.words.length > 0 && !field.accepts("NA") ? "NA" : undefined)),
  inText("#REF! for a word of a list", "A", ["FW-TAB-013"], (_, field) => (field.words.length > 0 && !field.accepts("#REF!") ? "#REF!" : undefined)),
  inText("NA among texts", "B", ["FW-TAB-018", "FW-TAB-013"], (_, { words }) => (words.length === 0 ? "NA" : undefined)),
  inText("#REF! among texts", "A", ["FW-TAB-017", "FW-TAB-013"], (_, { words }) => (words.length === 0 ? "#REF!" : undefined)),
  inCell("empty cell for a text", "A", ["FW-TAB-010", "FW-TAB-013"], (text, field) => (field.type === "text" && text !== "" && !field.isNullable ? "" : undefined)),
  { name: "no value in a column", level: "B", rules: ["FW-TAB-010", "FW-TAB-028"], apply: emptyColumn },
];

function emptyColumn({ lines, fields, dataset }: Source, random: Random): Mutant | undefined {
  const field = random.pick(fields.filter(({ isNullable, position }) => !isNullable && lines.some((cells) => cells[position] !== "")));
  if (field === undefined || lines.length < 2) return undefined;
  const { position } = field;
  const emptied = lines.map((cells, at) => (at === 0 ? cells : cells.with(position, "")));
  const header = dataset.matrix === undefined ? [spotOf(emptied, 1, position)] : [];
  return { bytes: bytesOf(textOf(emptied)), places: [...header, spotOf(emptied, 2, position)], lines: [], columns: [field.name] };
}
