import type { ChangedFigure } from "./attribution.ts";
import { diffFigures, drawnFigure, type DrawnFigure } from "./figure-diff.ts";
import type { FigureSnapshot, Snapshot } from "./snapshot/snapshot.ts";

/** A figure of both revisions, or of one. */
export interface FigurePair {
  /** As head calls it, or base where head has none. */
  readonly id: string;
  readonly formerId: string;
  readonly presence: "both" | "added" | "removed" | "renamed";
}

/** Figures of head in their order, then those that are gone. One that is gone and one that is new are the same where they have one title or the same panels. */
export function pairFigures(base: Snapshot, head: Snapshot): readonly FigurePair[] {
  const gone = base.figureIds.filter((id) => !head.figureIds.includes(id));
  const former = new Map<string, string>();
  for (const id of head.figureIds.filter((one) => !base.figureIds.includes(one))) {
    const twin = gone.find((one) => ![...former.values()].includes(one) && isTwin(base.figures[one], head.figures[id]));
    if (twin !== undefined) former.set(id, twin);
  }
  const renamed = [...former.values()];
  return [
    ...head.figureIds.map((id): FigurePair => (base.figureIds.includes(id) ? { id, formerId: id, presence: "both" } : former.has(id) ? { id, formerId: former.get(id)!, presence: "renamed" } : { id, formerId: id, presence: "added" })),
    ...gone.filter((id) => !renamed.includes(id)).map((id): FigurePair => ({ id, formerId: id, presence: "removed" })),
  ];
}

function isTwin(a: FigureSnapshot | undefined, b: FigureSnapshot | undefined): boolean {
  if (!a || !b || a.panels.length === 0) return false;
  const specs = ({ panels }: FigureSnapshot) => panels.map(({ letter, spec }) => `${letter} ${spec}`).join("\n");
  return a.title === b.title || specs(a) === specs(b);
}

/** Both drawings of a figure and what differs; undefined where a side that has it did not draw it. */
export function comparePair({ id, formerId, presence }: FigurePair, base: Snapshot, head: Snapshot): ChangedFigure | undefined {
  const [old, now] = [drawnFigure(base, formerId), drawnFigure(head, id)];
  const before = presence === "added" && now ? emptied(now) : old;
  const after = presence === "removed" && old ? emptied(old) : now;
  return before && after && { id, formerId, before, after, diff: diffFigures(before, after) };
}

function emptied({ snapshot, scene }: DrawnFigure): DrawnFigure {
  return { snapshot: { ...snapshot, panels: [], share: {} }, scene: { ...scene, children: [] } };
}
