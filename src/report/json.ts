import { countLevels, type Finding } from "../finding.ts";
import { pageOf, type Pages } from "../explain.ts";
import type { Validation } from "../validate.ts";
import { bounded } from "./bounded.ts";

/** The findings and what was read, for programs: the same bytes for the same tables. */
export function jsonReport({ tables, findings }: Pick<Validation, "tables" | "findings">, pages: Pages): string {
  const shown = bounded(findings);
  const report = {
    tables: tables.map(({ table, tableRows }) => ({ file: table.file, sha256: table.sha256, rows: tableRows.length })),
    counts: { ...countLevels(findings), answered: findings.filter(({ answer }) => answer !== undefined).length, shown: shown.length },
    findings: shown.map((finding) => typed(finding, pages)),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function typed(finding: Finding, pages: Pages): object {
  const { rule, level, ...rest } = finding;
  return { rule, level, type: pageOf(pages, rule)?.type, ...rest };
}
