/*
 * Runs a door: node scripts/run.mjs build [ARGUMENT ...]
 * Compiles the door, the engine, the project's own TypeScript and the packages in one go with esbuild, and runs the
 * result: a loader that hooks into every import, and a thousand files of packages, would double the time that Vega takes
 * to load. What was compiled is kept under the hash of its sources, so that the next run starts at once.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const engine = join(import.meta.dirname, "..");
const [door, ...rest] = process.argv.slice(2);
const project = resolve(rest[rest.indexOf("--dir") + 1 || rest.length] ?? "");
const own = ["schemas", "figures", "datasets/models"].flatMap((folder) => sources(project, folder));
const code = [...["src", "scripts"].flatMap((folder) => sources(engine, folder)), join(engine, "package-lock.json"), ...own, join(project, "package.json")];
const kept = join(realpathSync(join(engine, "node_modules")), ".figwright");
const compiled = join(kept, hash([door, project, engine, ...code.flatMap((file) => [file, read(file)])]));
const keptAtMost = 8;
/** Longer than any run takes: what is younger may be in use. */
const inUseMs = 15 * 60_000;

try {
  if (!existsSync(compiled)) await compile();
  process.env.FIGWRIGHT_COMPILED = compiled;
  process.argv = [process.argv[0], door, ...rest];
  await import(pathToFileURL(join(compiled, "door.js")).href);
} catch (error) {
  // esbuild has printed file, line and column of what it could not read
  if (!error.errors) throw error;
  process.exitCode = 1;
}

async function compile() {
  const { build } = await import("esbuild");
  const folder = `${compiled}-${process.pid}`;
  const entries = own.filter((file) => !/\/(figures|schemas)\/.+\//.test(file.slice(project.length)));
  await build({
    entryPoints: [
      { in: join(engine, door.includes("/") ? door : `scripts/${door}.ts`), out: "door" },
      ...entries.map((file) => ({ in: file, out: file.slice(project.length + 1, -3) })),
    ],
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    alias: {
      "#figwright": join(engine, "src/index.ts"),
      "#figwright/png": join(engine, "src/png/encode.ts"),
      // its main file requires others by a variable, which no bundler can follow
      "jsonc-parser": join(engine, "node_modules/jsonc-parser/lib/esm/main.js"),
    },
    nodePaths: [join(engine, "node_modules")],
    external: ["@resvg/resvg-js", "canvas", "esbuild", "subset-font"],
    banner: { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.filename);' },
    define: { "import.meta.dirname": JSON.stringify(join(engine, "src")), "import.meta.url": JSON.stringify(pathToFileURL(join(engine, "src/build.ts")).href) },
    logLevel: "error",
  });
  rename(folder);
  forgetOldest();
}

/** Another run may have compiled the same meanwhile. */
function rename(folder) {
  try {
    renameSync(folder, compiled);
  } catch {
    rmSync(folder, { recursive: true, force: true });
  }
}

function forgetOldest() {
  const folders = list(kept).map((name) => ({ path: join(kept, name), at: statSync(join(kept, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  const old = folders.sort((a, b) => b.at - a.at).slice(keptAtMost).filter(({ at }) => at < Date.now() - inUseMs);
  for (const { path } of old) rmSync(path, { recursive: true, force: true });
}

function sources(root, folder) {
  return list(join(root, folder), { recursive: true }).filter((name) => /\.(ts|mjs)$/.test(name)).sort().map((name) => join(root, folder, name));
}

function list(folder, options) {
  try {
    return readdirSync(folder, options);
  } catch {
    return [];
  }
}

function read(file) {
  try {
    return readFileSync(file);
  } catch {
    return "";
  }
}

function hash(parts) {
  const hashing = createHash("sha256");
  for (const part of parts) hashing.update(part).update("\0");
  return hashing.digest("hex").slice(0, 32);
}
