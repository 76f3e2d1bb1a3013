import { spawnSync } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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
export function measureBuild(projectDir: string, report: (measure: Measure) => void): readonly Measure[] {
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

/** Times the validation of this project, and of a million rows, good, good with a rule of order, and bad, each in a process of its own. */
export function measureValidation(projectDir: string, report: (measure: Measure) => void): readonly Measure[] {
  const npm = () => command(projectDir, "npm", ["run", "--silent", "validate"]);
  const whole = timed("npm run validate", npm);
  report(whole);
  const rows = ["good", "ordered", "bad"].flatMap((kind) => {
    const file = join(tmpdir(), `figwright-bench-${process.pid}.csv`);
    writeFileSync(file, millionRows(kind === "bad"));
    try {
      return inOwnProcess(projectDir, "million", file, kind).map((one) => ({ ...one, name: `a million ${kind} rows of 8 columns: read, check, report` }));
    } finally {
      rmSync(file);
    }
  });
  rows.forEach(report);
  return [whole, ...rows];
}

/** A table of 60 MB from low-discrepancy sequences, the same everywhere; every row of a bad one has a cell that is no number. */
function millionRows(isBad: boolean): string {
  const share = (index: number, step: number): number => (index * step) % 1;
  const lines = Array.from({ length: 1_000_000 }, (_, index) => {
    const [i0, it] = [1e5 * share(index, 0.618033988749895), 1e4 * share(index, 0.754877666246693)];
    const mu = isBad ? "n.d." : share(index, 0.569840290998053).toFixed(5);
    return `${index},${(500 + index / 1000).toFixed(3)},${i0.toFixed(2)},${it.toFixed(3)},${mu},${(share(index, 0.41) / 100 + 1e-6).toExponential(3)},${index % 2 === 0 ? "alpha" : "beta"},${index % 3 === 0 ? "" : "charged"}\n`;
  });
  return `index,energy,i0,it,mu,sigma,sample,state\n${lines.join("")}`;
}

/** Times a whole command, five runs after one that is not counted. */
export function timed(name: string, work: () => void): Measure {
  work();
  const seconds = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return { name, seconds: [...seconds].sort((a, b) => a - b)[Math.floor(runs / 2)]!, runs: seconds };
}

/** Runs a program without its output; throws where it ends with another code than `expected`. */
export function command(cwd: string, file: string, args: readonly string[], expected = 0): void {
  const { status } = spawnSync(file, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== expected) throw new Error(`${[file, ...args].join(" ")} ended with ${status}`);
}

function inOwnProcess(projectDir: string, ...args: readonly string[]): readonly Measure[] {
  const launcher = join(import.meta.dirname, "../scripts/run.mjs");
  const { stdout, status } = spawnSync(process.execPath, ["--liftoff-only", launcher, "src/bench-cases.ts", ...args], { cwd: projectDir, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`the bench case "${args[0]}" failed`);
  return JSON.parse(stdout) as readonly Measure[];
}
