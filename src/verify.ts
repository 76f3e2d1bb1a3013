import { builtIds, goneIds, makeAll } from "./build.ts";
import { figureIds, readInputs } from "./inputs.ts";
import { codeOf, hashFile, readManifest, type FigureEntry, type Manifest } from "./manifest.ts";

/** One figure compared with the manifest: the first layer that differs, from cause to effect, or none. */
export interface Comparison {
  readonly id: string;
  readonly layer: "none" | "manifest" | "data" | "code" | "spec" | "scene" | "bytes" | "file";
  /** What differs, for example `datasets/rate.csv` or `panel c`. */
  readonly what: string;
}

/** Rebuilds every figure in memory and compares it with `output/manifest.json` and the files in `output/`. Writes nothing. */
export async function compareWithManifest(projectDir: string): Promise<readonly Comparison[]> {
  const inputs = await readInputs(projectDir);
  const manifest = await readManifest(projectDir);
  if (!manifest) return figureIds(inputs).map((id) => ({ id, layer: "manifest", what: "there is no output/manifest.json that can be read; run npm run build" }));
  const known = builtIds(inputs, manifest);
  const lost = await goneIds(projectDir, known);
  const ids = known.filter((id) => !lost.includes(id));
  const made = await makeAll(projectDir, inputs, ids, () => {});
  const gone = Object.keys(manifest.figures).filter((id) => !ids.includes(id));
  return [
    ...(await Promise.all(ids.map((id) => compare(projectDir, id, manifest, { ...made.frame, figures: made.entries })))),
    ...gone.map((id) => ({ id, layer: "manifest", what: `the ${id.includes("/") ? "panel" : "figure"} is gone, its outputs are not` }) as const),
  ];
}

async function compare(projectDir: string, id: string, before: Manifest, after: Manifest): Promise<Comparison> {
  const [old, now] = [before.figures[id], after.figures[id]!];
  if (!old) return { id, layer: "manifest", what: "the figure is not in the manifest" };
  const data = Object.keys(now.datasets).find((path) => old.datasets[path] !== now.datasets[path]);
  if (data) return { id, layer: "data", what: data };
  for (const layer of ["spec", "scene"] as const) {
    const letter = panelThatDiffers(old, now, layer);
    if (letter) return { id, layer, what: `panel ${letter}` };
  }
  const bytes = Object.keys(now.outputs).find((path) => old.outputs[path] !== now.outputs[path]);
  if (bytes) return { id, layer: "bytes", what: bytes };
  if (old.code !== now.code) return { id, layer: "code", what: `${codeThatDiffers(id, before, after)} (nothing drawn differs)` };
  for (const [path, hash] of Object.entries(now.outputs)) {
    const found = await hashFile(projectDir, path);
    // PDF, PNG and exported specs are rebuilt, not committed: a fresh checkout lacks them
    if (found !== hash && !(found === "" && /\.(pdf|png|vl\.json)$/.test(path))) return { id, layer: "file", what: path };
  }
  return { id, layer: "none", what: `${Object.keys(now.outputs).length} outputs` };
}

function codeThatDiffers(id: string, before: Manifest, after: Manifest): string {
  const paths = codeOf(id, Object.keys({ ...before.inputs, ...after.inputs }));
  return paths.find((path) => before.inputs[path] !== after.inputs[path]) ?? "the engine or the lock file";
}

function panelThatDiffers(old: FigureEntry, now: FigureEntry, layer: "spec" | "scene"): string | undefined {
  const letters = new Set([...Object.keys(old.panels), ...Object.keys(now.panels)]);
  return [...letters].find((letter) => old.panels[letter]?.[layer] !== now.panels[letter]?.[layer]);
}
