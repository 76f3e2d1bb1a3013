import { factorText as factor } from "../scene/number.ts";
import { identity, inverse, multiply, overlap, transformBox } from "../scene/matrix.ts";
import { pathBox, type Box } from "../scene/path.ts";
import type { Gradient, Matrix, Paint, Path, Stroke } from "../scene/scene.ts";
import type { PdfDocument } from "./document.ts";
import { shadingPattern, softMask } from "./gradient.ts";
import { lineStyle } from "./line-style.ts";
import { concatenate, construct, rgb } from "./operators.ts";
import type { Outline } from "./shape.ts";

/**
 * One content stream being written: its operators so far, and the graphics state that they leave, so that nothing is
 * set twice. The writer's one mutable thing; a hundred thousand symbols go through it.
 */
export interface Pen {
  readonly document: PdfDocument;
  /** Operators in pieces of a few thousand, and the piece being written: one long string costs more than all the drawing. */
  readonly pieces: Uint8Array[];
  piece: string;
  /** Carries coordinates at the start of the stream to the page (points, y up). */
  readonly toPage: Matrix;
  /** The current state, last, on those that `Q` brings back. */
  readonly states: State[];
  /** Paths that have been written, for the whole document. */
  readonly outlines: Map<Path, Outline>;
}

interface State {
  /** Carries the current coordinates to those at the start of the stream. */
  matrix: Matrix;
  /** The part of the page that can show, in page coordinates. */
  visible: Box;
  /** A hex colour, or the name of a pattern. */
  fill: string;
  stroke: string;
  line: string;
  fillAlpha: number;
  strokeAlpha: number;
  blend: string;
}

/** A pen at the start of the page's stream; `matrix` carries scene units to points. */
export function startPage(document: PdfDocument, matrix: Matrix, visible: Box): Pen {
  return { document, pieces: [], piece: "", toPage: identity, states: [startState(matrix, visible)], outlines: new Map() };
}

/** A pen at the start of a form that will be shown in coordinates moved by a matrix. */
export function startForm(pen: Pen, transform: Matrix): Pen {
  const states = [startState(identity, now(pen).visible)];
  return { document: pen.document, pieces: [], piece: "", toPage: toPage(pen, transform), states, outlines: pen.outlines };
}

function startState(matrix: Matrix, visible: Box): State {
  return { matrix, visible, fill: "", stroke: "", line: "", fillAlpha: 1, strokeAlpha: 1, blend: "normal" };
}

function now({ states }: Pen): State {
  return states[states.length - 1]!;
}

export function write(pen: Pen, operators: string): void {
  pen.piece += operators;
  if (pen.piece.length < 16_384) return;
  pen.pieces.push(Buffer.from(pen.piece, "latin1"));
  pen.piece = "";
}

/** All that was written. */
export function contentOf({ pieces, piece }: Pen): Buffer {
  return Buffer.concat([...pieces, Buffer.from(piece, "latin1")]);
}

/** Carries coordinates moved by `transform` to the page. */
export function toPage(pen: Pen, transform: Matrix = identity): Matrix {
  return multiply(pen.toPage, multiply(now(pen).matrix, transform));
}

/** What can show of the page, in page coordinates. */
export function visiblePart(pen: Pen): Box {
  return now(pen).visible;
}

/** The same in the pen's own coordinates: the box around it. */
export function visibleBox(pen: Pen): Box {
  return transformBox(inverse(toPage(pen)), now(pen).visible);
}

/** `q`, in coordinates moved by a matrix, until `restore`. */
export function save(pen: Pen, transform?: Matrix): void {
  const state = { ...now(pen) };
  write(pen, transform ? `q\n${concatenate(transform)}` : "q\n");
  if (transform) state.matrix = multiply(state.matrix, transform);
  pen.states.push(state);
}

export function restore(pen: Pen): void {
  pen.states.pop();
  write(pen, "Q\n");
}

export function setClip(pen: Pen, path: Path): void {
  const state = now(pen);
  write(pen, `${construct(path)}W n\n`);
  state.visible = overlap(state.visible, transformBox(toPage(pen), pathBox(path)));
}

export function setFill(pen: Pen, paint: Paint): void {
  const state = now(pen);
  const fill = paint.kind === "solid" ? paint.hex : pattern(pen, paint);
  if (state.fill === fill) return;
  state.fill = fill;
  write(pen, paint.kind === "solid" ? rgb(fill, "rg") : `/Pattern cs /${fill} scn\n`);
}

export function setStroke(pen: Pen, stroke: Stroke): void {
  const state = now(pen);
  const { paint } = stroke;
  const color = paint.kind === "solid" ? paint.hex : pattern(pen, paint);
  if (state.stroke !== color) write(pen, paint.kind === "solid" ? rgb(color, "RG") : `/Pattern CS /${color} SCN\n`);
  const line = lineStyle(stroke);
  if (state.line !== line) write(pen, line);
  Object.assign(state, { stroke: color, line });
}

function pattern(pen: Pen, gradient: Gradient): string {
  return pen.document.resource("Pattern", shadingPattern(pen.document, gradient, now(pen).matrix));
}

/** Constant alpha for filling and for stroking, and blend mode as a CSS keyword. */
export function setGraphics(pen: Pen, fillAlpha: number, strokeAlpha: number, blend: string): void {
  const state = now(pen);
  if (state.fillAlpha === fillAlpha && state.strokeAlpha === strokeAlpha && state.blend === blend) return;
  Object.assign(state, { fillAlpha, strokeAlpha, blend });
  const [ca, CA] = [factor(fillAlpha), factor(strokeAlpha)];
  const data = { Type: "ExtGState", ca: Number(ca), CA: Number(CA), BM: blendName(blend) };
  const object = pen.document.shared(`graphics ${ca} ${CA} ${blend}`, () => pen.document.object(data));
  write(pen, `/${pen.document.resource("ExtGState", object)} gs\n`);
}

/** Everything until `restore` shows only as much as the alpha of a gradient, over a box. */
export function setMask(pen: Pen, gradient: Gradient, box: Box): void {
  write(pen, `/${pen.document.resource("ExtGState", softMask(pen.document, gradient, box))} gs\n`);
}

const blends = ["normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light", "difference", "exclusion", "hue", "saturation", "color", "luminosity"];

/** CSS keyword to PDF name: `color-dodge` to `ColorDodge`. */
function blendName(keyword: string): string {
  const known = blends.includes(keyword) ? keyword : "normal";
  return known.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
}
