import { figureEffects, type EffectId } from "./effect.ts";
import { diffFigures, drawnFigure, type DrawnFigure, type FigureDiff } from "./figure-diff.ts";
import type { Cause, Layer } from "./report/report.ts";
import { isProblem, type Problem } from "./snapshot/run-side.ts";
import type { Snapshot } from "./snapshot/snapshot.ts";

/** What a change of a panel of a figure is blamed on. */
export type CausesOf = (figure: string, letter: string, effect: EffectId) => readonly Cause[];

/** A figure that changed, with both drawings. */
export interface ChangedFigure {
  readonly id: string;
  /** As base calls it. */
  readonly formerId: string;
  readonly before: DrawnFigure;
  readonly after: DrawnFigure;
  readonly diff: FigureDiff;
}

export interface Attribution {
  readonly causesOf: CausesOf;
  /** Swaps that could not be drawn, in words. */
  readonly remarks: readonly string[];
}

/** Draws a revision with one layer of the other. */
export type Swap = (from: "base" | "head", layer: Layer, figures: readonly string[]) => Promise<Snapshot | Problem>;

/**
 * Finds the causes of all changes. With one layer that differs its hash proves the cause. With more, base is drawn with each of
 * them taken from head: whatever then changes in the same way is caused by that layer. What no layer does alone is looked up
 * the other way round, in head with each layer of base; if there too it is not one layer, it is an interaction.
 */
export async function attribute(figures: readonly ChangedFigure[], differing: readonly Layer[], swap: Swap): Promise<Attribution> {
  const [only, ...others] = differing;
  if (only === undefined) return { causesOf: () => ["nondeterminism"], remarks: [] };
  // a caption may change where no mark does
  const changed = figures.filter(({ diff }) => !everyEffect(diff, () => false));
  if (others.length === 0 || changed.length === 0) return { causesOf: () => [only], remarks: [] };
  const alone = await drawSwaps("base", changed, differing, swap);
  const settled = changed.every(({ id, diff }) => everyEffect(diff, (letter, effect) => layersWith(alone, id, letter, effect.before).length > 0));
  const without = settled ? undefined : await drawSwaps("head", changed, differing, swap);
  return {
    causesOf: (figure, letter, effect) => {
      const makers = layersWith(alone, figure, letter, effect.before);
      if (makers.length > 0) return makers;
      // what cannot be drawn without a layer needs it
      const needed = without === undefined ? [] : differing.filter((layer) => layersWith(without, figure, letter, effect.after).includes(layer) || without.failed.has(`${layer}/${figure}`));
      return needed.length === 1 ? needed : ["interaction"];
    },
    remarks: [...alone.remarks, ...(without?.remarks ?? [])],
  };
}

interface Swaps {
  /** Names of effects by layer and `fig3/a`. */
  readonly effects: ReadonlyMap<Layer, ReadonlyMap<string, ReadonlySet<string>>>;
  /** Figures that could not be drawn, as `data/fig3`. */
  readonly failed: ReadonlySet<string>;
  readonly remarks: readonly string[];
}

async function drawSwaps(from: "base" | "head", changed: readonly ChangedFigure[], differing: readonly Layer[], swap: Swap): Promise<Swaps> {
  const drawn = await Promise.all(differing.map(async (layer) => ({ layer, snapshot: await swap(from, layer, [...new Set(changed.flatMap(({ id, formerId }) => [id, formerId]))]) })));
  const [effects, failed, remarks] = [new Map<Layer, ReadonlyMap<string, ReadonlySet<string>>>(), new Set<string>(), [] as string[]];
  for (const { layer, snapshot } of drawn) {
    const other = from === "base" ? "head" : "base";
    const fail = (figures: readonly string[], why: string) => {
      for (const figure of figures) failed.add(`${layer}/${figure}`);
      remarks.push(`${from} with the ${layer} of ${other} cannot be drawn: ${why}`);
    };
    if (isProblem(snapshot)) fail(changed.map(({ id }) => id), snapshot.problem);
    else effects.set(layer, new Map(changed.flatMap((figure) => swapEffects(from, figure, snapshot, (why) => fail([figure.id], why)))));
  }
  return { effects, failed, remarks };
}

function swapEffects(from: "base" | "head", { id, formerId, before, after }: ChangedFigure, snapshot: Snapshot, say: (why: string) => void): readonly (readonly [string, ReadonlySet<string>])[] {
  const swapped = drawnFigure(snapshot, id) ?? drawnFigure(snapshot, formerId);
  if (swapped === undefined) {
    const [finding] = snapshot.figures[id]?.findings ?? [];
    say(finding === undefined ? `it has no ${id}` : `${id}: expected ${finding.expected}, found ${finding.found}`);
    return [];
  }
  const diff = from === "base" ? diffFigures(before, swapped) : diffFigures(swapped, after);
  const side = from === "base" ? "before" : "after";
  return [...figureEffects(diff)].map(([letter, effects]) => [`${id}/${letter}`, new Set(effects.map((effect) => effect[side]))] as const);
}

function layersWith({ effects }: Swaps, figure: string, letter: string, name: string): readonly Layer[] {
  return [...effects].flatMap(([layer, byPanel]) => (byPanel.get(`${figure}/${letter}`)?.has(name) ? [layer] : []));
}

function everyEffect(diff: FigureDiff, holds: (letter: string, effect: EffectId) => boolean): boolean {
  return [...figureEffects(diff)].every(([letter, effects]) => effects.every((effect) => holds(letter, effect)));
}
