import type { ClaimChange, Report, RevisionFacts } from "../report.ts";
import { html, type Markup } from "./markup.ts";

const verdicts = {
  0: "Nothing to review",
  1: "Changes to review",
  3: "Validation failed",
  4: "A figure could not be drawn",
  5: "Not deterministic",
} as const;

const modes = {
  fast: "fast: both sides ran with the packages of today, so libraries cannot be blamed",
  faithful: "faithful: each side ran with the packages of its own lock file",
} as const;

/** What nobody may overlook, before anything else: numbers of the article that round otherwise, then alarms. */
export function urgentLines({ claims, alarms }: Report): Markup {
  const rounding = claims.filter(({ roundsOtherwise }) => roundsOtherwise);
  return html`${rounding.length === 0 ? [] : html`<ul class="urgent claims">
${rounding.map((claim) => html`<li><strong>Claim ${claim.id}</strong> ${roundingText(claim)}</li>
`)}</ul>
`}${alarms.length === 0 ? [] : html`<ul class="urgent alarms">
${alarms.map((alarm) => html`<li><strong>Alarm</strong> ${alarm}</li>
`)}</ul>
`}`;
}

function roundingText({ panels, says, printed, before, after }: ClaimChange): string {
  const where = panels.length === 0 ? "" : `${panelNames(panels)}: `;
  return `${where}${before || "no number"} → ${after || "no number"} rounds otherwise${printed === "" ? "" : `; the article prints ${printed}`}. ${says}`;
}

/** `Fig. 3a, Fig. 3b`. */
export function panelNames(panels: readonly string[]): string {
  return panels.map((panel) => `Fig. ${panel}`).join(", ");
}

/** The verdict in a line. */
export function verdict({ exitCode, headline, project }: Report): Markup {
  return html`<h1>Figures of <bdi>${project}</bdi>, before and after</h1>
<p class="verdict exit-${exitCode}"><strong>${verdicts[exitCode]}</strong> <span>${headline}</span> <small>exit code ${exitCode}</small></p>
`;
}

/** What was compared, and with what. */
export function comparedFacts({ base, head, mode, tools }: Report): Markup {
  const names = Object.keys(tools).sort();
  return html`<dl class="facts">
<div><dt>Base (before)</dt><dd>${revision(base)}</dd></div>
<div><dt>Head (after)</dt><dd>${revision(head)}</dd></div>
<div><dt>Mode</dt><dd>${modes[mode]}</dd></div>
${names.length === 0 ? [] : html`<div><dt>Compared with</dt><dd>${names.map((name) => `${name} ${tools[name]!}`).join(", ")}</dd></div>
`}</dl>
`;
}

function revision({ name, sha, date, author, isDirty, parent }: RevisionFacts): Markup {
  const facts = [
    html`<strong><bdi>${name}</bdi></strong>`,
    ...(sha === null ? [] : [hashText(sha)]),
    ...(parent === null ? [] : [html`on ${hashText(parent)}`]),
    ...(date === null ? [] : [html`<time datetime="${date}">${date}</time>`]),
    ...(author === null ? [] : [html`<bdi>${author}</bdi>`]),
  ];
  return html`${facts.map((fact, index) => (index === 0 ? fact : html` <span>${fact}</span>`))}${isDirty ? html` <span class="dirty">with changes that are not committed</span>` : []}`;
}

/** The first digits of a hash; the rest is there for a pointer that rests on it. */
export function hashText(hash: string): Markup {
  return html`<code title="${hash}">${hash.slice(0, 9)}</code>`;
}
