import type { Figure } from "./figure.ts";
import type { Finding } from "../finding.ts";
import { checkLayout, checkRoom, panelCells } from "./layout.ts";
import { drawFoot, drawLetter } from "./page.ts";
import { drawPanel, figureText, openPanel, type ComposedPanel, type OpenPanel, type Tables } from "./panel.ts";
import { addCounts, countCells, describeCounts, footLine, panelWord, statedTitle, type Counts } from "./provenance.ts";
import type { Node, Scene } from "../scene/scene.ts";
import { settle } from "./settle.ts";
import { plainText } from "../text/markup.ts";
import { measureTextWith } from "../text/item.ts";

export interface Composed {
  readonly scene: Scene;
  readonly panels: readonly ComposedPanel[];
  readonly counts: Counts;
  readonly findings: readonly Finding[];
}

/**
 * A figure as a Scene: its views are compiled and run once to learn what their guides need, placed, run again at
 * their final size and walked. Findings come back with the scene; a scene with findings must not be written.
 */
export async function composeFigure(figure: Figure, id: string, file: string, tables: Tables): Promise<Composed> {
  measureTextWith(figureText);
  const faults = checkLayout(figure, file);
  if (faults.length > 0) return { scene: emptyScene(id), panels: [], counts: countCells([]), findings: faults };
  const context = { figure, file, tables };
  const opened = new Map<string, OpenPanel>();
  const findings: Finding[] = [];
  for (const letter of panelCells(figure.layout).keys()) {
    const { panel, problems } = await openPanel(letter, context);
    findings.push(...problems);
    if (panel) opened.set(letter, panel);
  }
  if (findings.length > 0) return { scene: emptyScene(id), panels: [], counts: countCells([]), findings };
  const { page, boxes } = await settle(figure, opened);
  const drawn = [...opened].map(([letter, panel]) => drawPanel(letter, panel, boxes.get(letter)!, context));
  findings.push(...drawn.flatMap((panel) => panel.findings));
  const counts = addCounts(drawn.map((panel) => panel.counts));
  const foot = footLine(counts);
  const { nodes: footNodes, height: footHeight } = foot ? drawFoot(foot, { width: page.width, top: page.height }, figure.profile) : { nodes: [], height: 0 };
  findings.push(...checkRoom(figure, page, page.height + footHeight, file));
  const children: Node[] = drawn.map(({ letter, nodes, counts }) => ({
    kind: "group", role: "panel", panel: letter,
    children: [...drawLetter(letter, panelWord(counts), page.letters.get(letter)!, figure.profile), ...nodes],
  }));
  const scene: Scene = {
    ...emptyScene(id),
    width: page.width,
    height: page.height + footHeight,
    title: plainText(statedTitle(id, figure.title, counts)),
    alt: plainText(altText(figure, drawn, foot)),
    metadata: { provenance: foot ?? `Numbers drawn: ${describeCounts(counts)}.` },
    children: [...children, ...footNodes],
  };
  for (const panel of opened.values()) for (const { open } of panel.views.values()) open.view.finalize();
  return { scene, panels: drawn, counts, findings };
}

function emptyScene(id: string): Scene {
  const background = { kind: "solid", hex: "#ffffff", alpha: 1 } as const;
  return { id, width: 0, height: 0, unit: "pt", background, title: "", alt: "", lang: "en", metadata: {}, children: [] };
}

function altText(figure: Figure, panels: readonly ComposedPanel[], foot: string | undefined): string {
  return [`${figure.title}.`, ...panels.map(({ letter, panel }) => `(${letter}) ${panel.alt}`), ...(foot ? [foot] : [])].join(" ");
}
