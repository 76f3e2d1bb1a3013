import type { Finding } from "../../src/finding.ts";
import { headlineOf } from "../../src/diff/report/headline.ts";
import { layers, reportVersion, type Cause, type ClaimChange, type FigureReport, type PanelReport, type Report, type RevisionFacts, type Sentence, type TableReport } from "../../src/diff/report/report.ts";

/* Small pieces of a report, each plausible by itself; a test says only what it is about. */

export const sha = (digit: string): string => digit.repeat(40);

export function revision(given: Partial<RevisionFacts> = {}): RevisionFacts {
  return { name: "main", sha: sha("a"), date: "2026-01-02T03:04:05Z", author: "A. Author", isDirty: false, parent: null, ...given };
}

export function sentence(text: string, ...causes: readonly Cause[]): Sentence {
  return { text, causes };
}

export function panel(letter: string, given: Partial<PanelReport> = {}): PanelReport {
  const marks = { before: 600, after: 600, changed: 0, noise: 0 };
  return { letter, name: `Fig. 3${letter}`, status: "same", sentences: [], scales: [], spec: [], marks, shares: {}, draws: [], sharesScale: [], pixels: null, ...given };
}

export function figure(id: string, given: Partial<FigureReport> = {}): FigureReport {
  return { id, name: `Fig. ${id.replace(/\D/g, "")}`, title: "", status: "identical", why: "all inputs are equal by hash", sentences: [], panels: [], ...given };
}

export function table(given: Partial<TableReport> = {}): TableReport {
  return {
    file: "datasets/rate.csv",
    change: "changed",
    sentences: ["1 of 600 rows changed: capacity 1.02 -> 1.07 (sample NLMO, cycle 7)"],
    rows: { before: 600, after: 600, added: 0, removed: 0, changed: 1, moved: 0 },
    noiseCells: 0,
    largestRelative: 0.049,
    join: "key sample, cycle",
    cells: [{ row: "sample NLMO, cycle 7", column: "capacity", before: "1.02", after: "1.07", change: "changed", lineBefore: 8, lineAfter: 8 }],
    cellCount: 1,
    draws: ["Fig. 3b"],
    sharesScale: ["Fig. 3c"],
    ...given,
  };
}

export function claim(given: Partial<ClaimChange> = {}): ClaimChange {
  return { id: "C033", says: "the capacity after 50 cycles", panels: ["3b"], printed: "1.0 mAh/g", before: "1.02", after: "1.07", statusBefore: "pass", statusAfter: "fail", roundsOtherwise: true, ...given };
}

export const finding: Finding = { rule: "FW-RNG-002", level: "C", file: "datasets/rate.csv", line: 8, column: 3, subject: "capacity", expected: "usually from 0 to 1", found: "1.07" };

/** A report with nothing in it but what is given; its headline counts its figures. */
export function report(given: Partial<Report> = {}): Report {
  const figures = given.figures ?? [figure("fig2")];
  return {
    version: reportVersion,
    project: "paper",
    base: revision(),
    head: revision({ name: "WORKTREE", sha: null, date: null, author: null, isDirty: true, parent: sha("b") }),
    mode: "fast",
    exitCode: 0,
    headline: headlineOf(figures),
    alarms: [],
    claims: [],
    newFindings: [],
    goneFindings: 0,
    layers: layers.map((layer) => ({ layer, before: "0".repeat(64), after: "0".repeat(64), isEqual: true, files: [] })),
    tables: [],
    figures,
    remarks: [],
    reproduce: `npm run diff -- ${sha("a")} WORKTREE`,
    tools: { node: "20", pixelmatch: "7.2.0" },
    ...given,
  };
}

/** One of everything. */
export const fullReport: Report = report({
  exitCode: 1,
  alarms: ["Fig. 3b: 1 patch of pixels at (12, 30) that no change of the scene explains"],
  claims: [claim(), claim({ id: "C034", panels: [], printed: "", before: "2", after: "2.01", statusAfter: "pass", roundsOtherwise: false })],
  newFindings: [finding],
  goneFindings: 2,
  layers: layers.map((layer) => ({
    layer,
    before: "0".repeat(64),
    after: (layer === "data" ? "1" : "0").repeat(64),
    isEqual: layer !== "data",
    files: layer === "data" ? [{ path: "datasets/rate.csv", change: "changed" as const }] : [],
  })),
  tables: [table(), table({ file: "datasets/eis.csv", change: "noise", sentences: ["3 cells differ by less than 1e-9"], rows: { before: 600, after: 600, added: 0, removed: 0, changed: 0, moved: 0 }, noiseCells: 3, largestRelative: null, cells: [], cellCount: 0, draws: [], sharesScale: [] })],
  figures: [
    figure("fig2"),
    figure("fig3", {
      status: "changed",
      why: "",
      title: "Electrochemistry",
      sentences: [sentence("the page is 2 mm higher", "spec")],
      panels: [
        panel("a"),
        panel("b", {
          status: "changed",
          sentences: [sentence("1 of 600 points moved by 3.1 pt (sample NLMO, cycle 7)", "data")],
          scales: [sentence("y axis: domain 0 to 1 -> 0 to 1.2", "data", "spec")],
          spec: [sentence("y axis > scale > domain: [0, 1] -> [0, 1.2]", "spec")],
          marks: { before: 600, after: 600, changed: 1, noise: 0 },
          shares: { data: 1 },
          draws: ["datasets/rate.csv"],
          pixels: { dpi: 200, isDetail: false, compared: 90_000, strict: 300, perceptual: 120, unexplained: 1 },
        }),
        panel("c", { status: "layout" }),
      ],
    }),
    figure("fig4", { status: "noise", why: "drawn and compared" }),
    figure("fig5", { status: "added", why: "" }),
    figure("fig6", { status: "renamed", why: "fig9" }),
    figure("fig7", { status: "failed", why: "datasets/x.csv has no column y" }),
  ],
  remarks: ["datasets/big.csv is an LFS pointer"],
});
