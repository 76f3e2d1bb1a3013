import { sha256 } from "../../hash.ts";
import { claimsSection } from "./html/claims.ts";
import { figuresSection, panelLinks } from "./html/figures.ts";
import { findingsSection } from "./html/findings.ts";
import { html, type Markup } from "./html/markup.ts";
import { comparedFacts, urgentLines, verdict } from "./html/opening.ts";
import { script } from "./html/script.ts";
import { style } from "./html/style.ts";
import { tablesSection } from "./html/tables.ts";
import { layersThatDiffer, unchangedSection } from "./html/unchanged.ts";
import type { Pictures, Report } from "./report.ts";

/**
 * The report as one HTML page that needs nothing else: it opens from disk, loads nothing, and allows no style and no
 * script but its own, which are named by their hashes. Pictures stand in it once each, as images. Without script they
 * are side by side. The same report gives the same bytes.
 */
export function writeHtml(report: Report, pictures: Pictures): string {
  const { project, exitCode, remarks, reproduce } = report;
  const findings = findingsSection(report);
  const page = html`<!doctype html>
<html lang="en"${isUrgent(report) ? { markup: " data-urgent" } : []}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src ${source(style)}; script-src ${source(script)}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Figures of ${project}, before and after</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header>
${urgentLines(report)}${verdict(report)}</header>
<main>
${exitCode === 3 ? findings : []}${comparedFacts(report)}${panelLinks(report)}${layersThatDiffer(report)}${exitCode === 3 ? [] : findings}${figuresSection(report, pictures)}${tablesSection(report)}${claimsSection(report)}${unchangedSection(report)}<section aria-labelledby="again">
<h2 id="again">How to make this report again</h2>
<pre tabindex="0" role="region" aria-label="Command"><code>${reproduce}</code></pre>
</section>
${remarksSection(remarks)}</main>
<script>${{ markup: script }}</script>
</body>
</html>
`;
  return page.markup;
}

/** Whether something stands at the top that is to be read before any picture. */
function isUrgent({ exitCode, alarms, claims }: Report): boolean {
  return exitCode > 1 || alarms.length > 0 || claims.some(({ roundsOtherwise }) => roundsOtherwise);
}

/** An inline text as a source of the content security policy (CSP level 3, 2.3.1). */
function source(text: string): Markup {
  return { markup: `'sha256-${Buffer.from(sha256(text), "hex").toString("base64")}'` };
}

function remarksSection(remarks: readonly string[]): Markup {
  if (remarks.length === 0) return html``;
  return html`<section aria-labelledby="remarks">
<h2 id="remarks">Remarks</h2>
<ul class="said">${remarks.map((remark) => html`<li>${remark}</li>`)}</ul>
</section>
`;
}
