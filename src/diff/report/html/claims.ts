import type { ClaimChange, Report } from "../report.ts";
import { html, wideTable, type Markup } from "./markup.ts";
import { panelNames } from "./opening.ts";

/** Numbers that the article states, as the tables of both sides give them. */
export function claimsSection({ claims }: Report): Markup {
  if (claims.length === 0) return html``;
  return html`<section aria-labelledby="claims">
<h2 id="claims">Claims</h2>
${wideTable("Claims that changed", ["claim", "says", "panels", "printed", "before", "after", "status"], claims.map(claimRow))}</section>
`;
}

function claimRow({ id, says, panels, printed, before, after, statusBefore, statusAfter, roundsOtherwise }: ClaimChange): Markup {
  const status = statusBefore === statusAfter ? statusAfter : `${statusBefore || "none"} → ${statusAfter || "none"}`;
  return html`<tr><th scope="row">${id}</th><td>${says}</td><td>${panelNames(panels)}</td><td class="number">${printed || "–"}</td><td class="number">${before || "–"}</td><td class="number">${after || "–"}</td><td>${status}${roundsOtherwise ? html`<br><strong class="warning">rounds otherwise</strong>` : []}</td></tr>
`;
}
