import type { FigureDiff, PanelComparison } from "./figure-diff.ts";
import type { Aspect, ItemChange } from "./scene/item-change.ts";

/**
 * Ids of single changes, so that the same change is found again between other revisions. `before` names a mark by its number
 * on the side before, for comparisons that start from one revision; `after` by that on the side after, for those that end in one.
 */
export interface EffectId {
  readonly before: string;
  readonly after: string;
}

/** One property of one mark. */
export function itemEffect({ index, path, key = "" }: ItemChange, aspect: Aspect): EffectId {
  const what = "property" in aspect ? `${aspect.what}|${aspect.property}` : aspect.what === "reshaped" ? "moved" : aspect.what;
  const name = (number: number | undefined) => (number === undefined ? `mark|${path}|${key}|${what}` : `mark|${number}|${what}`);
  return { before: name(index.before), after: name(index.after) };
}

/** Anything that is found again by its name on both sides. */
export function namedEffect(...parts: readonly (string | number)[]): EffectId {
  const name = parts.join("|");
  return { before: name, after: name };
}

/** Every change of a panel. */
export function panelEffects({ marks, scales, spec }: PanelComparison): readonly EffectId[] {
  return [
    ...(marks.status === "added" || marks.status === "removed" ? [namedEffect("panel", marks.status)] : []),
    ...marks.items.flatMap((item) => item.aspects.map((aspect) => itemEffect(item, aspect))),
    ...(marks.status === "order" ? [namedEffect("order")] : []),
    ...marks.guides.map(({ view, guide }) => namedEffect("guide", view, guide)),
    ...marks.resized.map(({ view }) => namedEffect("plot", view)),
    ...(marks.letterMovedPt > 0 ? [namedEffect("letter")] : []),
    ...scales.changes.map(({ view, subject, aspect }) => namedEffect("scale", view, subject, aspect)),
    ...spec.map(({ path }) => namedEffect("spec", path)),
  ];
}

/** Every change of a figure, by letter of its panel; those of the page and the declaration under "". */
export function figureEffects({ panels, page, size, declaration }: FigureDiff): ReadonlyMap<string, readonly EffectId[]> {
  const ofPage = [...panelEffects({ letter: "", marks: page, scales: { changes: [], noise: 0 }, spec: [] }), ...(size ? [namedEffect("page")] : []), ...declaration.map(({ path }) => namedEffect("declaration", path))];
  return new Map([...panels.map((panel) => [panel.letter, panelEffects(panel)] as const), ["", ofPage]]);
}
