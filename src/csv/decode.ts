import { groupThousands } from "../count.ts";
import { quote } from "../finding.ts";
import { strangeCharacters } from "./characters.ts";
import type { Fault } from "./fault.ts";
import { isJson, otherFileKind } from "./file-kind.ts";

export interface Decoded {
  /** Without byte order mark. Every invalid sequence is one U+FFFD. Empty where the file is no UTF-8 text at all. */
  readonly text: string;
  readonly faults: readonly Fault[];
}

/** A string of V8 ends at 2²⁹ − 24 characters. */
export const mostBytes = 500_000_000;

/** Turns the bytes of a table into text by strict UTF-8 (Unicode 16, table 3-7) and names what the file is if it is no text. */
export function decode(bytes: Uint8Array): Decoded {
  const fatal = fatalFault(bytes);
  if (fatal) return { text: "", faults: [fatal] };
  const marked = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const mark: readonly Fault[] = marked ? [{ kind: "byteOrderMark", offset: 0, found: "a byte order mark" }] : [];
  const body = marked ? bytes.subarray(3) : bytes;
  if (body.length === 0) return { text: "", faults: [...mark, { kind: "emptyFile", offset: 0, found: "a byte order mark alone" }] };
  const { text, faults } = decodeUtf8(body);
  return { text, faults: [...mark, ...faults, ...strangeCharacters(text, text.length === body.length && faults.length === 0, faults)] };
}

/** Decodes what is to be comma-separated text, or text like it. */
export function decodeCsv(bytes: Uint8Array): Decoded {
  const decoded = decode(bytes);
  return isJson(decoded.text) ? { text: "", faults: [{ kind: "otherFile", offset: 0, found: "this is a JSON file" }] } : decoded;
}

function fatalFault(bytes: Uint8Array): Fault | undefined {
  const size = bytes.length;
  if (size === 0) return { kind: "emptyFile", offset: 0, found: "a file of 0 bytes" };
  if (size > mostBytes) return { kind: "tooLarge", offset: 0, found: `${groupThousands(size)} bytes` };
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) {
    return { kind: "utf16", offset: 0, found: "UTF-16 text", hint: "save the file as UTF-8" };
  }
  const name = otherFileKind(bytes);
  return name === undefined ? undefined : { kind: "otherFile", offset: 0, found: `this is ${name}` };
}

function startsWith(bytes: Uint8Array, opening: readonly number[]): boolean {
  return opening.every((byte, index) => bytes[index] === byte);
}

function decodeUtf8(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), faults: [] };
  } catch {
    return decodeAround(bytes, invalidSequences(bytes));
  }
}

/** Decodes the valid stretches and joins them by U+FFFD, so that the faults behind the first are found too. */
function decodeAround(bytes: Uint8Array, invalid: readonly Sequence[]): Decoded {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  const faults: Fault[] = [];
  let offset = 0;
  let from = 0;
  for (const { at, length } of invalid) {
    const part = decoder.decode(bytes.subarray(from, at));
    faults.push({ kind: "invalidUtf8", offset: offset + part.length, found: describeBytes(bytes.subarray(at, at + length)) });
    parts.push(part, "\ufffd");
    offset += part.length + 1;
    from = at + length;
  }
  return { text: parts.join("") + decoder.decode(bytes.subarray(from)), faults };
}

interface Sequence {
  readonly at: number;
  readonly length: number;
}

/** Every ill-formed sequence, as the longest part of a well-formed one (the practice that Unicode recommends). */
function invalidSequences(bytes: Uint8Array): readonly Sequence[] {
  const found: Sequence[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { length, valid } = sequenceAt(bytes, at);
    if (!valid) found.push({ at, length });
    at += length;
  }
  return found;
}

function sequenceAt(bytes: Uint8Array, at: number): { readonly length: number; readonly valid: boolean } {
  const lead = bytes[at]!;
  if (lead < 0x80) return { length: 1, valid: true };
  const due = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
  const [low, high] = secondByte(lead);
  let length = 1;
  while (length < due && inRange(bytes[at + length], length === 1 ? low : 0x80, length === 1 ? high : 0xbf)) length += 1;
  return { length, valid: due > 1 && length === due };
}

/** Bounds of the second byte: no overlong forms, no surrogates, nothing above U+10FFFF. */
function secondByte(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

function inRange(byte: number | undefined, low: number, high: number): boolean {
  return byte !== undefined && byte >= low && byte <= high;
}

/** `byte 0xb5 ("µ" in Latin-1)`; only bytes that are printable there are named. */
function describeBytes(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte) => `0x${byte.toString(16).padStart(2, "0")}`).join(" ");
  if (bytes.length > 1) return `bytes ${hex}`;
  return bytes[0]! > 0xa0 ? `byte ${hex} (${quote(String.fromCharCode(bytes[0]!))} in Latin-1)` : `byte ${hex}`;
}
