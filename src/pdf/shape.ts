import { pathBox, type Box } from "../scene/path.ts";
import type { Path, Shape, Stroke } from "../scene/scene.ts";
import { isAllGaps } from "./line-style.ts";
import { construct, isFlat } from "./operators.ts";
import { paint, type Operators } from "./paint.ts";
import type { Pen } from "./pen.ts";
import { splitPoints } from "./points.ts";

export function drawShape(pen: Pen, shape: Shape): void {
  const outline = outlineOf(pen, shape.path);
  const { fill, stroke } = shape;
  const visible = (outline.flat && fill) || (stroke && isHairline(stroke)) ? withoutHairlines(shape, outline.flat) : shape;
  const operators = shape.transform && isCommon(outline) && strokeReach(stroke) < formMargin ? formsOf(pen, shape, outline) : written(outline, stroke);
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
  /** How often it has been drawn, and as which forms since it is common. */
  uses: number;
  readonly forms: Map<Operators, Operators>;
}

/** From this use on, a symbol is a form that is shown at its places: its text is written once. */
const commonUses = 64;
/** How far a stroke may reach beyond the outline of a form. */
const formMargin = 50;

function isCommon(outline: Outline): boolean {
  outline.uses += 1;
  return outline.uses > commonUses;
}

function written({ plain, dotted }: Outline, stroke: Stroke | undefined): Operators {
  return stroke && stroke.cap !== "butt" ? dotted : plain;
}

/** A common outline as forms (ISO 32000-1, 8.10), which take colour and line style from where they are shown. */
function formsOf({ document }: Pen, { path, stroke }: Shape, outline: Outline): Operators {
  const operators = written(outline, stroke);
  const known = outline.forms.get(operators);
  if (known) return known;
  const { x, y, width, height } = pathBox(path);
  const BBox = [x - formMargin, y - formMargin, x + width + formMargin, y + height + formMargin];
  const show = once((content: string) => (content === "" ? "" : `/${document.resource("XObject", document.object({ Type: "XObject", Subtype: "Form", BBox }, Buffer.from(content, "latin1")))} Do\n`));
  const forms = { get fill() { return show(operators.fill); }, get stroke() { return show(operators.stroke); }, get both() { return show(operators.both); } };
  outline.forms.set(operators, forms);
  return forms;
}

function once(make: (content: string) => string): (content: string) => string {
  const made = new Map<string, string>();
  return (content) => made.get(content) ?? (made.set(content, make(content)), made.get(content)!);
}

/** Shared paths are written once and remembered. */
function outlineOf({ outlines }: Pen, path: Path): Outline {
  const known = outlines.get(path);
  if (known) return known;
  const split = splitPoints(path);
  const plain = paintings(construct(split?.rest ?? path));
  const dots = split && construct(split.points);
  const dotted = dots ? { ...plain, stroke: plain.stroke + `${dots}S\n`, both: `${plain.both}${dots}S\n` } : plain;
  const outline = { plain, dotted, flat: isFlat(path), uses: 0, forms: new Map<Operators, Operators>() };
  outlines.set(path, outline);
  return outline;
}

function paintings(outline: string): Operators {
  return outline === "" ? { fill: "", stroke: "", both: "" } : { fill: `${outline}f\n`, stroke: `${outline}S\n`, both: `${outline}B\n` };
}

/** The box around a path and its stroke, miters included. */
export function strokedBox(path: Path, { stroke }: Pick<Shape, "stroke">): Box {
  const { x, y, width, height } = pathBox(path);
  const reach = strokeReach(stroke);
  return { x: x - reach, y: y - reach, width: width + 2 * reach, height: height + 2 * reach };
}

function strokeReach(stroke: Stroke | undefined): number {
  return stroke ? (stroke.width / 2) * Math.max(stroke.join === "miter" ? stroke.miterLimit : 1, Math.SQRT2) : 0;
}
