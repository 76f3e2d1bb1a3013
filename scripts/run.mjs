/*
 * Runs a door: node scripts/run.mjs build [ARGUMENT ...]
 * Compiles the door, the engine and the project's own TypeScript in one go with esbuild, packages left outside, and runs
 * the result. A loader that hooks into every import would double the time that Vega takes to load.
 */
import { readdirSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const engine = join(import.meta.dirname, "..");
const [door, ...rest] = process.argv.slice(2);
const modules = realpathSync("node_modules");
const prefix = ".figwright-";
const compiled = join(modules, `${prefix}${process.pid}`);

for (const name of readdirSync(modules)) {
  if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) rmSync(join(modules, name), { recursive: true, force: true });
}
const own = ["schemas", "figures", "datasets/models"].flatMap((folder) =>
  list(folder).filter((name) => name.endsWith(".ts")).map((name) => ({ in: join(process.cwd(), folder, name), out: `${folder}/${name.slice(0, -3)}` })),
);
try {
  await build({
    entryPoints: [{ in: join(engine, door.includes("/") ? door : `scripts/${door}.ts`), out: "door" }, ...own],
    outdir: compiled,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    define: { "import.meta.dirname": JSON.stringify(join(engine, "src")), "import.meta.url": JSON.stringify(pathToFileURL(join(engine, "src/build.ts")).href) },
    logLevel: "error",
  });
  process.env.FIGWRIGHT_COMPILED = compiled;
  process.argv = [process.argv[0], door, ...rest];
  await import(pathToFileURL(join(compiled, "door.js")).href);
} catch (error) {
  // esbuild has printed file, line and column of what it could not read
  if (!error.errors) throw error;
  process.exitCode = 1;
} finally {
  rmSync(compiled, { recursive: true, force: true });
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}
