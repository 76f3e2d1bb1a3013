import type { Finding } from "../finding.ts";
import type { CrossRule } from "../rules/rule.ts";
import type { Entry, Mutant } from "./mutant.ts";
import type { Source } from "./source.ts";

/** How a validator did on one mutant. */
export interface Verdict {
  /** A finding of the entry's level or worse, on the file. */
  readonly isFound: boolean;
  /** One of them at the place of the fault. */
  readonly isLocated: boolean;
  /** One of them by a rule that names the fault for what it is. */
  readonly isNamed: boolean;
  /** Findings of level A to C that have nothing to do with the fault. */
  readonly unrelated: readonly Finding[];
}

export function judge(entry: Entry, mutant: Mutant, source: Source, crossRules: readonly CrossRule[], findings: readonly Finding[]): Verdict {
  const level = mutant.level ?? entry.level;
  const rules = [...entry.rules, ...(mutant.rules ?? [])];
  const serious = findings.filter((finding) => finding.file === source.file && finding.level <= level);
  const located = serious.filter((finding) => isAt(mutant, finding));
  return {
    isFound: serious.length > 0,
    isLocated: located.length > 0,
    isNamed: serious.some(({ rule }) => rules.includes(rule)),
    unrelated: findings.filter((finding) => finding.level !== "G" && !isRelated(finding, mutant, source, crossRules)),
  };
}

function isAt({ places }: Mutant, { line, column }: Finding): boolean {
  return places.length === 0 || places.some((place) => place.line === line && (place.column === undefined || place.column === column));
}

/** Names the faulted row or column, or follows from a rule that reads the cell. A fault of the whole file touches all. */
function isRelated(finding: Finding, { lines, columns }: Mutant, source: Source, crossRules: readonly CrossRule[]): boolean {
  if (lines.length === 0 && columns.length === 0) return true;
  const isRow = columns.length === 0;
  if (finding.file === source.file) {
    if (finding.line !== undefined && lines.includes(finding.line)) return true;
    if (columns.some((name) => finding.subject?.split(", ").includes(name))) return true;
    if (finding.rule === "FW-KEY-001" && (isRow || source.dataset.key.some((name) => columns.includes(name)))) return true;
  }
  const says = ({ statement }: { readonly statement: string }): boolean => finding.expected.endsWith(`(${statement})`);
  const own = source.dataset.rules.some((rule) => rule.id === finding.rule && says(rule) && (isRow || rule.columns.some((name) => columns.includes(name))));
  return own || crossRules.some((rule) => rule.id === finding.rule && says(rule) && rule.datasets.includes(source.dataset.name));
}
