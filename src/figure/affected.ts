import type { Dataset } from "../dataset.ts";
import { calculations, foldedColumns, reads } from "./formula.ts";
import type { Figure, ViewSpec } from "./figure.ts";
import { importProjectModule } from "../project-module.ts";
import type { Affects } from "../validate.ts";

/** Which panels draw a table, or a column of it: `Fig. 3a`. Figures that cannot be loaded affect nothing; the build tells of them. */
export async function findAffected(projectDir: string, figureIds: readonly string[]): Promise<Affects> {
  const loaded = await Promise.all(figureIds.map((id) => importProjectModule(projectDir, `figures/${id}.ts`).catch(() => ({}) as Readonly<Record<string, unknown>>)));
  const panels = loaded.flatMap((module, index) =>
    Object.entries((module["default"] as Figure | undefined)?.panels ?? {}).map(([letter, panel]) => ({
      name: `Fig. ${figureIds[index]!.replace(/^fig/, "")}${letter}`,
      columns: Object.values(panel.views).flatMap((view) => columnsOf(view, undefined, {})),
    })),
  );
  return (dataset, column) =>
    panels.filter(({ columns }) => columns.some((drawn) => drawn.dataset === dataset && (column === undefined || drawn.column === column))).map(({ name }) => name);
}

/** Names of the tables that a figure draws. */
export function drawnDatasets(figure: Figure): readonly string[] {
  return [...new Set(Object.values(figure.panels).flatMap((panel) => Object.values(panel.views).flatMap(datasetsOf)))];
}

function datasetsOf({ data, layer = [] }: ViewSpec): readonly string[] {
  const own = data === undefined || "values" in data ? [] : ["dataset" in data ? data.dataset.name : data.name];
  return [...own, ...layer.flatMap(datasetsOf)];
}

interface DrawnColumn {
  readonly dataset: string;
  readonly column: string;
}

/** The columns that the encodings and formulas of a view and its layers name. */
function columnsOf(view: ViewSpec, inherited: Dataset | undefined, encoding: object): readonly DrawnColumn[] {
  const { data } = view;
  const dataset = data === undefined ? inherited : "values" in data ? undefined : "dataset" in data ? data.dataset : data;
  const merged = { ...encoding, ...view.encoding };
  const layers = (view.layer ?? []).flatMap((layer) => columnsOf(layer, dataset, merged));
  if (!dataset) return layers;
  const fields = Object.values(merged).flat().map((channel) => (channel as { field?: string } | null)?.field);
  const formulas = calculations(view);
  const folded = foldedColumns(view);
  const named = Object.keys(dataset.columns).filter((column) => fields.includes(column) || folded.includes(column) || formulas.some((formula) => reads(formula, column)));
  return [...named.map((column) => ({ dataset: dataset.name, column })), ...layers];
}
