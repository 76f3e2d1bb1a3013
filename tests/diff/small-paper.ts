import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { diffRevisions, type Diff } from "../../src/diff/diff.ts";
import type { Cause, FigureReport, PanelReport, Report } from "../../src/diff/report/report.ts";
import { isFault } from "../../src/diff/revision/revision-fault.ts";
import { createRepository, emptyFolder, type Repository } from "./repository.ts";

/*
 * A paper in a repository of its own, with its own copy of the engine, so that every layer can be edited: two tables,
 * two figures. Fig. 1 draws points (a) and lines (b) of one table and bars (c) of the other; Fig. 2 draws points whose
 * height has the same limits in both panels. No two panels draw the same row.
 */

const engine = process.cwd();

export interface Point {
  readonly series: string;
  readonly x: number;
  readonly y: number;
}

function digits(y: number): number {
  return Number(y.toFixed(4));
}

/** Two series for Fig. 1a, two for Fig. 1b, 50 points each, about 2 tall. */
export const points: readonly Point[] = ["one", "two", "three", "four"].flatMap((series, at) =>
  Array.from({ length: 50 }, (_, index) => ({ series, x: index / 10, y: digits(0.95 * Math.sin(index / 8 + at)) })),
);

export function pointsText(rows: readonly Point[] = points): string {
  return ["series,x,y", ...rows.map(({ series, x, y }) => `${series},${x},${y}`), ""].join("\n");
}

/** The points with the y of those of a series, or of one point, made anew. */
export function withY(chosen: { readonly series?: string; readonly x?: number }, make: (y: number) => number): readonly Point[] {
  const isChosen = (point: Point) => (chosen.series ?? point.series) === point.series && (chosen.x ?? point.x) === point.x;
  return points.map((point) => (isChosen(point) ? { ...point, y: digits(make(point.y)) } : point));
}

export const barsText = "place,name,height\nalone,A,10\nalone,B,30\nalone,C,50\nleft,A,4\nleft,B,7\nright,A,5\nright,B,9\n";

const pointsSchema = `import { z } from "zod";
import { column, dataset } from "#figwright";

export const points = dataset({
  file: "points.csv",
  title: "Potential of four samples",
  provenance: { kind: "measured", source: "made for the test" },
  key: ["series", "x"],
  columns: { series: column(z.string(), "Series"), x: column(z.number(), "Time", "s"), y: column(z.number(), "Potential", "mV") },
});
`;

const barsSchema = `import { z } from "zod";
import { column, dataset } from "#figwright";

export const bars = dataset({
  file: "bars.csv",
  title: "Heights",
  provenance: { kind: "measured", source: "made for the test" },
  key: ["place", "name"],
  columns: { place: column(z.string(), "Place"), name: column(z.string(), "Name"), height: column(z.number().min(0), "Height", "mm") },
});
`;

const claims = `import { cells, claim } from "#figwright";
import { bars } from "./bars.ts";

export const claims = [
  claim({
    id: "C001",
    says: "the tallest bar",
    value: 50,
    unit: "mm",
    tolerance: 0.5,
    panels: ["1c"],
    uses: { heights: cells(bars, "height", { place: "alone" }) },
    recompute: ({ heights }) => Math.max(...heights),
  }),
];
`;

const first = `import { figure, panel, rsc } from "#figwright";
import { bars } from "../schemas/bars.ts";
import { points } from "../schemas/points.ts";

const { series, x, y } = points.fields;
// not as many ticks as the width allows, which another width would change
const time = { ...x, axis: { tickCount: 3 } };
const text = { caption: "None.", alt: "None." };
export default figure({
  title: "Points, lines and bars",
  profile: rsc.double,
  layout: ["abc"],
  rowsMm: [40],
  panels: {
    a: panel(points.where({ series: ["one", "two"] }), { ...text, mark: { type: "point", size: 10 }, encoding: { x: time, y, color: { ...series, legend: null } } }),
    b: panel(points.where({ series: ["three", "four"] }), { ...text, mark: "line", encoding: { x: time, y, color: { ...series, legend: null } } }),
    c: panel(bars.where({ place: "alone" }), { ...text, mark: "bar", encoding: { x: bars.fields.name, y: bars.fields.height } }),
  },
});
`;

const second = `import { figure, panel, rsc } from "#figwright";
import { bars } from "../schemas/bars.ts";

const { height, name } = bars.fields;
const text = { caption: "None.", alt: "None.", mark: "point", encoding: { x: name, y: height } };
export default figure({
  title: "Heights on one scale",
  profile: rsc.double,
  layout: ["ab"],
  rowsMm: [30],
  share: { height: ["a", "b"] },
  panels: { a: panel(bars.where({ place: "left" }), text), b: panel(bars.where({ place: "right" }), text) },
});
`;

const { dependencies } = JSON.parse(readFileSync(join(engine, "package.json"), "utf8")) as { readonly dependencies: object };

/** The files of the paper itself, by path. */
export const paperFiles = {
  ".gitignore": "node_modules\n",
  "package.json": JSON.stringify({ name: "small-paper", type: "module", imports: { "#figwright": "./src/index.ts", "#figwright/png": "./src/png/encode.ts" }, dependencies }),
  "package-lock.json": JSON.stringify({ name: "small-paper", lockfileVersion: 3, packages: {} }),
  "datasets/points.csv": pointsText(),
  "datasets/bars.csv": barsText,
  "schemas/points.ts": pointsSchema,
  "schemas/bars.ts": barsSchema,
  "schemas/claims.ts": claims,
  "figures/fig1.ts": first,
  "figures/fig2.ts": second,
} as const;

/** Files by path; null removes one. */
export type Edit = Readonly<Record<string, string | null>>;

export interface SmallPaper extends Repository {
  read(path: string): string;
  /** A file of the working tree with one text replaced by another, everywhere; throws where it is not there. */
  replaced(path: string, from: string, to: string): Edit;
  /** Compares HEAD with the working tree after an edit, which is undone. */
  diffOf(edit: Edit, options?: { readonly isFaithful?: boolean }): Promise<Diff>;
  /** The edit as a commit on top of HEAD, which stays where it is; the full name of the commit. */
  commitAside(edit: Edit): string;
  /** Starts the command in the paper. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess;
}

/** Creates the paper with what else is given, in one commit. Packages are those of this repository where none are given. */
export function createSmallPaper(files: Readonly<Record<string, string>> = {}, root = emptyFolder()): SmallPaper {
  for (const name of ["src", "scripts"]) cpSync(join(engine, name), join(root, name), { recursive: true });
  if (!existsSync(join(root, "node_modules"))) symlinkSync(join(engine, "node_modules"), join(root, "node_modules"), "junction");
  const repository = createRepository({ ...paperFiles, ...files, ".gitignore": "node_modules\n" }, root);
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const apply = (edit: Edit) => {
    for (const [path, text] of Object.entries(edit)) text === null ? rmSync(join(root, path)) : repository.write({ [path]: text });
  };
  const undo = () => {
    repository.git("reset", "--quiet", "--hard");
    repository.git("clean", "--quiet", "--force", "-d");
  };
  return {
    ...repository,
    read,
    replaced: (path, from, to) => ({ [path]: replacedIn(read(path), from, to) }),
    async diffOf(edit, { isFaithful = false } = {}) {
      apply(edit);
      try {
        return await diffIn(root, { base: "HEAD", isFaithful });
      } finally {
        undo();
      }
    },
    commitAside(edit) {
      const head = repository.git("rev-parse", "HEAD");
      apply(edit);
      const made = repository.commit({});
      repository.git("reset", "--quiet", "--hard", head);
      return made;
    },
    start: (args, env = {}) => spawn(process.execPath, ["--liftoff-only", join(root, "scripts/run.mjs"), "diff", ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } }),
  };
}

export function replacedIn(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`no ${JSON.stringify(from)} to replace`);
  return text.replaceAll(from, to);
}

/** The comparison of two revisions; throws where there is none. */
export async function diffIn(root: string, { base = "HEAD", head, isFaithful = false }: { readonly base?: string; readonly head?: string; readonly isFaithful?: boolean } = {}): Promise<Diff> {
  const diff = await diffRevisions(root, { base, ...(head !== undefined && { head }), isFaithful });
  if (isFault(diff)) throw new Error(JSON.stringify(diff));
  return diff;
}

/** What a reader sees marked: the panels that changed, other than in place, with their causes; figures with `fig1` itself where the page changed. */
export function marked({ figures }: Report): Readonly<Record<string, readonly Cause[]>> {
  return Object.fromEntries(figures.flatMap((figure) => [
    ...(figure.sentences.length > 0 ? [[figure.id, causesOf([figure])] as const] : []),
    ...figure.panels.flatMap((panel) => (isMarked(panel) ? [[`${figure.id}${panel.letter}`, causesOf([panel])] as const] : [])),
  ]));
}

function isMarked({ status, scales, spec }: PanelReport): boolean {
  return !["same", "noise", "layout"].includes(status) || scales.length + spec.length > 0;
}

function causesOf(parts: readonly (FigureReport | PanelReport)[]): readonly Cause[] {
  const told = parts.flatMap((part) => ("panels" in part ? part.sentences : [...part.sentences, ...part.scales, ...part.spec]));
  return [...new Set(told.flatMap(({ causes }) => causes))].sort();
}

/** A panel of a report, by the id of its figure and its letter. */
export function panelOf({ figures }: Report, figure: string, letter: string): PanelReport {
  const found = figures.find(({ id }) => id === figure)?.panels.find((panel) => panel.letter === letter);
  if (!found) throw new Error(`the report has no ${figure}${letter}`);
  return found;
}
