import type { Face, TextLine, TextRun } from "../scene/scene.ts";
import { faceOf, families, fontOf, type Family } from "./face.ts";
import { parseMarkup, parsePlain, plainOf, type Span } from "./markup.ts";

/** How a line is set: family with its fallback, size, weight, style, and whether markup is read. */
export interface LineStyle {
  readonly family: Family;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly markup: boolean;
}

/** Size of sub- and superscripts and how far they stand below and above the baseline, as shares of the size. */
const shifts = {
  none: { scale: 1, rise: 0 },
  sub: { scale: 0.7, rise: -0.2 },
  super: { scale: 0.7, rise: 0.36 },
} as const;

export type Line = Omit<TextLine, "y"> & { readonly missing: string };

const lines = new Map<string, Line>();

/**
 * Sets one line: white space as SVG collapses it, NFC, markup to spans, each character in the first face that has
 * it, kerning over each run. Widths are those of the font file. `missing` holds the characters that no face has.
 */
export function setLine(text: string, style: LineStyle): Line {
  const key = `${style.family}|${style.size}|${style.bold}|${style.italic}|${style.markup}|${text}`;
  const known = lines.get(key);
  if (known) return known;
  if (lines.size > 50_000) lines.clear();
  const line = set(text.replace(/[\t\n\r ]+/g, " ").trim().normalize("NFC"), style);
  lines.set(key, line);
  return line;
}

function set(text: string, style: LineStyle): Line {
  const spans = style.markup ? parseMarkup(text) : parsePlain(text);
  const runs: TextRun[] = [];
  let x = 0;
  let missing = "";
  for (const span of spans) {
    const { scale, rise } = shifts[span.shift];
    const size = style.size * scale;
    for (const piece of splitByFace(span, style)) {
      const width = (fontOf(piece.face).layout(piece.text).advanceWidth / fontOf(piece.face).unitsPerEm) * size;
      runs.push({ text: piece.text, face: piece.face, size, x, rise: style.size * rise, width });
      x += width;
      missing += piece.missing;
    }
  }
  return { width: x, runs, plain: spans.map(plainOf).join(""), missing };
}

interface Piece {
  readonly text: string;
  readonly face: Face;
  readonly missing: string;
}

/** Cuts a span where the face changes; a base character keeps its combining marks, a space stays with what precedes it. */
function splitByFace(span: Span, style: LineStyle): readonly Piece[] {
  const candidates = [style.family, ...families.filter((family) => family !== style.family)].map((family) =>
    faceOf(family, style.bold || span.bold, style.italic || span.italic),
  );
  const [primary] = candidates as [Face];
  if (covers(primary, span.text)) return [{ text: span.text, face: primary, missing: "" }];
  const pieces: Piece[] = [];
  for (const cluster of span.text.match(/\P{M}\p{M}*|\p{M}+/gsu) ?? []) {
    const face = candidates.find((candidate) => covers(candidate, cluster));
    const last = pieces.at(-1);
    const piece = { text: cluster, face: face ?? primary, missing: face ? "" : cluster };
    if (last && last.face === piece.face) {
      pieces[pieces.length - 1] = { text: last.text + cluster, face: last.face, missing: last.missing + piece.missing };
    } else {
      pieces.push(piece);
    }
  }
  return pieces;
}

function covers(face: Face, text: string): boolean {
  const font = fontOf(face);
  for (const character of text) {
    if (!font.hasGlyphForCodePoint(character.codePointAt(0)!)) return false;
  }
  return true;
}
