import { checkClaim, printedNumbers, type CheckedClaim, type Claim, type UntestableClaim } from "../../claim.ts";
import { loadClaims, shown, stated } from "../../claims.ts";
import type { Dataset } from "../../dataset.ts";
import { drawnDatasets, findAffected } from "../../figure/affected.ts";
import { composeFigure, type Composed } from "../../figure/compose.ts";
import type { Figure, ViewSpec } from "../../figure/figure.ts";
import type { ComposedPanel, Tables } from "../../figure/panel.ts";
import { sha256 } from "../../hash.ts";
import { figureIds, readInputs } from "../../inputs.ts";
import { readPictures } from "../../make.ts";
import { codeOf } from "../../manifest.ts";
import { loadFigure } from "../../project-figure.ts";
import { loadSchemas } from "../../schemas.ts";
import { faces } from "../../text/face.ts";
import { validate, type Validation } from "../../validate.ts";
import { drawnPictures } from "./drawn-pictures.ts";
import { drawnRows, drawnTables } from "./drawn-rows.ts";
import { nameRows } from "../table/row-names.ts";
import { scalesOf } from "../scene/scale.ts";
import { sceneToJson, sceneVersion } from "../scene/scene.ts";
import { snapshotVersion, type ClaimSnapshot, type FigureSnapshot, type PanelSnapshot, type Snapshot, type SnapshotRequest } from "./snapshot.ts";
import { diffColumns, tableSnapshot } from "./table-snapshot.ts";

/** Draws and checks a project as far as it is asked for. Faults of tables and figures are in the snapshot; nothing is written. */
export async function takeSnapshot(root: string, request: SnapshotRequest): Promise<Snapshot> {
  // one zone for every machine; set before Vega first asks for the date
  process.env["TZ"] = "UTC";
  const { files } = await readInputs(root);
  const [paths, ids] = [Object.keys(files), figureIds({ files })];
  const { datasets, crossRules } = await loadSchemas(root);
  const changed = datasets.filter(({ name, file }) => request.changed.some((path) => path === `datasets/${file}` || path === `schemas/${name}.ts`));
  const loaded = await Promise.all(ids.map(async (id) => ({ id, ...(await loadFigure(root, id)) })));
  const concerned = loaded.filter((one) => (request.figures ? request.figures.includes(one.id) : isConcerned(one, request, changed, paths)));
  const claims = request.figures ? [] : (await loadClaims(root)).filter((claim) => request.isWhole || concernsLedger(request.changed) || usesAny(claim, changed));
  const needed = [
    ...changed.map(({ name }) => name),
    ...concerned.flatMap((one) => ("figure" in one ? drawnDatasets(one.figure) : [])),
    ...claims.flatMap((claim) => ("uses" in claim ? Object.values(claim.uses).map(({ dataset }) => dataset.name) : [])),
    ...crossRules.filter((rule) => rule.datasets.some((name) => changed.some((dataset) => dataset.name === name))).flatMap((rule) => rule.datasets),
  ];
  const isAllChecked = request.isWhole || (!request.figures && (concernsRules(request.changed) || request.changed.some((path) => isUndescribed(path, datasets))));
  const validation = await validate(root, isAllChecked ? [] : [...new Set(needed)].sort(), await findAffected(root, ids));
  const pictures = await readPictures(root, paths);
  const tables = { ...validation, picture: (file: string) => pictures.get(file) };
  const figures: [string, FigureSnapshot][] = [];
  for (const one of concerned) figures.push([one.id, "figure" in one ? await figureSnapshot(one.id, one.figure, tables, changed) : { ...nothing, findings: one.findings }]);
  return {
    version: snapshotVersion,
    sceneVersion,
    schemas: sha256(paths.filter((path) => path.startsWith("schemas/")).map((path) => `${path} ${files[path]}`).join("\n")),
    figureIds: ids,
    figures: Object.fromEntries(figures),
    tables: request.figures ? {} : Object.fromEntries(validation.tables.filter(({ dataset }) => changed.includes(dataset)).map((checked) => [checked.dataset.name, tableSnapshot(checked)])),
    claims: claims.map((claim) => claimSnapshot(checkClaim(claim, validation.rowsOf))),
    findings: validation.findings,
    faceFiles: Object.fromEntries(faces.map(({ id, file }) => [id, file])),
  };
}

type Loaded = { readonly id: string } & Awaited<ReturnType<typeof loadFigure>>;

/** Whether a figure follows from a file that changed. */
function isConcerned(one: Loaded, { isWhole, changed }: SnapshotRequest, datasets: readonly Dataset[], paths: readonly string[]): boolean {
  if (isWhole || changed.some((path) => /^schemas\/.+\//.test(path) && !concernsRules([path]))) return true;
  const code = codeOf(one.id, [...new Set([...paths, ...changed])]).filter((path) => path.startsWith("figures/"));
  if (!("figure" in one) || code.some((path) => changed.includes(path))) return true;
  const drawn = drawnDatasets(one.figure);
  if (datasets.some(({ name }) => drawn.includes(name))) return true;
  const hasOtherPicture = changed.some((path) => /^datasets\/[^/]+\.(png|jpe?g)$/.test(path));
  return hasOtherPicture && Object.values(one.figure.panels).some(({ views }) => Object.values(views).some(drawsPictures));
}

/** Whether a view has image marks; which picture they show may stand in a table. */
function drawsPictures({ mark, layer = [] }: ViewSpec): boolean {
  return mark === "image" || (typeof mark === "object" && mark["type"] === "image") || layer.some(drawsPictures);
}

/** Whether what is checked, though not what is drawn, changed. */
function concernsRules(changed: readonly string[]): boolean {
  return changed.some((path) => /^schemas\/(?:cross_table\.ts|cross\/|claims\.ts|claims\/|responses\.ts)/.test(path));
}

/** Whether a path is that of a table without a schema. */
function isUndescribed(path: string, datasets: readonly Dataset[]): boolean {
  return /^datasets\/[^/]+\.(csv|tsv|json)$/i.test(path) && !datasets.some(({ file }) => path === `datasets/${file}`);
}

function concernsLedger(changed: readonly string[]): boolean {
  return changed.some((path) => /^schemas\/claims(?:\.ts|\/)/.test(path));
}

function usesAny(claim: Claim | UntestableClaim, datasets: readonly Dataset[]): boolean {
  return "uses" in claim && Object.values(claim.uses).some(({ dataset }) => datasets.includes(dataset));
}

const nothing: FigureSnapshot = { title: "", scene: "", declaration: "{}", panels: [], rowNames: {}, share: {}, findings: [] };

async function figureSnapshot(id: string, figure: Figure, tables: Tables & Validation, changed: readonly Dataset[]): Promise<FigureSnapshot> {
  const composed = await composeFigure(figure, id, `figures/${id}.ts`, tables);
  if (composed.findings.length > 0) return { ...nothing, title: figure.title, findings: composed.findings };
  const { panels: _, ...declaration } = figure;
  return {
    title: figure.title,
    scene: sceneToJson(composed.scene),
    declaration: JSON.stringify(declaration),
    panels: composed.panels.map((panel) => panelSnapshot(panel, tables, changed)),
    rowNames: rowNames(composed, tables),
    share: figure.share ?? {},
    findings: [],
  };
}

function panelSnapshot(composed: ComposedPanel, { tables, picture }: Tables & Validation, changed: readonly Dataset[]): PanelSnapshot {
  const { letter, panel, views } = composed;
  const { views: _, ...words } = panel;
  const spec = JSON.stringify({ ...words, views: Object.fromEntries(views.map(({ name, prepared }) => [name, prepared.spec])) });
  const files = drawnTables(composed).map((name) => `${name} ${tables.find((table) => table.dataset.name === name)?.table.sha256}`);
  const pictures = drawnPictures(composed).map((file) => `${file} ${sha256(picture?.(file)?.bytes ?? "")}`);
  const drawn = changed.flatMap((dataset) => {
    const indices = drawnRows(composed, dataset.name);
    const checked = tables.find((table) => table.dataset.name === dataset.name);
    return checked && indices.length > 0 ? [[dataset.name, Uint32Array.from(indices, (index) => checked.tableRows[index]!)] as const] : [];
  });
  return { letter, spec, scales: scalesOf(composed), drawn: Object.fromEntries(drawn), files: sha256([...files, ...pictures].join("\n")) };
}

/** Names of the rows of all tables of the figure that have a key. */
function rowNames({ panels }: Composed, { tables }: Validation): FigureSnapshot["rowNames"] {
  const names = new Set(panels.flatMap(drawnTables));
  const keyed = tables.filter(({ dataset }) => names.has(dataset.name) && dataset.key.length > 0);
  return Object.fromEntries(keyed.map(({ dataset, rows }) => [dataset.name, nameRows({ columns: diffColumns(dataset), rows }, dataset.key)]));
}

function claimSnapshot(checked: CheckedClaim): ClaimSnapshot {
  const { claim, status, recomputed } = checked;
  const { id, says, panels } = claim;
  const printed = "value" in claim ? stated(claim) : "";
  const isNumber = "value" in claim && recomputed !== undefined && typeof recomputed !== "boolean";
  const rounded = isNumber ? printedNumbers({ value: recomputed, ...(claim.tolerance !== undefined && { tolerance: claim.tolerance }) }).join(" / ") : shown(recomputed);
  return { id, says, panels, printed, recomputed: shown(recomputed), rounded, status };
}
