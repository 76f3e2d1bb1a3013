import { coordinateText as number, factorText as factor } from "../scene/number.ts";
import type { Stroke } from "../scene/scene.ts";

const caps = { butt: 0, round: 1, square: 2 } as const;
const joins = { miter: 0, round: 1, bevel: 2 } as const;

/** Width, caps, joins and dashes (ISO 32000-1, 8.4.3), always all of them. */
export function lineStyle(stroke: Stroke): string {
  const { width, cap, join, miterLimit } = stroke;
  return `${number(width)} w ${caps[cap]} J ${joins[join]} j ${factor(Math.max(1, miterLimit))} M ${dashing(stroke)} d\n`;
}

/** Whether a dash pattern draws nothing at all: no dash has a length, or caps to show without one. */
export function isAllGaps({ dash, cap }: Stroke): boolean {
  return cap === "butt" && dash !== undefined && isVaried(dash) && twice(dash).every((length, index) => index % 2 === 1 || isZero(length));
}

/**
 * Dashes and phase as viewers read them alike: an even number of lengths, dashes of no length only under round caps,
 * and no negative phase (8.4.3.6).
 */
function dashing(stroke: Stroke): string {
  const { dash = [], dashOffset = 0, cap } = stroke;
  if (!isVaried(dash) || isAllGaps(stroke)) return "[] 0";
  const even = twice(dash);
  const { lengths, start } = cap === "butt" ? withoutEmpty(even) : { lengths: cap === "square" ? even.map(notEmpty) : even, start: 0 };
  const period = lengths.reduce((sum, length) => sum + length, 0);
  const phase = dashOffset + start;
  return `[${lengths.map(number).join(" ")}] ${number(phase < 0 ? phase + Math.ceil(-phase / period) * period : phase)}`;
}

function isZero(length: number): boolean {
  return length < 0.0005;
}

function isVaried(dash: readonly number[]): boolean {
  return dash.some((length) => !isZero(length));
}

/** One viewer reads an odd list in a way of its own. */
function twice(dash: readonly number[]): readonly number[] {
  return dash.length % 2 === 0 ? dash : [...dash, ...dash];
}

/** Square caps need a direction, which a dash of no length has not. */
function notEmpty(length: number, index: number): number {
  return index % 2 === 0 && isZero(length) ? 0.001 : length;
}

/** Empty dashes taken out, so that none is drawn as a hairline; `start` is where the old pattern begins in the new one. */
function withoutEmpty(dash: readonly number[]): { readonly lengths: readonly number[]; readonly start: number } {
  const pairs = dash.flatMap((length, index) => (index % 2 === 0 ? [{ on: length, off: dash[index + 1]! }] : []));
  const lengths: number[] = [];
  let leading = 0;
  for (const { on, off } of pairs) {
    if (!isZero(on)) lengths.push(on, off);
    else if (lengths.length > 0) lengths[lengths.length - 1]! += off;
    else leading += off;
  }
  // gaps before the first dash go to the end of the pattern, which then starts inside them
  if (leading > 0) lengths[lengths.length - 1]! += leading;
  const period = lengths.reduce((sum, length) => sum + length, 0);
  return { lengths, start: leading > 0 ? period - leading : 0 };
}
