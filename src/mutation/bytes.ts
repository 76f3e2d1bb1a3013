import { chooseCell, cellText, inText } from "./choose.ts";
import { bytesOf, cellMutant, fileMutant, rowLine, rowMutant, spotOf, textOf, type Entry, type Mutant } from "./mutant.ts";
import type { Random } from "./random.ts";
import type { Source } from "./source.ts";

type Apply = Entry["apply"];

/** The whole file becomes something else. */
function whole(name: string, level: Entry["level"], rules: readonly string[], change: (source: Source) => Uint8Array | string): Entry {
  return { name, level, rules, apply: (source) => fileMutant(change(source)) };
}

const other = ["FW-CSV-001"];

/** Faults of bytes and encoding. */
export const bytes: readonly Entry[] = [
  whole("byte order mark", "G", ["FW-CSV-003"], ({ bytes }) => joined([0xef, 0xbb, 0xbf], bytes)),
  whole("UTF-16, little end first", "A", ["FW-CSV-002"], (source) => utf16(source, [0xff, 0xfe], 0)),
  whole("UTF-16, big end first", "A", ["FW-CSV-002"], (source) => utf16(source, [0xfe, 0xff], 1)),
  whole("UTF-16 without a mark", "A", ["FW-CSV-001", "FW-CSV-002", "FW-CSV-005"], (source) => utf16(source, [], 0)),
  { name: "Latin-1 in a cell", level: "A", rules: ["FW-CSV-004"], apply: badByte(0xb5, false) },
  { name: "Latin-1 in the header", level: "A", rules: ["FW-CSV-004"], apply: badByte(0xb0, true) },
  { name: "half a character", level: "A", rules: ["FW-CSV-004"], apply: badByte(0xe2, false) },
  inText("micro sign read as Latin-1", "B", ["FW-CSV-017"], (text) => (/[",]/.test(text) ? undefined : { raw: `${text}Âµ`, offset: text.length })),
  inText("dash read as Windows-1252", "B", ["FW-CSV-017"], (text) => (/[",]/.test(text) ? undefined : { raw: `${text} â€“ x`, offset: text.length + 1 })),
  { name: "NUL in a cell", level: "A", rules: ["FW-CSV-005"], apply: strangeCharacter("\u0000") },
  { name: "bell in a cell", level: "B", rules: ["FW-CSV-006"], apply: strangeCharacter("\u0007") },
  { name: "terminal escape in a cell", level: "B", rules: ["FW-CSV-006"], apply: strangeCharacter("\u001b[31m") },
  { name: "replacement character", level: "B", rules: ["FW-CSV-007"], apply: strangeCharacter("\ufffd") },
  { name: "file cut off in its last row", level: "A", rules: ["FW-CSV-024"], apply: cutOff },
  { name: "no line end at the end", level: "G", rules: ["FW-CSV-016"], apply: ({ bytes, lines }) => ({ ...fileMutant(bytes.subarray(0, -1)), places: [{ line: lines.length }] }) },
  whole("no bytes", "A", ["FW-CSV-010"], () => ""),
  whole("a line end alone", "A", ["FW-CSV-010"], () => "\n"),
  whole("header only", "B", ["FW-CSV-011"], ({ lines }) => textOf(lines.slice(0, 1))),
  whole("gzip", "A", other, () => new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b, 4, 0])),
  whole("spreadsheet", "A", other, ({ bytes }) => joined([0x50, 0x4b, 3, 4, 20, 0, 6, 0], bytes)),
  whole("old spreadsheet", "A", other, () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
  whole("PDF", "A", other, () => "%PDF-1.7\n%âãÏÓ\n1 0 obj\n"),
  whole("HTML", "A", other, ({ lines }) => `<!DOCTYPE html>\n<html><body><table><tr><td>${lines[0]![0]}</td></tr></table></body></html>\n`),
  whole("LFS pointer", "A", other, () => "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"),
  whole("JSON", "A", [...other, "FW-CSV-012"], ({ lines }) => `[\n  {"${lines[0]![0]}": 1}\n]\n`),
  { name: "git conflict", level: "A", rules: ["FW-CSV-013"], apply: conflict },
];

function joined(first: readonly number[], rest: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + rest.length);
  all.set(first);
  all.set(rest, first.length);
  return all;
}

function utf16({ bytes }: Source, mark: readonly number[], low: 0 | 1): Uint8Array {
  const codes = new TextDecoder().decode(bytes);
  const all = new Uint8Array(codes.length * 2);
  for (let at = 0; at < codes.length; at += 1) {
    all[2 * at + low] = codes.charCodeAt(at) & 0xff;
    all[2 * at + 1 - low] = codes.charCodeAt(at) >> 8;
  }
  return joined(mark, all);
}

const placeholder = "\ue000";

/** Puts one byte that is no UTF-8 behind a cell. */
function badByte(byte: number, inHeader: boolean): Apply {
  return (source, random) => {
    const at = inHeader ? { line: 1, position: random.below(source.fields.length) } : chooseCell(source, random, (text) => text !== "" && !/[",]/.test(text));
    if (at === undefined) return undefined;
    const text = cellText(source, at);
    const mutant = cellMutant(source, at, text + placeholder, Array.from(text).length);
    return { ...mutant, bytes: withByte(mutant.bytes, byte) };
  };
}

/** Replaces the three bytes of the placeholder by one. */
function withByte(bytes: Uint8Array, byte: number): Uint8Array {
  const [first, second, third] = bytesOf(placeholder);
  const at = bytes.findIndex((one, index) => one === first && bytes[index + 1] === second && bytes[index + 2] === third);
  const all = new Uint8Array(bytes.length - 2);
  all.set(bytes.subarray(0, at));
  all[at] = byte;
  all.set(bytes.subarray(at + 3), at + 1);
  return all;
}

function strangeCharacter(characters: string): Apply {
  return (source, random) => {
    const at = chooseCell(source, random, (text) => !/[",]/.test(text) && text !== "");
    if (at === undefined) return undefined;
    const text = Array.from(cellText(source, at));
    const offset = random.below(text.length + 1);
    return cellMutant(source, at, [...text.slice(0, offset), characters, ...text.slice(offset)].join(""), offset);
  };
}

function cutOff({ lines }: Source, random: Random): Mutant | undefined {
  const last = lines.at(-1)!;
  if (lines.length < 2 || last.length < 2) return undefined;
  const kept = 1 + random.below(last.length - 1);
  const cut = lines.with(-1, last.slice(0, kept));
  return { ...rowMutant(cut, [lines.length]), bytes: bytesOf(textOf(cut).slice(0, -1)) };
}

function conflict(source: Source, random: Random): Mutant | undefined {
  const line = rowLine(source, random);
  if (line === undefined) return undefined;
  const { lines } = source;
  const row = lines[line - 1]!;
  const merged = lines.toSpliced(line - 1, 1, ["<<<<<<< HEAD"], row, ["======="], row, [">>>>>>> other"]);
  return { ...rowMutant(merged, [line, line + 1, line + 2, line + 3, line + 4]), places: [spotOf(merged, line, 0)] };
}
