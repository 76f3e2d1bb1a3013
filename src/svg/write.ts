import type { Group, Image, Node, Paint, Path, Scene, Shape, Solid, Stroke, Text, TextLine, TextRun } from "../scene/scene.ts";
import { visitNodes } from "../scene/visit.ts";
import { clipReference, createDefinitions, gradientReference, matrixText, pathData, type Definitions } from "./definitions.ts";
import { escapeXml } from "./escape.ts";
import { fontFaceRules } from "./fonts.ts";
import { coordinateText, factorText } from "../scene/number.ts";

/** An SVG document with its fonts embedded. Root in millimetres for figures, unitless for scenes in pixels. */
export async function writeSvg(scene: Scene): Promise<string> {
  return svgDocument(scene, await fontFaceRules(scene));
}

/** The same document around given `@font-face` rules; without any, the reader must own the faces. */
export function svgDocument(scene: Scene, fontRules: string): string {
  const pen: Pen = { definitions: createDefinitions(scene.id), shared: sharedPaths(scene), ids: new Map() };
  const drawing = writeNodes(scene.children, pen);
  const { width, height, background, id } = scene;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${rootSize(scene)} ` +
      `viewBox="0 0 ${coordinateText(width)} ${coordinateText(height)}" role="img" lang="${escapeXml(scene.lang)}" ` +
      `aria-labelledby="${id}-title ${id}-desc" fill="none" stroke-miterlimit="4">`,
    `<title id="${id}-title">${escapeXml(scene.title)}</title>`,
    `<desc id="${id}-desc">${escapeXml(scene.alt)}</desc>`,
    `<metadata>${escapeXml(JSON.stringify(scene.metadata))}</metadata>`,
    ...(fontRules ? [`<style>\n${fontRules}\n</style>`] : []),
    pen.definitions.markup() + (background ? `<rect width="100%" height="100%"${paint("fill", background, pen)}/>\n` : "") + drawing + "</svg>\n",
  ].join("\n");
}

function rootSize({ width, height, unit }: Scene): string {
  const length = (value: number) => (unit === "pt" ? `${coordinateText((value * 25.4) / 72)}mm` : coordinateText(value));
  return `width="${length(width)}" height="${length(height)}"`;
}

interface Pen {
  readonly definitions: Definitions;
  /** Paths that several shapes share: defined once, then used. */
  readonly shared: ReadonlySet<Path>;
  /** Ids of the shared paths that are defined so far. */
  readonly ids: Map<Path, string>;
}

function sharedPaths(scene: Scene): ReadonlySet<Path> {
  const seen = new Set<Path>();
  const shared = new Set<Path>();
  visitNodes(scene.children, (node) => {
    if (node.kind === "shape") (seen.has(node.path) ? shared : seen).add(node.path);
  });
  return shared;
}

/** Neighbours in one style stand in one `<g>` that carries it. */
function writeNodes(nodes: readonly Node[], pen: Pen): string {
  let markup = "";
  let open = "";
  for (const node of nodes) {
    const style = node.kind === "shape" ? paints(node, pen) : node.kind === "text" ? paints(node, pen) + font(baseRun(node)) : "";
    if (style !== open) {
      markup += (open && "</g>\n") + (style && `<g${style}>\n`);
      open = style;
    }
    markup += linked(node, writeNode(node, pen)) + "\n";
  }
  return markup + (open && "</g>\n");
}

function linked(node: Node, markup: string): string {
  return node.href ? `<a xlink:href="${escapeXml(node.href)}">${markup}</a>` : markup;
}

function writeNode(node: Node, pen: Pen): string {
  switch (node.kind) {
    case "group": return writeGroup(node, pen);
    case "shape": return writeShape(node, pen);
    case "text": return writeText(node);
    case "image": return writeImage(node);
  }
}

function writeGroup(node: Group, pen: Pen): string {
  const clip = node.clip ? ` clip-path="url(#${clipReference(pen.definitions, node.clip)})"` : "";
  const panel = node.panel ? ` id="${pen.definitions.prefix}-${node.panel}"` : "";
  return `<g${panel}${transform(node)}${clip}${compositing(node)}>\n${writeNodes(node.children, pen)}</g>`;
}

function writeShape(node: Shape, pen: Pen): string {
  if (!pen.shared.has(node.path)) return `<path d="${pathData(node.path)}"${transform(node)}${compositing(node)}/>`;
  const id = pen.ids.get(node.path) ?? pen.definitions.refer("path", "path", ` d="${pathData(node.path)}"`, "");
  pen.ids.set(node.path, id);
  return `<use xlink:href="#${id}"${place(node)}${compositing(node)}/>`;
}

/** A line of one run is left to the reader's own anchoring; runs get their own places, so none moves when a face is missing. */
function writeText(node: Text): string {
  const single = node.lines.every((line) => line.runs.length === 1 && line.runs[0]!.rise === 0);
  const [first] = node.lines as [TextLine];
  const same = single && node.lines.length === 1 && first.y === 0;
  const anchor = single && node.anchor !== "start" ? ` text-anchor="${node.anchor}"` : "";
  const preserve = single ? "" : ' xml:space="preserve"';
  const base = baseRun(node);
  const content = same
    ? escapeXml(base.text)
    : node.lines.map((line) => line.runs.map((run) => writeRun(node, line, run, base, single)).join("")).join("");
  return `<text${place(node)}${anchor}${preserve}${compositing(node)}>${content}</text>`;
}

/** The run whose face and size stand on the group around the text. */
function baseRun(node: Text): TextRun {
  return node.lines[0]!.runs[0]!;
}

function writeRun(node: Text, line: TextLine, run: TextRun, base: TextRun, single: boolean): string {
  const share = single || node.anchor === "start" ? 0 : node.anchor === "end" ? 1 : 0.5;
  const [dx, dy] = isPlacedByXY(node) ? [node.transform?.[4] ?? 0, node.transform?.[5] ?? 0] : [0, 0];
  const x = dx + run.x - share * line.width;
  const y = dy + line.y - run.rise;
  const style = run.face === base.face && run.size === base.size ? "" : runFont(run, base);
  return `<tspan x="${coordinateText(x)}" y="${coordinateText(y)}"${style}>${escapeXml(run.text)}</tspan>`;
}

/** What a reader without the embedded face should use instead; the first has the same widths as Arimo. */
const substitutes: Readonly<Record<string, string>> = {
  Arimo: "Arimo, Arial, Helvetica, sans-serif",
  "DejaVu Sans": "'DejaVu Sans', sans-serif",
};

/** What differs from the face and size around the run. */
function runFont(run: TextRun, base: TextRun): string {
  const weight = run.face.weight === base.face.weight ? "" : ` font-weight="${run.face.weight}"`;
  const style = run.face.style === base.face.style ? "" : ` font-style="${run.face.style}"`;
  const family = run.face.family === base.face.family ? "" : ` font-family="${substitutes[run.face.family] ?? run.face.family}"`;
  const size = run.size === base.size ? "" : ` font-size="${coordinateText(run.size)}"`;
  return family + size + weight + style;
}

function font({ face, size }: TextRun): string {
  const weight = face.weight === 400 ? "" : ` font-weight="${face.weight}"`;
  const style = face.style === "normal" ? "" : ` font-style="${face.style}"`;
  return ` font-family="${substitutes[face.family] ?? face.family}" font-size="${coordinateText(size)}"${weight}${style}`;
}

function writeImage(node: Image): string {
  const { picture, x, y, width, height } = node;
  const [left, top, w, h] = [x, y, width, height].map(coordinateText);
  const sharp = node.pixelated ? "image-rendering:optimizeSpeed;image-rendering:pixelated" : "";
  const data = `data:${picture.mime};base64,${Buffer.from(picture.bytes).toString("base64")}`;
  return (
    `<image x="${left}" y="${top}" width="${w}" height="${h}" preserveAspectRatio="none"` +
    `${transform(node)}${compositing(node, sharp)} xlink:href="${data}"/>`
  );
}

function paints(node: Shape | Text, pen: Pen): string {
  return (node.fill ? paint("fill", node.fill, pen) : "") + (node.stroke ? strokeAttributes(node.stroke, pen) : "");
}

function paint(channel: "fill" | "stroke", value: Paint, pen: Pen): string {
  const colour = value.kind === "solid" ? value.hex : `url(#${gradientReference(pen.definitions, value)})`;
  return ` ${channel}="${colour}"${value.alpha < 1 ? ` ${channel}-opacity="${factorText(value.alpha)}"` : ""}`;
}

function strokeAttributes(stroke: Stroke, pen: Pen): string {
  return [
    paint("stroke", stroke.paint, pen),
    stroke.width === 1 ? "" : ` stroke-width="${coordinateText(stroke.width)}"`,
    stroke.cap === "butt" ? "" : ` stroke-linecap="${stroke.cap}"`,
    stroke.join === "miter" ? "" : ` stroke-linejoin="${stroke.join}"`,
    stroke.miterLimit === 4 ? "" : ` stroke-miterlimit="${factorText(stroke.miterLimit)}"`,
    stroke.dash ? ` stroke-dasharray="${stroke.dash.map(coordinateText).join(" ")}"` : "",
    stroke.dashOffset ? ` stroke-dashoffset="${coordinateText(stroke.dashOffset)}"` : "",
  ].join("");
}

function isPlacedByXY(node: Node): boolean {
  const [a, b, c, d] = node.transform ?? [1, 0, 0, 1];
  return a === 1 && b === 0 && c === 0 && d === 1 && !(node.kind === "text" && hasGradient(node));
}

/** Gradients lie in the coordinates of the text, which `x` and `y` do not move. */
function hasGradient({ fill, stroke }: Text): boolean {
  return (fill !== undefined && fill.kind !== "solid") || (stroke !== undefined && stroke.paint.kind !== "solid");
}

/** `x` and `y` for a mere move, which is shorter and easier to edit than a transform. */
function place(node: Node): string {
  if (!isPlacedByXY(node)) return transform(node);
  return node.transform ? ` x="${coordinateText(node.transform[4])}" y="${coordinateText(node.transform[5])}"` : "";
}

function transform(node: Node): string {
  return node.transform ? ` transform="${matrixText(node.transform)}"` : "";
}

function compositing({ opacity, blend }: Node, style = ""): string {
  const mode = blend ? `mix-blend-mode:${blend}` : "";
  const styles = style && mode ? `${style};${mode}` : style || mode;
  return (opacity === undefined ? "" : ` opacity="${factorText(opacity)}"`) + (styles && ` style="${styles}"`);
}
