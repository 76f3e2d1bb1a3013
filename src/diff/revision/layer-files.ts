import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../hash.ts";
import { apartFromOutputs } from "../../inputs.ts";
import { isFontFile, packagedFonts } from "./font-packages.ts";
import { filesBelow } from "./project-files.ts";
import { layers, type Layer, type LayerFacts } from "../report/report.ts";

/** Layers by where their files lie; the first that fits. */
const places: readonly (readonly [Layer | undefined, (path: string) => boolean])[] = [
  [undefined, (path) => /(^|\/)\./.test(path) || path.startsWith("datasets/models/") || (/^(datasets|schemas|figures)\//.test(path) && path.endsWith(".md"))],
  ["data", (path) => /^(datasets|schemas)\//.test(path)],
  ["spec", (path) => path.startsWith("figures/")],
  ["theme", (path) => path === "src/figure/theme.ts" || path === "src/figure/profile.ts"],
  ["fonts", (path) => path === "src/text/face.ts" || (/^(src|fonts)\//.test(path) && isFontFile(path))],
  ["libraries", (path) => path === "package.json" || path === "package-lock.json"],
  ["engine", (path) => path === "scripts/run.mjs" || (path.startsWith("src/") && !isApart(path))],
];

/** The layer that a file belongs to, by its path relative to the project with forward slashes; undefined where no output follows from it. */
export function layerOf(path: string): Layer | undefined {
  return places.find(([, fits]) => fits(path))?.[0];
}

function isApart(path: string): boolean {
  return apartFromOutputs.some((folder) => path.startsWith(`src/${folder}`));
}

/** Files of a project that belong to a layer or that a run needs besides, by their paths relative to it; see `filesBelow`. */
export function projectFiles(folder: string): readonly string[] {
  const below = ["datasets", "figures", "fonts", "schemas", "scripts", "src"].flatMap((name) => filesBelow(folder, name));
  return [...below, ...["package-lock.json", "package.json"].filter((path) => existsSync(join(folder, path)))];
}

/** What of each layer differs between two folders with a project; fonts also by the files that packages bring. */
export function layerFacts(before: string, after: string): readonly LayerFacts[] {
  // 13 MB of fonts, mostly the same files on both sides
  const known = new Map<string, string>();
  const [earlier, later] = [hashFiles(before, known), hashFiles(after, known)];
  return layers.map((layer) => compare(layer, ofLayer(earlier, layer), ofLayer(later, layer)));
}

interface Hashed {
  readonly layer: Layer;
  readonly path: string;
  readonly hash: string;
}

/** Hashes by path. */
type Hashes = ReadonlyMap<string, string>;

function hashFiles(folder: string, known: Map<string, string>): readonly Hashed[] {
  const own = projectFiles(folder).flatMap((path) => {
    const layer = layerOf(path);
    return layer === undefined ? [] : [{ layer, path, hash: sha256(path === "package.json" ? dependenciesOf(join(folder, path)) : readFileSync(join(folder, path))) }];
  });
  const packaged = [...packagedFonts(folder)].map(([path, file]) => {
    const hash = known.get(file) ?? sha256(readFileSync(file));
    known.set(file, hash);
    return { layer: "fonts", path, hash } as const;
  });
  return [...own, ...packaged];
}

/** What of `package.json` decides which packages are loaded. */
function dependenciesOf(file: string): string {
  const text = readFileSync(file, "utf8");
  try {
    const { dependencies, imports } = JSON.parse(text) as Readonly<Record<string, object | undefined>>;
    return JSON.stringify([dependencies, imports].map((part) => Object.entries(part ?? {}).sort()));
  } catch {
    return text;
  }
}

function ofLayer(all: readonly Hashed[], layer: Layer): Hashes {
  return new Map(all.filter((one) => one.layer === layer).map(({ path, hash }) => [path, hash]));
}

function compare(layer: Layer, earlier: Hashes, later: Hashes): LayerFacts {
  const paths = [...new Set([...earlier.keys(), ...later.keys()])].sort().filter((path) => earlier.get(path) !== later.get(path));
  const files = paths.map((path) => ({ path, change: !earlier.has(path) ? "added" : !later.has(path) ? "removed" : "changed" } as const));
  return { layer, before: hashOf(earlier), after: hashOf(later), isEqual: files.length === 0, files };
}

function hashOf(hashes: Hashes): string {
  return sha256([...hashes].map(([path, hash]) => `${path} ${hash}`).sort().join("\n"));
}
