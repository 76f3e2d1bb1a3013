import type { Finding } from "../finding.ts";
import { pageOf, type Pages } from "../explain.ts";
import { bounded } from "./bounded.ts";
import { messageOf } from "./message.ts";

const severities = { A: "error", B: "error", C: "warning", G: "note" } as const;

/**
 * The findings in the Static Analysis Results Interchange Format (OASIS, SARIF 2.1.0), which code hosts show beside the
 * lines of a change. Columns count code points. An answered finding is there, suppressed, with its answer.
 */
export function sarifReport(findings: readonly Finding[], pages: Pages): string {
  const shown = bounded(findings);
  const ids = [...new Set(shown.map(({ rule }) => rule))].sort();
  const rules = ids.map((id) => {
    const page = pageOf(pages, id);
    return { id, ...(page === undefined ? {} : { shortDescription: { text: page.title }, fullDescription: { text: page.text }, properties: { type: page.type } }) };
  });
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "figwright", rules } },
        columnKind: "unicodeCodePoints",
        results: shown.map((finding) => resultOf(finding, ids)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(finding: Finding, ids: readonly string[]): object {
  const { rule, level, file, line, column, fingerprint, answer } = finding;
  const region = line === undefined ? {} : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: severities[level],
    message: { text: messageOf(finding) },
    locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, ...region } }],
    ...(fingerprint === undefined ? {} : { partialFingerprints: { "figwright/v1": fingerprint } }),
    ...(answer === undefined ? {} : { suppressions: [{ kind: "external", justification: answer }] }),
    properties: { level },
  };
}
