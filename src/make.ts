import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { claimsOf, writeCaption } from "./figure/caption.ts";
import type { CheckedClaim } from "./claim.ts";
import { composeFigure, type Composed } from "./figure/compose.ts";
import { exportPanel, panelText } from "./figure/export.ts";
import type { Figure } from "./figure/figure.ts";
import type { Finding } from "./finding.ts";
import { sha256 } from "./hash.ts";
import { panelCells } from "./figure/layout.ts";
import type { FigureEntry } from "./manifest.ts";
import type { Files } from "./output.ts";
import type { Tables } from "./figure/panel.ts";
import { writePdf } from "./pdf/write.ts";
import { writePng } from "./png/write.ts";
import { readPicture } from "./picture.ts";
import type { Node, Picture } from "./scene/scene.ts";
import { writeSvg } from "./svg/write.ts";
import { faces } from "./text/face.ts";
import { theme } from "./figure/theme.ts";

/** Resolution of the PNG preview; raster parts inside the vector formats have at least twice that. */
const dpi = 300;

export interface Made {
  readonly files: Files;
  /** Tables and images that were used, relative to the project. */
  readonly datasets: readonly string[];
  readonly entry: Omit<FigureEntry, "datasets" | "code">;
  readonly composed: Composed;
}

/** A figure in all its formats, in memory. With findings there are no files. */
export async function makeFigure(figure: Figure, id: string, tables: Tables, ledger: readonly CheckedClaim[]): Promise<Made | { readonly findings: readonly Finding[] }> {
  const [stem, letter] = id.split("/") as [string, string | undefined];
  const drawn = letter === undefined ? figure : singlePanel(figure, letter);
  const images = new Set<string>();
  const watched: Tables = { ...tables, picture: (file) => (images.add(file), tables.picture?.(file)) };
  const composed = await composeFigure(drawn, id.replace("/", "-"), `figures/${stem}.ts`, watched);
  if (composed.findings.length > 0) return { findings: composed.findings };
  const { scene, panels } = composed;
  const [png, svg, pdf] = await Promise.all([writePng(scene, dpi), writeSvg(scene), writePdf(scene)]);
  const files = new Map<string, Uint8Array | string>([
    [`output/${id}.svg`, svg],
    [`output/${id}.pdf`, pdf],
    [`output/${id}.png`, png],
    ...(letter === undefined ? [[`output/${id}/caption.md`, writeCaption(drawn, id, composed, ledger)] as const] : []),
    ...(letter === undefined ? panels.map((panel) => [`output/${id}/${panel.letter}.vl.json`, panelText(exportPanel(panel))] as const) : []),
  ]);
  const datasets = usedDatasets(composed, letter === undefined ? claimsOf(id, panels, ledger) : [], images);
  return { files, composed, datasets, entry: describe(drawn, composed, files) };
}

/** One panel on a page of its own, as wide as its columns are in the figure. */
function singlePanel(figure: Figure, letter: string): Figure {
  const cells = panelCells(figure.layout).get(letter)!;
  const weights = figure.columns ?? [...figure.layout[0]!].map(() => 1);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const share = sum(weights.slice(cells.columns[0], cells.columns[1] + 1)) / sum(weights);
  return {
    ...figure,
    profile: { ...figure.profile, widthMm: figure.profile.widthMm * share },
    layout: [letter],
    columns: [1],
    rowsMm: [sum(figure.rowsMm.slice(cells.rows[0], cells.rows[1] + 1))],
    panels: { [letter]: figure.panels[letter]! },
    share: {},
  };
}

/** Files of the tables and images behind a figure and the claims in its caption. */
function usedDatasets({ panels }: Composed, ledger: readonly CheckedClaim[], images: ReadonlySet<string>): readonly string[] {
  const claimed = ledger.flatMap(({ claim }) => ("uses" in claim ? Object.values(claim.uses).map(({ dataset }) => dataset.file) : []));
  const drawn = panels.flatMap(({ cells }) => cells.map(({ dataset }) => dataset.file));
  return [...new Set([...drawn, ...claimed, ...images])].sort().map((file) => `datasets/${file}`);
}

function describe(figure: Figure, { panels }: Composed, files: Files): Made["entry"] {
  const specs = panels.map(({ letter, views, nodes }) => [
    letter,
    { spec: sha256(JSON.stringify(views.map(({ name, prepared }) => [name, prepared.spec]))), scene: sha256(JSON.stringify(nodes, settle)) },
  ]);
  return {
    theme: sha256(JSON.stringify(theme(figure.profile))),
    panels: Object.fromEntries(specs),
    outputs: Object.fromEntries([...files].map(([path, content]) => [path, sha256(content)])),
  };
}

/** What counts of a scene: numbers to three decimals, faces by name, pictures by their bytes. */
function settle(this: Node | Record<string, unknown>, key: string, value: unknown): unknown {
  if (typeof value === "number") return Math.round(value * 1000) / 1000;
  if (key === "face") return (value as { id: string }).id;
  return value instanceof Uint8Array ? sha256(value) : value;
}

/** The calibrated images of a project, `datasets/*.png` and `*.jpg`, by file name. */
export async function readPictures(projectDir: string, paths: readonly string[]): Promise<ReadonlyMap<string, Picture>> {
  const images = paths.filter((path) => /^datasets\/[^/]+\.(png|jpe?g)$/.test(path));
  const read = await Promise.all(images.map(async (path) => [path.slice("datasets/".length), readPicture(await readFile(join(projectDir, path)))] as const));
  return new Map(read.flatMap(([name, picture]) => (picture ? [[name, picture] as const] : [])));
}

/** Exact versions of the libraries whose numbers end up in the outputs. */
export function drawingVersions(): Readonly<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const own = require("../package.json") as { dependencies: Record<string, string> };
  return Object.fromEntries(["@resvg/resvg-js", "fflate", "fontkit", "pdfkit", "subset-font", "vega", "vega-lite"].map((name) => [name, own.dependencies[name]!]));
}

/** Hash of every bundled font file, by face. */
export async function fontHashes(): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(await Promise.all(faces.map(async (face) => [face.id, sha256(await readFile(face.file))] as const)));
}
