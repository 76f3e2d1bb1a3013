import { Marks, sceneVisit } from "vega";
import { setTextItem, type TextSetting } from "../text/item.ts";
import { coordinate, placed, type VegaItem, type VegaMark } from "./item.ts";
import { fillOf, strokeOf } from "./paint.ts";
import { parsePath, pathBox, rectanglePath, type Box } from "./path.ts";
import type { Group, Image, Matrix, Node, Path, Picture, Shape, Text } from "./scene.ts";

/** What a walk needs beside the scenegraph. */
export interface WalkContext {
  readonly text: TextSetting;
  /** The picture behind an image item, loaded before the walk; undefined where there is none. */
  pictureOf(item: VegaItem): Picture | undefined;
  /** The table row that an item's datum is, if it is one. */
  rowOf(datum: unknown): { readonly dataset: string; readonly row: number } | undefined;
  /** Called for what cannot be drawn as it stands. */
  note(note: Note): void;
  /** Draw NaN as 0, as Vega does; otherwise what has no place is left out, and a line breaks there. */
  readonly nanAsZero: boolean;
}

export type Note =
  | { readonly kind: "non-finite"; readonly mark: VegaMark; readonly item: VegaItem; readonly property: string; readonly value: number }
  | { readonly kind: "no-glyph"; readonly mark: VegaMark; readonly item: VegaItem; readonly characters: string }
  | { readonly kind: "no-picture"; readonly mark: VegaMark; readonly item: VegaItem };

/**
 * Turns Vega's scenegraph into scene nodes: all twelve mark types, with the geometry that Vega itself writes into SVG.
 * Vega's defaults are filled in, colours resolved, text set, invisible things left out.
 */
export function walkMark(mark: VegaMark, context: WalkContext): readonly Node[] {
  const nodes: Node[] = [];
  const add = (node: Node | undefined) => {
    if (node) nodes.push(node);
  };
  if (nestedMarks.has(mark.marktype)) {
    if (mark.items.length > 0) add(nestedShape(mark, context));
  } else {
    const draw = drawings[mark.marktype];
    if (!draw) throw new Error(`unknown Vega mark type "${mark.marktype}"`);
    sceneVisit(mark, (item: VegaItem) => add(draw(item, mark, context)));
  }
  if (!mark.clip || nodes.length === 0) return nodes;
  return [{ kind: "group", clip: clipPath(mark.clip, mark.group!), children: nodes }];
}

/** Marks whose items together are one outline. */
const nestedMarks = new Set(["line", "area", "trail"]);

type Draw = (item: VegaItem, mark: VegaMark, context: WalkContext) => Node | undefined;

const drawings: Readonly<Record<string, Draw>> = {
  arc: (item, mark, context) => outlined(item, mark, context, markPath("arc", item)),
  shape: (item, mark, context) => outlined(item, mark, context, markPath("shape", item)),
  symbol: (item, mark, context) => outlined(item, mark, context, symbolPath(item)),
  path: (item, mark, context) => outlined(item, mark, context, scaledPath(item)),
  rect: (item, mark, context) => rectangle(item, mark, context),
  rule: (item, mark, context) => rule(item, mark, context),
  text: (item, mark, context) => text(item, mark, context),
  image: (item, mark, context) => image(item, mark, context),
  group: (item, mark, context) => group(item, mark, context),
};

function nestedShape(mark: VegaMark, context: WalkContext): Shape | undefined {
  const items = mark.items.map((item) => (finite(item, mark, context) || context.nanAsZero ? item : { ...item, defined: false }));
  const first = { ...items[0]!, mark: { ...mark, items } };
  return shape(first, mark, context, markPath(mark.marktype, first));
}

/** An outline around the item's own origin, moved and turned into place. */
function outlined(item: VegaItem, mark: VegaMark, context: WalkContext, path: Path | undefined): Shape | undefined {
  if (!path || !finite(item, mark, context)) return undefined;
  return shape(item, mark, context, path, placed(coordinate(item.x), coordinate(item.y), coordinate(item.angle)));
}

/** The path of a path item with its scale in the coordinates, so that its stroke keeps its width. */
function scaledPath({ path, scaleX, scaleY }: VegaItem): Path | undefined {
  if (path == null) return undefined;
  const { ops, xy } = parsePath(path);
  const [x, y] = [scaleX || 1, scaleY || 1];
  return { ops, xy: x === 1 && y === 1 ? xy : xy.map((value, index) => value * (index % 2 === 0 ? x : y)) };
}

function rectangle(item: VegaItem, mark: VegaMark, context: WalkContext): Shape | undefined {
  if (!finite(item, mark, context)) return undefined;
  const path = hasCorner(item)
    ? markPath("rect", item)
    : rectanglePath(coordinate(item.x), coordinate(item.y), coordinate(item.width), coordinate(item.height));
  return path && shape(item, mark, context, path);
}

function rule(item: VegaItem, mark: VegaMark, context: WalkContext): Shape | undefined {
  if (!finite(item, mark, context)) return undefined;
  const [x, y] = [coordinate(item.x), coordinate(item.y)];
  const path: Path = { ops: "ML", xy: [x, y, item.x2 == null ? x : coordinate(item.x2), item.y2 == null ? y : coordinate(item.y2)] };
  return shape({ ...item, fill: null }, mark, context, path);
}

function shape(item: VegaItem, mark: VegaMark, context: WalkContext, path: Path | undefined, transform?: Matrix): Shape | undefined {
  const common = nodeBase(item, mark, context);
  if (!path || path.ops === "" || !common) return undefined;
  const box = once(() => pathBox(path));
  const fill = fillOf(item, box);
  const stroke = strokeOf(item, box);
  if (!fill && !stroke) return undefined;
  return { kind: "shape", ...common, path, ...(fill && { fill }), ...(stroke && { stroke }), ...(transform && { transform }) };
}

function text(item: VegaItem, mark: VegaMark, context: WalkContext): Text | undefined {
  const common = nodeBase(item, mark, context);
  const block = common && setTextItem(item, context.text);
  if (!block || !finite(item, mark, context)) return undefined;
  const { missing, ...set } = block;
  if (missing) context.note({ kind: "no-glyph", mark, item, characters: missing });
  const width = Math.max(...set.lines.map((line) => line.width));
  const size = item.fontSize ?? 11;
  const left = set.anchor === "start" ? 0 : set.anchor === "end" ? -width : -width / 2;
  const box = () => ({ x: left, y: -0.9 * size, width, height: 1.1 * size + set.lines.at(-1)!.y });
  const fill = fillOf(item, box);
  const stroke = strokeOf(item, box);
  if (!fill && !stroke) return undefined;
  return { kind: "text", ...common, ...set, ...(fill && { fill }), ...(stroke && { stroke }) };
}

function image(item: VegaItem, mark: VegaMark, context: WalkContext): Image | undefined {
  const common = nodeBase(item, mark, context);
  if (!common || !finite(item, mark, context)) return undefined;
  const picture = context.pictureOf(item);
  if (!picture) {
    context.note({ kind: "no-picture", mark, item });
    return undefined;
  }
  const box = imageBox(item, picture);
  if (!(box.width > 0 && box.height > 0)) return undefined;
  return { kind: "image", ...common, picture, ...box, pixelated: item.smooth === false };
}

/** Vega's size and place of an image; with `aspect` kept, the picture is centred in them (SVG `xMidYMid meet`). */
function imageBox(item: VegaItem, picture: Picture): Box {
  const density = picture.density ?? 1;
  const [naturalWidth, naturalHeight] = [picture.widthPx / density, picture.heightPx / density];
  const keep = item.aspect !== false;
  const width = item.width ?? (keep && item.height ? (item.height * naturalWidth) / naturalHeight : naturalWidth);
  const height = item.height ?? (keep && item.width ? (item.width * naturalHeight) / naturalWidth : naturalHeight);
  const x = coordinate(item.x) - (item.align === "center" ? width / 2 : item.align === "right" ? width : 0);
  const y = coordinate(item.y) - (item.baseline === "middle" ? height / 2 : item.baseline === "bottom" ? height : 0);
  if (!keep) return { x, y, width, height };
  const scale = Math.min(width / naturalWidth, height / naturalHeight);
  const [w, h] = [naturalWidth * scale, naturalHeight * scale];
  return { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h };
}

/** A group: its background, its marks inside its clip, and its frame on top where it asks for that. */
function group(item: VegaItem, mark: VegaMark, context: WalkContext): Node | undefined {
  if (!finite(item, mark, context)) return undefined;
  const behind = shape(item.strokeForeground ? { ...item, stroke: null } : item, mark, context, groupPath(item));
  const front = item.strokeForeground ? shape({ ...item, fill: null }, mark, context, groupPath(item)) : undefined;
  const inside: Node[] = [];
  sceneVisit(item, (child: VegaMark) => inside.push(...walkMark(child, context)));
  const clipped: readonly Node[] =
    item.clip && inside.length > 0 ? [{ kind: "group", clip: clipPath(item.clip, item), children: inside }] : inside;
  const { href, ...frame } = nodeBase({ ...item, opacity: 1, blend: "normal" }, mark, context)!;
  const children = [behind, ...clipped, front].filter((child) => child !== undefined);
  if (children.length === 0) return undefined;
  const [x, y] = [coordinate(item.x), coordinate(item.y)];
  return { kind: "group", ...frame, ...(href && { href }), ...(x || y ? { transform: [1, 0, 0, 1, x, y] as const } : {}), children };
}

function groupPath(item: VegaItem): Path {
  const width = item.strokeWidth ?? 1;
  // Vega moves a group's outline by half a pixel so that a thin frame falls on whole pixels
  const offset = item.strokeOffset ?? (item.stroke && width > 0.5 && width < 1.5 ? 0.5 - Math.abs(width - 1) : 0);
  if (!hasCorner(item)) return rectanglePath(offset, offset, coordinate(item.width), coordinate(item.height));
  return markPath("rect", { ...item, x: offset, y: offset })!;
}

function clipPath(clip: NonNullable<VegaMark["clip"]>, size: VegaItem): Path {
  if (typeof clip === "function") return parsePath(clip(null));
  if (hasCorner(size)) return markPath("rect", { ...size, x: 0, y: 0 })!;
  return rectanglePath(0, 0, coordinate(size.width), coordinate(size.height));
}

const corners = ["cornerRadius", "cornerRadiusTopLeft", "cornerRadiusTopRight", "cornerRadiusBottomRight", "cornerRadiusBottomLeft"];

function hasCorner(item: VegaItem): boolean {
  return corners.some((name) => item[name as keyof VegaItem]);
}

/** The outline that Vega writes into SVG for an item of a mark type. */
function markPath(marktype: string, item: VegaItem): Path | undefined {
  const attributes: Record<string, unknown> = {};
  Marks[marktype]!.attr((name, value) => (attributes[name] = value), item);
  return attributes["d"] == null ? undefined : parsePath(String(attributes["d"]));
}

const symbols = new Map<string, Path>();

/** Equal symbols share one path, so that writers can share it too. */
function symbolPath(item: VegaItem): Path | undefined {
  const key = `${item.size ?? 64}|${item.shape ?? "circle"}`;
  const known = symbols.get(key);
  if (known) return known;
  const path = markPath("symbol", item);
  if (path && symbols.size < 10_000) symbols.set(key, path);
  return path;
}

/** The part that all nodes share; undefined for what cannot be seen. */
function nodeBase(item: VegaItem, mark: VegaMark, context: WalkContext): Omit<Group, "kind" | "children"> | undefined {
  const opacity = item.opacity == null ? 1 : Math.min(1, Math.max(0, Number(item.opacity) || 0));
  if (opacity === 0) return undefined;
  return {
    ...(opacity < 1 && { opacity }),
    ...(item.blend && item.blend !== "normal" && { blend: item.blend }),
    ...(mark.role && { role: mark.role }),
    ...context.rowOf(item.datum),
    ...(safeLink(item.href) && { href: item.href! }),
  };
}

function safeLink(href: string | undefined): boolean {
  return typeof href === "string" && /^(?:https?:|mailto:|#)/i.test(href);
}

const coordinates = ["x", "y", "x2", "y2", "width", "height"] as const;

/** Notes every coordinate that is not a number; false where the item cannot be placed. */
function finite(item: VegaItem, mark: VegaMark, context: WalkContext): boolean {
  let placeable = true;
  for (const property of coordinates) {
    const value = item[property];
    // a coordinate may be text, as in a table read without types; Vega counts with it
    if (value == null || Number.isFinite(Number(value))) continue;
    context.note({ kind: "non-finite", mark, item, property, value });
    if (!context.nanAsZero || !Number.isNaN(Number(value))) placeable = false;
  }
  return placeable;
}

function once<T>(compute: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= compute());
}
