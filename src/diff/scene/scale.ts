import type { ComposedPanel } from "../../figure/panel.ts";
import { plotGroup, type OpenView } from "../../figure/view.ts";
import type { VegaItem, VegaMark } from "../../scene/item.ts";
import { plainText } from "../../text/markup.ts";

/** What a reader of the axes and legends of a panel sees. Plain data, so that another revision can hand it over as JSON. */
export interface PanelScales {
  readonly letter: string;
  /** In the order in which the panel draws them. */
  readonly views: readonly ViewScales[];
}

export interface ViewScales {
  readonly name: string;
  /** Of the plot rectangle, in points. */
  readonly width: number;
  readonly height: number;
  readonly scales: readonly ScaleFacts[];
  readonly axes: readonly AxisFacts[];
  readonly legends: readonly LegendFacts[];
}

export type ScaleValue = number | string | boolean | null;

export interface ScaleFacts {
  readonly name: string;
  /** Vega's name of the type: `linear`, `log`, `band`, `ordinal` ... */
  readonly type: string;
  /** Both ends (or all stops) of a continuous domain, times in ISO 8601; else every value in order. */
  readonly domain: readonly ScaleValue[];
  readonly range: ScaleRange;
}

/** Of a position: both ends as shares of the plot's width or height. Else colours, sizes or shapes, of continuous scales five samples. */
export type ScaleRange = { readonly kind: "position"; readonly values: readonly number[] } | { readonly kind: "look"; readonly values: readonly string[] };

export interface AxisFacts {
  /** Name of its scale. */
  readonly scale: string;
  readonly side: string;
  readonly title: string;
  /** Of the labels that are drawn, in order. */
  readonly labels: readonly string[];
}

export interface LegendFacts {
  readonly title: string;
  readonly entries: readonly string[];
}

/** Reads the scales, axes and legends of a composed panel from its views. */
export function scalesOf({ letter, views }: ComposedPanel): PanelScales {
  return { letter, views: views.map(({ name, open }) => viewScales(name, open)) };
}

function viewScales(name: string, open: OpenView): ViewScales {
  const size = { width: open.view.width(), height: open.view.height() };
  const marks = plotGroup(open).items ?? [];
  return { name, ...size, scales: readScales(open, size), axes: mergeAxes(marks.filter(isDrawn("axis")).map(readAxis)), legends: marks.filter(isDrawn("legend")).map(readLegend) };
}

/** A scale function of Vega, as far as it is read. */
interface VegaScale {
  (value: unknown): unknown;
  readonly type: string;
  domain(): readonly unknown[];
  range?(): readonly unknown[];
}

function readScales({ view }: OpenView, size: { readonly width: number; readonly height: number }): readonly ScaleFacts[] {
  // the one list of scale names in Vega 6; `view.scale` reads the same table by name
  const { scales } = (view as unknown as { readonly _runtime: { readonly scales: Readonly<Record<string, unknown>> } })._runtime;
  return Object.keys(scales).sort().map((name) => {
    const scale = view.scale(name) as VegaScale;
    return { name, type: scale.type, domain: scale.domain().map(valueOf), range: rangeOf(name, scale, size) };
  });
}

function valueOf(value: unknown): ScaleValue {
  if (value instanceof Date) return value.toISOString();
  return value === null || typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

function rangeOf(name: string, scale: VegaScale, { width, height }: { readonly width: number; readonly height: number }): ScaleRange {
  const channel = /(?:^|_)([xy])(?:Offset)?$/.exec(name)?.[1];
  const range = scale.range?.() ?? [];
  if (channel) return { kind: "position", values: range.map((end) => share(Number(end), channel === "x" ? width : height)) };
  return { kind: "look", values: (isContinuous(scale) ? samples(scale) : range).map((value) => String(value)) };
}

/** To nine decimals: the sum of widths may end in another last bit. */
function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1e9) / 1e9 + 0;
}

function isContinuous({ type, domain }: VegaScale): boolean {
  return !/^(?:ordinal|band|point|threshold|quantile|quantize|bin|identity)/.test(type) && domain().length > 1 && domain().every((end) => Number.isFinite(Number(end)));
}

function samples(scale: VegaScale): readonly unknown[] {
  const [start, end] = [Number(scale.domain()[0]), Number(scale.domain().at(-1))];
  const isLog = scale.type.includes("log") && start * end > 0;
  return [0, 0.25, 0.5, 0.75, 1].map((at) => scale(isLog ? start * Math.exp(at * Math.log(end / start)) : start + at * (end - start)));
}

const isDrawn = (role: string) => (mark: VegaMark): boolean => mark.role === role && mark.items.length > 0;

function readAxis(mark: VegaMark): AxisFacts {
  const group = mark.items[0] as VegaItem & { readonly orient?: string; readonly datum?: { readonly scale?: string } };
  const [labels, title] = [labelsInOrder(group), textsOf(group, "axis-title")];
  return { scale: group.datum?.scale ?? "", side: group.orient ?? "", title: title.join(" "), labels };
}

/** Vega keeps labels that stayed from an earlier size in front of those that came. */
function labelsInOrder(group: VegaItem & { readonly orient?: string }): readonly string[] {
  const along = group.orient === "left" || group.orient === "right" ? "y" : "x";
  const labels = (group.items ?? []).filter(({ role, marktype }) => role === "axis-label" && marktype === "text").flatMap(({ items }) => items);
  const sorted = labels.toSorted((a, b) => ((a[along] ?? 0) - (b[along] ?? 0)) * (along === "y" ? -1 : 1));
  return visibleTexts(sorted);
}

/** Vega-Lite draws grid lines and labels as two axes of one scale and side; an axis without text is none. */
function mergeAxes(axes: readonly AxisFacts[]): readonly AxisFacts[] {
  const merged = new Map<string, AxisFacts>();
  for (const axis of axes.filter(({ title, labels }) => title !== "" || labels.length > 0)) {
    const known = merged.get(`${axis.scale} ${axis.side}`);
    merged.set(`${axis.scale} ${axis.side}`, known ? { ...known, title: known.title || axis.title, labels: [...known.labels, ...axis.labels] } : axis);
  }
  return [...merged.values()];
}

function readLegend(mark: VegaMark): LegendFacts {
  const group = mark.items[0]!;
  return { title: textsOf(group, "legend-title").join(" "), entries: textsOf(group, "legend-label") };
}

/** The visible texts of a role below a group, in drawing order. */
function textsOf(group: VegaItem, role: string): readonly string[] {
  return (group.items ?? []).flatMap((mark) =>
    mark.role === role && mark.marktype === "text"
      ? visibleTexts(mark.items)
      : mark.items.flatMap((item) => textsOf(item, role)),
  );
}

function visibleTexts(items: readonly VegaItem[]): readonly string[] {
  return items.filter(({ opacity, text }) => opacity !== 0 && text != null && text !== "").map(({ text }) => plainText(Array.isArray(text) ? text.join(" ") : String(text)));
}
