import { groupThousands } from "../../../count.ts";
import type { CellReport, Report, TableReport } from "../report.ts";
import { count, html, wideTable, type Markup } from "./markup.ts";

/** Every table that changed: what happened, the rows, and the panels that show it. */
export function tablesSection({ tables }: Report): Markup {
  if (tables.length === 0) return html``;
  return html`<section aria-labelledby="tables">
<h2 id="tables">Tables</h2>
${tables.map(tableReport)}</section>
`;
}

function tableReport(table: TableReport): Markup {
  const { file, change, sentences, cells, cellCount } = table;
  return html`<article class="table">
<h3><code>${file}</code> <span class="status">${change}</span></h3>
${sentences.length === 0 ? [] : html`<ul class="said">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
`}<dl class="facts">
${fact("Rows", rowsText(table))}${fact("Matched by", table.join)}${fact("Largest relative change", shareText(table.largestRelative))}${fact("Draws a changed row", table.draws.join(", "))}${fact("Shares a scale with it", table.sharesScale.join(", "))}</dl>
${cells.length === 0 ? [] : wideTable(`Changed rows of ${file}`, ["row", "column", "before", "after", "lines"], cells.map(cellRow))}${cellCount > cells.length ? html`<p class="more">and ${groupThousands(cellCount - cells.length)} more</p>
` : []}</article>
`;
}

function fact(name: string, text: string): Markup {
  return text === "" ? html`` : html`<div><dt>${name}</dt><dd>${text}</dd></div>
`;
}

function rowsText({ rows, noiseCells }: TableReport): string {
  const told = (["added", "removed", "changed", "moved"] as const).flatMap((kind) => (rows[kind] === 0 ? [] : [`${groupThousands(rows[kind])} ${kind}`]));
  const noise = noiseCells === 0 ? [] : [`${count(noiseCells, "cell")} with noise only`];
  return [`${groupThousands(rows.before)} → ${groupThousands(rows.after)}`, ...told, ...noise].join(", ");
}

/** Three digits that count. */
function shareText(share: number | null): string {
  return share === null ? "" : `${Number((share * 100).toPrecision(3))} %`;
}

function cellRow({ row, column, before, after, change, lineBefore, lineAfter }: CellReport): Markup {
  const side = (text: string, line: number | null): Markup => (line === null ? html`<i>no such row</i>` : text === "" && column !== "" ? html`<i>missing</i>` : html`${text}`);
  return html`<tr><th scope="row">${row}</th><td>${column === "" ? html`<i>row ${change}</i>` : column}</td><td class="number">${side(before, lineBefore)}</td><td class="number">${side(after, lineAfter)}</td><td class="number">${lineBefore ?? "–"} → ${lineAfter ?? "–"}</td></tr>
`;
}
