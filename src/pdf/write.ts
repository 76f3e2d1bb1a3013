import { createHash } from "node:crypto";
import { identity, multiply, transformBox } from "../scene/matrix.ts";
import { pathBox, rectanglePath, type Box } from "../scene/path.ts";
import type { Group, Image, Matrix, Node, Paint, Scene, Shape, Text } from "../scene/scene.ts";
import { usedCharacters } from "../scene/visit.ts";
import { createDocument, type PdfDocument } from "./document.ts";
import { imageObject } from "./image.ts";
import { construct } from "./operators.ts";
import { startStream, type Names, type Pen } from "./pen.ts";
import { renderMode, showText } from "./text.ts";

/** A tagged PDF 1.7 of one page: one Figure with a text alternative, fonts embedded as subsets, the same bytes every time. */
export function writePdf(scene: Scene): Uint8Array {
  const scale = scene.unit === "pt" ? 1 : 0.75;
  const document = createDocument({
    widthPt: scene.width * scale,
    heightPt: scene.height * scale,
    title: scene.title,
    alt: scene.alt,
    lang: scene.lang,
    metadata: scene.metadata,
    subsetDigits: subsetDigits(scene),
  });
  // PDFKit has turned the page so that y points down
  const toPage: Matrix = [scale, 0, 0, -scale, 0, scene.height * scale];
  const stream: Stream = { names: new Map(), pictures: new Map(), forms: new Map(), page: { x: 0, y: 0, width: scene.width, height: scene.height } };
  const pen = startStream(document, stream.names, toPage);
  if (scale !== 1) pen.write(`${scale} 0 0 ${scale} 0 0 cm\n`);
  if (scene.background) drawShape(pen, { kind: "shape", path: rectanglePath(0, 0, scene.width, scene.height), fill: scene.background });
  for (const node of scene.children) drawNode(pen, node, stream);
  return document.finish(pen.content());
}

/** What all streams of one document share. */
interface Stream {
  readonly names: Names;
  readonly pictures: Map<string, string>;
  readonly forms: Map<string, string>;
  /** The page in scene units. */
  readonly page: Box;
}

/** Digits from what the fonts draw: other text, another tag, so that subsets of merged files stay apart. */
function subsetDigits(scene: Scene): string {
  const used = [...usedCharacters(scene)].map(([face, characters]) => `${face.id}:${[...characters].sort().join("")}`);
  const hash = createHash("sha256").update(`${scene.id}|${used.join("|")}`).digest();
  return String(hash.readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

function drawNode(pen: Pen, node: Node, stream: Stream): void {
  if (node.href) link(pen.document, node, multiply(pen.matrix(), node.transform ?? identity));
  if (needsGroup(node)) drawAsGroup(pen, node, stream);
  else drawContent(pen, node, stream);
}

/** Whether opacity or blending has to act on the node as a whole. One fill, stroke or picture takes them itself. */
function needsGroup(node: Node): boolean {
  if (node.opacity === undefined && !node.blend) return false;
  return node.kind === "group" || ((node.kind === "shape" || node.kind === "text") && node.fill !== undefined && node.stroke !== undefined);
}

/**
 * The node as a transparency group (ISO 32000-1, 11.6.6): drawn once in its own coordinates, then shown with alpha and
 * blend mode. Filling and stroking at once under one alpha is read differently by viewers; a group is not.
 */
function drawAsGroup(pen: Pen, node: Node, stream: Stream): void {
  const { transform, opacity, blend, href, ...rest } = node;
  pen.within(transform, () => {
    pen.graphics({ ...(opacity !== undefined && { fillAlpha: opacity, strokeAlpha: opacity }), ...(blend && { blend }) });
    pen.write(`/${formOf(pen, rest as Node, stream)} Do\n`);
  });
}

/** Equal symbols at many places share one form. */
function formOf(pen: Pen, node: Node, stream: Stream): string {
  const { row, role, ...drawn } = node as Shape;
  const key = node.kind === "shape" ? JSON.stringify(drawn) : "";
  const known = key && stream.forms.get(key);
  if (known) return known;
  const box = node.kind === "shape" ? outset(pathBox(node.path), node) : transformBox(inverse(pen.matrix()), { x: 0, y: 0, width: stream.page.width, height: stream.page.height });
  const inner = startStream(pen.document, stream.names, identity);
  drawContent(inner, node, stream);
  const form = pen.document.object(
    {
      Type: "XObject",
      Subtype: "Form",
      BBox: [box.x, box.y, box.x + box.width, box.y + box.height],
      Group: { S: "Transparency", CS: "DeviceRGB", I: true },
      Resources: pen.document.resources,
    },
    inner.content(),
  );
  const name = pen.document.resource("xobjects", "X", form);
  if (key) stream.forms.set(key, name);
  return name;
}

function inverse([a, b, c, d, e, f]: Matrix): Matrix {
  const determinant = a * d - b * c || 1;
  return [d / determinant, -b / determinant, -c / determinant, a / determinant, (c * f - d * e) / determinant, (b * e - a * f) / determinant];
}

function outset({ x, y, width, height }: Box, { stroke }: Shape): Box {
  const reach = stroke ? (stroke.width / 2) * Math.max(stroke.join === "miter" ? stroke.miterLimit : 1, Math.SQRT2) : 0;
  return { x: x - reach, y: y - reach, width: width + 2 * reach, height: height + 2 * reach };
}

function drawContent(pen: Pen, node: Node, stream: Stream): void {
  switch (node.kind) {
    case "group": return drawGroup(pen, node, stream);
    case "shape": return drawShape(pen, node);
    case "text": return drawText(pen, node);
    case "image": return drawImage(pen, node, stream);
  }
}

function drawGroup(pen: Pen, node: Group, stream: Stream): void {
  const children = () => {
    for (const child of node.children) drawNode(pen, child, stream);
  };
  if (!node.transform && !node.clip) return children();
  pen.within(node.transform, () => {
    if (node.clip) pen.write(`${construct(node.clip)}W n\n`);
    children();
  });
}

/** Style first, then the outline moved into place: repeated symbols repeat their text, which compresses. */
function drawShape(pen: Pen, node: Shape): void {
  const { path, fill, stroke, transform, opacity = 1, blend } = node;
  const outline = construct(path);
  const isPlain = isOpaque(fill) && isOpaque(stroke?.paint) && opacity === 1 && !blend;
  const paint = (channel: "fill" | "stroke") => {
    const value = channel === "fill" ? fill : stroke?.paint;
    if (!value) return;
    const draw = (masked: boolean) => {
      pen.graphics({ [`${channel}Alpha`]: value.alpha * opacity, ...(blend && { blend }) });
      if (masked) pen.mask(value, outset(pathBox(path), node));
      if (channel === "fill") pen.fill(value);
      else pen.stroke(stroke!);
      pen.write(outline + (channel === "fill" ? "f\n" : "S\n"));
    };
    if (value.kind === "solid" || value.stops.every(({ alpha }) => alpha === 1)) draw(false);
    else pen.within(undefined, () => draw(true));
  };
  const body = () => {
    if (!(isPlain && fill && stroke)) return void (paint("fill"), paint("stroke"));
    pen.graphics({});
    pen.fill(fill);
    pen.stroke(stroke);
    pen.write(`${outline}B\n`);
  };
  if (!transform) return body();
  if (isPlain && fill?.kind !== "linear" && fill?.kind !== "radial" && (!stroke || stroke.paint.kind === "solid")) {
    // set outside q ... Q, the style lasts for the next symbol
    pen.graphics({});
    if (fill) pen.fill(fill);
    if (stroke) pen.stroke(stroke);
  }
  pen.within(transform, body);
}

function isOpaque(paint: Paint | undefined): boolean {
  return !paint || (paint.alpha === 1 && (paint.kind === "solid" || paint.stops.every(({ alpha }) => alpha === 1)));
}

function drawText(pen: Pen, node: Text): void {
  const { fill, stroke, transform, opacity = 1, blend } = node;
  pen.within(transform, () => {
    const mode = blend ? { blend } : {};
    if (fill) {
      pen.graphics({ fillAlpha: fill.alpha * opacity, ...mode });
      pen.fill(fill);
      showText(pen, node, renderMode.fill);
    }
    if (stroke) {
      pen.graphics({ strokeAlpha: stroke.paint.alpha * opacity, ...mode });
      pen.stroke(stroke);
      showText(pen, node, renderMode.stroke);
    }
  });
}

function drawImage(pen: Pen, { picture, x, y, width, height, pixelated, transform, opacity = 1, blend }: Image, { pictures }: Stream): void {
  const key = `${pixelated}|${createHash("sha256").update(picture.bytes).digest("hex")}`;
  const name = pictures.get(key) ?? pen.document.resource("xobjects", "I", imageObject(pen.document, picture, !pixelated));
  pictures.set(key, name);
  pen.within(transform, () => {
    pen.graphics({ fillAlpha: opacity, ...(blend && { blend }) });
    // an image fills the unit square with y pointing up
    pen.within([width, 0, 0, -height, x, y + height], () => pen.write(`/${name} Do\n`));
  });
}

/** A link over the box of a node, in page coordinates. */
function link(document: PdfDocument, node: Node, matrix: Matrix): void {
  const { x, y, width, height } = transformBox(matrix, nodeBox(node));
  document.link([x, y, x + width, y + height], node.href!);
}

function nodeBox(node: Node): Box {
  if (node.kind === "shape") return pathBox(node.path);
  if (node.kind === "image") return node;
  if (node.kind === "text") {
    const width = Math.max(...node.lines.map((line) => line.width));
    const size = node.lines[0]!.runs[0]!.size;
    const left = node.anchor === "start" ? 0 : node.anchor === "end" ? -width : -width / 2;
    return { x: left, y: -0.8 * size, width, height: node.lines.at(-1)!.y + size };
  }
  const boxes = node.children.map((child) => transformBox(child.transform ?? identity, nodeBox(child)));
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}
