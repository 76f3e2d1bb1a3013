import type { FigureReport, Report } from "./report.ts";

/** What the exit code of a diff means; 2 is a wrong call, of which there is no report. */
const meanings = {
  0: "nothing changed, or no more than noise",
  1: "changes to review",
  2: "wrong usage",
  3: "validation failed",
  4: "a figure could not be drawn",
  5: "nondeterminism: equal inputs gave different figures",
} as const satisfies Record<Report["exitCode"] | 2, string>;

const statuses = ["identical", "same", "noise", "changed", "added", "removed", "renamed", "failed"] as const satisfies readonly FigureReport["status"][];

/** `6 figures: 4 identical, 1 noise, 1 changed`: how many there are of each status, those without change first. */
export function headlineOf(figures: readonly Pick<FigureReport, "status">[]): string {
  const counts = statuses.map((status) => ({ status, count: figures.filter((figure) => figure.status === status).length }));
  const parts = counts.flatMap(({ status, count }) => (count === 0 ? [] : [`${count} ${status}`]));
  const total = `${figures.length} figure${figures.length === 1 ? "" : "s"}`;
  return parts.length === 0 ? total : `${total}: ${parts.join(", ")}`;
}

export function describeExit(exitCode: keyof typeof meanings): string {
  return meanings[exitCode];
}
