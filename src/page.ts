import { spacing } from "./layout.ts";
import { setLine } from "./text/line.ts";
import type { Profile } from "./profile.ts";
import type { Box } from "./scene/path.ts";
import type { Group, Node, Text } from "./scene/scene.ts";

const black = { kind: "solid", hex: "#000000", alpha: 1 } as const;
const grey = { kind: "solid", hex: "#595959", alpha: 1 } as const;

/** One line of text on the page itself, in the figure's face. */
function pageText(text: string, x: number, y: number, role: string, style: { size: number; bold?: boolean; italic?: boolean }): Text {
  const { width, runs, plain } = setLine(text, { family: "Arimo", size: style.size, bold: style.bold ?? false, italic: style.italic ?? false, markup: true });
  return { kind: "text", role, transform: [1, 0, 0, 1, x, y], anchor: "start", lines: [{ y: 0, width, runs, plain }], fill: style.italic ? grey : black };
}

/** The letter of a panel, and beside it the word that says what its numbers are. */
export function drawLetter(letter: string, word: string | undefined, at: { x: number; y: number }, profile: Profile): readonly Node[] {
  const label = pageText(profile.letterTemplate.replace("{}", letter), at.x, at.y, "panel-letter", { size: profile.letterPt, bold: true });
  if (!word) return [label];
  const gap = 3;
  return [label, pageText(word, at.x + label.lines[0]!.width + gap, at.y, "provenance", { size: profile.textPt, italic: true })];
}

/** The line at the foot of the page. */
export function drawFoot(text: string, x: number, y: number, profile: Profile): Node {
  return pageText(text, x, y, "provenance", { size: profile.textPt, italic: true });
}

/** A y title beside all tracks of a panel: turned, centred on them, left of their tick labels (`reach`, in points). */
export function drawSideTitle(title: string, boxes: readonly Box[], reach: number, profile: Profile): Node {
  const left = Math.min(...boxes.map(({ x }) => x)) - reach - spacing.title;
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const text = pageText(title, 0, 0, "axis-title", { size: profile.textPt });
  return { ...text, anchor: "middle", transform: [0, -1, 1, 0, left - 0.21 * profile.textPt, (top + bottom) / 2] };
}

/** What a view draws, moved to its box. */
export function placeView(box: Box, children: readonly Node[]): Group {
  return { kind: "group", role: "view", transform: [1, 0, 0, 1, box.x, box.y], children };
}
