import pixelmatch from "pixelmatch";
import { rasterise } from "../../png/write.ts";
import type { Box } from "../../scene/path.ts";
import { cullScene } from "../../scene/cull.ts";
import { multiply } from "../../scene/matrix.ts";
import type { Matrix, Node, Scene } from "../../scene/scene.ts";
import { findBlobs, type Blob } from "./blob.ts";
import type { PanelDiff } from "./panel-change.ts";

/** What compares, as it stands in the report: its thresholds mean nothing in another release. */
export const pixelEngine = { name: "pixelmatch", version: "7.2.0", threshold: 0.1, radiusPxAt150Dpi: 8 } as const;

/** Pixels as bytes of red, green, blue and alpha, row by row. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Where a panel lies in both rasters, in whole pixels: its origin, and the box around it that is compared, from that origin. */
export interface PanelCut {
  readonly before: { readonly x: number; readonly y: number };
  readonly after: { readonly x: number; readonly y: number };
  readonly box: Box;
  readonly dpi: number;
  readonly diff: PanelDiff;
}

export interface PixelBlob extends Blob {
  /** From the panel's origin, in points. */
  readonly box: Box;
  /** Places in `PanelDiff.items` of the marks that changed there. */
  readonly items: readonly number[];
  /** What changed there. `unexplained` is an alarm: nothing in the scene did, so the renderer or a font file did. */
  readonly cause: "items" | "guides" | "layout" | "unexplained";
}

export interface PanelPixels {
  readonly letter: string;
  /** Pixels that were compared. */
  readonly width: number;
  readonly height: number;
  /** Pixels that differ in any byte. */
  readonly strict: number;
  /** Pixels whose difference can be seen, those at smoothed edges left out. */
  readonly perceptual: number;
  /** One byte for each pixel, not 0 where a difference can be seen. */
  readonly mask: Uint8Array;
  /** Patches of the perceptual ones; `x` and `y` from the corner of the compared box. */
  readonly blobs: readonly PixelBlob[];
}

/** Compares two rasters of one resolution panel by panel, each laid on the other by its own origin. */
export function diffPixels(before: Rgba, after: Rgba, panels: readonly PanelCut[]): readonly PanelPixels[] {
  return panels.map((cut) => {
    const [old, now] = [crop(before, cut.before, cut.box), crop(after, cut.after, cut.box)];
    const { width, height } = old;
    const mask = new Uint8Array(old.data.length);
    const perceptual = pixelmatch(old.data, now.data, mask, width, height, { threshold: pixelEngine.threshold, diffMask: true });
    const seen = Uint8Array.from({ length: width * height }, (_, at) => mask[4 * at + 3]!);
    const blobs = perceptual === 0 ? [] : findBlobs(seen, width, height, Math.max(1, Math.round((pixelEngine.radiusPxAt150Dpi * cut.dpi) / 150)));
    return { letter: cut.diff.letter, width, height, strict: countDifferent(old, now), perceptual, mask: seen, blobs: blobs.map((blob) => explain(blob, cut)) };
  });
}

/** A part of a raster; white where it has nothing. */
function crop(source: Rgba, at: { readonly x: number; readonly y: number }, box: Box): Rgba {
  const data = new Uint8Array(4 * box.width * box.height).fill(255);
  const [left, top] = [at.x + box.x, at.y + box.y];
  const [from, to] = [Math.max(0, left), Math.min(source.width, left + box.width)];
  for (let y = Math.max(0, top); y < Math.min(source.height, top + box.height) && from < to; y++) {
    data.set(source.data.subarray(4 * (y * source.width + from), 4 * (y * source.width + to)), 4 * ((y - top) * box.width + from - left));
  }
  return { width: box.width, height: box.height, data };
}

function countDifferent(a: Rgba, b: Rgba): number {
  const [old, now] = [new Uint32Array(a.data.buffer), new Uint32Array(b.data.buffer)];
  let count = 0;
  for (let at = 0; at < old.length; at++) if (old[at] !== now[at]) count += 1;
  return count;
}

function explain(blob: Blob, { box, dpi, diff }: PanelCut): PixelBlob {
  const pt = 72 / dpi;
  const place = { x: (box.x + blob.x) * pt, y: (box.y + blob.y) * pt, width: blob.width * pt, height: blob.height * pt };
  // a pixel may be touched by what ends at its edge
  const near = { x: place.x - pt, y: place.y - pt, width: place.width + 2 * pt, height: place.height + 2 * pt };
  const items = diff.items.flatMap(({ box: { before, after } }, at) => ([before, after].some((part) => part && meets(part, near)) ? [at] : []));
  const cause =
    items.length > 0 ? "items"
    : diff.guideBoxes.some((part) => meets(part, near)) ? "guides"
    : diff.resized.length > 0 || diff.status === "order" || diff.status === "added" || diff.status === "removed" ? "layout"
    : "unexplained";
  return { ...blob, box: place, items, cause };
}

function meets(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

/** Pixels that can also be had as a file. */
export interface DrawnRgba extends Rgba {
  asPng(): Uint8Array;
}

/** A panel of both revisions, drawn alone with its origin on the same whole pixel, and how the two differ. */
export interface PanelPictures {
  readonly before: DrawnRgba;
  readonly after: DrawnRgba;
  /** What was drawn, for other formats of the same pictures. */
  readonly scenes: { readonly before: Scene; readonly after: Scene };
  readonly pixels: PanelPixels;
  /** Only the part around what changed was drawn. */
  readonly isDetail: boolean;
}

/** Marks of a panel up to which it is drawn whole: with more the rasteriser takes seconds, and what is equal in both scenes is drawn equally. */
const mostMarks = 20_000;
const marginPt = 30;

/**
 * Draws one panel of both scenes alone, at the same scale and from its own origin, and compares. Laying the page's
 * rasters on each other would smooth every edge anew where the panel moved by a part of a pixel.
 */
export async function drawAndDiff(before: Scene, after: Scene, diff: PanelDiff, dpi: number): Promise<PanelPictures> {
  const whole = boxAround(diff, dpi);
  const detail = diff.counts.before + diff.counts.after > 2 * mostMarks ? detailOf(diff, whole, dpi) : undefined;
  const box = detail ?? whole;
  const scenes = { before: panelScene(before, diff.place.before?.origin, diff.letter, box, dpi), after: panelScene(after, diff.place.after?.origin, diff.letter, box, dpi) };
  const [old, now] = await Promise.all([drawPanel(scenes.before, dpi), drawPanel(scenes.after, dpi)]);
  const origin = { x: -box.x, y: -box.y };
  const cut = { before: origin, after: origin, box, dpi, diff };
  return { before: old, after: now, scenes, pixels: diffPixels(old, now, [cut])[0]!, isDetail: detail !== undefined };
}

/** Around the marks that changed, within the panel; undefined where more than marks did. */
function detailOf({ status, items, guides, guideBoxes, resized, letterMovedPt }: PanelDiff, whole: Box, dpi: number): Box | undefined {
  const isOfMarks = (status === "changed" || status === "sub-visible") && guides.length + guideBoxes.length + resized.length === 0 && letterMovedPt === 0;
  if (!isOfMarks) return undefined;
  const scale = dpi / 72;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box } of items) {
    for (const part of [box.before, box.after]) {
      if (!part) continue;
      [left, top] = [Math.min(left, part.x), Math.min(top, part.y)];
      [right, bottom] = [Math.max(right, part.x + part.width), Math.max(bottom, part.y + part.height)];
    }
  }
  const [x, y] = [Math.max(whole.x, Math.floor((left - marginPt) * scale)), Math.max(whole.y, Math.floor((top - marginPt) * scale))];
  const [endX, endY] = [Math.min(whole.x + whole.width, Math.ceil((right + marginPt) * scale)), Math.min(whole.y + whole.height, Math.ceil((bottom + marginPt) * scale))];
  return { x, y, width: endX - x, height: endY - y };
}

/** Around the panel of both sides, from its origin, in whole pixels, with one to spare. */
function boxAround({ place }: PanelDiff, dpi: number): Box {
  const scale = dpi / 72;
  const sides = [place.before, place.after].flatMap((side) => (side ? [{ ...side.bounds, x: side.bounds.x - side.origin.x, y: side.bounds.y - side.origin.y }] : []));
  const [x, y] = [Math.floor(Math.min(...sides.map((box) => box.x)) * scale) - 1, Math.floor(Math.min(...sides.map((box) => box.y)) * scale) - 1];
  const right = Math.ceil(Math.max(...sides.map((box) => box.x + box.width)) * scale) + 1;
  const bottom = Math.ceil(Math.max(...sides.map((box) => box.y + box.height)) * scale) + 1;
  return { x, y, width: right - x, height: bottom - y };
}

async function drawPanel(scene: Scene, dpi: number): Promise<DrawnRgba> {
  const rendered = await rasterise(scene, dpi);
  const { width, height, pixels } = rendered;
  return { width, height, data: new Uint8Array(pixels), asPng: () => rendered.asPng() };
}

/** A scene that shows one panel alone, in a box around its origin that is given in pixels. */
function panelScene(scene: Scene, origin: { readonly x: number; readonly y: number } | undefined, letter: string, box: Box, dpi: number): Scene {
  const pt = 72 / dpi;
  const isOwn = (node: Node) => (node.kind === "group" ? node.panel : undefined) === (letter === "" ? undefined : letter);
  const children = origin ? shifted(scene.children.filter(isOwn), [1, 0, 0, 1, -origin.x - box.x * pt, -origin.y - box.y * pt]) : [];
  return cullScene({ ...scene, width: box.width * pt, height: box.height * pt, children });
}

/** Moves nodes by one transform for each view: SVG rounds every transform, and two of them would not cancel. */
function shifted(nodes: readonly Node[], by: Matrix): readonly Node[] {
  return nodes.flatMap((node) => {
    const transform = node.transform ? multiply(by, node.transform) : by;
    const isPlain = node.kind === "group" && node.role === "panel" && !node.clip && node.opacity === undefined && !node.blend;
    return isPlain ? shifted(node.children, transform) : [{ ...node, transform }];
  });
}
