import { coordinateText as number } from "../scene/number.ts";
import type { Text, TextLine, TextRun } from "../scene/scene.ts";
import type { GlyphPosition } from "./document.ts";
import { utf16 } from "./operators.ts";
import type { Pen } from "./pen.ts";

/** Text rendering modes (ISO 32000-1, 9.3.6). */
export const renderMode = { fill: 0, stroke: 1 } as const;

/**
 * Writes the lines of a text in one rendering mode. A line of several runs, or one whose glyphs do not spell it, is a
 * span with its reading text (ActualText), so that copying gives "Na⁺" in order.
 */
export function showText(pen: Pen, node: Text, mode: 0 | 1): void {
  for (const line of node.lines) {
    const spelled = line.runs.length === 1 && line.runs[0]!.text === line.plain;
    if (!spelled) pen.write(`/Span <</ActualText ${utf16(line.plain)}>> BDC\n`);
    const share = node.anchor === "start" ? 0 : node.anchor === "end" ? 1 : 0.5;
    pen.write(`BT\n${mode} Tr\n${line.runs.map((run) => showRun(pen, line, run, -share * line.width)).join("")}ET\n`);
    if (!spelled) pen.write("EMC\n");
  }
}

/** The stream's y points down, glyphs' up: the text matrix turns them back. */
function showRun(pen: Pen, line: TextLine, run: TextRun, left: number): string {
  const { name, font } = pen.document.font(run.face);
  // with a features object PDFKit lays out the whole string; without one it loses kerning at spaces
  const [ids, positions] = font.encode(run.text, {});
  const place = `1 0 0 -1 ${number(left + run.x)} ${number(line.y - run.rise)} Tm\n`;
  return `/${name} ${number(run.size)} Tf\n${place}${showGlyphs(ids, positions, run.size)}`;
}

/** Glyphs with kerning and offsets: TJ moves sideways (in thousandths of an em, to the left), Ts lifts marks. */
function showGlyphs(ids: readonly string[], positions: readonly GlyphPosition[], size: number): string {
  let text = "";
  let open = "";
  let rise = 0;
  const flush = () => {
    if (open) text += `[${open}] TJ\n`;
    open = "";
  };
  for (const [index, { xAdvance, xOffset, yOffset, advanceWidth }] of positions.entries()) {
    if (yOffset !== rise) {
      flush();
      text += `${number((yOffset / 1000) * size)} Ts\n`;
      rise = yOffset;
    }
    const after = advanceWidth + xOffset - xAdvance;
    open += `${xOffset ? `${number(-xOffset)} ` : ""}<${ids[index]!}>${Math.abs(after) > 0.0005 ? ` ${number(after)} ` : ""}`;
  }
  flush();
  return text + (rise === 0 ? "" : "0 Ts\n");
}
