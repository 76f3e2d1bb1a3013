import { countLevels, formatFindings } from "../finding.ts";
import type { Validation } from "../validate.ts";
import { bounded } from "./bounded.ts";

/** The findings for people, and a last line with their counts. */
export function textReport({ tables, files, findings }: Pick<Validation, "tables" | "files" | "findings">): string {
  const shown = bounded(findings);
  const read = tables.length + files.length;
  const answered = findings.filter(({ answer }) => answer !== undefined).length;
  const counts = Object.entries(countLevels(findings)).flatMap(([level, count]) => (count === 0 ? [] : [`${count} ${level}`]));
  const facts = [
    ...(shown.length === findings.length ? [] : [`${findings.length - shown.length} more are not shown.`]),
    ...(counts.length === 0 ? [] : [`${counts.join(", ")}.`]),
    ...(answered === 0 ? [] : [`${answered} answered.`]),
    read === 1 ? "1 table was read." : `${read} tables were read.`,
  ];
  return formatFindings(shown, facts.join(" "));
}
