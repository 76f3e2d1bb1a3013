/*
 * Runs a door: node scripts/run.mjs build [ARGUMENT ...]
 * Compiles the door, the engine, the project's own TypeScript and the packages in one go with esbuild, and runs the
 * result: a loader that hooks into every import, and a thousand files of packages, would double the time that Vega takes
 * to load. What was compiled is kept under the hash of its sources, so that the next run starts at once; it depends on
 * nothing else, so that a copy of the same revision in another folder shares it.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const engine = join(import.meta.dirname, "..");
const [door, ...rest] = process.argv.slice(2);
const project = resolve(rest[rest.indexOf("--dir") + 1 || rest.length] ?? "");
const own = ["schemas", "figures", "datasets/models"].flatMap((folder) => sources(project, folder));
const code = [
  ...["src", "scripts"].flatMap((folder) => sources(engine, folder)).map((path) => place("engine", engine, path)),
  ...["package.json", "package-lock.json"].map((path) => place("engine", engine, path)),
  ...[...own, "package.json", "package-lock.json"].map((path) => place(project === engine ? "engine" : "project", project, path)),
  // npm's own list of what is installed: the lock file may have changed since
  ["installed", read(join(packages(), ".package-lock.json"))],
].filter(([, bytes]) => bytes !== undefined);
const kept = join(packages(), ".figwright");
const compiled = join(kept, hash([door, ...code.flat()]));
const keptAtMost = 8;
/** Longer than any run takes: what is younger may be in use. */
const inUseMs = 15 * 60_000;

try {
  if (!existsSync(compiled)) await compile();
  process.env.FIGWRIGHT_COMPILED = compiled;
  process.env.FIGWRIGHT_ENGINE = join(engine, "src");
  process.env.FIGWRIGHT_ENGINE_URL = pathToFileURL(join(engine, "src/build.ts")).href;
  process.argv = [process.argv[0], door, ...rest];
  await import(pathToFileURL(join(compiled, "door.js")).href);
} catch (error) {
  // esbuild has printed file, line and column of what it could not read
  if (!error.errors) throw error;
  process.exitCode = 1;
}

/**
 * Compiles a copy of the sources beside the packages: esbuild writes paths into its output and into the names of its
 * files, and these are the same from wherever the sources came. Nothing is compiled that is not in the hash.
 */
async function compile() {
  const { build } = await import("esbuild");
  const folder = `${compiled}-${process.pid}`;
  const copy = join(folder, "sources");
  const at = (path) => join(copy, project === engine ? "engine" : "project", path);
  try {
    for (const [path, bytes] of code) write(join(copy, path), bytes);
    await build({
      entryPoints: [
        { in: join(copy, "engine", door.includes("/") ? door : `scripts/${door}.ts`), out: "door" },
        ...own.filter((path) => /^(datasets\/models\/.+|[^/]+\/[^/]+)\.ts$/.test(path)).map((path) => ({ in: at(path), out: path.slice(0, -3) })),
      ],
      outdir: folder,
      absWorkingDir: at(""),
      tsconfigRaw: {},
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      alias: {
        "#figwright": join(copy, "engine/src/index.ts"),
        "#figwright/png": join(copy, "engine/src/png/encode.ts"),
        // its main file requires others by a variable, which no bundler can follow
        "jsonc-parser": "jsonc-parser/lib/esm/main.js",
      },
      nodePaths: packageFolders(project),
      external: ["@resvg/resvg-js", "canvas", "esbuild", "subset-font"],
      banner: { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.filename);' },
      define: { "import.meta.dirname": "process.env.FIGWRIGHT_ENGINE", "import.meta.url": "process.env.FIGWRIGHT_ENGINE_URL" },
      logLevel: "error",
    });
    rmSync(copy, { recursive: true });
    rename(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  forgetOldest();
}

/** Another run may have compiled the same meanwhile. */
function rename(folder) {
  try {
    renameSync(folder, compiled);
  } catch (error) {
    if (!existsSync(compiled)) throw error;
  }
}

function forgetOldest() {
  const folders = list(kept).map((name) => ({ path: join(kept, name), at: statSync(join(kept, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  const old = folders.sort((a, b) => b.at - a.at).slice(keptAtMost).filter(({ at }) => at < Date.now() - inUseMs);
  for (const { path } of old) rmSync(path, { recursive: true, force: true });
}

/** The folder of the engine's packages, its own or one further up, as in a workspace. */
function packages() {
  const folder = packageFolders(engine).find((folder) => existsSync(join(folder, "esbuild")));
  return folder === undefined ? join(engine, "node_modules") : realpathSync(folder);
}

function packageFolders(start) {
  const above = dirname(start);
  return [join(start, "node_modules"), ...(above === start ? [] : packageFolders(above))].filter((folder) => existsSync(folder));
}

/** Paths below a folder, relative to the root. */
function sources(root, folder) {
  return list(join(root, folder), { recursive: true }).filter((name) => /\.(ts|mjs|json)$/.test(name)).map((name) => `${folder}/${name.replaceAll("\\", "/")}`).sort();
}

function place(side, root, path) {
  return [`${side}/${path}`, read(join(root, path))];
}

function write(file, bytes) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
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
    return undefined;
  }
}

function hash(parts) {
  const hashing = createHash("sha256");
  for (const part of parts) hashing.update(part).update("\0");
  return hashing.digest("hex").slice(0, 32);
}
