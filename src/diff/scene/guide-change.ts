import { compareItems } from "./item-change.ts";
import { textOf, type Item } from "./item.ts";
import { pairItems } from "./item-pair.ts";
import type { Carry } from "./place-shift.ts";

/** An axis, legend, title, frame or letter that changed, as one thing. */
export interface GuideChange {
  /** Counted from 1; 0 for what stands beside the views. */
  readonly view: number;
  /** `axis 1`, `legend 1`, `axis-title`, `frame`, `tick`, `panel-letter`, `provenance` ... */
  readonly guide: string;
  /** Its texts in drawing order, where they changed. */
  readonly texts?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** What else changed, for example `stroke width`, `font`, `fill`; in alphabetical order. */
  readonly properties: readonly string[];
  /** How far its parts moved at most, beyond what the plot's size did, in points. */
  readonly movedPt: number;
  /** Only its place changed, or the plot's new size left out some tick labels or made room for more. */
  readonly isLayout: boolean;
}

/** Guides that changed, in drawing order. */
export function guideChanges(before: readonly Item[], after: readonly Item[], resizeOf: (item: Item) => Carry): readonly GuideChange[] {
  const name = ({ view, guide }: Item) => `${view === undefined ? 0 : view + 1}|${guide}`;
  const names = [...new Set([...before, ...after].map(name))];
  return names.flatMap((one) => guideChange(before.filter((item) => name(item) === one), after.filter((item) => name(item) === one), resizeOf));
}

function guideChange(before: readonly Item[], after: readonly Item[], resizeOf: (item: Item) => Carry): readonly GuideChange[] {
  const item = (after[0] ?? before[0])!;
  const { pairs, removed, added } = pairItems(before, after);
  const properties = new Set<string>();
  let movedPt = 0;
  for (const [old, now] of pairs) {
    if (!isPartOf(tickLengths(old), tickLengths(now))) properties.add("length");
    const compared = compareItems(old, now, resizeOf(old), undefined);
    if (compared.level !== "visible") continue;
    for (const aspect of compared.aspects) {
      if (aspect.what === "moved") movedPt = Math.max(movedPt, aspect.pt);
      else if (aspect.what === "recoloured" || aspect.what === "restyled") properties.add(aspect.property);
    }
  }
  const texts = { before: before.map(({ node }) => textOf(node)).filter(Boolean), after: after.map(({ node }) => textOf(node)).filter(Boolean) };
  const isReworded = texts.before.join(" ") !== texts.after.join(" ");
  // minor ticks and grid lines come and go with the plot's size
  const parts = [...removed, ...added].filter(({ node }) => node.kind !== "text" && /^(?:legend|frame)/.test(node.role ?? ""));
  if (parts.length > 0) properties.add("parts");
  const { x, y } = resizeOf(item);
  const isThinned = /^axis /.test(item.guide!) && (x.factor !== 1 || y.factor !== 1) && isPartOf(texts.before, texts.after);
  const isLayout = (!isReworded || isThinned) && properties.size === 0;
  if (isLayout && !isReworded && movedPt === 0) return [];
  return [{ view: item.view === undefined ? 0 : item.view + 1, guide: item.guide!, ...(isReworded && { texts }), properties: [...properties].sort(), movedPt, isLayout }];
}

/** Lengths of the ticks that one outline draws, each once, to 0.05 pt; no plot's size changes them. */
function tickLengths({ node }: Item): readonly string[] {
  if (node.kind !== "shape" || node.role !== "tick") return [];
  const { xy } = node.path;
  const lengths = Array.from({ length: Math.floor(xy.length / 4) }, (_, at) => Math.abs(xy[4 * at + 2]! - xy[4 * at]!) + Math.abs(xy[4 * at + 3]! - xy[4 * at + 1]!));
  return [...new Set(lengths.map((length) => (Math.round(length * 20) / 20).toFixed(2)))];
}

/** Whether one list has no text that the other has not. */
export function isPartOf(a: readonly string[], b: readonly string[]): boolean {
  return a.every((text) => b.includes(text)) || b.every((text) => a.includes(text));
}
