import { compileView, prepareView, type PreparedView } from "./compile.ts";
import type { RowTag } from "./source.ts";
import type { Dataset, Row } from "../dataset.ts";
import { drawnCells, drawnItems, mergeCells, tagOf, type DrawnCells } from "./drawn.ts";
import type { Figure, Panel } from "./figure.ts";
import type { Finding } from "../finding.ts";
import { drawFrame } from "./frame.ts";
import { panelCells } from "./layout.ts";
import { drawSideTitle, placeView } from "./page.ts";
import { ptPerMm } from "./profile.ts";
import { countCells, type Counts } from "./provenance.ts";
import { drawGrid, edgesOf, type ColorScale } from "./raster.ts";
import type { Box } from "../scene/path.ts";
import type { Node, Picture } from "../scene/scene.ts";
import { walkMark, type Note } from "../scene/walk.ts";
import { sharedDomains, showsLegend, withSharedDomains } from "./share.ts";
import type { TextSetting } from "../text/item.ts";
import { commonTitle, sharedAxes, withAxis } from "./tracks.ts";
import { checkFields, checkFormulas, checkNotes, checkPositions, checkRasters, checkWarnings, type Clipped, type Place } from "./truth.ts";
import { domainOf, guideExtents, openView, plotGroup, type Domain, type OpenView } from "./view.ts";

/** How text is set in figures: in Arimo, with markup, on exact baselines. */
export const figureText: TextSetting = { family: "Arimo", markup: true, roundBaseline: false };

/** The validated tables that a figure may draw, and how to name a row of theirs. */
export interface Tables {
  rowsOf(dataset: string): readonly Row[];
  locate(dataset: Dataset, index: number): string;
  /** A calibrated image of `datasets/`, by file name, for image marks. */
  picture?(file: string): Picture | undefined;
}

/** What the panels of one figure share. */
export interface FigureContext {
  readonly figure: Figure;
  /** The figure file, relative to the project. */
  readonly file: string;
  readonly tables: Tables;
}

/** A panel whose views have run once. */
export interface OpenPanel {
  readonly panel: Panel;
  /** Markup of a y title that stands once beside all tracks. */
  readonly sideTitle?: string;
  readonly views: ReadonlyMap<string, OpenTrack>;
}

export interface OpenTrack {
  readonly prepared: PreparedView;
  readonly open: OpenView;
  /** The domains that the spec and the rows ask for. */
  readonly natural: { readonly x?: Domain; readonly y?: Domain };
}

/** Compiles and runs every view of a panel at a first guess of its size. */
export async function openPanel(letter: string, context: FigureContext): Promise<{ panel?: OpenPanel; problems: readonly Finding[] }> {
  const { figure, tables } = context;
  const panel = figure.panels[letter]!;
  const views = new Map<string, OpenTrack>();
  const problems: Finding[] = [];
  const guess = { width: (figure.profile.widthMm * ptPerMm) / [...figure.layout[0]!].length, height: figure.rowsMm[0]! * ptPerMm };
  const sideTitle = commonTitle(panel);
  const domains = sharedDomains(figure, letter, tables.rowsOf);
  for (const name of panelCells(panel.tracks).keys()) {
    const place = placeOf(letter, name, context);
    const spec = sideTitle === undefined ? sharedAxes(panel, name) : withAxis(sharedAxes(panel, name), "y", { title: null });
    const limited = withSharedDomains(spec, domains, (field) => showsLegend(figure, letter, field));
    const prepared = prepareView(limited, figure.profile, tables.rowsOf);
    problems.push(...checkFields(prepared, place), ...checkFormulas(prepared, place));
    if (problems.length > 0) continue;
    const compiled = compileView(prepared, figure.profile, guess);
    if (!compiled.runtime) {
      problems.push(...checkWarnings(compiled.warnings, place));
      continue;
    }
    const open = await openView(compiled.runtime);
    problems.push(...checkWarnings([...compiled.warnings, ...open.warnings], place));
    const [x, y] = [domainOf(open, "x"), domainOf(open, "y")];
    views.set(name, { prepared, open, natural: { ...(x && { x }), ...(y && { y }) } });
  }
  return problems.length > 0 ? { problems } : { panel: { panel, views, ...(sideTitle !== undefined && { sideTitle }) }, problems };
}

function placeOf(letter: string, view: string, { figure, file, tables }: FigureContext): Place {
  const isOnly = panelCells(figure.panels[letter]!.tracks).size === 1;
  return {
    file,
    subject: isOnly ? `panel ${letter}` : `panel ${letter}, view ${view}`,
    locate: ({ source, index }: RowTag) => tables.locate(source.dataset, index),
  };
}

/** A composed panel: what the caption, the manifest and the exports need to know of it. */
export interface ComposedPanel {
  readonly letter: string;
  readonly panel: Panel;
  readonly views: readonly { readonly name: string; readonly prepared: PreparedView; readonly open: OpenView; readonly box: Box }[];
  readonly counts: Counts;
  readonly cells: readonly DrawnCells[];
  readonly clipped: readonly Clipped[];
  readonly nodes: readonly Node[];
  readonly findings: readonly Finding[];
}

/** Walks the views of a panel at their final size, checks what they draw, and puts them in their boxes. */
export function drawPanel(letter: string, { panel, views, sideTitle }: OpenPanel, boxes: ReadonlyMap<string, Box>, context: FigureContext): ComposedPanel {
  const drawn = [...views].map(([name, track]) => ({ name, prepared: track.prepared, open: track.open, box: boxes.get(name)!, ...drawTrack(track, panel, boxes.get(name)!, placeOf(letter, name, context), context.tables) }));
  const reach = Math.max(...[...views.values()].map(({ open }) => guideExtents(open).left));
  const title = sideTitle === undefined ? [] : [drawSideTitle(sideTitle, [...boxes.values()], reach, context.figure.profile)];
  const cells = mergeCells(drawn.flatMap((view) => view.cells));
  return {
    letter,
    panel,
    views: drawn,
    cells,
    counts: countCells(cells),
    nodes: [...drawn.map(({ node }) => node), ...title],
    findings: drawn.flatMap(({ findings }) => findings),
    clipped: drawn.flatMap(({ clipped }) => clipped),
  };
}

interface DrawnTrack {
  readonly node: Node;
  readonly cells: readonly DrawnCells[];
  readonly findings: readonly Finding[];
  readonly clipped: readonly Clipped[];
}

function drawTrack({ prepared, open }: OpenTrack, panel: Panel, box: Box, place: Place, tables: Tables): DrawnTrack {
  const notes: Note[] = [];
  const group = plotGroup(open);
  const marks = walkMark(group.mark, {
    text: figureText,
    pictureOf: ({ url }) => tables.picture?.(url ?? ""),
    rowOf: (datum) => nodeRow(tagOf(datum)),
    nanAsZero: false,
    note: (note) => notes.push(note),
  });
  const items = drawnItems(group);
  const { misplaced, clipped, findings } = checkPositions(prepared, open, items, panel, place);
  return {
    node: placeView(box, [...drawRasters(prepared, open), ...marks, ...drawFrame(open)]),
    cells: drawnCells(prepared, items),
    findings: [...checkWarnings(open.warnings, place), ...checkNotes(notes, misplaced, place), ...findings, ...checkRasters(prepared, open, place)],
    clipped: clipped && clipped.count > 0 ? [clipped] : [],
  };
}

function nodeRow(tag: RowTag | undefined): { readonly dataset: string; readonly row: number } | undefined {
  return tag && { dataset: tag.source.dataset.name, row: tag.index };
}

function drawRasters({ rasters }: PreparedView, { view }: OpenView): readonly Node[] {
  return rasters.map(({ grid }) => {
    const across = (channel: "x" | "y", centres: readonly number[]) => edgesOf(centres).map(view.scale(channel) as (value: number) => number) as [number, number];
    const [x, y] = [across("x", grid.xs), across("y", grid.ys)];
    const box = { x: Math.min(...x), y: Math.min(...y), width: Math.abs(x[1] - x[0]), height: Math.abs(y[1] - y[0]) };
    return drawGrid(grid, box, view.scale("color") as ColorScale, { x: x[1] < x[0], y: y[1] < y[0] });
  });
}
