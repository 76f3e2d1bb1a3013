import type { Box } from "../../scene/path.ts";
import type { Stroke, Text } from "../../scene/scene.ts";
import { changedBox } from "./changed-box.ts";
import { isOfManyRows, textOf, type Item, type Leaf } from "./item.ts";
import { paintText } from "./paint-text.ts";
import { shiftOf, visiblePt, type Carry } from "./place-shift.ts";

/** One way in which an item changed. */
export type Aspect =
  | { readonly what: "added" | "removed" }
  /** `carried`: exactly as its axes moved. `corners`: how many of the corners `of` its outline moved, `first` the first of them, counted from 0. */
  | { readonly what: "moved"; readonly pt: number; readonly dx: number; readonly dy: number; readonly carried: boolean; readonly corners: number; readonly of: number; readonly first: number }
  /** An outline with another number of corners; `firstCorner` is the first that differs. */
  | { readonly what: "reshaped"; readonly before: number; readonly after: number; readonly firstCorner: number }
  | { readonly what: "recoloured" | "restyled" | "text"; readonly property: string; readonly before: string; readonly after: string }
  | { readonly what: "picture" };

export interface ItemChange {
  /** Roles of the groups around it: `view 1 / scope 2 / mark`. */
  readonly path: string;
  readonly kind: "shape" | "text" | "image";
  /** Names the row that it draws; of a line or an area, which draw many, the first. */
  readonly key?: string;
  readonly drawsManyRows: boolean;
  /** Its number in the panel's drawing order, per side. */
  readonly index: { readonly before?: number; readonly after?: number };
  /** Index of the row in its table, per side. */
  readonly row: { readonly before?: number; readonly after?: number };
  readonly level: "visible" | "sub-visible";
  readonly aspects: readonly Aspect[];
  /** What it paints (of a line: where it changed), from the panel's origin, in points. */
  readonly box: { readonly before?: Box; readonly after?: Box };
}

export interface Compared {
  readonly aspects: readonly Aspect[];
  readonly level: "same" | "noise" | "sub-visible" | "visible";
}

const noisePt = 1e-6;
/** Vega writes the corners of lines and areas with three decimals, so that their noise is a step in the last one. */
const stepPt = 0.00101;

/** What differs between an item and its counterpart. `resize` is what the plot's size does, `axes` what its axes do. */
export function compareItems(before: Item, after: Item, resize: Carry, axes: Carry | undefined): Compared {
  const aspects: Aspect[] = [...styleAspects(before, after), ...contentAspects(before, after)];
  const shift = hasSameSteps(before.node, after.node) ? shiftOf(before, after, resize) : undefined;
  const isCarried = shift !== undefined && shift.pt > visiblePt && axes !== undefined && shiftOf(before, after, axes).pt <= visiblePt;
  if (shift && shift.pt > leastShift(before, resize)) aspects.push({ what: "moved", ...shift, carried: isCarried });
  const isVisible = aspects.some((aspect) => aspect.what !== "moved" || aspect.pt > visiblePt);
  if (isVisible) return { aspects, level: "visible" };
  if (aspects.length > 0) return { aspects, level: "sub-visible" };
  return { aspects, level: shift && shift.pt > 0 && isStill(resize) ? "noise" : "same" };
}

function leastShift(item: Item, resize: Carry): number {
  return !isStill(resize) ? 2 * stepPt : isOfManyRows(item) ? stepPt : noisePt;
}

function hasSameSteps(before: Leaf, after: Leaf): boolean {
  if (before.kind !== "shape" || after.kind !== "shape") return before.kind === after.kind;
  return before.transform && after.transform ? true : !before.transform && !after.transform && before.path.ops === after.path.ops;
}

function isStill({ x, y }: Carry): boolean {
  return x.factor === 1 && y.factor === 1 && x.offset === 0 && y.offset === 0;
}

function styleAspects(before: Item, after: Item): readonly Aspect[] {
  const found: Aspect[] = [];
  const differ = (what: "recoloured" | "restyled", property: string, old: string | number, now: string | number) => {
    if (typeof old === "number" && typeof now === "number" ? Math.abs(old - now) > noisePt : old !== now) found.push({ what, property, before: shown(old), after: shown(now) });
  };
  const [a, b] = [before.node, after.node];
  differ("recoloured", "opacity", before.opacity, after.opacity);
  differ("restyled", "blend", a.blend ?? "normal", b.blend ?? "normal");
  differ("restyled", "link", a.href ?? "", b.href ?? "");
  if (a.kind !== "image" && b.kind !== "image") {
    if (a.fill !== b.fill) differ("recoloured", "fill", paintText(a.fill), paintText(b.fill));
    if (a.stroke !== b.stroke) {
      differ("recoloured", "stroke", paintText(a.stroke?.paint), paintText(b.stroke?.paint));
      if (a.stroke && b.stroke) strokeProperties(a.stroke, b.stroke, differ);
    }
  }
  const turned = turnOf(after) - turnOf(before);
  if (Math.abs(turned) > 1e-9) differ("restyled", "turn", Math.round(turnOf(before) * 1e6) / 1e6, Math.round(turnOf(after) * 1e6) / 1e6);
  return found;
}

function strokeProperties(a: Stroke, b: Stroke, differ: (what: "restyled", property: string, old: string | number, now: string | number) => void): void {
  differ("restyled", "stroke width", a.width, b.width);
  differ("restyled", "dash", dashText(a), dashText(b));
  differ("restyled", "cap", a.cap, b.cap);
  differ("restyled", "join", a.join, b.join);
}

function dashText({ dash, dashOffset }: Stroke): string {
  return dash ? dash.map(shown).join(" ") + (dashOffset ? ` from ${shown(dashOffset)}` : "") : "solid";
}

function shown(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 1e6) / 1e6) : value;
}

/** Sine of the angle of the first axis, with its stretch. */
function turnOf({ matrix }: Item): number {
  return matrix[1];
}

function contentAspects({ node: a }: Item, { node: b }: Item): readonly Aspect[] {
  if (a.kind === "text" && b.kind === "text") return textAspects(a, b);
  if (a.kind === "image" && b.kind === "image") return a.picture === b.picture || Buffer.compare(a.picture.bytes, b.picture.bytes) === 0 ? [] : [{ what: "picture" }];
  if (a.kind !== "shape" || b.kind !== "shape" || a.path === b.path) return [];
  if (a.transform && b.transform) return symbolAspects(a.path, b.path);
  if (a.path.ops === b.path.ops) return [];
  return [{ what: "reshaped", before: a.path.xy.length / 2, after: b.path.xy.length / 2, firstCorner: firstDifference(a.path.xy, b.path.xy) }];
}

function symbolAspects(a: { ops: string; xy: readonly number[] }, b: { ops: string; xy: readonly number[] }): readonly Aspect[] {
  if (a.ops !== b.ops) return [{ what: "restyled", property: "shape", before: `${a.ops.length} steps`, after: `${b.ops.length} steps` }];
  const most = a.xy.reduce((sum, value, at) => Math.max(sum, Math.abs(value - b.xy[at]!)), 0);
  if (most <= noisePt) return [];
  const reach = (xy: readonly number[]) => xy.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0);
  return [{ what: "restyled", property: "size", before: shown(reach(a.xy)), after: shown(reach(b.xy)) }];
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => !(Math.abs(value - (b[index] ?? Infinity)) <= visiblePt));
  return Math.floor((at === -1 ? a.length : at) / 2);
}

function textAspects(a: Text, b: Text): readonly Aspect[] {
  const [old, now] = [textOf(a), textOf(b)];
  if (old !== now) return [{ what: "text", property: "text", before: old, after: now }];
  const [oldFont, nowFont] = [fontText(a), fontText(b)];
  return [
    ...(oldFont === nowFont ? [] : [{ what: "restyled", property: "font", before: oldFont, after: nowFont } as const]),
    ...(a.anchor === b.anchor ? [] : [{ what: "restyled", property: "anchor", before: a.anchor, after: b.anchor } as const]),
  ];
}

/** Faces and sizes of the runs; the width too, since a face of the same name may have other letters. */
function fontText({ lines }: Text): string {
  const runs = lines.flatMap((line) => line.runs);
  const faces = [...new Set(runs.map(({ face, size }) => `${face.id} ${shown(size)}`))].join(", ");
  return `${faces}, ${(Math.round(runs.reduce((sum, { width }) => sum + width, 0) * 100) / 100).toFixed(2)} pt wide`;
}

/** The change as data; `at` carries a view's corner to the panel's origin. */
export function itemChange(before: Item | undefined, after: Item | undefined, { aspects, level }: Compared, at: { readonly before: Corner; readonly after: Corner }): ItemChange {
  const item = (after ?? before)!;
  const isOutline = aspects.every(({ what }) => what === "moved" || what === "reshaped");
  return {
    path: item.view === undefined ? item.path : `view ${item.view + 1} / ${item.path}`,
    kind: item.node.kind,
    ...(item.key !== undefined && { key: item.key }),
    drawsManyRows: isOfManyRows(item),
    index: { ...(before && { before: before.index }), ...(after && { after: after.index }) },
    row: { ...(before?.node.row !== undefined && { before: before.node.row }), ...(after?.node.row !== undefined && { after: after.node.row }) },
    level: level === "sub-visible" ? "sub-visible" : "visible",
    aspects,
    box: {
      ...(before && { before: moved(changedBox(before, after, isOutline), at.before) }),
      ...(after && { after: moved(changedBox(after, before, isOutline), at.after) }),
    },
  };
}

export interface Corner {
  readonly x: number;
  readonly y: number;
}

function moved(box: Box, { x, y }: Corner): Box {
  return { ...box, x: box.x + x, y: box.y + y };
}
