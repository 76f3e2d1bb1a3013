import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const engine = process.cwd();
const launcher = join(engine, "scripts/run.mjs");

/** A paper in a folder of its own, which shares nothing with this repository but the engine. */
export interface Paper {
  readonly dir: string;
  write(path: string, text: string): void;
  read(path: string): string;
  run(door: string, args?: readonly string[], env?: Readonly<Record<string, string>>): { readonly out: string; readonly status: number | null };
  start(door: string, args?: readonly string[]): ChildProcess;
  /** SHA-256 of every file in `output/`, by path. */
  outputs(): Readonly<Record<string, string>>;
}

export const growth = "strain,dose,growth\nwild type,1,0.9\nwild type,10,0.4\nmutant,1,0.95\nmutant,10,0.9\n";

const schema = `import { z } from "zod";
import { column, dataset, increasing } from "#figwright";

export const dose_response = dataset({
  file: "dose_response.csv",
  title: "Growth of two strains across an antibiotic gradient",
  provenance: { kind: "measured", source: "plate reader export, run 17" },
  key: ["strain", "dose"],
  columns: {
    strain: column(z.enum(["wild type", "mutant"]), "Strain"),
    dose: column(z.number().positive(), "Dose", "µM"),
    growth: column(z.number().min(0).max(1.5), "Relative growth", "1"),
  },
  rules: [increasing("dose", { within: "strain" })],
});
`;

const unusedSchema = schema.replaceAll("dose_response", "unused");

const figure = `import { figure, panel, rsc } from "#figwright";
import { dose_response } from "../schemas/dose_response.ts";

const { dose, growth, strain } = dose_response.fields;
export default figure({
  title: "The mutant tolerates a tenfold higher dose",
  profile: rsc.single,
  layout: ["ab"],
  rowsMm: [30],
  panels: {
    a: panel(dose_response, { caption: "Growth against dose.", alt: "Two falling curves.", mark: "line", encoding: { x: { ...dose, scale: { type: "log" } }, y: growth, color: { ...strain, legend: null } } }),
    b: panel(dose_response, { caption: "The same as points.", alt: "Four points.", mark: "point", encoding: { x: dose, y: growth, shape: { ...strain, legend: null } } }),
  },
});
`;

/** A second, tiny paper: one measured table, one figure of two panels, and a table that nothing draws. */
export function createPaper(name = "tiny paper"): Paper {
  const paper = openPaper(name);
  paper.write("package.json", JSON.stringify({ name: "tiny-paper", type: "module", imports: { "#figwright": "./src/index.ts" } }));
  paper.write("datasets/dose_response.csv", growth);
  paper.write("datasets/unused.csv", growth);
  paper.write("schemas/dose_response.ts", schema);
  paper.write("schemas/unused.ts", unusedSchema);
  paper.write("figures/fig8.ts", figure);
  return paper;
}

/** A copy of the paper of this repository, without its outputs. */
export function copyPaper(): Paper {
  const paper = openPaper("my paper");
  for (const name of ["datasets", "schemas", "figures", "package.json", "package-lock.json"]) cpSync(join(engine, name), join(paper.dir, name), { recursive: true });
  return paper;
}

function openPaper(name: string): Paper {
  const dir = join(mkdtempSync(join(tmpdir(), "figwright-")), name);
  mkdirSync(dir);
  for (const link of ["src", "node_modules"]) symlinkSync(join(engine, link), join(dir, link));
  const command = (door: string, args: readonly string[]) => ["--liftoff-only", launcher, door, ...args];
  return {
    dir,
    write(path, text) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    },
    read: (path) => readFileSync(join(dir, path), "utf8"),
    run(door, args = [], env = {}) {
      const { stdout, stderr, status } = spawnSync(process.execPath, command(door, args), { cwd: dir, encoding: "utf8", env: { ...process.env, ...env } });
      return { out: stdout + stderr, status };
    },
    start: (door, args = []) => spawn(process.execPath, command(door, args), { cwd: dir, stdio: "ignore" }),
    outputs: () => hashFiles(dir, "output"),
  };
}

function hashFiles(dir: string, folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(join(dir, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1)).sort();
  return Object.fromEntries(paths.map((path) => [path, createHash("sha256").update(readFileSync(join(dir, path))).digest("hex")]));
}
