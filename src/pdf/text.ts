import { coordinateText as number, factorText as factor } from "../scene/number.ts";
import { identity } from "../scene/matrix.ts";
import { spanBox, type Box } from "../scene/path.ts";
import type { Paint, Text, TextLine, TextRun } from "../scene/scene.ts";
import type { EmbeddedFont, Encoded, PdfDocument } from "./document.ts";
import { transparencyGroup } from "./form.ts";
import { isTransparent } from "./gradient.ts";
import { utf16 } from "./operators.ts";
import { paint } from "./paint.ts";
import { contentOf, setFill, startForm, write, type Pen } from "./pen.ts";

/** Text rendering modes (ISO 32000-1, 9.3.6). */
const renderMode = { fill: 0, stroke: 1 } as const;

/** Fills all lines, then strokes all, as SVG does; where both happen, the strokes are nothing to read a second time. */
export function drawText(pen: Pen, node: Text): void {
  const lines = node.lines.map((line) => ({ line, shown: showLine(pen.document, node, line) }));
  const pass = (mode: 0 | 1, readable: boolean) => lines.map(({ line, shown }) => readAs(readable ? line.plain : "", { ...shown, operators: `BT\n${mode} Tr\n${shown.operators}ET\n` })).join("");
  const glyphs = node.fill ? pass(renderMode.fill, true) : "";
  const fill = isMasked(node.fill) ? filledGroup(pen, node, node.fill, glyphs) : glyphs;
  const stroke = node.stroke ? pass(renderMode.stroke, !node.fill) : "";
  paint(pen, node, { fill, stroke, both: fill + stroke }, () => textBox(node));
}

function isMasked(paint: Paint | undefined): paint is Paint {
  return paint !== undefined && paint.kind !== "solid" && isTransparent(paint);
}

/** Glyphs as a group: one viewer applies a soft mask to glyphs in a pattern twice. */
function filledGroup(pen: Pen, node: Text, fill: Paint, glyphs: string): string {
  const inner = startForm(pen, node.transform ?? identity);
  setFill(inner, fill);
  write(inner, glyphs);
  return `/${pen.document.resource("XObject", transparencyGroup(pen.document, contentOf(inner), textBox(node)))} Do\n`;
}

/** Operators that show glyphs, and what a reader makes of them by itself; undefined where it may miss the order. */
interface Shown {
  readonly operators: string;
  readonly read: string | undefined;
}

/**
 * A line of several runs, or one whose glyphs do not spell it, is a span with its reading text (ActualText; ISO
 * 32000-1, 14.9.4), so that copying gives "Na⁺" in order.
 */
function readAs(plain: string, { operators, read }: Shown): string {
  return read === plain ? operators : `/Span <</ActualText ${utf16(plain)}>> BDC\n${operators}EMC\n`;
}

function showLine(document: PdfDocument, { anchor }: Text, line: TextLine): Shown {
  const left = leftOf(anchor, line.width);
  const runs = line.runs.map((run) => showRun(document, line, run, left));
  return { operators: runs.map(({ operators }) => operators).join(""), read: runs.length === 1 ? runs[0]!.read : undefined };
}

function leftOf(anchor: Text["anchor"], width: number): number {
  return anchor === "start" ? 0 : anchor === "end" ? -width : -width / 2;
}

/** The stream's y points down, glyphs' up: the text matrix turns them back. */
function showRun(document: PdfDocument, line: TextLine, run: TextRun, left: number): Shown {
  const { name, font } = document.font(run.face);
  // with a features object PDFKit lays out the whole string; without one it loses kerning at spaces
  const encoded = font.encode(run.text, {});
  const [ids, positions] = encoded;
  let text = `/${name} ${factor(run.size)} Tf\n1 0 0 -1 ${number(left + run.x)} ${number(line.y - run.rise)} Tm\n`;
  let shown = "";
  let rise = 0;
  for (const [index, { xAdvance, xOffset, yOffset, advanceWidth }] of positions.entries()) {
    if (yOffset !== rise) {
      text += `${showing(shown)}${number((yOffset / 1000) * run.size)} Ts\n`;
      shown = "";
      rise = yOffset;
    }
    shown += `${adjusted(-xOffset)}${ids[index]!}${adjusted(advanceWidth + xOffset - xAdvance)}`;
  }
  return { operators: text + showing(shown) + (rise === 0 ? "" : "0 Ts\n"), read: readingOf(font, encoded) };
}

/** One glyph can stand for several characters, of which the font keeps the first; a moved glyph is read on a line of its own. */
function readingOf(font: EmbeddedFont, [ids, positions]: Encoded): string | undefined {
  if (positions.some(({ xOffset, yOffset }) => xOffset !== 0 || yOffset !== 0)) return undefined;
  return ids.map((id) => String.fromCodePoint(...font.unicode[Number.parseInt(id, 16)]!)).join("");
}

/** Moves back by thousandths of an em, between the hexadecimal strings of a `TJ` (ISO 32000-1, 9.4.3). */
function adjusted(thousandths: number): string {
  return Math.abs(thousandths) < 0.0005 ? "" : `>${number(thousandths)}<`;
}

function showing(shown: string): string {
  return shown === "" ? "" : `[<${shown}>] TJ\n`.replaceAll("<>", "");
}

/** The box around the lines of a text, generous above and below, in its own coordinates. */
export function textBox({ lines, anchor, stroke }: Text): Box {
  const runs = lines.flatMap((line) => line.runs.map((run) => ({ line, run, left: leftOf(anchor, line.width) })));
  const { x, y, width, height } = spanBox(
    runs.flatMap(({ line, left }) => [left, left + line.width]),
    runs.flatMap(({ line, run }) => [line.y - run.rise - 1.1 * run.size, line.y - run.rise + 0.4 * run.size]),
  );
  const reach = runs.length === 0 ? 0 : (stroke?.width ?? 0) * 2;
  return { x: x - reach, y: y - reach, width: width + 2 * reach, height: height + 2 * reach };
}
