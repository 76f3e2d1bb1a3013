import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fontPackages } from "./font-packages.ts";
import { layerOf, projectFiles } from "./layer-files.ts";
import { makeFolders } from "./new-file.ts";
import { layers, type Layer } from "../report/report.ts";

/**
 * Makes a project in a new folder whose files of each layer are those of the materialised folder that is named for it;
 * a file that is absent there is absent here. Packages come with the libraries, but those with fonts come with the
 * fonts. The files are hard links: whoever runs the project must not write into them.
 */
export function makeHybrid(folder: string, sources: Readonly<Record<Layer, string>>): void {
  mkdirSync(folder);
  const listed = new Map([...new Set(layers.map((layer) => sources[layer]))].map((source) => [source, projectFiles(source)]));
  const taken = layers.flatMap((layer) => listed.get(sources[layer])!.filter((path) => travelsWith(path) === layer).map((path) => ({ path, source: sources[layer] })));
  makeFolders(folder, taken.map(({ path }) => path));
  for (const { path, source } of taken) place(realpathSync(join(source, path)), join(folder, path));
  linkPackages(folder, packagesOf(sources.libraries), packagesOf(sources.fonts));
}

/** What is of no layer but may be imported by what is goes with it. */
function travelsWith(path: string): Layer | undefined {
  if (path.startsWith("datasets/models/")) return "data";
  return layerOf(path) ?? (/^(src|scripts)\//.test(path) ? "engine" : undefined);
}

/** Not a symbolic link, from which a module would be loaded with the neighbours of the file that it leads to. */
function place(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // another file system, or one without hard links
    copyFileSync(from, to);
  }
}

/** Where the packages of a materialised project really lie; undefined where it has none. */
function packagesOf(source: string): string | undefined {
  const packages = join(source, "node_modules");
  return existsSync(packages) ? realpathSync(packages) : undefined;
}

function linkPackages(folder: string, libraries: string | undefined, fonts: string | undefined): void {
  if (libraries === fonts) {
    if (libraries !== undefined) link(libraries, join(folder, "node_modules"));
    return;
  }
  const taken = [
    ...packageNames(libraries).filter((name) => !fontPackages.includes(name)).map((name) => ({ name, from: join(libraries!, name) })),
    ...packageNames(fonts).filter((name) => fontPackages.includes(name)).map((name) => ({ name, from: join(fonts!, name) })),
  ];
  makeFolders(folder, taken.map(({ name }) => `node_modules/${name}`));
  for (const { name, from } of taken) link(realpathSync(from), join(folder, "node_modules", name));
}

function packageNames(packages: string | undefined): readonly string[] {
  if (packages === undefined) return [];
  const names = readdirSync(packages).filter((name) => !name.startsWith("."));
  return names.flatMap((name) => (name.startsWith("@") ? readdirSync(join(packages, name)).map((inner) => `${name}/${inner}`) : [name]));
}

function link(from: string, to: string): void {
  symlinkSync(from, to, "junction");
}
