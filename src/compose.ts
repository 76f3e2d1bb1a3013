import { compileView, prepareView, type PreparedView, type RowTag } from "./compile.ts";
import type { Dataset, Row } from "./dataset.ts";
import { drawnItems, drawnRows, encodedFields, tagOf } from "./drawn.ts";
import { calculations, reads } from "./formula.ts";
import type { Figure, Panel, ViewSpec } from "./figure.ts";
import type { Finding } from "./finding.ts";
import { drawFrame } from "./frame.ts";
import { checkLayout, checkRoom, outerExtents, panelCells, placePanels, placeTracks, spacing, type Extents } from "./layout.ts";
import { drawFoot, drawLetter, drawSideTitle, placeView } from "./page.ts";
import { ptPerMm } from "./profile.ts";
import { addCounts, countCells, footLine, panelWord, statedTitle, describeCounts, type Counts, type DrawnCells } from "./provenance.ts";
import { drawGrid, edgesOf, type ColorScale } from "./raster.ts";
import type { Node, Scene } from "./scene/scene.ts";
import type { Box } from "./scene/path.ts";
import { walkMark, type Note } from "./scene/walk.ts";
import { measureTextWith, type TextSetting } from "./text/item.ts";
import { checkFields, checkFormulas, checkNotes, checkPositions, checkRasters, checkWarnings, type Clipped, type Place } from "./truth.ts";
import { domainOf, guideExtents, openView, plotGroup, resizeView, type Domain, type OpenView } from "./view.ts";

/** The validated tables that a figure may draw, and how to name a row of theirs. */
export interface Tables {
  rowsOf(dataset: string): readonly Row[];
  locate(dataset: Dataset, index: number): string;
}

/** A composed panel: what the caption, the manifest and the exports need to know of it. */
export interface ComposedPanel {
  readonly letter: string;
  readonly panel: Panel;
  readonly views: readonly { readonly name: string; readonly prepared: PreparedView; readonly box: Box }[];
  readonly counts: Counts;
  readonly cells: readonly DrawnCells[];
  readonly clipped: readonly Clipped[];
  readonly nodes: readonly Node[];
}

export interface Composed {
  readonly scene: Scene;
  readonly panels: readonly ComposedPanel[];
  readonly counts: Counts;
  readonly findings: readonly Finding[];
}

const text: TextSetting = { family: "Arimo", markup: true, roundBaseline: false };

/**
 * A figure as a Scene: its views are compiled and run once to learn what their guides need, placed, run again at
 * their final size and walked. Findings come back with the scene; a scene with findings must not be written.
 */
export async function composeFigure(figure: Figure, id: string, file: string, tables: Tables): Promise<Composed> {
  measureTextWith(text);
  const faults = checkLayout(figure, file);
  if (faults.length > 0) return { scene: emptyScene(id), panels: [], counts: countCells([]), findings: faults };
  const opened = new Map<string, OpenPanel>();
  const findings: Finding[] = [];
  for (const letter of panelCells(figure.layout).keys()) {
    const { panel, problems } = await openPanel(figure, letter, file, tables);
    findings.push(...problems);
    if (panel) opened.set(letter, panel);
  }
  if (findings.length > 0) return { scene: emptyScene(id), panels: [], counts: countCells([]), findings };
  const { page, boxes } = await settle(figure, opened);
  findings.push(...checkRoom(figure, page, file));
  const drawn = [...opened].map(([letter, panel]) => drawPanel(letter, panel, boxes.get(letter)!, figure, file, tables));
  findings.push(...drawn.flatMap((panel) => panel.findings));
  const counts = addCounts(drawn.map((panel) => panel.counts));
  const foot = footLine(counts);
  const children: Node[] = drawn.map(({ letter, nodes, counts }) => ({
    kind: "group", role: "panel", panel: letter,
    children: [...drawLetter(letter, panelWord(counts), page.letters.get(letter)!, figure.profile), ...nodes],
  }));
  const scene: Scene = {
    ...emptyScene(id),
    width: page.width,
    height: page.height - (foot ? 0 : spacing.foot),
    title: statedTitle(id, figure.title, counts),
    alt: altText(figure, drawn, foot),
    metadata: { provenance: foot ?? `Numbers drawn: ${describeCounts(counts)}.` },
    children: foot ? [...children, drawFoot(foot, page.letters.values().next().value!.x, page.footY, figure.profile)] : children,
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

interface OpenPanel {
  readonly panel: Panel;
  /** Markup of a y title that stands once beside all tracks. */
  readonly sideTitle?: string;
  readonly views: ReadonlyMap<string, { readonly prepared: PreparedView; readonly open: OpenView; readonly natural: { x?: Domain; y?: Domain } }>;
}

/** Compiles and runs every view of a panel at a first guess of its size. */
async function openPanel(figure: Figure, letter: string, file: string, tables: Tables): Promise<{ panel?: OpenPanel; problems: readonly Finding[] }> {
  const panel = figure.panels[letter]!;
  const views = new Map();
  const problems: Finding[] = [];
  const guess = { width: (figure.profile.widthMm * ptPerMm) / [...figure.layout[0]!].length, height: figure.rowsMm[0]! * ptPerMm };
  const sideTitle = commonTitle(panel);
  for (const name of panelCells(panel.tracks).keys()) {
    const place = placeOf(panel, letter, name, file, tables);
    const spec = sideTitle === undefined ? sharedAxes(panel, name) : withAxis(sharedAxes(panel, name), "y", { title: null });
    const prepared = prepareView(spec, figure.profile, tables.rowsOf);
    problems.push(...checkFields(prepared, place), ...checkFormulas(prepared, place));
    if (problems.length > 0) continue;
    const compiled = compileView(prepared, figure.profile, guess);
    const open = await openView(compiled.runtime);
    problems.push(...checkWarnings([...compiled.warnings, ...open.warnings], place));
    const [x, y] = [domainOf(open, "x"), domainOf(open, "y")];
    views.set(name, { prepared, open, natural: { ...(x && { x }), ...(y && { y }) } });
  }
  return problems.length > 0 ? { problems } : { panel: { panel, views, ...(sideTitle !== undefined && { sideTitle }) }, problems };
}

function placeOf(panel: Panel, letter: string, view: string, file: string, tables: Tables): Place {
  const isOnly = panelCells(panel.tracks).size === 1;
  return {
    file,
    subject: isOnly ? `panel ${letter}` : `panel ${letter}, view ${view}`,
    locate: ({ source, index }: RowTag) => tables.locate(source.dataset, index),
  };
}

/** A view of a panel with a shared axis writes its labels and title only at the outer edge. */
function sharedAxes(panel: Panel, name: string): ViewSpec {
  const spec = panel.views[name]!;
  const { rows, columns } = panelCells(panel.tracks).get(name)!;
  const inner = (panel.share ?? []).filter((channel) => (channel === "x" ? rows[1] < panel.tracks.length - 1 : columns[0] > 0));
  return inner.reduce((view, channel) => withAxis(view, channel, { labels: false, title: null }), spec);
}

/** The view with properties set on the axis of a channel, in every layer that has one. */
function withAxis(spec: ViewSpec, channel: "x" | "y", properties: object): ViewSpec {
  const definition = spec.encoding?.[channel] as { axis?: object | null; field?: string; datum?: unknown } | undefined;
  const hasAxis = definition && definition.axis !== null && (definition.field !== undefined || definition.datum !== undefined);
  return {
    ...spec,
    ...(hasAxis && { encoding: { ...spec.encoding, [channel]: { ...definition, axis: { ...definition.axis, ...properties } } } }),
    ...(spec.layer && { layer: spec.layer.map((layer) => withAxis(layer, channel, properties)) }),
  };
}

/** The y title that all tracks of one column share: it is written once beside them all. */
function commonTitle(panel: Panel): string | undefined {
  const titles = panel.tracks.map((row) => (row.length === 1 ? titleOf(panel.views[row[0]!]!) : undefined));
  return titles.length > 1 && titles.every((title) => title === titles[0]) ? titles[0] : undefined;
}

function titleOf(spec: ViewSpec): string | undefined {
  const own = (spec.encoding?.["y"] as { title?: unknown } | undefined)?.title;
  return typeof own === "string" ? own : spec.layer?.map(titleOf).find((title) => title !== undefined);
}

type Boxes = ReadonlyMap<string, ReadonlyMap<string, Box>>;

/** Guides depend on the size of a plot (how many labels) and its size on the guides: three rounds settle it. */
const rounds = 3;

async function settle(figure: Figure, opened: ReadonlyMap<string, OpenPanel>): Promise<{ page: ReturnType<typeof placePanels>; boxes: Boxes }> {
  let page = placeOnce(figure, opened);
  for (let round = 0; round < rounds; round++) {
    for (const [letter, panel] of opened) await resizePanel(panel, page.boxes.get(letter)!);
    const next = placeOnce(figure, opened);
    if (sameBoxes(page.boxes, next.boxes)) break;
    page = next;
  }
  for (const [letter, panel] of opened) await resizePanel(panel, page.boxes.get(letter)!);
  return page;
}

function placeOnce(figure: Figure, opened: ReadonlyMap<string, OpenPanel>): { page: ReturnType<typeof placePanels>; boxes: Boxes } {
  const inner = new Map<string, ReadonlyMap<string, Extents>>();
  for (const [letter, { views }] of opened) inner.set(letter, new Map([...views].map(([name, { open }]) => [name, guideExtents(open)])));
  const outer = new Map([...opened].map(([letter, open]) => [letter, withSideTitle(open, outerExtents(open.panel, inner.get(letter)!), figure)]));
  const page = placePanels(figure, outer);
  const boxes = new Map(
    [...opened].map(([letter, { panel }]) => {
      const frame = page.frames.get(letter)!;
      const tracks = placeTracks(panel, frame, inner.get(letter)!);
      return [letter, new Map([...tracks].map(([name, box]) => [name, { ...box, x: frame.x + box.x, y: frame.y + box.y }]))] as const;
    }),
  );
  return { page, boxes };
}

function withSideTitle({ sideTitle }: OpenPanel, extents: Extents, { profile }: Figure): Extents {
  return sideTitle === undefined ? extents : { ...extents, left: extents.left + spacing.title + profile.textPt };
}

function sameBoxes(a: Boxes, b: Boxes): boolean {
  const flat = (boxes: Boxes) => [...boxes.values()].flatMap((views) => [...views.values()].flatMap(({ x, y, width, height }) => [x, y, width, height]));
  const other = flat(b);
  return flat(a).every((value, index) => Math.abs(value - other[index]!) < 0.001);
}

async function resizePanel({ panel, views }: OpenPanel, boxes: ReadonlyMap<string, Box>): Promise<void> {
  const shared = Object.fromEntries(
    (panel.share ?? []).flatMap((channel) => {
      const domains = [...views.values()].flatMap(({ natural }) => (natural[channel] ? [natural[channel]] : []));
      return domains.length === 0 ? [] : [[channel, [Math.min(...domains.map(([low]) => low)), Math.max(...domains.map(([, high]) => high))]]];
    }),
  ) as { x?: Domain; y?: Domain };
  for (const [name, { open, natural }] of views) {
    const box = boxes.get(name)!;
    const equal = panel.aspect === "equal" ? equalDomains(natural as { x: Domain; y: Domain }, box) : {};
    await resizeView(open, { width: Math.max(1, box.width), height: Math.max(1, box.height) }, { ...shared, ...equal });
  }
}

/** Extends the upper end of one domain until a unit of x is as long as a unit of y. */
function equalDomains({ x, y }: { x: Domain; y: Domain }, box: Box): { x: Domain; y: Domain } {
  const unitsPerPt = Math.max((x[1] - x[0]) / box.width, (y[1] - y[0]) / box.height);
  return { x: [x[0], x[0] + unitsPerPt * box.width], y: [y[0], y[0] + unitsPerPt * box.height] };
}

function drawPanel(letter: string, { panel, views, sideTitle }: OpenPanel, boxes: ReadonlyMap<string, Box>, figure: Figure, file: string, tables: Tables): ComposedPanel & { findings: readonly Finding[] } {
  const drawn = [...views].map(([name, { prepared, open }]) => {
    const place = placeOf(panel, letter, name, file, tables);
    const notes: Note[] = [];
    const group = plotGroup(open);
    const marks = walkMark(group.mark, { text, pictureOf: () => undefined, rowOf: (datum) => tagOf(datum)?.index, nanAsZero: false, note: (note) => notes.push(note) });
    const items = drawnItems(group);
    const positions = checkPositions(prepared, open, items, panel, place);
    return {
      name, prepared, box: boxes.get(name)!,
      cells: cellsOf(prepared, drawnRows(prepared.sources, items)),
      node: placeView(boxes.get(name)!, [...drawRasters(prepared, open), ...marks, ...drawFrame(open)]),
      findings: [...checkWarnings(open.warnings, place), ...checkNotes(notes, positions.misplaced, place), ...positions.findings, ...checkRasters(prepared, open, place)],
      clipped: positions.clipped && positions.clipped.count > 0 ? [positions.clipped] : [],
    };
  });
  const cells = drawn.flatMap((view) => view.cells);
  const reach = Math.max(...[...views.values()].map(({ open }) => guideExtents(open).left));
  return {
    letter, panel, views: drawn, cells,
    counts: countCells(cells),
    nodes: [...drawn.map(({ node }) => node), ...(sideTitle === undefined ? [] : [drawSideTitle(sideTitle, [...boxes.values()], reach, figure.profile)])],
    findings: drawn.flatMap(({ findings }) => findings),
    clipped: drawn.flatMap(({ clipped }) => clipped),
  };
}

function drawRasters({ rasters }: PreparedView, { view }: OpenView): readonly Node[] {
  return rasters.map(({ grid }) => {
    const across = (channel: "x" | "y", centres: readonly number[]) => edgesOf(centres).map(view.scale(channel) as (value: number) => number) as [number, number];
    const [x, y] = [across("x", grid.xs), across("y", grid.ys)];
    const box = { x: Math.min(...x), y: Math.min(...y), width: Math.abs(x[1] - x[0]), height: Math.abs(y[1] - y[0]) };
    return drawGrid(grid, box, view.scale("color") as ColorScale, { x: x[1] < x[0], y: y[1] < y[0] });
  });
}

/** The cells of each source that a view draws: rows that reach a mark, columns that an encoding names or a formula reads. */
function cellsOf(prepared: PreparedView, rows: ReturnType<typeof drawnRows>): readonly DrawnCells[] {
  const fields = encodedFields(prepared);
  const formulas = calculations(prepared.spec);
  return prepared.sources.map((source) => {
    const named = new Set(fields.filter((field) => field.source?.name === source.name).map(({ field }) => field));
    return {
      dataset: source.dataset,
      rows: source.rows.filter((_, at) => rows.get(source)!.has(source.indices[at]!)),
      columns: Object.keys(source.dataset.columns).filter((name) => named.has(name) || formulas.some((formula) => reads(formula, name))),
    };
  });
}
