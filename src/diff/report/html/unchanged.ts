import type { FigureReport, LayerFacts, Report, Sentence } from "../report.ts";
import { count, html, type Markup } from "./markup.ts";
import { hashText } from "./opening.ts";
import { badge, sentenceList } from "./sentences.ts";

const quiet = ["identical", "same", "noise"] as const;
const meanings = {
  identical: "Identical, known by hashes alone",
  same: "The same, drawn and compared",
  noise: "Noise only, below what can be seen or written",
} as const;

/** Whether a figure belongs to what did not change. */
export function isQuiet({ status }: FigureReport): boolean {
  return status === "identical" || status === "same" || status === "noise";
}

/** Layers whose files differ, for the head of the page. */
export function layersThatDiffer({ layers }: Report): Markup {
  const differing = layers.filter(({ isEqual }) => !isEqual);
  if (differing.length === 0) return html``;
  return html`<section aria-labelledby="inputs">
<h2 id="inputs">Inputs that differ</h2>
<ul class="sentences">
${differing.map((layer) => html`<li><span class="causes">${badge(layer.layer)}</span> <span>${layerFiles(layer)}</span></li>
`)}</ul>
</section>
`;
}

function layerFiles({ files, before, after }: LayerFacts): Markup {
  if (files.length === 0) return html`${hashText(before)} → ${hashText(after)}`;
  return html`${files.map(({ path, change }, index) => html`${index === 0 ? "" : ", "}<code>${path}</code>${change === "changed" ? "" : ` (${change})`}`)}`;
}

/** What did not change, and why that is known. */
export function unchangedSection({ figures, layers }: Report): Markup {
  const equal = layers.filter(({ isEqual }) => isEqual);
  return html`<section aria-labelledby="unchanged">
<h2 id="unchanged">What did not change</h2>
${quiet.map((status) => group(status, figures.filter((figure) => figure.status === status)))}${equal.length === 0 ? [] : html`<h3>${count(equal.length, "layer")} equal by hash</h3>
<ul class="plain">
${equal.map(({ layer, before }) => html`<li>${badge(layer)} SHA-256 ${hashText(before)} on both sides</li>
`)}</ul>
`}${equal.length === 0 && !figures.some(isQuiet) ? html`<p>${figures.length === 0 ? "No figure was compared." : "Every figure and every layer changed."}</p>
` : []}</section>
`;
}

function group(status: (typeof quiet)[number], figures: readonly FigureReport[]): Markup {
  if (figures.length === 0) return html``;
  return html`<h3>${meanings[status]}: ${count(figures.length, "figure")}</h3>
<ul class="plain">
${figures.map((figure) => html`<li><strong>${figure.name}</strong> ${figure.title}${figure.why === "" ? [] : html` <span class="why">${figure.why}</span>`}${sentenceList(withoutEffect(figure))}</li>
`)}</ul>
`;
}

/** What is to be told of a figure though it looks the same, such as a spec that says the same in other words. */
function withoutEffect({ sentences, panels }: FigureReport): readonly Sentence[] {
  const ofPanels = panels.flatMap(({ name, sentences: marks, scales, spec }) => [...marks, ...scales, ...spec].map(({ causes, text }) => ({ causes, text: `${name}: ${text}` })));
  return [...sentences, ...ofPanels];
}
