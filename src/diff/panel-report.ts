import type { CausesOf } from "./attribution.ts";
import { itemEffect, namedEffect, type EffectId } from "./effect.ts";
import type { PanelComparison } from "./figure-diff.ts";
import type { Aspect, ItemChange } from "./scene/item-change.ts";
import type { PanelDiff } from "./scene/panel-change.ts";
import { panelSentences } from "./scene/panel-sentences.ts";
import { listText, type ScaleChange } from "./scene/scale-change.ts";
import { layers, type Cause, type PanelReport, type Sentence } from "./report/report.ts";
import type { SpecChange } from "./spec/spec.ts";

type Words = Pick<PanelReport, "sentences" | "scales" | "spec" | "marks" | "shares">;

/** Says what changed in a panel, the changes of one cause together. */
export function panelWords(figure: string, { letter, marks, scales, spec }: PanelComparison, causesOf: CausesOf): Words {
  const blame = (effect: EffectId) => causesOf(figure, letter, effect);
  return {
    sentences: markSentences(marks, blame),
    scales: byCause(scales.changes.map((change) => ({ causes: blame(namedEffect("scale", change.view, change.subject, change.aspect)), text: withLabels(change.sentence, change.labels) }))),
    spec: byCause(spec.map((change) => ({ causes: blame(namedEffect("spec", change.path)), text: specText(change) }))),
    marks: { before: marks.counts.before, after: marks.counts.after, changed: marks.items.length, noise: marks.counts.noise },
    shares: sharesOf(marks, blame),
  };
}

type Blame = (effect: EffectId) => readonly Cause[];

/** The part of a panel's changes that has the same causes. */
interface Part {
  readonly causes: readonly Cause[];
  items: ItemChange[];
  guides: PanelDiff["guides"][number][];
  resized: PanelDiff["resized"][number][];
  letterMovedPt: number;
  isOrder: boolean;
}

function markSentences(marks: PanelDiff, blame: Blame): readonly Sentence[] {
  if (marks.status === "added" || marks.status === "removed") {
    return panelSentences(marks).map((text) => ({ causes: blame(namedEffect("panel", marks.status)), text }));
  }
  const parts = new Map<string, Part>();
  const partOf = (effect: EffectId): Part => {
    const causes = blame(effect);
    const part = parts.get(causes.join()) ?? { causes, items: [], guides: [], resized: [], letterMovedPt: 0, isOrder: false };
    parts.set(causes.join(), part);
    return part;
  };
  for (const item of marks.items) for (const [part, aspects] of grouped(item, partOf)) part.items.push({ ...item, aspects });
  for (const guide of marks.guides) partOf(namedEffect("guide", guide.view, guide.guide)).guides.push(guide);
  for (const plot of marks.resized) partOf(namedEffect("plot", plot.view)).resized.push(plot);
  if (marks.letterMovedPt > 0) partOf(namedEffect("letter")).letterMovedPt = marks.letterMovedPt;
  if (marks.status === "order") partOf(namedEffect("order")).isOrder = true;
  const still = { ...marks, counts: { ...marks.counts, noise: 0 } };
  const told = [...parts.values()].flatMap(({ causes, isOrder, ...part }) =>
    panelSentences({ ...still, ...part, status: isOrder ? "order" : "changed" }).map((text) => ({ causes, text })),
  );
  const noise = panelSentences({ ...marks, status: "noise", items: [], guides: [], resized: [], letterMovedPt: 0 }).map((text) => ({ causes: [], text }));
  return [...byCause(told), ...noise];
}

function grouped(item: ItemChange, partOf: (effect: EffectId) => Part): ReadonlyMap<Part, readonly Aspect[]> {
  const groups = new Map<Part, Aspect[]>();
  for (const aspect of item.aspects) {
    const part = partOf(itemEffect(item, aspect));
    groups.set(part, [...(groups.get(part) ?? []), aspect]);
  }
  return groups;
}

function sharesOf({ items }: PanelDiff, blame: Blame): PanelReport["shares"] {
  const counts = new Map<Cause, number>();
  for (const item of items) {
    for (const cause of new Set(item.aspects.flatMap((aspect) => blame(itemEffect(item, aspect))))) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => rank(a) - rank(b)));
}

function rank(cause: Cause | undefined): number {
  const at = layers.findIndex((layer) => layer === cause);
  return at === -1 ? layers.length : at;
}

/** Sentences in the order of their causes. */
export function byCause(sentences: readonly Sentence[]): readonly Sentence[] {
  return sentences.toSorted((a, b) => rank(a.causes[0]) - rank(b.causes[0]));
}

function withLabels(sentence: string, labels: ScaleChange["labels"]): string {
  return labels === undefined ? sentence : `${sentence}; tick labels ${listText(labels.before)} -> ${listText(labels.after)}`;
}

/** `y axis > scale > domain: [0,1] -> [0,2]`. */
export function specText({ label, change, before, after }: SpecChange): string {
  const place = label.replace(/^views > (?:view > )?/, "");
  if (change === "order") return `${place}: from place ${Number(before) + 1} to ${Number(after) + 1}`;
  if (change === "added") return `${place}: ${valueText(after)} added`;
  if (change === "removed") return `${place}: ${valueText(before)} removed`;
  return `${place}: ${valueText(before)} -> ${valueText(after)}`;
}

const longest = 200;

function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
