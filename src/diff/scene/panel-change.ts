import type { Node, Scene } from "../../scene/scene.ts";
import { axesCarry, keepsAspect } from "./axes-carry.ts";
import { changedGuideBoxes } from "./guide-boxes.ts";
import { guideChanges, type GuideChange } from "./guide-change.ts";
import { compareItems, itemChange, type Corner, type ItemChange } from "./item-change.ts";
import { itemBox, panelItems, type Item, type PanelItems, type ViewPlace } from "./item.ts";
import { pairItems } from "./item-pair.ts";
import { visiblePt, type Carry } from "./place-shift.ts";
import type { PanelScales } from "./scale.ts";
import type { Box } from "../../scene/path.ts";

export type Side = "before" | "after";

/** Names the row that a node of a panel draws, the same in both revisions; undefined where there is none. */
export type RowKey = (panel: string, node: Node, side: Side) => string | undefined;

/** Where a panel lies on its page, in points. */
export interface PanelPlace {
  /** Upper left corner of its plots. */
  readonly origin: Corner;
  /** Around all that it paints. */
  readonly bounds: Box;
}

export interface PanelDiff {
  /** "" for what stands on the page outside of all panels. */
  readonly letter: string;
  /**
   * The most that happened: `layout` is another place or size of the panel and its guides, with the marks where the plot's size
   * puts them; `order` is another drawing order; `sub-visible` less than 0.05 pt; `noise` less than 1e-6 pt.
   */
  readonly status: "same" | "noise" | "layout" | "sub-visible" | "order" | "changed" | "added" | "removed";
  readonly place: { readonly before?: PanelPlace; readonly after?: PanelPlace };
  /** Plots of another size, counted from 1. */
  readonly resized: readonly { readonly view: number; readonly before: Size; readonly after: Size }[];
  /** How far its letter moved from the panel's origin, in points; below 0.05 it says 0. */
  readonly letterMovedPt: number;
  readonly guides: readonly GuideChange[];
  /** Around the labels, ticks and other parts of guides that are not the same in both, from the panel's origin, in points. */
  readonly guideBoxes: readonly Box[];
  /** Marks that changed, in drawing order of after, then those removed. */
  readonly items: readonly ItemChange[];
  readonly counts: { readonly before: number; readonly after: number; readonly noise: number; readonly subVisible: number; readonly visible: number };
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Scales of both sides, where known: they tell what the axes carried, and the size of a plot without a frame. */
export interface ScalesOfSides {
  readonly before: readonly PanelScales[];
  readonly after: readonly PanelScales[];
}

/** What changed in every panel, by letter as the later figure has them, then those that are gone, then the page itself (""). */
export function diffPanels(before: Scene, after: Scene, rowKey: RowKey, scales: ScalesOfSides = { before: [], after: [] }): readonly PanelDiff[] {
  const old = panelItems(before, (panel, node) => rowKey(panel, node, "before"));
  const now = panelItems(after, (panel, node) => rowKey(panel, node, "after"));
  const letters = [...new Set([...now.keys(), ...old.keys()])].filter((letter) => letter !== "");
  return [...letters, ""].map((letter) => {
    const views = [scales.before, scales.after].map((side) => side.find((panel) => panel.letter === letter)?.views);
    return diffPanel(letter, old.get(letter), now.get(letter), (view) => carryOf(views[0]?.[view], views[1]?.[view], old.get(letter)?.views[view], now.get(letter)?.views[view]));
  });
}

interface Carries {
  readonly resize: Carry;
  readonly axes: Carry | undefined;
  readonly before: Size | undefined;
  readonly after: Size | undefined;
}

type ViewFacts = PanelScales["views"][number];

function carryOf(oldFacts: ViewFacts | undefined, nowFacts: ViewFacts | undefined, oldPlace: ViewPlace | undefined, nowPlace: ViewPlace | undefined): Carries {
  const [before, after] = [oldFacts ?? oldPlace?.size, nowFacts ?? nowPlace?.size];
  const by = (old: number, now: number) => ({ factor: Math.abs(now - old) <= 1e-6 ? 1 : now / old, offset: 0 });
  const resize = before && after ? { x: by(before.width, after.width), y: by(before.height, after.height) } : still;
  const axes = oldFacts && nowFacts ? axesCarry(oldFacts, nowFacts) : undefined;
  const isAspect = axes !== undefined && isOther(before!, after!) && keepsAspect(oldFacts!, nowFacts!);
  return { resize: isAspect ? axes : resize, axes, before, after };
}

const still: Carry = { x: { factor: 1, offset: 0 }, y: { factor: 1, offset: 0 } };
const nowhere: PanelItems = { letter: "", origin: { x: 0, y: 0 }, views: [], items: [] };

function diffPanel(letter: string, old: PanelItems | undefined, now: PanelItems | undefined, carriesOf: (view: number) => Carries): PanelDiff {
  const [before, after] = [old ?? nowhere, now ?? nowhere];
  const carries = Array.from({ length: Math.max(before.views.length, after.views.length) }, (_, view) => carriesOf(view));
  const carry = (item: Item) => (item.view === undefined ? { resize: still, axes: undefined } : carries[item.view]!);
  const marks = { before: before.items.filter(isMark), after: after.items.filter(isMark) };
  const { pairs, removed, added } = pairItems(marks.before, marks.after);
  const cornerOf = (item: Item): { readonly before: Corner; readonly after: Corner } => ({ before: before.views[item.view ?? -1] ?? origin, after: after.views[item.view ?? -1] ?? origin });
  const counts = { before: marks.before.length, after: marks.after.length, noise: 0, subVisible: 0, visible: removed.length + added.length };
  const changes = new Map<Item, ItemChange>();
  for (const [item, other] of pairs) {
    const compared = compareItems(item, other, carry(item).resize, carry(item).axes);
    if (compared.level === "noise") counts.noise += 1;
    if (compared.level === "sub-visible") counts.subVisible += 1;
    if (compared.level === "visible") counts.visible += 1;
    if (compared.level === "visible" || compared.level === "sub-visible") changes.set(other, itemChange(item, other, compared, cornerOf(other)));
  }
  for (const item of added) changes.set(item, itemChange(undefined, item, { aspects: [{ what: "added" }], level: "visible" }, cornerOf(item)));
  const gone = removed.map((item) => itemChange(item, undefined, { aspects: [{ what: "removed" }], level: "visible" }, cornerOf(item)));
  const items = [...[...changes].sort(([a], [b]) => a.index - b.index).map(([, change]) => change), ...gone];
  const resized = carries.flatMap(({ before: was, after: is }, view) => (was && is && isOther(was, is) ? [{ view: view + 1, before: sizeOf(was), after: sizeOf(is) }] : []));
  const signs = { before: before.items.filter((item) => !isMark(item)), after: after.items.filter((item) => !isMark(item)) };
  const guides = guideChanges(signs.before, signs.after, (item) => carry(item).resize);
  const guideBoxes = changedGuideBoxes(signs.before, signs.after).map(({ view, box, side }) => {
    const { x, y } = (side === "before" ? before : after).views[view ?? -1] ?? origin;
    return { ...box, x: box.x + x, y: box.y + y };
  });
  const letterMovedPt = letterShift(before, after);
  const place = { ...(old && { before: placeOf(before) }), ...(now && { after: placeOf(after) }) };
  const isLaidOut = resized.length > 0 || letterMovedPt > 0 || guides.length > 0 || isMoved(place.before, place.after) || viewsMoved(before, after);
  const status: PanelDiff["status"] =
    !old ? "added" : !now ? "removed"
    : counts.visible > 0 || guides.some(({ isLayout }) => !isLayout) ? "changed"
    : isReordered(pairs, before.items.length) ? "order"
    : counts.subVisible > 0 ? "sub-visible"
    : isLaidOut ? "layout"
    : counts.noise > 0 ? "noise" : "same";
  return { letter, status, place, resized, letterMovedPt, guides, guideBoxes, items, counts };
}

const origin: Corner = { x: 0, y: 0 };

function isMark({ guide }: Item): boolean {
  return guide === undefined;
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

function isOther(before: Size, after: Size): boolean {
  return Math.abs(before.width - after.width) > visiblePt || Math.abs(before.height - after.height) > visiblePt;
}

function isMoved(before: PanelPlace | undefined, after: PanelPlace | undefined): boolean {
  return before !== undefined && after !== undefined && distance(before.origin, after.origin) > visiblePt;
}

function viewsMoved(before: PanelItems, after: PanelItems): boolean {
  return after.views.some((view, at) => before.views[at] !== undefined && distance(before.views[at], view) > visiblePt);
}

function distance(a: Corner, b: Corner): number {
  const [x, y] = [b.x - a.x, b.y - a.y];
  return Math.sqrt(x * x + y * y);
}

function letterShift(before: PanelItems, after: PanelItems): number {
  const [old, now] = [before, after].map(({ items }) => items.find(({ guide }) => guide === "panel-letter")?.matrix);
  const shift = old && now ? distance({ x: old[4], y: old[5] }, { x: now[4], y: now[5] }) : 0;
  return shift > visiblePt ? shift : 0;
}

/** Whether marks that are in both are drawn one over the other in another order. */
function isReordered(pairs: readonly (readonly [Item, Item])[], length: number): boolean {
  const places = new Int32Array(length).fill(-1);
  for (const [item, other] of pairs) places[item.index] = other.index;
  let last = -1;
  return places.some((at) => {
    if (at === -1) return false;
    const isBack = at < last;
    last = at;
    return isBack;
  });
}

function placeOf({ origin, views, items }: PanelItems): PanelPlace {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const item of items) {
    const { x, y, width, height } = itemBox(item);
    const corner = views[item.view ?? -1] ?? { x: 0, y: 0 };
    left = Math.min(left, corner.x + x);
    top = Math.min(top, corner.y + y);
    right = Math.max(right, corner.x + x + width);
    bottom = Math.max(bottom, corner.y + y + height);
  }
  const bounds = items.length === 0 ? { ...origin, width: 0, height: 0 } : { x: origin.x + left, y: origin.y + top, width: right - left, height: bottom - top };
  return { origin, bounds };
}
