import { createHash } from "node:crypto";
import { determinant, identity } from "../scene/matrix.ts";
import { pathBox, rectanglePath } from "../scene/path.ts";
import type { Group, Matrix, Node, Scene, Shape } from "../scene/scene.ts";
import { usedCharacters } from "../scene/visit.ts";
import { createDocument } from "./document.ts";
import { transparencyGroup } from "./form.ts";
import { drawImage } from "./image.ts";
import { writeLink } from "./link.ts";
import { concatenate } from "./operators.ts";
import { contentOf, restore, save, setClip, setGraphics, startForm, startPage, visibleBox, write, type Pen } from "./pen.ts";
import { drawShape, strokedBox } from "./shape.ts";
import { drawText } from "./text.ts";

/** A tagged PDF 1.7 of one page: one Figure with a text alternative, fonts embedded as subsets, the same bytes every time. */
export function writePdf(scene: Scene): Uint8Array {
  const scale = scene.unit === "pt" ? 1 : 0.75;
  const [widthPt, heightPt] = [scene.width * scale, scene.height * scale];
  const { title, alt, lang, metadata } = scene;
  const document = createDocument({ widthPt, heightPt, title, alt, lang, metadata, subsetDigits: subsetDigits(scene) });
  // PDFKit has turned the page so that y points down
  const pen = startPage(document, [scale, 0, 0, -scale, 0, heightPt], { x: 0, y: 0, width: widthPt, height: heightPt });
  if (scale !== 1) write(pen, concatenate([scale, 0, 0, scale, 0, 0]));
  if (scene.background) drawShape(pen, { kind: "shape", path: rectanglePath(0, 0, scene.width, scene.height), fill: scene.background });
  for (const node of scene.children) drawNode(pen, node);
  return document.finish(contentOf(pen));
}

/** Digits from what the fonts draw: other text, another tag, so that subsets of merged files stay apart. */
function subsetDigits(scene: Scene): string {
  const used = [...usedCharacters(scene)].map(([face, characters]) => `${face.id}:${[...characters].sort().join("")}`);
  const hash = createHash("sha256").update(`${scene.id}|${used.join("|")}`).digest();
  return String(hash.readUInt32BE(0) % 1_000_000).padStart(6, "0");
}

function drawNode(pen: Pen, node: Node): void {
  // what is pressed flat cannot be seen, and some viewers stumble over it
  if (node.transform && Math.abs(determinant(node.transform)) < 1e-12) return;
  if (node.href) writeLink(pen, node);
  if (needsGroup(node)) drawAsGroup(pen, node);
  else drawContent(pen, node);
}

/** Whether opacity or blending has to act on the node as a whole. One fill, stroke or picture takes them itself. */
function needsGroup(node: Node): boolean {
  const { opacity = 1, blend = "normal" } = node;
  if (opacity === 1 && blend === "normal") return false;
  return node.kind === "group" || ((node.kind === "shape" || node.kind === "text") && node.fill !== undefined && node.stroke !== undefined);
}

/**
 * The node as a transparency group: drawn once in its own coordinates, then shown with alpha and
 * blend mode. Filling and stroking at once under one alpha is read differently by viewers; a group is not.
 */
function drawAsGroup(pen: Pen, node: Node): void {
  const { transform = identity, opacity = 1, blend = "normal", ...rest } = node;
  const name = formOf(pen, rest as Node, transform);
  if (name === undefined) return;
  setGraphics(pen, opacity, opacity, blend);
  write(pen, `q\n${concatenate(transform)}/${name} Do\nQ\n`);
}

/** The name of a form that draws a node; equal symbols at many places share one. Undefined where nothing is drawn. */
function formOf(pen: Pen, node: Node, transform: Matrix): string | undefined {
  const { document } = pen;
  const inner = startForm(pen, transform);
  drawContent(inner, node);
  const content = contentOf(inner);
  if (content.length === 0) return undefined;
  const make = () => transparencyGroup(document, content, node.kind === "shape" ? strokedBox(node.path, node) : visibleBox(inner));
  return document.resource("XObject", node.kind === "shape" ? document.shared(`form ${content.toString("latin1")}`, make) : make());
}

function drawContent(pen: Pen, node: Node): void {
  switch (node.kind) {
    case "group": return drawGroup(pen, node);
    case "shape": return drawShape(pen, node);
    case "text": return drawText(pen, node);
    case "image": return drawImage(pen, node);
  }
}

function drawGroup(pen: Pen, { transform, clip, children }: Group): void {
  // a clip without area hides all; PDF might leave a hairline
  if (clip && isEmpty(clip)) return;
  if (transform || clip) save(pen, transform);
  if (clip) setClip(pen, clip);
  for (const child of children) drawNode(pen, child);
  if (transform || clip) restore(pen);
}

function isEmpty(clip: Shape["path"]): boolean {
  const { width, height } = pathBox(clip);
  return width < 0.0005 || height < 0.0005;
}
