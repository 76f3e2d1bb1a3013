import type { Box } from "../scene/path.ts";
import type { Gradient, Matrix, Paint, Stroke } from "../scene/scene.ts";
import { isTransparent } from "./gradient.ts";
import { concatenate } from "./operators.ts";
import { restore, save, setFill, setGraphics, setMask, setStroke, write, type Pen } from "./pen.ts";

/** How a thing is painted: the style of a shape or a text. */
export interface Style {
  readonly fill?: Paint;
  readonly stroke?: Stroke;
  readonly transform?: Matrix;
  readonly opacity?: number;
  readonly blend?: string;
}

/** The operators that fill a thing, that stroke it, and that do one after the other. */
export interface Operators {
  readonly fill: string;
  readonly stroke: string;
  readonly both: string;
}

/**
 * Paints a thing. Style comes first, then the outline moved into place: the style lasts for the next thing, and
 * repeated symbols repeat their text, which compresses.
 */
export function paint(pen: Pen, style: Style, operators: Operators, box: () => Box): void {
  const { fill, stroke, transform, opacity = 1, blend = "normal" } = style;
  if (isGradient(fill) || isGradient(stroke?.paint)) return paintApart(pen, style, operators, box());
  const [fillAlpha, strokeAlpha] = [(fill?.alpha ?? 1) * opacity, (stroke?.paint.alpha ?? 1) * opacity];
  setGraphics(pen, fillAlpha, strokeAlpha, blend);
  if (fill) setFill(pen, fill);
  if (stroke) setStroke(pen, stroke);
  // one operator for both is a knockout in some viewers, which does not show only where all is opaque
  const isOpaque = fillAlpha === 1 && strokeAlpha === 1 && blend === "normal";
  const painted = fill && stroke ? (isOpaque ? operators.both : operators.fill + operators.stroke) : fill ? operators.fill : operators.stroke;
  write(pen, transform ? `q\n${concatenate(transform)}${painted}Q\n` : painted);
}

function isGradient(paint: Paint | undefined): paint is Gradient {
  return paint !== undefined && paint.kind !== "solid";
}

/** Gradients lie in the coordinates of the thing, and each of its paints may need a soft mask of its own. */
function paintApart(pen: Pen, { fill, stroke, transform, opacity = 1, blend = "normal" }: Style, operators: Operators, box: Box): void {
  save(pen, transform);
  for (const channel of ["fill", "stroke"] as const) {
    const paint = channel === "fill" ? fill : stroke?.paint;
    if (!paint) continue;
    save(pen);
    const alpha = paint.alpha * opacity;
    const isMasked = isGradient(paint) && isTransparent(paint);
    // one viewer applies a constant alpha beside a mask twice, so the mask takes it up
    setGraphics(pen, isMasked ? 1 : alpha, isMasked ? 1 : alpha, blend);
    if (isMasked) setMask(pen, faded(paint, alpha), box);
    if (channel === "fill") setFill(pen, paint);
    else setStroke(pen, stroke!);
    write(pen, operators[channel]);
    restore(pen);
  }
  restore(pen);
}

function faded(gradient: Gradient, share: number): Gradient {
  return { ...gradient, stops: gradient.stops.map((stop) => ({ ...stop, alpha: stop.alpha * share })) };
}
