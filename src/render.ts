import { readFile, realpath } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { parse, randomLCG, setRandom, View, type Loader, type Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { interpreter } from "./expression.ts";
import { collectMessages } from "./messages.ts";
import { dataUriBytes, readPicture } from "./picture.ts";
import type { VegaItem, VegaMark } from "./scene/item.ts";
import { cullScene } from "./scene/cull.ts";
import { solidOf } from "./scene/paint.ts";
import type { Picture, Scene } from "./scene/scene.ts";
import { walkMark, type Note } from "./scene/walk.ts";
import { measureTextWith } from "./text/item.ts";
import type { Family } from "./text/face.ts";

export interface RenderOptions {
  /** Prefix of the ids in the output. */
  readonly id: string;
  /** The only folder that data and image URLs resolve in. */
  readonly dataDir: string;
  /** Face for every font that is not bundled. */
  readonly fontDefault: Family;
}

export interface Rendered {
  readonly scene: Scene;
  readonly warnings: readonly string[];
}

/** Same numbers in every run for specs that sample or bootstrap. */
const seed = 42;

/**
 * Draws any Vega or Vega-Lite spec, unchanged, as Vega would: no theme, sizes in pixels, Vega's rounded baselines,
 * the time zone of the process. What Vega warns of, and what it draws at a false place, comes back as warnings.
 * @throws {Error} when the spec cannot be compiled or run, or asks for data outside `dataDir`
 */
export async function renderSpec(spec: object, options: RenderOptions): Promise<Rendered> {
  const messages = collectMessages();
  const text = { family: options.fontDefault, markup: false, roundBaseline: true };
  measureTextWith(text);
  setRandom(randomLCG(seed));
  const files = folderLoader(options.dataDir);
  const view = new View(parse(vegaSpec(spec, messages.logger), undefined, { ast: true }), {
    renderer: "none",
    loader: files.loader,
    logger: messages.logger,
    expr: interpreter,
  });
  await view.runAsync();
  if (files.refused.length > 0) throw new Error(files.refused.join("\n"));
  const { root } = view.scenegraph() as unknown as { root: VegaMark };
  const pictures = await loadPictures(root, files.readInside);
  const notes: Note[] = [];
  const children = walkMark(root, {
    text,
    pictureOf: (item) => pictures.get(item.url ?? ""),
    rowOf: () => undefined,
    nanAsZero: true,
    note: (note) => notes.push(note),
  });
  const { width, height, left, top } = viewSize(view);
  const background = solidOf(String(view.background() ?? "none"));
  const { title, description } = spec as { title?: unknown; description?: unknown };
  const scene: Scene = {
    id: options.id,
    width,
    height,
    unit: "px",
    ...(background && { background }),
    title: typeof title === "string" ? title : options.id,
    alt: typeof description === "string" ? description : "",
    lang: "en",
    metadata: {},
    children: [{ kind: "group", transform: [1, 0, 0, 1, left, top], children }],
  };
  view.finalize();
  return { scene: cullScene(scene), warnings: [...messages.errors.map(describeError), ...messages.warnings, ...describeNotes(notes)] };
}

function vegaSpec(spec: object, logger: ReturnType<typeof collectMessages>["logger"]): Spec {
  const schema = String((spec as { $schema?: unknown }).$schema ?? "");
  const isVega = schema === "" ? "marks" in spec : !schema.includes("vega-lite");
  return isVega ? (spec as Spec) : (compile(spec as TopLevelSpec, { logger }).spec as Spec);
}

/** Outer size as Vega's own renderers take it; the view keeps its share in private fields (vega 6.4). */
function viewSize(view: View): { width: number; height: number; left: number; top: number } {
  const { _viewWidth, _viewHeight } = view as unknown as { _viewWidth: number; _viewHeight: number };
  const padding = view.padding() as { left: number; right: number; top: number; bottom: number };
  const [x, y] = view.origin() as [number, number];
  const width = Math.max(0, _viewWidth + padding.left + padding.right);
  const height = Math.max(0, _viewHeight + padding.top + padding.bottom);
  if (!Number.isFinite(width) || !Number.isFinite(height)) throw new Error(`the chart has no finite size: ${width} x ${height}`);
  return { width, height, left: padding.left + x, top: padding.top + y };
}

interface FolderLoader {
  readonly loader: Loader;
  /** What was asked for and not given, in words. */
  readonly refused: string[];
  readInside(url: string): Promise<Uint8Array>;
}

/** A Vega loader that opens `data:` URIs and files inside one folder, and nothing else. */
function folderLoader(dir: string): FolderLoader {
  const refused: string[] = [];
  const readInside = async (url: string): Promise<Uint8Array> => {
    const inline = dataUriBytes(url);
    if (inline) return inline;
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) throw new Error(`refused to open "${url}": only files inside the data folder are read`);
    const root = await realpath(dir);
    const path = await realpath(resolve(root, url.replace(/^\/+/, "").replace(/[?#].*$/, ""))).catch(() => {
      throw new Error(`no file "${url}" in the data folder`);
    });
    if (relative(root, path).startsWith("..") || !path.startsWith(root + sep)) throw new Error(`refused to open "${url}": it leaves the data folder`);
    return readFile(path);
  };
  const load = async (url: string): Promise<string> => {
    try {
      return Buffer.from(await readInside(url)).toString("utf8");
    } catch (error) {
      refused.push((error as Error).message);
      throw error;
    }
  };
  const loader = { load, sanitize: async (url: string) => ({ href: url }), http: load, file: load, options: {} };
  return { loader: loader as unknown as Loader, refused, readInside };
}

async function loadPictures(root: VegaMark, readInside: (url: string) => Promise<Uint8Array>): Promise<ReadonlyMap<string, Picture>> {
  const urls = new Set<string>();
  collectUrls(root, urls);
  const pictures = new Map<string, Picture>();
  for (const url of urls) {
    const picture = await readInside(url).then(readPicture, () => undefined);
    if (picture) pictures.set(url, picture);
  }
  return pictures;
}

function collectUrls(mark: VegaMark, urls: Set<string>): void {
  for (const item of mark.items) {
    if (mark.marktype === "image" && item.url) urls.add(item.url);
    for (const child of item.items ?? []) collectUrls(child, urls);
  }
}

/** Vega ends its run at an error and draws what it has by then; so do we, and say it. */
function describeError(message: string): string {
  const lacksCanvas = /null \((?:reading 'getContext'|setting 'height')\)/.test(message);
  const cause = lacksCanvas ? "a heatmap, label or wordcloud transform needs a canvas, and there is none" : message;
  return `incomplete: ${cause}; drawn as far as Vega came`;
}

/** One line for each kind of trouble, with a count, so that a thousand bad rows stay one warning. */
function describeNotes(notes: readonly Note[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const note of notes) counts.set(describeNote(note), (counts.get(describeNote(note)) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count === 1 ? text : `${text} (${count} times)`));
}

function describeNote(note: Note): string {
  const mark = note.mark.name ?? `${note.mark.marktype} mark`;
  switch (note.kind) {
    case "non-finite": return `${mark}: ${note.property} is ${note.value}; drawn as Vega draws it`;
    case "no-glyph": return `${mark}: no bundled font has ${[...new Set(note.characters)].map((c) => `"${c}"`).join(", ")}`;
    case "no-picture": return `${mark}: no picture for "${shorten(note.item)}"`;
  }
}

function shorten(item: VegaItem): string {
  const url = item.url ?? "";
  return url.length > 60 ? `${url.slice(0, 60)}…` : url;
}
