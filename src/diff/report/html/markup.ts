import { groupThousands } from "../../../count.ts";
import { visible } from "../../../finding.ts";
import { escapeXml } from "../../../svg/escape.ts";

/** Text that is HTML already. Made by `html` only, but for the style, the script and base64. */
export interface Markup {
  readonly markup: string;
}

/**
 * HTML whose every string is escaped, in text and in attributes (which stand between double quotes), control and
 * bidirectional characters shown as escapes; markup passes as it is. So nothing of the data can become an element.
 */
export function html(pieces: TemplateStringsArray, ...values: readonly (string | number | Markup | readonly Markup[])[]): Markup {
  return { markup: pieces.map((piece, index) => piece + (index < values.length ? markupOf(values[index]!) : "")).join("") };
}

function markupOf(value: string | number | Markup | readonly Markup[]): string {
  if (typeof value === "string") return escapeXml(visible(value));
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}

/** `1 row`, `1,200 rows`. */
export function count(amount: number, noun: string, nouns = `${noun}s`): string {
  return `${groupThousands(amount)} ${amount === 1 ? noun : nouns}`;
}

/** A table that scrolls by itself where the page is too narrow for it; the keyboard reaches it to scroll. */
export function wideTable(name: string, columns: readonly string[], rows: readonly Markup[]): Markup {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${name}"><table>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>
`;
}
