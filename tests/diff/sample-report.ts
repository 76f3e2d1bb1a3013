import type { Cause, FigureReport, PanelPicture, PanelReport, Picture, Pictures, Report, Sentence } from "../../src/diff/report/report.ts";
import { encodeIndexedPng } from "../../src/png/encode.ts";

/* A report with everything that one can hold, as a diff would make it, and its pictures. */

const say = (text: string, ...causes: Cause[]): Sentence => ({ causes, text });

function panel(figure: string, letter: string, facts: Partial<PanelReport> = {}): PanelReport {
  return {
    letter,
    name: `Fig. ${figure}${letter}`,
    status: "changed",
    sentences: [],
    scales: [],
    spec: [],
    marks: { before: 600, after: 600, changed: 0, noise: 0 },
    shares: {},
    draws: [],
    sharesScale: [],
    pixels: { dpi: 150, isDetail: false, compared: 205_000, strict: 310, perceptual: 120, unexplained: 0 },
    ...facts,
  };
}

function figure(number: string, title: string, status: FigureReport["status"], why: string, panels: readonly PanelReport[] = [], sentences: readonly Sentence[] = []): FigureReport {
  return { id: `fig${number}`, name: `Fig. ${number}`, title, status, why, sentences, panels };
}

const figures: readonly FigureReport[] = [
  figure("1", "Structure of the layered oxide", "identical", "all inputs are equal by hash"),
  figure("2", "Capacity and its retention", "changed", "", [
    panel("2", "a", { status: "same" }),
    panel("2", "b", {
      sentences: [
        say("1 of 600 points moved by 14 pt (sample S1, cycle 7: 1.02 → 1.07)", "data"),
        say("3 series recoloured, from #1f77b4 to #0072b2; no data moved", "theme"),
      ],
      scales: [say("y axis: domain [0, 1.8] → [0, 2.2]; ticks 0, 0.5, 1, 1.5 → 0, 1, 2", "data", "spec")],
      spec: [say("y axis > scale > domain: [0, 1.8] → [0, 2.2]", "spec"), say("mark > size: 12 → 14", "spec")],
      marks: { before: 600, after: 600, changed: 270, noise: 4 },
      shares: { data: 1, spec: 199, theme: 68, interaction: 2 },
      draws: ["datasets/rate.csv"],
      pixels: { dpi: 150, isDetail: false, compared: 205_000, strict: 4_812, perceptual: 1_204, unexplained: 0 },
    }),
    panel("2", "c", { status: "noise", marks: { before: 80, after: 80, changed: 0, noise: 80 } }),
    panel("2", "d", {
      status: "layout",
      sentences: [say("600 marks moved with the axes by 2.1 pt", "data")],
      sharesScale: ["datasets/rate.csv"],
      marks: { before: 600, after: 600, changed: 600, noise: 0 },
      shares: { data: 600 },
      pixels: { dpi: 150, isDetail: false, compared: 205_000, strict: 9_004, perceptual: 6_300, unexplained: 2 },
    }),
  ], [say("the page is 4 pt higher", "spec")]),
  figure("3", "Spectra at the edge", "renamed", "fig9 before", [
    panel("3", "a", { status: "added", sentences: [say("the panel was added", "spec")], marks: { before: 0, after: 240, changed: 240, noise: 0 }, pixels: null }),
    panel("3", "b", { sentences: [say("the colours of 12 marks follow from the new theme on the new rows only", "interaction")], marks: { before: 240, after: 240, changed: 12, noise: 0 }, shares: { interaction: 12 } }),
  ]),
  figure("4", "Refinement", "same", "drawn and compared: every mark has its place", [panel("4", "a", { status: "same", spec: [say("x axis > grid: false → absent", "spec")] })]),
  figure("5", "Impedance", "noise", "60 marks moved by less than 1e-6 pt", [panel("5", "a", { status: "noise" })]),
  figure("6", "Cost of the electrolyte", "added", "no such figure in base", [panel("6", "a", { status: "added", sentences: [say("the panel was added", "spec")], pixels: null })]),
  figure("7", "Old overview", "removed", "no such figure in head", [panel("7", "a", { status: "removed", sentences: [say("the panel was removed", "spec")], pixels: null })]),
  figure("8", "Potential map", "failed", "head: the column voltage of datasets/map.csv is not there"),
  figure("9", "Drift between runs", "changed", "", [panel("9", "a", { sentences: [say("2 marks differ though all inputs are equal", "nondeterminism")], marks: { before: 9, after: 9, changed: 2, noise: 0 }, shares: { nondeterminism: 2 } })]),
];

/** A report with changes of every kind. */
export const sampleReport: Report = {
  version: 1,
  project: "sodium-manganese-oxide",
  base: { name: "merge-base of HEAD and main", sha: "4f6c1e0b7a3d92518e6f0c4b9a7d3e2f1a0b9c8d", date: "2026-03-04T09:12:00+01:00", author: "Ada Lovelace", isDirty: false, parent: null },
  head: { name: "WORKTREE", sha: null, date: null, author: null, isDirty: true, parent: "9b1d7c5e3f2a4068b7d6c5e4f3a2b1c0d9e8f7a6" },
  mode: "fast",
  exitCode: 1,
  headline: "9 figures: 1 identical, 1 the same, 1 noise, 2 changed, 1 renamed, 1 added, 1 removed, 1 failed",
  alarms: ["Fig. 2d: 2 patches of pixels that nothing explains"],
  claims: [
    { id: "C033", says: "The capacity after 50 cycles", panels: ["2b"], printed: "1.02 mAh", before: "1.0213", after: "1.0687", statusBefore: "holds", statusAfter: "fails", roundsOtherwise: true },
    { id: "C041", says: "The slope of the fit", panels: ["2b", "3a"], printed: "0.5", before: "0.5012", after: "0.5014", statusBefore: "holds", statusAfter: "holds", roundsOtherwise: false },
  ],
  newFindings: [
    { rule: "FW-range-001", level: "B", file: "datasets/rate.csv", line: 18, column: 6, subject: "capacity", expected: "0 to 1.05", found: "1.07", hint: "a decimal point may be missing", affects: ["Fig. 2b"], more: { count: 3, lines: "19, 20, 24" } },
    { rule: "FW-text-004", level: "C", file: "datasets/map.csv", line: 2, expected: "a header without blanks", found: "voltage " },
  ],
  goneFindings: 2,
  layers: [
    { layer: "data", before: "11".repeat(32), after: "12".repeat(32), isEqual: false, files: [{ path: "datasets/rate.csv", change: "changed" }, { path: "datasets/cost.csv", change: "added" }] },
    { layer: "spec", before: "21".repeat(32), after: "22".repeat(32), isEqual: false, files: [{ path: "figures/fig2.ts", change: "changed" }, { path: "figures/fig7.ts", change: "removed" }] },
    { layer: "theme", before: "31".repeat(32), after: "32".repeat(32), isEqual: false, files: [{ path: "figures/theme.ts", change: "changed" }] },
    { layer: "fonts", before: "41".repeat(32), after: "41".repeat(32), isEqual: true, files: [] },
    { layer: "libraries", before: "51".repeat(32), after: "51".repeat(32), isEqual: true, files: [] },
    { layer: "engine", before: "61".repeat(32), after: "61".repeat(32), isEqual: true, files: [] },
  ],
  tables: [
    {
      file: "datasets/rate.csv",
      change: "changed",
      sentences: ["capacity: 1 of 600 values changed, 1.02 → 1.07 (sample S1, cycle 7)", "1 row was added at the end"],
      rows: { before: 600, after: 601, added: 1, removed: 0, changed: 1, moved: 0 },
      noiseCells: 12,
      largestRelative: 0.04902,
      join: "key sample, cycle",
      cells: [
        { row: "sample S1, cycle 7", column: "capacity", before: "1.02", after: "1.07", change: "changed", lineBefore: 8, lineAfter: 8 },
        { row: "sample S1, cycle 9", column: "remark", before: "", after: "repeated", change: "changed", lineBefore: 10, lineAfter: 10 },
        { row: "sample S9, cycle 1", column: "", before: "", after: "S9, 1, 0.98", change: "added", lineBefore: null, lineAfter: 602 },
      ],
      cellCount: 1_240,
      draws: ["Fig. 2b"],
      sharesScale: ["Fig. 2d"],
    },
    { file: "datasets/cost.csv", change: "added", sentences: [], rows: { before: 0, after: 12, added: 12, removed: 0, changed: 0, moved: 0 }, noiseCells: 0, largestRelative: null, join: "position", cells: [], cellCount: 0, draws: ["Fig. 6a"], sharesScale: [] },
  ],
  figures,
  remarks: ["datasets/raw.bin is a pointer of Git LFS; its content was not fetched"],
  reproduce: "npm run diff -- 4f6c1e0b7a3d92518e6f0c4b9a7d3e2f1a0b9c8d WORKTREE",
  tools: { node: "20", pixelmatch: "7.2.0", "@resvg/resvg-js": "2.6.2" },
};

const width = 320;
const height = 220;

/** A scatter of one colour; one point stands where `outlier` says, the style in the picture colours the frame. */
function plot(colour: string, outlier: number): Picture {
  const points = Array.from({ length: 24 }, (_, index) => `<circle cx="${40 + index * 11}" cy="${index === 12 ? outlier : 180 - index * 5}" r="4" fill="${colour}"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><style>.frame{fill:#fff;stroke:#000}</style><rect class="frame" x="30" y="10" width="280" height="180"/>${points.join("")}<text x="170" y="212" font-size="12" text-anchor="middle">cycle</text></svg>`;
  return { mime: "image/svg+xml", bytes: Buffer.from(svg) };
}

/** A white picture with a red patch where the outlier was and one where it is. */
function differing(...patches: readonly number[]): Picture {
  const indices = new Uint8Array(width * height);
  for (const top of patches) for (let y = top - 5; y < top + 5; y++) indices.fill(1, y * width + 167, y * width + 177);
  return { mime: "image/png", bytes: encodeIndexedPng(width, height, indices, [[255, 255, 255, 255], [204, 0, 0, 255]]) };
}

const size = { widthPt: 240, heightPt: 165 };
const both: PanelPicture = { ...size, before: plot("#1f77b4", 120), after: plot("#d55e00", 40), difference: differing(120, 40) };

/** Pictures of the panels that changed. */
export const samplePictures: Pictures = new Map<string, PanelPicture>([
  ["fig2/b", both],
  ["fig2/d", { ...both, after: plot("#1f77b4", 110), difference: differing(120, 110) }],
  ["fig3/a", { ...size, after: plot("#009e73", 100) }],
  ["fig3/b", both],
  ["fig6/a", { ...size, after: plot("#cc79a7", 100) }],
  ["fig7/a", { ...size, before: plot("#56b4e9", 100) }],
  ["fig9/a", both],
]);

/** Text that would act if a page took it for more than text. */
export const hostileText = ` <img src=x onerror=alert(1)> "><script>alert(2)</script> ' onfocus=alert(3) javascript:alert(4) </style></title> \u202etxet\u2066 \u0007 &lt;b&gt;`;

/** Fields whose words are ours. */
const ours = new Set(["mode", "layer", "change", "status", "causes", "level"]);

function poison(value: unknown): unknown {
  if (typeof value === "string") return value === "" ? value : value + hostileText;
  if (Array.isArray(value)) return value.map(poison);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, ours.has(key) ? inner : poison(inner)]));
}

/** The sample with hostile text in every field that holds text of others. */
export const hostileReport = poison(sampleReport) as Report;
export const hostilePictures: Pictures = new Map([...samplePictures].map(([key, picture]) => [key.replace("/", `${hostileText}/`) + hostileText, picture]));

/** One figure with as many changed panels as asked for. */
export function reportOfPanels(count: number): { readonly report: Report; readonly pictures: Pictures } {
  const letters = Array.from({ length: count }, (_, index) => `p${index}`);
  const panels = letters.map((letter) => panel("2", letter, { sentences: [say("1 of 600 points moved by 14 pt", "data")] }));
  return {
    report: { ...sampleReport, alarms: [], claims: [], newFindings: [], figures: [figure("2", "Many", "changed", "", panels)] },
    pictures: new Map(letters.map((letter) => [`fig2/${letter}`, both])),
  };
}
