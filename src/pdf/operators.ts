import { coordinateText as number, factorText as factor } from "../scene/number.ts";
import type { Matrix, Path } from "../scene/scene.ts";

/* Operators of a content stream (ISO 32000-1, 8.4 to 8.5), coordinates to three decimals. */

export function concatenate([a, b, c, d, e, f]: Matrix): string {
  const turned = a === 1 && b === 0 && c === 0 && d === 1 ? "1 0 0 1" : `${factor(a)} ${factor(b)} ${factor(c)} ${factor(d)}`;
  return `${turned} ${number(e)} ${number(f)} cm\n`;
}

/** Path construction. */
export function construct({ ops, xy }: Path): string {
  let text = "";
  let at = 0;
  for (const op of ops) {
    const count = op === "Z" ? 0 : op === "C" ? 6 : 2;
    for (const end = at + count; at < end; at++) text += `${number(xy[at]!)} `;
    text += op === "M" ? "m\n" : op === "L" ? "l\n" : op === "C" ? "c\n" : "h\n";
  }
  return text;
}

/** Whether nothing lies inside a path: all of it on one horizontal or vertical line. */
export function isFlat({ xy }: Path): boolean {
  const isOneValue = (first: number) => {
    for (let at = first; at < xy.length; at += 2) if (Math.abs(xy[at]! - xy[first]!) >= 0.0005) return false;
    return true;
  };
  return isOneValue(0) || isOneValue(1);
}

/** A colour in DeviceRGB, for filling (`rg`) or stroking (`RG`). */
export function rgb(hex: string, operator: "rg" | "RG"): string {
  const [red, green, blue] = components(hex);
  return `${levels[red]} ${levels[green]} ${levels[blue]} ${operator}\n`;
}

/** Of every byte its share of 255. */
const levels = Array.from({ length: 256 }, (_, byte) => factor(Math.round((byte / 255) * 1e5) / 1e5));

/** Red, green and blue from 0 to 255. */
export function components(hex: string): readonly [red: number, green: number, blue: number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Text as a hexadecimal UTF-16 string with its byte order mark. */
export function utf16(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`;
}
