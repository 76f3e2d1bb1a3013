import { layers, type Cause, type FigureReport, type PanelReport, type Report, type RevisionFacts, type Sentence, type TableReport } from "./report.ts";

const causes: readonly Cause[] = [...layers, "interaction", "nondeterminism"];

/** Whether a reviewer has nothing to look at: equal, or noise. */
export function isQuiet({ status }: FigureReport): boolean {
  return status === "identical" || status === "same" || status === "noise";
}

function isQuietPanel({ status, scales, spec }: PanelReport): boolean {
  return (status === "same" || status === "noise") && scales.length === 0 && spec.length === 0;
}

export function panelsThatChanged({ panels }: FigureReport): readonly PanelReport[] {
  return panels.filter((panel) => !isQuietPanel(panel));
}

/** `changed`, `renamed from fig2`, `failed, datasets/x.csv has no column y`. */
export function statusOf({ status, why }: FigureReport): string {
  if (why === "") return status;
  return status === "renamed" ? `renamed from ${why}` : `${status}, ${why}`;
}

/** What a panel has to tell: marks, then scales, then the spec. */
export function sentencesOf({ sentences, scales, spec }: PanelReport): readonly Sentence[] {
  return [...sentences, ...scales, ...spec];
}

/** All that a figure's changes are blamed on, in the order of the layers. */
export function causesOf(figure: FigureReport): readonly Cause[] {
  const blamed = new Set([figure.sentences, ...panelsThatChanged(figure).map(sentencesOf)].flat().flatMap((sentence) => sentence.causes));
  return causes.filter((cause) => blamed.has(cause));
}

/** What stayed, and how that is known: figures, panels of figures that changed, layers. */
export function whatStayed({ figures, layers: facts }: Report): readonly { readonly names: readonly string[]; readonly why: string }[] {
  const groups = new Map<string, string[]>();
  const add = (why: string, name: string): void => void groups.set(why, [...(groups.get(why) ?? []), name]);
  for (const figure of figures.filter(isQuiet)) add(statusOf(figure), figure.name);
  for (const { panels } of figures.filter((figure) => !isQuiet(figure))) for (const panel of panels.filter(isQuietPanel)) add(panel.status, panel.name);
  for (const { layer } of facts.filter(({ isEqual }) => isEqual)) add("equal by hash", layer);
  return [...groups].map(([why, names]) => ({ names, why }));
}

/** What stands beside the name of a revision: commit, date, author, or what a working tree stands on. */
export function describeRevision({ sha, date, author, isDirty, parent }: RevisionFacts): string {
  const tree = parent === null ? [] : [`on ${parent}`];
  return [...(sha === null ? tree : [sha]), date, author, isDirty ? "with changes that are not committed" : null].filter((part) => part !== null).join(", ");
}

export const modes = {
  fast: "both sides ran with the packages of today, so that libraries cannot be blamed",
  faithful: "each side ran with the packages of its own lock file",
} as const satisfies Record<Report["mode"], string>;

/** `5 -> 7`, or once where both are equal. */
export function beforeAfter(before: string, after: string): string {
  return before === after ? after : `${before || "none"} -> ${after || "none"}`;
}

/** Rows and numbers of a table that changed, and how its rows were matched. */
export function tableFacts({ rows, noiseCells, largestRelative, join, cellCount }: TableReport): readonly string[] {
  const counts = (["added", "removed", "changed", "moved"] as const).flatMap((what) => (rows[what] === 0 ? [] : [`${rows[what]} ${what}`]));
  return [
    `rows ${beforeAfter(String(rows.before), String(rows.after))}${counts.length === 0 ? "" : `: ${counts.join(", ")}`}`,
    ...(cellCount === 0 ? [] : [`cells and whole rows that differ: ${cellCount}`]),
    ...(noiseCells === 0 ? [] : [`cells that differ by noise: ${noiseCells}`]),
    ...(largestRelative === null || !Number.isFinite(largestRelative) ? [] : [`largest relative change ${Number((100 * largestRelative).toPrecision(2))} %`]),
    ...(join === "" ? [] : [`rows matched by ${join}`]),
  ];
}

/** Where a table's change is seen, and where it is felt. */
export function tablePanels({ draws, sharesScale }: TableReport): readonly string[] {
  return [
    ...(draws.length === 0 ? [] : [`drawn in ${draws.join(", ")}`]),
    ...(sharesScale.length === 0 ? [] : [`reaches ${sharesScale.join(", ")} through a shared scale`]),
  ];
}
