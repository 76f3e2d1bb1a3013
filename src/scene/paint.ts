import { color } from "d3-color";
import type { VegaGradient, VegaItem } from "./item.ts";
import type { Box } from "./path.ts";
import type { Gradient, Paint, Solid, Stroke } from "./scene.ts";

/** Fill of an item; undefined where nothing is painted. `box` is the tight box of its outline. */
export function fillOf(item: VegaItem, box: () => Box): Paint | undefined {
  return paintOf(item.fill, item.fillOpacity, box);
}

/** Stroke of an item with Vega's defaults (width 1, butt caps, miter joins, limit 4). */
export function strokeOf(item: VegaItem, box: () => Box): Stroke | undefined {
  const width = item.strokeWidth == null ? 1 : Number(item.strokeWidth);
  const paint = width > 0 ? paintOf(item.stroke, item.strokeOpacity, box) : undefined;
  if (!paint) return undefined;
  const dash = dashOf(item.strokeDash);
  return {
    paint,
    width,
    cap: oneOf(["butt", "round", "square"], item.strokeCap),
    join: oneOf(["miter", "round", "bevel"], item.strokeJoin),
    miterLimit: item.strokeMiterLimit ?? 4,
    ...(dash ? { dash, dashOffset: coordinateOf(item.strokeDashOffset) } : {}),
  };
}

function coordinateOf(value: number | undefined): number {
  return Number.isFinite(value) ? value! : 0;
}

function oneOf<T extends string>(words: readonly [T, ...T[]], word: string | undefined): T {
  return words.find((known) => known === word) ?? words[0];
}

/** SVG's reading of a dash array: a negative length or a sum of zero means a solid line, an odd list is said twice. */
function dashOf(dash: VegaItem["strokeDash"]): readonly number[] | undefined {
  const lengths = (typeof dash === "string" ? dash.split(/[\s,]+/).filter(Boolean) : (dash ?? [])).map(Number);
  const sum = lengths.reduce((total, length) => total + length, 0);
  if (!(sum > 0) || lengths.some((length) => !(length >= 0))) return undefined;
  return lengths.length % 2 === 0 ? lengths : [...lengths, ...lengths];
}

function paintOf(value: string | VegaGradient | null | undefined, opacity: number | undefined, box: () => Box): Paint | undefined {
  const alpha = opacity == null ? 1 : Math.min(1, Math.max(0, Number(opacity) || 0));
  if (value == null || alpha === 0) return undefined;
  if (typeof value === "object" && value.gradient) return gradientOf(value, box(), alpha);
  const solid = solidOf(String(value), alpha);
  return solid && solid.alpha > 0 ? solid : undefined;
}

const solids = new Map<string, Solid | undefined>();

/** A CSS colour as hex and alpha; undefined for `none` and for what CSS does not know. */
export function solidOf(css: string, alpha = 1): Solid | undefined {
  const key = `${css}|${alpha}`;
  if (solids.has(key)) return solids.get(key);
  const parsed = color(css === "currentColor" ? "black" : withCommas(css));
  const solid =
    parsed && Number.isFinite(parsed.rgb().r)
      ? ({ kind: "solid", hex: parsed.copy({ opacity: 1 }).formatHex(), alpha: parsed.opacity * alpha } as const)
      : undefined;
  solids.set(key, solid);
  return solid;
}

/** A colour of no opacity at all: d3-color forgets what it was, but in a gradient it tints what lies before it. */
function clearOf(css: string): Solid | undefined {
  if (color(css)?.opacity !== 0) return undefined;
  const opaque = css
    .trim()
    .replace(/^(#(?:[\da-f]{3}){1,2})00?$/i, "$1")
    .replace(/^(rgb|hsl)a?(\(.*?)[,/]\s*[^,/]+\)$/i, "$1$2)");
  return { kind: "solid", hex: solidOf(opaque)?.hex ?? "#000000", alpha: 0 };
}

/** CSS Color 4 writes `rgb(255 0 0 / 50%)`; d3-color reads the older form with commas. */
function withCommas(css: string): string {
  const modern = /^\s*(rgb|hsl)a?\(\s*([^\s,/]+)\s+([^\s,/]+)\s+([^\s,/]+?)\s*(?:\/\s*([^\s,/]+))?\s*\)\s*$/i.exec(css);
  if (!modern) return css;
  const [, model, a, b, c, opacity] = modern;
  const share = opacity?.endsWith("%") ? Number(opacity.slice(0, -1)) / 100 : opacity;
  return share === undefined ? `${model}(${a},${b},${c})` : `${model}a(${a},${b},${c},${share})`;
}

/**
 * A Vega gradient over the box of an outline. Linear ones stretch with the box; radial ones keep their circle on the
 * square of the longer side around the centre of the box, as Vega's SVG renderer draws them.
 */
function gradientOf(value: VegaGradient, box: Box, alpha: number): Gradient {
  const stops = value.stops.map(({ offset, color }) => {
    const solid = solidOf(color) ?? clearOf(color);
    return { offset: Number(offset), hex: solid?.hex ?? "#000000", alpha: solid?.alpha ?? 1 };
  });
  const { x1, y1, r1, x2, y2, r2 } = value;
  if (value.gradient === "radial") {
    const side = Math.max(box.width, box.height);
    const [left, top] = [box.x + box.width / 2 - side / 2, box.y + box.height / 2 - side / 2];
    return {
      kind: "radial",
      from: [x1 ?? 0.5, y1 ?? 0.5, r1 ?? 0],
      to: [x2 ?? 0.5, y2 ?? 0.5, r2 ?? 0.5],
      stops,
      matrix: [side, 0, 0, side, left, top],
      alpha,
    };
  }
  return {
    kind: "linear",
    from: [x1 ?? 0, y1 ?? 0, 0],
    to: [x2 ?? 1, y2 ?? 0, 0],
    stops,
    matrix: [box.width || 1, 0, 0, box.height || 1, box.x, box.y],
    alpha,
  };
}
