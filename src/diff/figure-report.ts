import type { ChangedFigure, CausesOf } from "./attribution.ts";
import { namedEffect } from "./effect.ts";
import { ptPerMm } from "../figure/profile.ts";
import type { PanelComparison } from "./figure-diff.ts";
import type { PanelDiff, Size } from "./scene/panel-change.ts";
import { byCause, panelWords, specText } from "./panel-report.ts";
import { panelSentences } from "./scene/panel-sentences.ts";
import type { Scene } from "../scene/scene.ts";
import type { DrawnPanel } from "./scene/picture.ts";
import type { FigureReport, PanelPicture, PanelReport, Sentence } from "./report/report.ts";
import type { ComparedTable } from "./table/table-report.ts";

/** A figure's report and the pictures of its panels that changed, by letter. */
export interface FigureWithPictures {
  readonly report: FigureReport;
  readonly pictures: readonly (readonly [letter: string, picture: PanelPicture])[];
}

/** `Fig. 3` of `fig3`; other ids stay as they are. */
export function figureName(id: string): string {
  return id.replace(/^fig(?=\d)/, "Fig. ");
}

const visiblyChanged: ReadonlySet<PanelReport["status"]> = new Set(["changed", "order", "sub-visible", "added", "removed"]);

/** Draws a panel of both sides; undefined where nobody asks for pictures. */
export type DrawPanel = (before: Scene, after: Scene, diff: PanelDiff) => Promise<DrawnPanel | undefined>;

/** Says what changed in a figure and draws the panels that did; with `isRedrawn` all of them, since their letters may look otherwise. */
export async function reportFigure(figure: ChangedFigure, tables: readonly ComparedTable[], causesOf: CausesOf, draw: DrawPanel, isRedrawn: boolean): Promise<FigureWithPictures> {
  const { id, after, diff } = figure;
  const links = linksOf(figure, tables);
  const panels: PanelReport[] = [];
  const pictures: (readonly [string, PanelPicture])[] = [];
  for (const panel of diff.panels) {
    const { report, picture } = await reportPanel(figure, panel, links, tables, causesOf, draw, isRedrawn);
    panels.push(report);
    if (picture) pictures.push([panel.letter, picture]);
  }
  const page: readonly Sentence[] = [
    ...diff.declaration.map((change) => ({ causes: causesOf(id, "", namedEffect("declaration", change.path)), text: specText(change) })),
    ...pageSentences(figure, causesOf),
  ];
  const status = statusOf(panels, page);
  return { pictures, report: { id, name: figureName(id), title: after.snapshot.title, status, why: status === "same" ? "both sides were drawn and are the same" : "", sentences: byCause(page), panels } };
}

function pageSentences({ id, diff: { page, size } }: ChangedFigure, causesOf: CausesOf): readonly Sentence[] {
  const [guide] = page.guides;
  const foot = guide ? panelSentences({ ...page, status: "changed" }) : [];
  return [
    ...(size ? [{ causes: causesOf(id, "", namedEffect("page")), text: `page ${sizeText(size.before)} -> ${sizeText(size.after)}` }] : []),
    ...foot.map((text) => ({ causes: causesOf(id, "", namedEffect("guide", guide!.view, guide!.guide)), text: `foot: ${text}` })),
  ];
}

function sizeText({ width, height }: Size): string {
  return `${(width / ptPerMm).toFixed(1)} x ${(height / ptPerMm).toFixed(1)} mm`;
}

function statusOf(panels: readonly PanelReport[], page: readonly Sentence[]): FigureReport["status"] {
  if (page.length > 0 || panels.some(({ status, spec, scales }) => visiblyChanged.has(status) || status === "layout" || spec.length + scales.length > 0)) return "changed";
  return panels.some(({ status }) => status === "noise") ? "noise" : "same";
}

/** By letter: the tables whose changed rows a panel draws. */
type Links = ReadonlyMap<string, readonly string[]>;

function linksOf({ before, after }: ChangedFigure, tables: readonly ComparedTable[]): Links {
  const letters = [...new Set([...after.snapshot.panels, ...before.snapshot.panels].map(({ letter }) => letter))];
  return new Map(letters.map((letter) => {
    const [old, now] = [before, after].map(({ snapshot }) => snapshot.panels.find((panel) => panel.letter === letter));
    const draws = tables.filter(({ name, rowsBefore, rowsAfter }) => (old?.drawn[name]?.some((row) => rowsBefore.has(row)) ?? false) || (now?.drawn[name]?.some((row) => rowsAfter.has(row)) ?? false));
    return [letter, draws.map(({ report }) => report.file)];
  }));
}

async function reportPanel(figure: ChangedFigure, panel: PanelComparison, links: Links, tables: readonly ComparedTable[], causesOf: CausesOf, draw: DrawPanel, isRedrawn: boolean): Promise<{ readonly report: PanelReport; readonly picture?: PanelPicture }> {
  const { id, before, after } = figure;
  const { letter, marks } = panel;
  const isChanged = visiblyChanged.has(marks.status);
  const drawn = isChanged || isRedrawn ? await draw(before.scene, after.scene, marks) : undefined;
  const isRestyled = isRedrawn && !isChanged && (drawn?.facts.perceptual ?? 0) > 0;
  const words = panelWords(id, panel, causesOf);
  const draws = links.get(letter) ?? [];
  const restyled: Sentence = { causes: ["fonts"], text: `${drawn?.facts.perceptual} pixels differ: the letters look otherwise, with the same widths` };
  const report: PanelReport = {
    letter,
    name: `${figureName(id)}${letter}`,
    status: isRestyled ? "changed" : marks.status,
    ...words,
    sentences: byCause([...rowSentences(figure, letter, draws, tables), ...words.sentences, ...(isRestyled ? [restyled] : [])]),
    draws,
    sharesScale: isChanged ? sharing(figure, letter, links).filter((file) => !draws.includes(file)) : [],
    pixels: drawn ? { ...drawn.facts, unexplained: isRedrawn ? 0 : drawn.facts.unexplained } : null,
  };
  return { report, ...(drawn && (isChanged || isRestyled) && { picture: drawn.picture }) };
}

/** What happened to the rows that a panel draws. */
function rowSentences({ before, after }: ChangedFigure, letter: string, draws: readonly string[], tables: readonly ComparedTable[]): readonly Sentence[] {
  return tables.filter(({ report, diff }) => diff !== undefined && draws.includes(report.file)).flatMap(({ name, report, diff }) => {
    const [old, now] = [before, after].map(({ snapshot }) => new Set(snapshot.panels.find((panel) => panel.letter === letter)?.drawn[name]));
    // a row whose cell became invalid is drawn on the side before only
    const isDrawn = (row: number) => now!.has(row) || old!.has(diff!.join.partners[row] ?? -1);
    const told = diff!.sentences.filter(({ kind, rows }) => kind !== "noise" && rows.some((row) => (kind === "removed" ? old!.has(row) : isDrawn(row))));
    return told.map(({ text }) => ({ causes: ["data"], text: `${report.file}: ${text}` } as const));
  });
}

/** Tables whose changed rows are drawn by panels that share limits with this one. */
function sharing({ before, after }: ChangedFigure, letter: string, links: Links): readonly string[] {
  const groups = [before, after].flatMap(({ snapshot }) => Object.values(snapshot.share)).filter((letters) => letters.includes(letter));
  return [...new Set(groups.flat().flatMap((other) => links.get(other) ?? []))].sort();
}
