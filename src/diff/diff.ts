/*
 * The straight line from two revisions to a report:
 *
 *   BASE, HEAD            names
 *     | revision/         what git knows by them, or the working tree; each as files in a temporary folder, byte for byte;
 *     |                   data, spec, theme, fonts, libraries, engine: which differ, by hash
 *     | snapshot/         each runs with its own sources, in a process of its own
 *   Snapshots             scenes, scales, specs, tables, claims, findings
 *     | compare           table/ by row, spec/ by path, scene/ by mark, axis and pixel
 *     | attribution       swaps one layer at a time: what causes what
 *   Report                plain data, and pictures of what changed
 *     | report/           text, HTML, Markdown, JSON
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drawingVersions } from "../make.ts";
import type { Swap } from "./attribution.ts";
import { compareSnapshots } from "./compare.ts";
import { makeHybrid } from "./revision/hybrid.ts";
import { layerFacts } from "./revision/layer-files.ts";
import { materialise, type Materialised } from "./revision/materialise.ts";
import { installPackages, needsInstall } from "./revision/packages.ts";
import { drawBothSides } from "./scene/picture.ts";
import { pixelEngine } from "./scene/pixels.ts";
import { failedReport } from "./report/failed.ts";
import { layers, reportVersion, type Layer, type Pictures, type Report, type RevisionFacts } from "./report/report.ts";
import { formatFault, isFault, type Fault } from "./revision/revision-fault.ts";
import { resolveRevisions, workingTree, type Revision } from "./revision/revision.ts";
import { isProblem, runSide } from "./snapshot/run-side.ts";
import type { SnapshotRequest } from "./snapshot/snapshot.ts";
import { withTemporaryFolder } from "./revision/temporary.ts";

export interface DiffOptions {
  readonly base?: string;
  readonly head?: string;
  /** Each side with the packages of its own lock file. */
  readonly isFaithful: boolean;
}

export interface Diff {
  readonly report: Report;
  readonly pictures: Pictures;
}

/** Compares two revisions of a project. Nothing in the repository changes; the temporary folder is removed, also on an interrupt. */
export async function diffRevisions(projectDir: string, { base, head, isFaithful }: DiffOptions): Promise<Diff | Fault> {
  const revisions = await resolveRevisions(projectDir, base, head);
  if (isFault(revisions)) return revisions;
  return withTemporaryFolder(async (folder, signal) => {
    const sides = await Promise.all([materialise(projectDir, revisions.base, join(folder, "base")), materialise(projectDir, revisions.head, join(folder, "head"))]);
    const fault = sides.find(isFault);
    if (fault) return fault;
    const [before, after] = sides as [Materialised, Materialised];
    if (isFaithful) {
      for (const side of [before, after]) {
        const problem = needsInstall(side.folder) ? await installPackages(side.folder, signal) : undefined;
        if (problem) return problem;
      }
    }
    const facts = layerFacts(before.folder, after.folder);
    // both sides run with the packages of today, so that another lock file changes nothing
    const differing = facts.filter(({ layer, isEqual }) => !isEqual && (isFaithful || layer !== "libraries")).map(({ layer }) => layer);
    const frame = {
      version: reportVersion,
      project: projectName(after.folder),
      base: revisionFacts(revisions.base),
      head: revisionFacts(revisions.head),
      mode: isFaithful ? "faithful" : "fast",
      layers: facts,
      reproduce: reproduce(revisions.base, revisions.head, isFaithful),
      tools: { ...drawingVersions(), [pixelEngine.name]: pixelEngine.version },
      remarks: remarksOf(before, after, facts, isFaithful),
    } as const;
    const request = requestFor(facts, differing);
    const [old, now] = await Promise.all([runSide(before.folder, request, signal), runSide(after.folder, request, signal)]);
    if (isProblem(old) || isProblem(now)) return { report: failedReport(frame, old, now), pictures: new Map() };
    const { pictures, remarks, ...comparison } = await compareSnapshots(old, now, differing, swapper(folder, before.folder, after.folder, differing, signal), drawBothSides);
    return { report: { ...frame, ...comparison, remarks: [...frame.remarks, ...remarks] }, pictures };
  });
}

/** What follows from another engine, theme, font or library is everything; where nothing differs, everything is drawn to see that it stays so. */
function requestFor(facts: Report["layers"], differing: readonly Layer[]): SnapshotRequest {
  const changed = facts.filter(({ layer }) => layer === "data" || layer === "spec").flatMap(({ files }) => files.map(({ path }) => path));
  return { isWhole: differing.length === 0 || differing.some((layer) => layer !== "data" && layer !== "spec"), changed };
}

function swapper(folder: string, before: string, after: string, differing: readonly Layer[], signal: AbortSignal): Swap {
  let number = 0;
  let last: Promise<unknown> = Promise.resolve();
  return (from, layer, figures) => {
    const [own, other] = from === "base" ? [before, after] : [after, before];
    const hybrid = join(folder, `swap-${(number += 1)}`);
    // one after the other: each of them keeps more than one core busy
    const run = last.then(() => {
      // equal fonts come with the libraries, so that their packages stay together
      const isTaken = (one: Layer) => one === layer || (one === "fonts" && layer === "libraries" && !differing.includes("fonts"));
      makeHybrid(hybrid, Object.fromEntries(layers.map((one) => [one, isTaken(one) ? other : own])) as Record<Layer, string>);
      return runSide(hybrid, { isWhole: false, changed: [], figures }, signal);
    });
    last = run;
    return run;
  };
}

function projectName(folder: string): string {
  try {
    return String((JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { name?: unknown }).name ?? "");
  } catch {
    return "";
  }
}

function revisionFacts({ name, sha, date, author, isDirty, parent }: Revision): RevisionFacts {
  return { name, sha: sha ?? null, date: date ?? null, author: author ?? null, isDirty, parent: parent ?? null };
}

function reproduce(base: Revision, head: Revision, isFaithful: boolean): string {
  const [from, to] = [base, head].map(({ sha }) => sha ?? workingTree);
  return `npm run diff -- ${from} ${to}${isFaithful ? " --faithful" : ""}`;
}

function remarksOf(before: Materialised, after: Materialised, facts: Report["layers"], isFaithful: boolean): readonly string[] {
  const told = [...before.remarks.map((fault) => ["base", fault] as const), ...after.remarks.map((fault) => ["head", fault] as const)];
  const isOtherLock = facts.some(({ layer, isEqual }) => layer === "libraries" && !isEqual);
  return [
    ...new Set(told.map(([side, fault]) => `${side}: ${formatFault(fault).split("\n").map((line) => line.trim().replace(/ {2,}/g, " ")).join("; ")}`)),
    ...(isOtherLock && !isFaithful ? ["the lock files differ, but both sides ran with the packages installed here: --faithful shows what the libraries change"] : []),
  ];
}
