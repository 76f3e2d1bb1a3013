import { spacing } from "./layout.ts";
import { setLine } from "../text/line.ts";
import type { Profile } from "./profile.ts";
import type { Box } from "../scene/path.ts";
import type { Group, Node, Text } from "../scene/scene.ts";

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

/** The lines at the foot of a page that starts at `top`, and the height that they take, in points. */
export function drawFoot(text: string, page: { readonly width: number; readonly top: number }, profile: Profile): { readonly nodes: readonly Node[]; readonly height: number } {
  const lineHeight = profile.textPt + 2;
  const style = { size: profile.textPt, italic: true };
  const lines = wrap(text, (line) => pageText(line, 0, 0, "", style).lines[0]!.width <= page.width - 2 * spacing.page);
  const nodes = lines.map((line, index) => pageText(line, spacing.page, page.top + index * lineHeight + profile.textPt, "provenance", style));
  return { nodes, height: lines.length * lineHeight + spacing.page };
}

/** Breaks a text between words into lines that fit; a word that fits nowhere gets a line of its own. */
function wrap(text: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
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
