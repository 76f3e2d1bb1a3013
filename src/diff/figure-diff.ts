import type { Node, Scene } from "../scene/scene.ts";
import { diffPanels, type PanelDiff, type Side, type Size } from "./scene/panel-change.ts";
import { visiblePt } from "./scene/place-shift.ts";
import { diffScales, type ScaleDiff } from "./scene/scale-change.ts";
import { sceneFromJson } from "./scene/scene.ts";
import type { FigureSnapshot, Snapshot } from "./snapshot/snapshot.ts";
import { diffSpecs, type SpecChange } from "./spec/spec.ts";

/** A figure as a revision drew it. */
export interface DrawnFigure {
  readonly snapshot: FigureSnapshot;
  readonly scene: Scene;
}

/** What differs between two drawings of a figure. */
export interface FigureDiff {
  /** By letter as the later figure has them, then those that are gone. */
  readonly panels: readonly PanelComparison[];
  /** What stands on the page outside of the panels. */
  readonly page: PanelDiff;
  /** Of the page, in points, where it changed. */
  readonly size?: { readonly before: Size; readonly after: Size };
  /** Title, layout, sizes, profile. */
  readonly declaration: readonly SpecChange[];
}

export interface PanelComparison {
  readonly letter: string;
  readonly marks: PanelDiff;
  readonly scales: ScaleDiff;
  readonly spec: readonly SpecChange[];
}

/** The figure of a snapshot with its scene read; undefined where it was not drawn. Throws where the scene is of another version. */
export function drawnFigure({ figures, faceFiles }: Snapshot, id: string): DrawnFigure | undefined {
  const snapshot = figures[id];
  if (snapshot === undefined || snapshot.findings.length > 0) return undefined;
  const read = sceneFromJson(snapshot.scene, faceFiles);
  if ("problem" in read) throw new Error(read.problem);
  return { snapshot, scene: read.scene };
}

export function diffFigures(before: DrawnFigure, after: DrawnFigure): FigureDiff {
  const rowKey = (_: string, { dataset, row }: Node, side: Side) => nameOf((side === "before" ? before : after).snapshot, dataset, row);
  const scales = { before: before.snapshot.panels.map((panel) => panel.scales), after: after.snapshot.panels.map((panel) => panel.scales) };
  const diffs = diffPanels(before.scene, after.scene, rowKey, scales);
  return {
    panels: diffs.filter(({ letter }) => letter !== "").map((marks) => comparePanel(marks, before.snapshot, after.snapshot)),
    page: diffs.find(({ letter }) => letter === "")!,
    ...(isSameSize(before.scene, after.scene) ? {} : { size: { before: before.scene, after: after.scene } }),
    declaration: diffSpecs(JSON.parse(before.snapshot.declaration), JSON.parse(after.snapshot.declaration)),
  };
}

function isSameSize(a: Size, b: Size): boolean {
  return Math.abs(a.width - b.width) <= visiblePt && Math.abs(a.height - b.height) <= visiblePt;
}

function nameOf({ rowNames }: FigureSnapshot, dataset: string | undefined, row: number | undefined): string | undefined {
  const name = dataset === undefined || row === undefined ? undefined : rowNames[dataset]?.[row];
  return name === undefined ? undefined : `${dataset}: ${name}`;
}

function comparePanel(marks: PanelDiff, before: FigureSnapshot, after: FigureSnapshot): PanelComparison {
  const { letter } = marks;
  const [old, now] = [before, after].map(({ panels }) => panels.find((panel) => panel.letter === letter));
  if (!old || !now) return { letter, marks, scales: { changes: [], noise: 0 }, spec: [] };
  return { letter, marks, scales: diffScales(old.scales, now.scales), spec: old.spec === now.spec ? [] : diffSpecs(JSON.parse(old.spec), JSON.parse(now.spec)) };
}
