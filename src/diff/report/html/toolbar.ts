import { html, type Markup } from "./markup.ts";

const modes = [
  ["side", "Side by side"],
  ["swipe", "Swipe"],
  ["onion", "Onion skin"],
  ["blink", "Blink"],
  ["difference", "Difference"],
] as const;

const keys = [
  ["1 – 5", "how pictures are shown, for all panels"],
  ["n  p", "next, previous panel"],
  ["+  −  0", "zoom in, zoom out, whole picture"],
  ["Ctrl + wheel, drag", "zoom, move; arrow keys move as well"],
  ["← →", "on a slider: border or opacity"],
  ["Space", "with Blink: the other picture"],
  ["Esc", "everything as at first"],
] as const;

/** What switches all panels together, and the keys that do the same. Hidden until the script is there to answer. */
export const toolbar: Markup = html`<section class="keys" aria-labelledby="keys" hidden>
<h3 id="keys">Keys</h3>
<dl>
${keys.map(([key, what]) => html`<div><dt>${key.split("  ").map((one) => html`<kbd>${one}</kbd> `)}</dt><dd>${what}</dd></div>
`)}</dl>
<label><input type="checkbox" id="listen" checked> Listen to keys</label>
</section>
<div class="toolbar" role="group" aria-label="View of all panels" hidden>
<div class="modes">${modes.map(([mode, name], index) => html`<button type="button" data-mode="${mode}" aria-pressed="${index === 0 ? "true" : "false"}" aria-keyshortcuts="${index + 1}"><kbd>${index + 1}</kbd>${name}</button>`)}</div>
<div class="tools"><button type="button" data-do="out" aria-label="Zoom out" aria-keyshortcuts="-">−</button><button type="button" data-do="whole" aria-label="1×, whole picture" aria-keyshortcuts="0">1×</button><button type="button" data-do="in" aria-label="Zoom in" aria-keyshortcuts="+">+</button><button type="button" data-do="previous" aria-label="Previous panel" aria-keyshortcuts="p">↑</button><button type="button" data-do="next" aria-label="Next panel" aria-keyshortcuts="n">↓</button><button type="button" data-do="blink" aria-pressed="false" hidden>Blink by itself</button><span class="here" role="status"></span></div>
</div>
`;
