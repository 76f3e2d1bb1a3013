import { pathBox, type Box } from "../scene/path.ts";
import type { Path, Shape, Stroke } from "../scene/scene.ts";
import { isAllGaps } from "./line-style.ts";
import { construct, isFlat } from "./operators.ts";
import { paint, type Operators } from "./paint.ts";
import type { Pen } from "./pen.ts";
import { splitPoints } from "./points.ts";

export function drawShape(pen: Pen, shape: Shape): void {
  const { plain, dotted, flat } = outlineOf(pen, shape.path);
  const { fill, stroke } = shape;
  const visible = (flat && fill) || (stroke && isHairline(stroke)) ? withoutHairlines(shape, flat) : shape;
  const operators = stroke && stroke.cap !== "butt" ? dotted : plain;
  if (visible.fill || visible.stroke) paint(pen, visible, operators, () => strokedBox(shape.path, visible));
}

/** PDF fills what has no area with a hairline, and strokes of no width too; SVG leaves both out. */
function withoutHairlines({ fill, stroke, ...shape }: Shape, flat: boolean): Shape {
  return { ...shape, ...(fill && !flat && { fill }), ...(stroke && !isHairline(stroke) && { stroke }) };
}

function isHairline(stroke: Stroke): boolean {
  return stroke.width < 0.0005 || isAllGaps(stroke);
}

/** An outline as operators. */
export interface Outline {
  readonly plain: Operators;
  /** The same with its lone points, which show where caps are not butt. */
  readonly dotted: Operators;
  /** Without area. */
  readonly flat: boolean;
}

/** Shared paths are written once and remembered. */
function outlineOf({ outlines }: Pen, path: Path): Outline {
  const known = outlines.get(path);
  if (known) return known;
  const split = splitPoints(path);
  const plain = paintings(construct(split?.rest ?? path));
  const dots = split && construct(split.points);
  const dotted = dots ? { ...plain, stroke: plain.stroke + `${dots}S\n`, both: `${plain.both}${dots}S\n` } : plain;
  const outline = { plain, dotted, flat: isFlat(path) };
  outlines.set(path, outline);
  return outline;
}

function paintings(outline: string): Operators {
  return outline === "" ? { fill: "", stroke: "", both: "" } : { fill: `${outline}f\n`, stroke: `${outline}S\n`, both: `${outline}B\n` };
}

/** The box around a path and its stroke, miters included. */
export function strokedBox(path: Path, { stroke }: Pick<Shape, "stroke">): Box {
  const { x, y, width, height } = pathBox(path);
  const reach = stroke ? (stroke.width / 2) * Math.max(stroke.join === "miter" ? stroke.miterLimit : 1, Math.SQRT2) : 0;
  return { x: x - reach, y: y - reach, width: width + 2 * reach, height: height + 2 * reach };
}
