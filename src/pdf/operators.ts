import { coordinateText as number, factorText as factor } from "../scene/number.ts";
import type { Matrix, Path } from "../scene/scene.ts";

/* Operators of a content stream (ISO 32000-1, 8.4 to 8.5), numbers to three decimals. */

export function concatenate([a, b, c, d, e, f]: Matrix): string {
  return `${factor(a)} ${factor(b)} ${factor(c)} ${factor(d)} ${number(e)} ${number(f)} cm\n`;
}

const texts = new WeakMap<Path, string>();

/** Path construction; shared paths are written once and remembered. */
export function construct(path: Path): string {
  const known = texts.get(path);
  if (known !== undefined) return known;
  let text = "";
  let at = 0;
  for (const op of path.ops) {
    const count = op === "Z" ? 0 : op === "C" ? 6 : 2;
    for (const end = at + count; at < end; at++) text += `${number(path.xy[at]!)} `;
    text += op === "M" ? "m\n" : op === "L" ? "l\n" : op === "C" ? "c\n" : "h\n";
  }
  texts.set(path, text);
  return text;
}

/** A colour in DeviceRGB, for filling (`rg`) or stroking (`RG`). */
export function rgb(hex: string, operator: "rg" | "RG"): string {
  return `${components(hex).join(" ")} ${operator}\n`;
}

/** Red, green and blue from 0 to 1. */
export function components(hex: string): readonly string[] {
  return [1, 3, 5].map((at) => factor(Math.round((Number.parseInt(hex.slice(at, at + 2), 16) / 255) * 1e5) / 1e5));
}

/** Text as a hexadecimal UTF-16 string with its byte order mark. */
export function utf16(text: string): string {
  return `<FEFF${[...Buffer.from(text, "utf16le").swap16()].map((byte) => byte.toString(16).padStart(2, "0")).join("").toUpperCase()}>`;
}
