import { isProblem, type Problem } from "../snapshot/run-side.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Report } from "./report.ts";

type Frame = Omit<Report, "exitCode" | "headline" | "alarms" | "claims" | "newFindings" | "goneFindings" | "tables" | "figures">;

/** A report of a comparison that cannot be made, since a side did not run. */
export function failedReport(frame: Frame, base: Snapshot | Problem, head: Snapshot | Problem): Report {
  const problems = [{ name: "base", side: base }, { name: "head", side: head }].flatMap(({ name, side }) => (isProblem(side) ? [`${name} cannot be drawn: ${side.problem}`] : []));
  return {
    ...frame, exitCode: 4, headline: "nothing was compared", alarms: problems, claims: [], newFindings: [], goneFindings: 0, tables: [], figures: [],
  };
}
