import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** One line of the bench: what was measured and its figures. */
export interface Measure {
  readonly name: string;
  /** Median of the runs, in seconds; undefined where only a size counts. */
  readonly seconds?: number;
  readonly runs?: readonly number[];
  readonly peakMb?: number;
  readonly note?: string;
}

const runs = 5;

/** Vega-Lite to SVG of the panels of Fig. 3, with nothing of ours: the bare libraries that we are measured against. */
const bareScript = `
import { readFileSync, readdirSync } from "node:fs";
import { parse, View } from "vega";
import { compile } from "vega-lite";
for (const name of readdirSync("output/fig3").filter((name) => name.endsWith(".vl.json"))) {
  const spec = JSON.parse(readFileSync("output/fig3/" + name, "utf8"));
  await new View(parse(compile(spec).spec), { renderer: "none" }).toSVG();
}`;

/** Times whole commands as a user runs them, and single cases in a process of their own. Prints through `report`. */
export function measure(projectDir: string, report: (measure: Measure) => void): readonly Measure[] {
  const measures: Measure[] = [];
  const add = (measure: Measure) => {
    measures.push(measure);
    report(measure);
  };
  const npm = (...args: string[]) => command(projectDir, "npm", ["run", "--silent", "build", "--", ...args]);
  if (!existsSync(join(projectDir, "output/fig3/a.vl.json"))) npm("fig3", "--force");
  const bare = timed("bare Vega-Lite to SVG, the panels of Fig. 3", () => command(projectDir, process.execPath, ["--input-type=module", "-e", bareScript]));
  add(bare);
  const forced = timed("npm run build -- fig3 --force", () => npm("fig3", "--force"));
  add({ ...forced, note: `${(forced.seconds! / bare.seconds!).toFixed(2)} times bare Vega; SVG, PDF and PNG included` });
  npm();
  add(timed("npm run build, up to date", () => npm()));
  for (const one of inOwnProcess(projectDir, "paper")) add({ ...one, note: `${(one.seconds! / (6 * bare.seconds!)).toFixed(2)} times six bare runs; ${one.note}` });
  for (const name of ["stages", "scatter", "raster"]) for (const one of inOwnProcess(projectDir, name)) add(one);
  return measures;
}

function timed(name: string, work: () => void): Measure {
  work();
  const seconds = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return { name, seconds: [...seconds].sort((a, b) => a - b)[Math.floor(runs / 2)]!, runs: seconds };
}

function command(cwd: string, file: string, args: readonly string[]): void {
  execFileSync(file, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
}

function inOwnProcess(projectDir: string, name: string): readonly Measure[] {
  const launcher = join(import.meta.dirname, "../scripts/run.mjs");
  const { stdout, status } = spawnSync(process.execPath, ["--liftoff-only", launcher, "src/bench-cases.ts", name], { cwd: projectDir, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`the bench case "${name}" failed`);
  return JSON.parse(stdout) as readonly Measure[];
}
