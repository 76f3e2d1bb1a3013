import { textMetrics } from "vega";
import { coordinate, placed, type VegaItem } from "../scene/item.ts";
import type { Matrix, TextLine } from "../scene/scene.ts";
import { families, type Family } from "./face.ts";
import { setLine, type LineStyle } from "./line.ts";

/** How the text items of one run are set. */
export interface TextSetting {
  /** Used wherever a spec asks for a font that is not bundled. */
  readonly family: Family;
  /** Read `_{..}`, `^{..}`, `*..*`, `**..**` in every text. */
  readonly markup: boolean;
  /** Round baselines to whole units, as Vega does. */
  readonly roundBaseline: boolean;
}

/**
 * Makes Vega measure text with the faces that draw it. Process-wide, since Vega keeps one measure per process.
 * Vega calls it for the final width of a line, so a limited line answers with its shortened width.
 */
export function measureTextWith(setting: TextSetting): void {
  textMetrics.width = (item, text) => fitLine(item, text, setting).width;
}

export interface TextBlock {
  readonly anchor: "start" | "middle" | "end";
  readonly transform: Matrix;
  readonly lines: readonly TextLine[];
  /** Characters that no bundled face has. */
  readonly missing: string;
}

/** Sets a Vega text item: its lines, and the matrix from the first baseline's anchor to the group. Undefined when empty. */
export function setTextItem(item: VegaItem, setting: TextSetting): TextBlock | undefined {
  const size = fontSize(item);
  const texts = textLines(item);
  if (!(size > 0) || texts.length === 0) return undefined;
  const lineHeight = item.lineHeight ?? size + 2;
  const set = texts.map((text) => fitLine(item, text, setting));
  if (set.every((line) => line.runs.length === 0)) return undefined;
  return {
    anchor: item.align === "center" ? "middle" : item.align === "right" ? "end" : "start",
    transform: anchorMatrix(item, size, lineHeight, setting),
    lines: set.flatMap(({ width, runs, plain }, index) => (runs.length === 0 ? [] : [{ y: index * lineHeight, width, runs, plain }])),
    missing: set.map((line) => line.missing).join(""),
  };
}

function anchorMatrix(item: VegaItem, size: number, lineHeight: number, setting: TextSetting): Matrix {
  const radius = coordinate(item.radius);
  const theta = coordinate(item.theta) - Math.PI / 2;
  const x = coordinate(item.x) + (radius ? radius * Math.cos(theta) : 0);
  const y = coordinate(item.y) + (radius ? radius * Math.sin(theta) : 0);
  const [a, b, c, d] = placed(x, y, coordinate(item.angle));
  const exact = baselineOffset(item.baseline, size, lineHeight);
  const [dx, dy] = [coordinate(item.dx), coordinate(item.dy) + (setting.roundBaseline ? Math.round(exact) : exact)];
  return [a, b, c, d, x + a * dx + c * dy, y + b * dx + d * dy];
}

/** Vega's font-independent distance from the anchor down to the baseline. */
function baselineOffset(baseline: string | undefined, size: number, lineHeight: number): number {
  switch (baseline) {
    case "top": return 0.79 * size;
    case "middle": return 0.3 * size;
    case "bottom": return -0.21 * size;
    case "line-top": return 0.29 * size + 0.5 * lineHeight;
    case "line-bottom": return 0.29 * size - 0.5 * lineHeight;
    default: return 0;
  }
}

function fontSize(item: VegaItem): number {
  return item.fontSize == null ? 11 : Number(item.fontSize) || 0;
}

function textLines(item: VegaItem): readonly string[] {
  const { text, lineBreak } = item;
  if (text == null) return [];
  if (Array.isArray(text)) return text.map((line) => (line == null ? "" : String(line)));
  return lineBreak ? String(text).split(lineBreak) : [String(text)];
}

/** One line, cut with an ellipsis where it is as wide as the item's limit or wider; Vega's own search for the cut. */
function fitLine(item: VegaItem, text: unknown, setting: TextSetting): ReturnType<typeof setLine> {
  const style = styleOf(item, setting);
  const line = text == null ? "" : String(text).trim();
  const limit = Number(item.limit);
  const whole = setLine(line, style);
  if (!(limit > 0) || whole.width < limit) return whole;
  const ellipsis = item.ellipsis || "…";
  const room = limit - setLine(ellipsis, style).width;
  const width = (part: string) => setLine(part, style).width;
  const fromRight = item.dir === "rtl";
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = fromRight ? (low + high) >>> 1 : 1 + ((low + high) >>> 1);
    if (fromRight) [low, high] = width(line.slice(middle)) > room ? [middle + 1, high] : [low, middle];
    else [low, high] = width(line.slice(0, middle)) < room ? [middle, high] : [low, middle - 1];
  }
  return setLine(fromRight ? ellipsis + line.slice(low) : line.slice(0, low) + ellipsis, style);
}

function styleOf(item: VegaItem, setting: TextSetting): LineStyle {
  const weight = String(item.fontWeight ?? "normal");
  return {
    family: familyOf(item.font, setting.family),
    size: fontSize(item),
    bold: weight === "bold" || weight === "bolder" || Number(weight) >= 600,
    italic: /italic|oblique/.test(item.fontStyle ?? ""),
    markup: setting.markup,
  };
}

/** The first bundled family of a CSS font list, or the default. */
function familyOf(list: string | undefined, fallback: Family): Family {
  const names = (list ?? "").split(",").map((name) => name.trim().replace(/^["']|["']$/g, "").toLowerCase());
  return names.flatMap((name) => families.filter((family) => family.toLowerCase() === name))[0] ?? fallback;
}
