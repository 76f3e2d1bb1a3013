import type { Finding } from "../../../finding.ts";
import type { Report } from "../report.ts";
import { count, html, wideTable, type Markup } from "./markup.ts";

const meanings = { A: "blocks", B: "blocks unless answered", C: "to look at", G: "for information" } as const;

/** What validation finds in head and not in base. */
export function findingsSection({ newFindings, goneFindings }: Report): Markup {
  if (newFindings.length === 0 && goneFindings === 0) return html``;
  const gone = goneFindings === 0 ? "" : `${count(goneFindings, "finding")} of base ${goneFindings === 1 ? "is" : "are"} gone.`;
  return html`<section aria-labelledby="findings">
<h2 id="findings">${newFindings.length === 0 ? "No new findings of validation" : `${count(newFindings.length, "new finding")} of validation`}</h2>
${gone === "" ? [] : html`<p>${gone}</p>
`}${newFindings.length === 0 ? [] : wideTable("New findings of validation", ["level", "rule", "place", "expected", "found"], newFindings.map(row))}</section>
`;
}

function row(finding: Finding): Markup {
  const { level, rule, file, line, column, subject, expected, found, hint, affects, more, answer } = finding;
  const notes = [
    ...(hint === undefined ? [] : [`hint: ${hint}`]),
    ...(more === undefined ? [] : [`and ${more.count} more alike, lines ${more.lines}`]),
    ...(affects === undefined || affects.length === 0 ? [] : [`drawn in ${affects.join(", ")}`]),
    ...(answer === undefined ? [] : [`answered: ${answer}`]),
  ];
  return html`<tr class="level-${level}"><th scope="row"><strong>${level}</strong> <small>${meanings[level]}</small></th><td><code>${rule}</code></td><td><code>${[file, line, column].filter((part) => part !== undefined).join(":")}</code>${subject === undefined ? [] : html`<br>${subject}`}</td><td>${expected}</td><td>${found}${notes.map((note) => html`<br><small>${note}</small>`)}</td></tr>
`;
}
