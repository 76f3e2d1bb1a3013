import type { Finding } from "../../finding.ts";

/** Goes up whenever a reader of the JSON would have to change. */
export const reportVersion = 1;

/** Where outputs come from, in the order in which they are told. */
export const layers = ["data", "spec", "theme", "fonts", "libraries", "engine"] as const;
export type Layer = (typeof layers)[number];

/**
 * What a change is blamed on. `interaction`: no layer makes it alone. `nondeterminism`: all that the figure follows from is
 * equal, and it differs.
 */
export type Cause = Layer | "interaction" | "nondeterminism";

/**
 * Everything that a diff found, as plain data. Every text is untrusted: it may hold what a table, a spec or a branch is
 * called, so whatever shows it escapes it. No clock, no path of the machine.
 */
export interface Report {
  readonly version: typeof reportVersion;
  /** Name of the project. */
  readonly project: string;
  readonly base: RevisionFacts;
  readonly head: RevisionFacts;
  /** Whether each side ran with the packages of its own lock file. In `fast` both run with those of today, so that libraries cannot be blamed. */
  readonly mode: "fast" | "faithful";
  /** 0 nothing or noise, 1 changes, 3 validation failed, 4 a figure could not be drawn, 5 nondeterminism. */
  readonly exitCode: 0 | 1 | 3 | 4 | 5;
  /** `6 figures: 5 identical, 1 changed`. */
  readonly headline: string;
  /** What must not be overlooked: patches of pixels that nothing explains, nondeterminism, a side that could not be drawn. */
  readonly alarms: readonly string[];
  /** Those whose printed number rounds otherwise first. */
  readonly claims: readonly ClaimChange[];
  /** Of validation, new since base, worst first. */
  readonly newFindings: readonly Finding[];
  /** How many of base are gone. */
  readonly goneFindings: number;
  readonly layers: readonly LayerFacts[];
  readonly tables: readonly TableReport[];
  /** All figures of both sides, in order; those that did not change too. */
  readonly figures: readonly FigureReport[];
  /** What in the revisions is not as it should be: LFS pointers, links, a shallow clone. */
  readonly remarks: readonly string[];
  /** The command that makes this report again. */
  readonly reproduce: string;
  /** Versions of what compared: `{ "node": "20", "pixelmatch": "7.2.0" }`. */
  readonly tools: Readonly<Record<string, string>>;
}

export interface RevisionFacts {
  /** As it was asked for or chosen: `HEAD~2`, `merge-base of HEAD and main`, `WORKTREE`. */
  readonly name: string;
  /** Of the commit, in full; null for the working tree. */
  readonly sha: string | null;
  /** ISO 8601; null for the working tree. */
  readonly date: string | null;
  readonly author: string | null;
  /** Whether the working tree differs from the commit that it stands on. */
  readonly isDirty: boolean;
  /** Of the commit that the working tree stands on; null for a commit. */
  readonly parent: string | null;
}

export interface LayerFacts {
  readonly layer: Layer;
  /** SHA-256 over the layer's files. */
  readonly before: string;
  readonly after: string;
  readonly isEqual: boolean;
  /** Files that differ, by path relative to the project. */
  readonly files: readonly { readonly path: string; readonly change: "added" | "removed" | "changed" }[];
}

/** One thing that changed, in words, and what it is blamed on; several where more than one layer makes it alone. */
export interface Sentence {
  readonly causes: readonly Cause[];
  readonly text: string;
}

export interface ClaimChange {
  /** For example `C033`. */
  readonly id: string;
  readonly says: string;
  /** For example `3a`. */
  readonly panels: readonly string[];
  /** What the article prints, with its unit; empty where it states no number. */
  readonly printed: string;
  /** What the tables give; empty where a side has no such claim. */
  readonly before: string;
  readonly after: string;
  readonly statusBefore: string;
  readonly statusAfter: string;
  /** Whether the number, rounded as it is printed, is another one. */
  readonly roundsOtherwise: boolean;
}

export interface TableReport {
  /** For example `datasets/rate.csv`. */
  readonly file: string;
  readonly change: "added" | "removed" | "changed" | "noise";
  /** What happened, one sentence for each pattern. */
  readonly sentences: readonly string[];
  readonly rows: { readonly before: number; readonly after: number; readonly added: number; readonly removed: number; readonly changed: number; readonly moved: number };
  readonly noiseCells: number;
  /** Largest relative change of a number, as a share; null where no number changed. */
  readonly largestRelative: number | null;
  /** How rows were matched: `key sample, cycle`, `position`. */
  readonly join: string;
  /** Changed cells and rows, the first of them. */
  readonly cells: readonly CellReport[];
  /** How many there are in all. */
  readonly cellCount: number;
  /** Panels whose scene changed and that draw a row that changed: `Fig. 3b`. */
  readonly draws: readonly string[];
  /** Panels whose scene changed though they draw none, because they share a scale with one that does. */
  readonly sharesScale: readonly string[];
}

export interface CellReport {
  /** `sample A, cycle 7`. */
  readonly row: string;
  /** Empty for a whole row. */
  readonly column: string;
  /** As the table would write it; empty for a missing cell and for the side that has no such row. */
  readonly before: string;
  readonly after: string;
  readonly change: "changed" | "added" | "removed";
  /** Lines of the files; null where a side has no such row. */
  readonly lineBefore: number | null;
  readonly lineAfter: number | null;
}

export interface FigureReport {
  /** For example `fig3`. */
  readonly id: string;
  /** `Fig. 3`. */
  readonly name: string;
  readonly title: string;
  /** `identical` is known by hashes alone, `same` was drawn and compared. */
  readonly status: "identical" | "same" | "noise" | "changed" | "added" | "removed" | "renamed" | "failed";
  /** How the status is known: `all inputs are equal by hash`; for `renamed` the former id; for `failed` why. */
  readonly why: string;
  /** Of the whole figure: size of the page, foot, title. */
  readonly sentences: readonly Sentence[];
  /** In the order of the later figure, then those that are gone; also those without change. */
  readonly panels: readonly PanelReport[];
}

export interface PanelReport {
  /** `a`; its pictures go by `fig3/a`. */
  readonly letter: string;
  /** `Fig. 3a`. */
  readonly name: string;
  /** `layout`: moved or resized as a whole, its marks where its plot puts them. */
  readonly status: "same" | "noise" | "layout" | "sub-visible" | "order" | "changed" | "added" | "removed";
  /** Data, marks and texts. */
  readonly sentences: readonly Sentence[];
  /** Axes, scales and legends, which change the message without changing data. */
  readonly scales: readonly Sentence[];
  /** Paths of the spec, `y axis > scale > domain: [0, 1] -> [0, 2]`. */
  readonly spec: readonly Sentence[];
  readonly marks: { readonly before: number; readonly after: number; readonly changed: number; readonly noise: number };
  /** Changed marks by cause. */
  readonly shares: Readonly<Partial<Record<Cause, number>>>;
  /** Tables whose changed rows it draws. */
  readonly draws: readonly string[];
  /** Tables whose changed rows reach it through a shared scale only. */
  readonly sharesScale: readonly string[];
  /** Null where the panel was not drawn on both sides. */
  readonly pixels: PixelFacts | null;
}

export interface PixelFacts {
  /** Pixels compared, at `dpi`. */
  readonly dpi: number;
  /** Of a panel of very many marks only the part around those that changed is drawn. */
  readonly isDetail: boolean;
  readonly compared: number;
  /** That differ in any byte. */
  readonly strict: number;
  /** Whose difference can be seen, smoothed edges left out. */
  readonly perceptual: number;
  /** Patches that no change of the scene explains. */
  readonly unexplained: number;
}

/** A panel as both sides draw it, on one box and scale. */
export interface PanelPicture {
  readonly widthPt: number;
  readonly heightPt: number;
  /** Absent where a side has no such panel. */
  readonly before?: Picture;
  readonly after?: Picture;
  /** Pixels that differ, marked. Absent where a side has no such panel. */
  readonly difference?: Picture;
}

export interface Picture {
  readonly mime: "image/svg+xml" | "image/png";
  readonly bytes: Uint8Array;
}

/** Pictures by `fig3/a`. */
export type Pictures = ReadonlyMap<string, PanelPicture>;
