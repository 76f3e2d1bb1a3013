import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { renderSpec } from "./render.ts";
import type { Scene } from "./scene/scene.ts";
import type { Family } from "./text/face.ts";

export const formats = ["svg", "pdf", "png"] as const;
export type Format = (typeof formats)[number];

/** One spec to draw: where it is and what to write. */
export interface RenderJob {
  readonly specFile: string;
  readonly outputs: readonly { readonly path: string; readonly format: Format }[];
}

export interface RenderOutcome {
  readonly specFile: string;
  readonly warnings: readonly string[];
  /** What went wrong; then nothing was written for this spec. */
  readonly error?: string;
}

/** Draws specs one after the other. A bad one is reported and the others still drawn. */
export async function renderFiles(jobs: readonly RenderJob[], dataDir: string | undefined, fontDefault: Family): Promise<readonly RenderOutcome[]> {
  const outcomes: RenderOutcome[] = [];
  for (const job of jobs) {
    const { specFile } = job;
    try {
      outcomes.push({ specFile, warnings: await renderFile(job, dataDir ?? dirname(specFile), fontDefault) });
    } catch (error) {
      outcomes.push({ specFile, warnings: [], error: error instanceof Error ? error.message : String(error) });
    }
  }
  return outcomes;
}

async function renderFile({ specFile, outputs }: RenderJob, dataDir: string, fontDefault: Family): Promise<readonly string[]> {
  const spec: unknown = JSON.parse(await readFile(specFile, "utf8"));
  if (spec === null || typeof spec !== "object" || Array.isArray(spec)) throw new Error("a spec is a JSON object");
  const { scene, warnings } = await renderSpec(spec, { id: idOf(specFile), dataDir, fontDefault });
  const written = await Promise.all(outputs.map(async ({ path, format }) => [path, await writeFormat(scene, format)] as const));
  for (const [path, content] of written) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
  }
  return warnings;
}

/** Resolution of PNGs of foreign specs: two pixels for each of theirs. */
const dpi = 192;

async function writeFormat(scene: Scene, format: Format): Promise<string | Uint8Array> {
  switch (format) {
    case "svg": return (await import("./svg/write.ts")).writeSvg(scene);
    case "pdf": return (await import("./pdf/write.ts")).writePdf(scene);
    case "png": return (await import("./png/write.ts")).writePng(scene, dpi);
  }
}

/** Specs that would write over each other's output, in words; undefined if there are none. */
export function findClash(jobs: readonly RenderJob[]): string | undefined {
  const writers = new Map<string, string>();
  for (const { specFile, outputs } of jobs) {
    for (const { path } of outputs) {
      const other = writers.get(path);
      if (other !== undefined) return `${other} and ${specFile} would both write ${path}`;
      writers.set(path, specFile);
    }
  }
  return undefined;
}

/** The jobs of a command line: one spec to one file, or several specs to a folder in several formats. */
export function planJobs(specFiles: readonly string[], out: string, to: readonly Format[]): readonly RenderJob[] {
  const named = formats.find((format) => extname(out).toLowerCase() === `.${format}`);
  if (named && specFiles.length === 1 && to.length === 0) return [{ specFile: specFiles[0]!, outputs: [{ path: out, format: named }] }];
  const chosen = to.length > 0 ? to : (["svg"] as const);
  return specFiles.map((specFile) => ({ specFile, outputs: chosen.map((format) => ({ path: join(out, `${stem(specFile)}.${format}`), format })) }));
}

function stem(file: string): string {
  return basename(file).replace(/(\.(vl|vg))?\.json$/i, "");
}

function idOf(file: string): string {
  return stem(file).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "chart";
}
