import type { Cause, Sentence } from "../report.ts";
import { html, type Markup } from "./markup.ts";

/** A cause as a label: its word, a shape of its own and a colour. */
export function badge(cause: Cause): Markup {
  return html`<span class="badge ${cause}">${cause}</span>`;
}

/** One line for each change, its cause first. */
export function sentenceList(sentences: readonly Sentence[]): Markup {
  if (sentences.length === 0) return html``;
  return html`<ul class="sentences">
${sentences.map(({ causes, text }) => html`<li><span class="causes">${causes.length === 0 ? html`<span class="badge">no cause found</span>` : causes.map(badge)}</span> <span>${text}</span></li>
`)}</ul>
`;
}
