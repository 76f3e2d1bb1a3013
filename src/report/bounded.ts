import { worstFirst, type Finding } from "../finding.ts";

/** What a report holds, so that none is above 200 kB; nobody reads more. */
const mostFindings = 200;
const mostCharacters = 100_000;

/**
 * As many findings as fit into a report: of every rule in every file the first, then the second, and so on, so that a
 * rule with a thousand columns at fault does not hide the others.
 */
export function bounded(findings: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  const ranked = findings.map((finding) => {
    const group = `${finding.file} ${finding.rule}`;
    const rank = counts.get(group) ?? 0;
    counts.set(group, rank + 1);
    return { finding, rank };
  });
  const kept: Finding[] = [];
  let characters = 0;
  for (const { finding } of ranked.sort((a, b) => a.rank - b.rank)) {
    characters += JSON.stringify(finding).length;
    if (kept.length === mostFindings || characters > mostCharacters) break;
    kept.push(finding);
  }
  return kept.length === findings.length ? findings : worstFirst(kept);
}
