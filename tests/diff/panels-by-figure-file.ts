import { matcher, type Dataset, type Row } from "../../src/dataset.ts";
import type { Figure, Panel, ViewSpec } from "../../src/figure/figure.ts";
import { panelCells } from "../../src/figure/layout.ts";
import { drawPanel, openPanel, type FigureContext, type Tables } from "../../src/figure/panel.ts";
import { settle } from "../../src/figure/settle.ts";
import type { Node } from "../../src/scene/scene.ts";
import { isSameScene } from "./same-scene.ts";

/*
 * What a diff must say of the panels of a figure after an edit of one row, from the figure file and the two versions of the
 * table alone; nothing of src/diff takes part.
 *
 * - The scene of a panel is what it draws on a page of its own, with the limits that its figure shares between panels. So
 *   it depends on no neighbour: a plot that makes room for another one's labels has not changed.
 * - It changed if a node came, went or is another one, or a number in it differs by more than noise: 1e-6 pt, and one step
 *   of the three decimals with which Vega writes lines and areas.
 * - A panel draws the row if one of its views or layers has the table as its data, its `match` holds for the row before or
 *   after the edit, and no filter before it keeps the row out on both sides. A filter counts where it reads columns alone;
 *   behind an aggregate, a window or a formula the declaration cannot tell, and every row counts.
 * - A panel shares a scale with the row if it does not draw it, and the figure's `share` names it beside one that does.
 */

/** The row before and after an edit; undefined on a side where it is no good row. */
export interface EditedRow {
  readonly dataset: string;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

export interface ExpectedPanels {
  readonly draws: readonly string[];
  readonly sharesScale: readonly string[];
}

/** Letters of the panels that can follow from a table: those that name it, and those that share limits with one. */
export function lettersOf(figure: Figure, dataset: string): readonly string[] {
  const naming = Object.keys(figure.panels).filter((letter) => layersOf(figure.panels[letter]!).some((layer) => layer.dataset?.name === dataset));
  const groups = Object.values(figure.share ?? {}).filter((letters) => letters.some((letter) => naming.includes(letter)));
  return [...panelCells(figure.layout).keys()].filter((letter) => naming.includes(letter) || groups.flat().includes(letter));
}

/** Names of the tables that a panel may read: its own and those of the panels that it shares limits with. */
export function tablesOf(figure: Figure, letter: string): ReadonlySet<string> {
  const partners = Object.values(figure.share ?? {}).filter((letters) => letters.includes(letter)).flat();
  return new Set([letter, ...partners].flatMap((one) => layersOf(figure.panels[one]!).flatMap(({ dataset }) => dataset?.name ?? [])));
}

/** Draws a panel on a page as wide as its columns. What the engine finds fault with, the size of the plot apart, throws. */
export async function drawAlone(figure: Figure, letter: string, file: string, tables: Tables): Promise<readonly Node[]> {
  const context: FigureContext = { figure, file, tables };
  const { panel, problems } = await openPanel(letter, context);
  if (!panel) throw new Error(`${file}, panel ${letter}: ${problems.map(({ expected, found }) => `expected ${expected}, found ${found}`).join("; ")}`);
  const { boxes } = await settle(pageOf(figure, letter), new Map([[letter, panel]]));
  const { nodes } = drawPanel(letter, panel, boxes.get(letter)!, context);
  for (const { open } of panel.views.values()) open.view.finalize();
  return nodes;
}

function pageOf(figure: Figure, letter: string): Figure {
  const { rows, columns } = panelCells(figure.layout).get(letter)!;
  const weights = figure.columns ?? [...figure.layout[0]!].map(() => 1);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const widthMm = (figure.profile.widthMm * sum(weights.slice(columns[0], columns[1] + 1))) / sum(weights);
  return { ...figure, profile: { ...figure.profile, widthMm }, layout: [letter], columns: [1], rowsMm: [sum(figure.rowsMm.slice(rows[0], rows[1] + 1))] };
}

/** Sorts the panels of a figure whose scene changed; throws where one did that has nothing to do with the row. */
export function expectedPanels(figure: Figure, name: string, row: EditedRow, before: ReadonlyMap<string, readonly Node[]>, after: ReadonlyMap<string, readonly Node[]>): ExpectedPanels {
  const changed = [...after.keys()].filter((letter) => !isSameScene(before.get(letter)!, after.get(letter)!));
  const drawing = Object.keys(figure.panels).filter((letter) => drawsRow(figure.panels[letter]!, row));
  const groups = Object.values(figure.share ?? {}).filter((letters) => letters.some((letter) => drawing.includes(letter)));
  const draws = changed.filter((letter) => drawing.includes(letter));
  const sharesScale = changed.filter((letter) => !drawing.includes(letter) && groups.flat().includes(letter));
  const strange = changed.filter((letter) => !draws.includes(letter) && !sharesScale.includes(letter));
  if (strange.length > 0) throw new Error(`${name}${strange.join()} changed, and its figure file does not say why`);
  const named = (letters: readonly string[]) => letters.map((letter) => `${name}${letter}`);
  return { draws: named(draws), sharesScale: named(sharesScale) };
}

export function drawsRow(panel: Panel, { dataset, before, after }: EditedRow): boolean {
  const layers = layersOf(panel).filter((layer) => layer.dataset?.name === dataset);
  return [before, after].some((row) => row !== undefined && layers.some((layer) => layer.isChosen(row)));
}

interface Layer {
  readonly dataset: Dataset | undefined;
  /** Whether its `match` and its filters let a row pass. */
  isChosen(row: Row): boolean;
}

const nothing: Layer = { dataset: undefined, isChosen: () => false };

/** Every layer of a panel that draws a mark. */
function layersOf(panel: Panel): readonly Layer[] {
  return Object.values(panel.views).flatMap((view) => leavesOf(view, nothing, []));
}

type Transforms = NonNullable<ViewSpec["transform"]>;

/** A layer with data of its own leaves the data and the transforms of the view above it behind. */
function leavesOf({ data, transform = [], layer }: ViewSpec, above: Layer, transformsAbove: Transforms): readonly Layer[] {
  const dataset = data === undefined || "values" in data ? undefined : "dataset" in data ? data.dataset : data;
  const isMatch = data !== undefined && "match" in data ? matcher(data.match) : () => true;
  const source = data === undefined ? above : { dataset, isChosen: isMatch };
  const transforms = [...(data === undefined ? transformsAbove : []), ...transform];
  if (layer) return layer.flatMap((one) => leavesOf(one, source, transforms));
  const filters = plainFilters(source.dataset, transforms);
  return [{ dataset: source.dataset, isChosen: (row) => source.isChosen(row) && filters.every((passes) => passes(row)) }];
}

/** The filters that tell from a row's own cells whether it passes. */
function plainFilters(dataset: Dataset | undefined, transforms: Transforms): readonly ((row: Row) => boolean)[] {
  const found: ((row: Row) => boolean)[] = [];
  const written = new Set<string>();
  for (const transform of transforms) {
    const { filter, calculate, as } = transform as { filter?: string | { field: string; range: readonly [number, number] }; calculate?: string; as?: string };
    if (calculate !== undefined) written.add(as!);
    else if (filter === undefined) return found;
    else if (typeof filter === "object") found.push((row) => Number(row[filter.field]) >= filter.range[0] && Number(row[filter.field]) <= filter.range[1]);
    else {
      const names = [...filter.matchAll(/\bdatum\.(\w+)/g)].map(([, name]) => name!);
      const isPlain = names.every((name) => dataset !== undefined && name in dataset.columns && !written.has(name));
      // what is written in a figure file compares cells, in the same words as here
      if (isPlain) found.push(new Function("datum", `return ${filter}`) as (row: Row) => boolean);
    }
  }
  return found;
}
