import { quote } from "../finding.ts";
import type { Fault, FaultKind } from "./fault.ts";
import { findMojibake } from "./mojibake.ts";

/** Characters that no table should hold, found in the whole text at once. `invalid` are places already told. */
export function strangeCharacters(text: string, isAscii: boolean, invalid: readonly Fault[]): readonly Fault[] {
  const mojibake = isAscii ? [] : mojibakeFaults(text);
  const known = new Set(invalid.map(({ offset }) => offset));
  const strange = isAscii ? /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g : anyStrange;
  const firstLine = text.search(/[\r\n]/);
  const found: Fault[] = [];
  for (const { index, 0: character } of text.matchAll(strange)) {
    // in a header they are told as part of the name
    if (index < firstLine && kindOf(character) === "invisibleCharacter") continue;
    if (known.has(index) || mojibake.some(({ from, to }) => index >= from && index < to)) continue;
    found.push({ kind: kindOf(character), offset: index, found: `the character ${codePoint(character)}` });
  }
  return [...found, ...mojibake.map(({ fault }) => fault)];
}

/** Controls, the replacement character, and what neither shows nor has a use in a table: zero-width spaces and changes of direction. */
const anyStrange = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

function kindOf(character: string): FaultKind {
  if (character === "\u0000") return "nul";
  if (character === "\ufffd") return "replacementCharacter";
  return character < "\u00a0" ? "controlCharacter" : "invisibleCharacter";
}

/** `U+200B`. */
export function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

interface MojibakeFault {
  readonly from: number;
  readonly to: number;
  readonly fault: Fault;
}

function mojibakeFaults(text: string): readonly MojibakeFault[] {
  return Array.from(findMojibake(text), ({ offset, found, repaired }) => ({
    from: offset,
    to: offset + found.length,
    fault: { kind: "mojibake", offset, found: `${quote(found)}, which is ${quote(repaired)} in UTF-8 read as Windows-1252`, hint: `write ${quote(repaired)}` },
  }));
}
