import { visible } from "../../finding.ts";
import type { GuideChange } from "./guide-change.ts";
import type { Aspect, ItemChange } from "./item-change.ts";
import type { PanelDiff } from "./panel-change.ts";

/** What changed in a panel, one sentence for each kind of change, marks first. Safe for a terminal, not for HTML or Markdown. */
export function panelSentences({ status, items, guides, resized, letterMovedPt, counts }: PanelDiff): readonly string[] {
  if (status === "added" || status === "removed") return [`the panel was ${status}`];
  const groups = new Map<string, ItemChange[]>();
  for (const item of items) for (const aspect of item.aspects) groups.set(kindOf(item, aspect), [...(groups.get(kindOf(item, aspect)) ?? []), item]);
  return [
    ...[...groups].map(([kind, changed]) => markSentence(kind, changed, counts.before)),
    ...(status === "order" ? ["marks are drawn in another order"] : []),
    ...guides.flatMap(guideSentences),
    ...resized.map(({ view, before, after }) => `plot ${view}: ${sizeText(before)} -> ${sizeText(after)}`),
    ...(letterMovedPt > 0 ? [`the letter moved by ${ptText(letterMovedPt)} from the plot's corner`] : []),
    ...(counts.noise > 0 ? [`${count(counts.noise, "mark")} moved by less than 1e-6 pt: noise`] : []),
  ];
}

/** Changes with one kind are told in one sentence. */
function kindOf({ level, kind }: ItemChange, aspect: Aspect): string {
  const noun = kind === "shape" ? "mark" : kind;
  switch (aspect.what) {
    case "added": case "removed": return `${noun}|${aspect.what}`;
    case "moved": return `${noun}|${level === "sub-visible" ? "sub-visible" : aspect.carried ? "carried" : "moved"}`;
    case "reshaped": return `${noun}|reshaped|${aspect.before} -> ${aspect.after}, the same up to corner ${aspect.firstCorner}`;
    case "picture": return `${noun}|picture`;
    case "text": return `${noun}|text|${aspect.before} -> ${aspect.after}`;
    default: return `${noun}|${aspect.what}|${aspect.property} ${aspect.before} -> ${aspect.after}`;
  }
}

function markSentence(kind: string, changed: readonly ItemChange[], total: number): string {
  const [noun, what, ...rest] = kind.split("|") as [string, string, ...string[]];
  const many = changed.length === 1 ? `1 ${noun}` : `${changed.length} of ${total} ${noun}s`;
  const keys = keysText(changed);
  switch (what) {
    case "added": case "removed": return `${count(changed.length, noun)} ${what}${keys}`;
    case "moved": return `${many} moved by ${rangeText(shifts(changed))}${cornersText(changed)}${keys}`;
    case "sub-visible": return `${many} moved by ${rangeText(shifts(changed))}, which is not visible${keys}`;
    case "carried": return `${many} moved with the axes by ${rangeText(shifts(changed))}`;
    case "reshaped": return `${many} with other corners: ${rest.join()}${keys}`;
    case "picture": return `${many} shows another picture${keys}`;
    default: return `${many} ${what === "text" ? "reads otherwise:" : `${what}:`} ${visible(rest.join("|"))}${keys}`;
  }
}

function shifts(changed: readonly ItemChange[]): readonly number[] {
  return changed.flatMap(({ aspects }) => aspects.flatMap((aspect) => (aspect.what === "moved" ? [aspect.pt] : [])));
}

function rangeText(values: readonly number[]): string {
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return ptText(low) === ptText(high) ? ptText(low) : `${ptText(low).replace(" pt", "")} to ${ptText(high)}`;
}

/** Two digits that count; whole numbers from 10 on. */
function ptText(pt: number): string {
  return `${pt >= 10 ? Math.round(pt) : Number(pt.toPrecision(2))} pt`;
}

function cornersText([first, ...others]: readonly ItemChange[]): string {
  const moved = first!.aspects.find((aspect) => aspect.what === "moved");
  return others.length === 0 && moved && moved.of > 2 && moved.corners < moved.of ? `, ${moved.corners} of its ${moved.of} corners` : "";
}

/** The rows of at most three marks. */
function keysText(changed: readonly ItemChange[]): string {
  const keys = changed.flatMap(({ key, drawsManyRows }) => (key === undefined ? [] : [`${drawsManyRows ? "from " : ""}${cut(key)}`]));
  if (keys.length === 0) return "";
  return ` (${keys.slice(0, 3).join("; ")}${keys.length > 3 ? `; ${keys.length - 3} more` : ""})`;
}

function guideSentences({ view, guide, texts, properties, isLayout }: GuideChange): readonly string[] {
  const place = view > 1 ? `view ${view}, ${guide}` : guide;
  return [...(texts ? [`${place}: ${listText(texts.before)} -> ${listText(texts.after)}${isLayout ? ", as the plot's size asks" : ""}`] : []), ...(properties.length > 0 ? [`${place}: other ${properties.join(", ")}`] : [])];
}

function listText(texts: readonly string[]): string {
  return texts.length === 0 ? "nothing" : texts.map((text) => `'${cut(text)}'`).join(" ");
}

function cut(text: string): string {
  return visible(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}

function sizeText({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${width.toFixed(1)} x ${height.toFixed(1)} pt`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
