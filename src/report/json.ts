import { countLevels, type Finding } from "../finding.ts";
import { pageOf, type Pages } from "../explain.ts";
import type { Validation } from "../validate.ts";
import { bounded } from "./bounded.ts";

/** The findings and what was read, for programs: the same bytes for the same tables. */
export function jsonReport({ tables, files, findings }: Pick<Validation, "tables" | "files" | "findings">, pages: Pages): string {
  const shown = bounded(findings);
  const report = {
    tables: [...tables.map(({ table, tableRows }) => ({ file: table.file, sha256: table.sha256, rows: tableRows.length })), ...files],
    counts: { ...countLevels(findings), answered: findings.filter(({ answer }) => answer !== undefined).length, shown: shown.length },
    findings: shown.map((finding) => inOrder(finding, pages)),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function inOrder({ rule, level, file, line, column, byte, subject, key, expected, found, hint, affects, more, excerpt, fingerprint, answer }: Finding, pages: Pages): object {
  const type = pageOf(pages, rule)?.type;
  return { rule, level, type, file, line, column, byte, subject, key, expected, found, hint, affects, more, excerpt, fingerprint, answer };
}
