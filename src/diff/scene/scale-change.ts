import { visible } from "../../finding.ts";
import { keepsAspect } from "./axes-carry.ts";
import { isPartOf } from "./guide-change.ts";
import { visiblePt } from "./place-shift.ts";
import type { AxisFacts, LegendFacts, PanelScales, ScaleFacts, ScaleValue, ViewScales } from "./scale.ts";

/** One thing about an axis, a scale or a legend that a reader sees change. */
export interface ScaleChange {
  readonly letter: string;
  readonly view: string;
  /** `x axis`, `color scale`, `legend` ... */
  readonly subject: string;
  readonly aspect: "view" | "scale" | "type" | "domain" | "range" | "title" | "labels" | "legend";
  /** It follows from the plot's new size: the domain since its units of x and y are equally long, the labels since more or fewer have room. */
  readonly isLayout?: true;
  /** Tick labels where they changed because the domain or the type did. */
  readonly labels?: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** For people, safe for a terminal: `y axis: domain [-1, 1.8] -> [-1, 5]`. */
  readonly sentence: string;
}

export interface ScaleDiff {
  readonly changes: readonly ScaleChange[];
  /** Ends of domains that differ by less than 1e-9 of their span. */
  readonly noise: number;
}

/** What changed in the scales, axes and legends of a panel. An axis that changed is told once, without its ticks. */
export function diffScales(before: PanelScales, after: PanelScales): ScaleDiff {
  const names = [...new Set([...before.views, ...after.views].map(({ name }) => name))];
  const changes: ScaleChange[] = [];
  let noise = 0;
  for (const name of names) {
    const [old, now] = [before, after].map(({ views }) => views.find((view) => view.name === name));
    const prefix = names.length > 1 ? `view ${visible(name)}: ` : "";
    const isResized = old !== undefined && now !== undefined && hasOtherSize(old, now);
    const isAspect = isResized && keepsAspect(old, now);
    const say: Say = (subject, aspect, text, labels, isThinned = false) => {
      const isLayout = /^[xy] axis$/.test(subject) && ((isAspect && aspect === "domain") || (isResized && aspect === "labels" && isThinned));
      changes.push({ letter: after.letter, view: name, subject, aspect, ...(labels && { labels }), ...(isLayout && { isLayout }), sentence: `${prefix}${subject}: ${text}${isLayout ? ", as the plot's size asks" : ""}` });
    };
    if (old && now) noise += diffView(old, now, say);
    else changes.push({ letter: after.letter, view: name, subject: "view", aspect: "view", sentence: `view ${quoted(name)} ${now ? "added" : "removed"}` });
  }
  return { changes, noise };
}

function hasOtherSize(before: ViewScales, after: ViewScales): boolean {
  return Math.abs(before.width - after.width) > visiblePt || Math.abs(before.height - after.height) > visiblePt;
}

/** `isThinned`: labels of one side are all on the other, too. */
type Say = (subject: string, aspect: ScaleChange["aspect"], text: string, labels?: ScaleChange["labels"], isThinned?: boolean) => void;

function diffView(before: ViewScales, after: ViewScales, say: Say): number {
  let noise = 0;
  const told = new Set<string>();
  for (const [name, old, now] of pairs(before.scales, after.scales, ({ name }) => name)) {
    if (old && now) noise += diffScale(old, now, before, after, say, told);
    else say(subjectOf(name), "scale", now ? `added, ${now.type} ${domainText(now.domain)}` : "removed");
    if (!old || !now) told.add(name);
  }
  for (const [, old, now] of pairs(before.axes, after.axes, axisKey)) diffAxis(old, now, told, say);
  const areMany = before.legends.length !== after.legends.length;
  for (const [, old, now] of pairs(before.legends, after.legends, ({ title }) => (areMany ? title : ""))) diffLegend(old, now, say);
  return noise;
}

const axisKey = ({ scale, side }: AxisFacts): string => `${scale}|${side}`;

/** Both sides by key, the keys of before first; the nth of a key goes with the nth. */
function pairs<T>(before: readonly T[], after: readonly T[], keyOf: (value: T) => string): readonly (readonly [string, T | undefined, T | undefined])[] {
  const keys = [...new Set([...before, ...after].map(keyOf))];
  return keys.flatMap((key) => {
    const [old, now] = [before.filter((value) => keyOf(value) === key), after.filter((value) => keyOf(value) === key)];
    return Array.from({ length: Math.max(old.length, now.length) }, (_, at) => [key, old[at], now[at]] as const);
  });
}

function subjectOf(name: string): string {
  return name === "x" || name === "y" ? `${name} axis` : `${visible(name)} scale`;
}

function diffScale(old: ScaleFacts, now: ScaleFacts, before: ViewScales, after: ViewScales, say: Say, told: Set<string>): number {
  const subject = subjectOf(old.name);
  const labels = labelsOf(before, after, old.name);
  const { changed, noise } = compareDomains(old.domain, now.domain);
  if (old.type !== now.type) say(subject, "type", `${old.type} -> ${now.type}`, labels);
  if (changed) say(subject, "domain", domainChange(old.domain, now.domain), labels);
  if (old.range.kind !== now.range.kind || old.range.values.join("|") !== now.range.values.join("|")) diffRange(old, now, changed, say);
  // an axis that turned round has its labels in the other order
  if (changed || old.type !== now.type || isReversed(old, now)) told.add(old.name);
  return noise;
}

function labelsOf(before: ViewScales, after: ViewScales, scale: string): ScaleChange["labels"] {
  const [old, now] = [before, after].map(({ axes }) => axes.filter((axis) => axis.scale === scale).flatMap(({ labels }) => labels)) as [string[], string[]];
  return old.join("\n") === now.join("\n") ? undefined : { before: old, after: now };
}

/** A list of looks that grew with its categories is no change of its own. */
function diffRange(old: ScaleFacts, now: ScaleFacts, domainChanged: boolean, say: Say): void {
  const [before, after] = [old.range.values.map(String), now.range.values.map(String)];
  const length = Math.min(before.length, after.length);
  if (domainChanged && before.slice(0, length).join("|") === after.slice(0, length).join("|")) return;
  say(subjectOf(old.name), "range", isReversed(old, now) ? "turned round" : `range ${listText(before)} -> ${listText(after)}`);
}

function isReversed({ range: old }: ScaleFacts, { range: now }: ScaleFacts): boolean {
  return old.kind === "position" && old.values.join("|") !== now.values.join("|") && old.values.map(String).toReversed().join("|") === now.values.map(String).join("|");
}

function diffAxis(old: AxisFacts | undefined, now: AxisFacts | undefined, told: ReadonlySet<string>, say: Say): void {
  const { scale, side } = (old ?? now)!;
  const subject = subjectOf(scale);
  if (!old || !now) {
    if (!told.has(scale)) say(subject, "labels", `axis on the ${side} ${now ? "added" : "removed"}`);
    return;
  }
  if (old.title !== now.title) say(subject, "title", `title ${quoted(old.title)} -> ${quoted(now.title)}`);
  if (!told.has(scale) && old.labels.join("\n") !== now.labels.join("\n")) say(subject, "labels", `tick labels ${listText(old.labels)} -> ${listText(now.labels)}`, undefined, isPartOf(old.labels, now.labels));
}

function diffLegend(before: LegendFacts | undefined, after: LegendFacts | undefined, say: Say): void {
  const { title } = (before ?? after)!;
  const [old, now] = [before?.entries ?? [], after?.entries ?? []];
  if (before && after && before.title !== after.title) say("legend", "title", `title ${quoted(before.title)} -> ${quoted(after.title)}`);
  const added = now.filter((entry) => !old.includes(entry)).map((entry) => `+ ${quoted(entry)}`);
  const removed = old.filter((entry) => !now.includes(entry)).map((entry) => `- ${quoted(entry)}`);
  const name = title === "" ? "legend" : `legend ${quoted(title)}`;
  if (added.length + removed.length > 0) say(name, "legend", [...removed, ...added].join(", "));
  else if (old.join("\n") !== now.join("\n")) say(name, "legend", `order ${listText(old)} -> ${listText(now)}`);
}

function compareDomains(old: readonly ScaleValue[], now: readonly ScaleValue[]): { readonly changed: boolean; readonly noise: number } {
  const numbers = [...old, ...now].filter((value) => typeof value === "number");
  const span = numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.max(a, b)) - numbers.reduce((a, b) => Math.min(a, b));
  const isNear = (a: ScaleValue | undefined, b: ScaleValue | undefined) => a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= 1e-9 * span);
  const changed = old.length !== now.length || old.some((value, at) => !isNear(value, now[at]));
  return { changed, noise: changed ? 0 : old.filter((value, at) => value !== now[at]).length };
}

function domainChange(old: readonly ScaleValue[], now: readonly ScaleValue[]): string {
  const isContinuous = [...old, ...now].every((value) => typeof value === "number");
  if (isContinuous) {
    const [before, after] = [domainText(old), domainText(now)];
    return before === after ? `domain [${old.join(", ")}] -> [${now.join(", ")}]` : `domain ${before} -> ${after}`;
  }
  const changes = [...old.filter((value) => !now.includes(value)).map((value) => `- ${quoted(String(value))}`), ...now.filter((value) => !old.includes(value)).map((value) => `+ ${quoted(String(value))}`)];
  return changes.length > 0 && changes.length <= 8 ? `domain ${changes.join(", ")}` : `domain ${domainText(old)} -> ${domainText(now)}`;
}

function domainText(domain: readonly ScaleValue[]): string {
  return `[${shortened(domain.map((value) => (typeof value === "number" ? String(Number(value.toPrecision(6))) : quoted(String(value))))).join(", ")}]`;
}

/** At most eight texts, the last one always. */
export function listText(texts: readonly string[]): string {
  return texts.length === 0 ? "none" : shortened(texts.map(cut)).join(", ");
}

/** At most eight, the last one always. */
function shortened(texts: readonly string[]): readonly string[] {
  return texts.length <= 8 ? texts : [...texts.slice(0, 6), `… ${texts.length - 7} more …`, texts.at(-1)!];
}

function quoted(text: string): string {
  return `'${cut(text)}'`;
}

function cut(text: string): string {
  return visible(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
