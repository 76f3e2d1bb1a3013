/*
 * The straight line from tables to figures:
 *
 *   datasets/x.csv        bytes
 *     | read, check       strict scanner, Zod per cell, rules -> findings, or rows
 *   Rows
 *     |                   figures/figN.ts: panels as Vega-Lite specs
 *   Figure
 *     | compile, run      Vega-Lite -> Vega view; warnings are errors
 *     | layout            what the guides need -> a box for every plot; run again at that size
 *     | scene             Vega's scenegraph -> a tree in points
 *   Scene
 *     | writers           SVG, PDF, PNG over the same value
 *   bytes
 *     | manifest          what was built from what
 *   output/               replaced as a whole, or not at all
 *
 * Compile to Scene is `composeFigure`, the writers are called in `makeFigure`; both load Vega and wait until they are needed.
 */
import { drawnDatasets, findAffected } from "./figure/affected.ts";
import { checkClaim, type Claim, type UntestableClaim } from "./claim.ts";
import type { Figure } from "./figure/figure.ts";
import { FindingsError, isBlocking, type Finding } from "./finding.ts";
import { figureIds, readInputs, type Inputs } from "./inputs.ts";
import { hashCode, isUpToDate, manifestPath, readManifest, writeManifest, type FigureEntry, type Manifest } from "./manifest.ts";
import { nearest } from "./nearest.ts";
import { recoverOutput, replaceOutput, type Files } from "./output.ts";
import { hasPanel, loadFigure, splitId } from "./project-figure.ts";

export interface BuildOptions {
  /** Figures (`fig3`) or single panels (`fig3/c`); all figures unless given. */
  readonly only: readonly string[];
  /** Build what is up to date as well. */
  readonly force: boolean;
  report(line: string): void;
}

const unchanged = "Nothing was written to output/.";

/**
 * Builds the figures of a project into its `output/`.
 * @throws {FindingsError} with every finding of level A, and of level B without an answer; then nothing in `output/` has changed
 */
export async function build(projectDir: string, { only, force, report }: BuildOptions): Promise<void> {
  await recoverOutput(projectDir);
  const inputs = await readInputs(projectDir);
  const manifest = await readManifest(projectDir);
  const ids = only.length > 0 ? checkNames(only, inputs) : builtIds(inputs, manifest);
  const isFresh = await Promise.all(ids.map((id) => !force && manifest !== undefined && isUpToDate(projectDir, id, inputs, manifest)));
  const stale = ids.filter((_, index) => !isFresh[index]);
  for (const id of ids) if (!stale.includes(id)) report(`${id.padEnd(8)} up to date`);
  if (stale.length === 0 && !hasOrphans(inputs, manifest)) return;
  const gone = only.length > 0 ? [] : await goneIds(projectDir, stale);
  const made = await makeAll(projectDir, inputs, stale.filter((id) => !gone.includes(id)), report);
  await replaceOutput(projectDir, async () => {
    // another build may have ended meanwhile
    const latest = await readManifest(projectDir);
    const figures = { ...keptEntries(inputs, latest, gone), ...made.entries };
    return { write: new Map([...made.files, [manifestPath, writeManifest({ ...made.frame, figures })]]), remove: formerOutputs(latest, figures) };
  });
}

function checkNames(only: readonly string[], inputs: Inputs): readonly string[] {
  const known = figureIds(inputs);
  const findings = only.flatMap((id): readonly Finding[] => {
    if (known.includes(splitId(id)[0])) return [];
    const close = nearest(id, known);
    return [{ rule: "FW-BLD-001", level: "A", file: "figures", expected: `one of ${known.join(", ") || "none yet"}`, found: `"${id}"`, ...(close && { hint: `did you mean "${close}"?` }) }];
  });
  if (findings.length > 0) throw new FindingsError(findings, unchanged);
  return [...new Set(only)];
}

/** Every figure, and every single panel of one that was built before. */
export function builtIds(inputs: Inputs, manifest: Manifest | undefined): readonly string[] {
  const known = figureIds(inputs);
  return [...known, ...Object.keys(manifest?.figures ?? {}).filter((id) => id.includes("/") && known.includes(splitId(id)[0]))];
}

/** Single panels whose figure no longer has them. */
export async function goneIds(projectDir: string, ids: readonly string[]): Promise<readonly string[]> {
  const there = await Promise.all(ids.map((id) => hasPanel(projectDir, id)));
  return ids.filter((_, index) => !there[index]);
}

export interface MadeAll {
  readonly files: Files;
  readonly entries: Readonly<Record<string, FigureEntry>>;
  readonly frame: Omit<Manifest, "figures">;
}

/** Validates the tables and makes figures in memory. Nothing is written. */
export async function makeAll(projectDir: string, inputs: Inputs, ids: readonly string[], report: (line: string) => void): Promise<MadeAll> {
  // one zone for every machine; set before Vega first asks for the date
  process.env["TZ"] = "UTC";
  const { validate } = await import("./validate.ts");
  const { loadClaims } = await import("./claims.ts");
  const { drawingVersions, fontHashes, makeFigure, readPictures } = await import("./make.ts");
  const figures = await loadFigures(projectDir, ids);
  const isWhole = figureIds(inputs).every((id) => ids.includes(id));
  const claims = (await loadClaims(projectDir)).filter((claim) => isWhole || isShown(claim, ids));
  const names = isWhole ? [] : neededDatasets(figures, claims);
  const validation = await validate(projectDir, names, await findAffected(projectDir, figureIds(inputs)));
  const blocking = validation.findings.filter(isBlocking);
  if (blocking.length > 0) throw new FindingsError(blocking, unchanged);
  for (const { table, tableRows } of validation.tables) {
    const leftOut = table.rowCount - tableRows.length;
    if (leftOut > 0) report(`${table.file}: ${leftOut === 1 ? "1 row is" : `${leftOut} rows are`} left out for answered faults`);
  }
  const pictures = await readPictures(projectDir, Object.keys(inputs.files));
  const tables = { ...validation, picture: (file: string) => pictures.get(file) };
  const ledger = claims.map((claim) => checkClaim(claim, validation.rowsOf));
  const files = new Map<string, Uint8Array | string>();
  const entries: Record<string, FigureEntry> = {};
  const findings: Finding[] = [];
  for (const [index, id] of ids.entries()) {
    const made = await makeFigure(figures[index]!, id, tables, ledger);
    if ("findings" in made) {
      findings.push(...made.findings);
      continue;
    }
    for (const [path, content] of made.files) files.set(path, content);
    entries[id] = { ...made.entry, datasets: Object.fromEntries(made.datasets.map((path) => [path, inputs.files[path]!])), code: hashCode(id, inputs) };
    const { panels } = made.composed;
    report(`${id.padEnd(8)} ${panels.length} ${panels.length === 1 ? "panel" : "panels"}`);
    for (const { letter, clipped } of panels) for (const { count, reason } of clipped) report(`${id.padEnd(8)} (${letter}) ${count} rows not drawn: ${reason}`);
  }
  if (findings.length > 0) throw new FindingsError(findings, unchanged);
  const frame = {
    figwright: "0.1.0",
    engine: inputs.engine,
    lock: inputs.lock,
    versions: drawingVersions(),
    fonts: await fontHashes(),
    inputs: inputs.files,
  };
  return { files, entries, frame };
}

/** The figures of some ids; throws what is wrong with any of them. */
async function loadFigures(projectDir: string, ids: readonly string[]): Promise<readonly Figure[]> {
  const loaded = await Promise.all(ids.map((id) => loadFigure(projectDir, id)));
  const findings = loaded.flatMap((one) => ("findings" in one ? one.findings : []));
  if (findings.length > 0) throw new FindingsError(findings, unchanged);
  return loaded.flatMap((one) => ("figure" in one ? [one.figure] : []));
}

/** Whether a panel of the figures to build shows a claim. */
function isShown(claim: Claim | UntestableClaim, ids: readonly string[]): boolean {
  const numbers = ids.map((id) => splitId(id)[0].replace(/^fig/, ""));
  return claim.panels.some((panel) => numbers.includes(panel.replace(/[a-z]+$/, "")));
}

/** The tables that some figures and their claims read; a build of those few checks no others. */
function neededDatasets(figures: readonly Figure[], claims: readonly (Claim | UntestableClaim)[]): readonly string[] {
  const claimed = claims.flatMap((claim) => ("uses" in claim ? Object.values(claim.uses).map(({ dataset }) => dataset.name) : []));
  return [...new Set([...figures.flatMap(drawnDatasets), ...claimed])];
}

/** Entries of the last build for figures and panels that still exist. */
function keptEntries(inputs: Inputs, manifest: Manifest | undefined, gone: readonly string[]): Readonly<Record<string, FigureEntry>> {
  const known = figureIds(inputs);
  return Object.fromEntries(Object.entries(manifest?.figures ?? {}).filter(([id]) => known.includes(splitId(id)[0]) && !gone.includes(id)));
}

function hasOrphans(inputs: Inputs, manifest: Manifest | undefined): boolean {
  return Object.keys(manifest?.figures ?? {}).length > Object.keys(keptEntries(inputs, manifest, [])).length;
}

/** Outputs of the last build that no figure has any more. */
function formerOutputs(manifest: Manifest | undefined, figures: Readonly<Record<string, FigureEntry>>): ReadonlySet<string> {
  const current = new Set(Object.values(figures).flatMap(({ outputs }) => Object.keys(outputs)));
  const former = Object.values(manifest?.figures ?? {}).flatMap(({ outputs }) => Object.keys(outputs));
  return new Set(former.filter((path) => !current.has(path)));
}
