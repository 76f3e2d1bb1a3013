import fc from "fast-check";
import type { Dataset } from "../dataset.ts";

/** A file and the schema that it is checked by. */
export interface Input {
  readonly bytes: Uint8Array;
  readonly dataset: Dataset;
}

/** A table that is shipped, to be broken. */
export interface Shipped {
  readonly dataset: Dataset;
  readonly text: string;
}

const encoder = new TextEncoder();

const cells = [
  "a", "b", "1", "2", "3", "0", "-1", "2.5", "1e3", ".5", "5.", "+7", "-0", "", " ", "  1", "1 ", "1,5", "1e400", "1e-400", "9007199254740993", "NaN", "-9999", "NA",
  "\"", "\"\"", "\"a\"", "\"a\"b", "a\"b", "\"1\"", "\"x,y\"", "\"x\ny\"", "\"x\r\ny\"", "\"\"\"\"", "\"\"\"a", "\"".repeat(51),
  "=1+1", "@x", "+x", "-x", "#N/A", "#REF!", "# note", "<<<<<<< ours", "=======", ">>>>>>> theirs", "sep=;", "Total", "Âµ", "â€“",
  "\u0000", "\u0007", "\u001b[31mred\u001b[0m", "\u009b31m", "\u202eabc", "\u2066", "\ufeff", "\ufffd", "\u00a0", "\u200b", "\u2212" + "1", "٣", "１２", "🜁", "e\u0301", "\ud800",
  "__proto__", "constructor", "toString", "hasOwnProperty", "then", "a.b[0]", "12,500", "1'000", "1_000", "0x10", "12.3(4)", "<0.01", "5 eV", "1-Mar", "9".repeat(400), "x".repeat(3000), "1." + "0".repeat(500) + "e",
];

const separators = [",", ",", ",", ",", ",", ",", ";", "\t", "|", ", ", ",,"];
const lineEnds = ["\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", "\r\r\n", "\u2028", ""];

const anyCell = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...cells) }, { weight: 2, arbitrary: fc.double({ noNaN: true }).map(String) }, { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) });

/** Bytes of any kind, or of the kinds that files begin with. */
export function anyBytes(datasets: readonly Dataset[]): fc.Arbitrary<Input> {
  const sharp = fc.constantFrom(...encoder.encode(",;\t|\"\r\n 1a.-+e#=<>{}[]:\\'"), 0x00, 0x1b, 0x7f, 0x80, 0xbf, 0xc3, 0xe2, 0xef, 0xbb, 0xf0, 0xff, 0xfe);
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.array(sharp, { maxLength: 400 }).map((codes) => Uint8Array.from(codes)));
  return fc.record({ bytes, dataset: fc.constantFrom(...datasets) });
}

/** Text that is almost a table: mostly the right header, then cells that have hurt readers before. */
export function almostTable(datasets: readonly Dataset[]): fc.Arbitrary<Input> {
  return fc.constantFrom(...datasets).chain((dataset) => {
    const names = dataset.matrix === undefined ? Object.keys(dataset.columns) : [dataset.matrix.row, "1", "2", "3"];
    const header = fc.oneof({ weight: 4, arbitrary: fc.constant(names) }, { weight: 1, arbitrary: fc.shuffledSubarray(names) }, { weight: 1, arbitrary: fc.array(anyCell, { maxLength: 6 }) });
    const row = fc.array(anyCell, { minLength: names.length, maxLength: names.length });
    const rows = fc.array(fc.oneof({ weight: 5, arbitrary: row }, { weight: 1, arbitrary: fc.array(anyCell, { maxLength: 8 }) }), { maxLength: 12 });
    const joint = fc.record({ separator: fc.constantFrom(...separators), end: fc.constantFrom(...lineEnds), first: fc.constantFrom("", "", "", "", "\ufeff", "sep=,\n", "# x\n", "\n") });
    return fc.tuple(header, rows, joint).map(([head, body, { separator, end, first }]) => ({
      dataset,
      bytes: encoder.encode(first + [head, ...body].map((record) => record.join(separator) + end).join("")),
    }));
  });
}

/** Text that is almost JSON: records of the right names, broken in a few places, or any order of its signs. */
export function almostJson(dataset: Dataset): fc.Arbitrary<Input> {
  const names = Object.keys(dataset.columns);
  const value = fc.oneof(anyCell, fc.constantFrom(null, true, 1, -0, 1e300, "1", [], {}, [1], { __proto__: 1 }), fc.jsonValue({ maxDepth: 3 }));
  const records = fc.array(fc.tuple(...names.map(() => value)).map((values) => Object.fromEntries(names.map((name, at) => [name, values[at]]))), { maxLength: 6 });
  const signs = fc.array(fc.constantFrom("[", "]", "{", "}", ",", ":", "\n", " ", "\"", "\"a\"", "\"point\"", "\"__proto__\"", "1", "-", "1e999", "NaN", "Infinity", "true", "null", "//x\n", "/*", "*/", "'a'", "\\u0000", "\ud800"), { maxLength: 60 });
  const texts = fc.oneof(signs.map((all) => all.join("")), fc.tuple(records, fc.array(anyEdit, { maxLength: 3 })).map(([rows, edits]) => edits.reduce(edited, JSON.stringify(rows, null, 1))));
  return texts.map((text) => ({ dataset: { ...dataset, file: "run.json" }, bytes: encoder.encode(text) }));
}

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly put: string;
}

const put = fc.oneof(fc.constantFrom(...cells, ",", "\n", "\r", "\r\n", "\"", "\n\n", ";", "\t", "{", "]"), fc.string({ unit: "binary", maxLength: 3 }));
const anyEdit: fc.Arbitrary<Edit> = fc.record({ at: fc.nat(4000), removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)), put });

/** A shipped table with a few pieces cut out, doubled or put in. */
export function brokenTable(shipped: readonly Shipped[]): fc.Arbitrary<Input> {
  const edits = fc.array(anyEdit, { minLength: 1, maxLength: 4 });
  return fc.tuple(fc.constantFrom(...shipped), edits).map(([{ dataset, text }, all]) => ({ dataset, bytes: encoder.encode(all.reduce(edited, text)) }));
}

function edited(text: string, { at, removed, put }: Edit): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + put + text.slice(from + removed);
}
