import { groupThousands } from "../../../count.ts";
import type { Cause, PanelPicture, PanelReport, Picture, PixelFacts } from "../report.ts";
import { count, html, type Markup } from "./markup.ts";
import { badge, sentenceList } from "./sentences.ts";

const statuses = {
  same: "same",
  noise: "noise",
  layout: "moved or resized as a whole",
  "sub-visible": "changed less than can be seen",
  order: "drawn in another order",
  changed: "changed",
  added: "added",
  removed: "removed",
} as const;

/** Whether a reader has to see the panel: it changed, or something about it has to be told. */
export function isShown({ status, sentences, scales, spec, pixels }: PanelReport): boolean {
  return (status !== "same" && status !== "noise") || sentences.length + scales.length + spec.length > 0 || (pixels?.unexplained ?? 0) > 0;
}

/** A panel of which there is something to tell: its pictures, what changed and why. */
export function panelSection(panel: PanelReport, anchor: string, picture: PanelPicture | undefined): Markup {
  const { name, status, sentences, scales, spec } = panel;
  return html`<section class="panel" id="${anchor}" aria-labelledby="${anchor}-name" data-name="${name}">
<h4 id="${anchor}-name">${name} <span class="status">${statuses[status]}</span></h4>
${sentenceList(sentences)}${picture === undefined ? [] : stage(name, picture)}${part("Axes, scales and legends", scales.length > 0, sentenceList(scales))}${part("Spec", spec.length > 0, sentenceList(spec))}<dl class="facts">
${facts(panel).map(([term, text]) => html`<div><dt>${term}</dt><dd>${text}</dd></div>
`)}</dl>
</section>
`;
}

function part(title: string, isThere: boolean, body: Markup): Markup {
  return isThere ? html`<h5>${title}</h5>\n${body}` : html``;
}

/** The three pictures on one scale. Without script they stand side by side; the script lays them over each other. */
function stage(name: string, { widthPt, heightPt, before, after, difference }: PanelPicture): Markup {
  const [width, height] = [widthPt, heightPt].map((pt) => Math.max(1, Math.round((pt * 96) / 72)));
  const size = html`width="${width!}" height="${height!}"`;
  const slot = (kind: string, picture: Picture | undefined, absence: string): Markup => html`<figure class="slot ${kind}${picture ? "" : " absent"}"><figcaption>${kind}</figcaption>${picture
    ? html`<div class="frame"><div class="view"><img ${size} alt="${name} ${kind}" draggable="false" src="data:${picture.mime};base64,${{ markup: Buffer.from(picture.bytes).toString("base64") }}"></div></div>`
    : html`<p>${absence}</p>`}</figure>
`;
  return html`<div class="stage ${before && after ? "two-sided" : "one-sided"}" tabindex="0" role="group" aria-label="Pictures of ${name}">
<div class="slots">
${slot("before", before, "Base has no such panel.")}${slot("after", after, "Head has no such panel.")}${slot("difference", difference, "No difference: the panel is on one side only.")}</div>
${before && after ? html`<label class="slider swipe"><span>Border between before and after</span><input type="range" min="0" max="100" value="50" step="1"></label>
<label class="slider onion"><span>Opacity of after</span><input type="range" min="0" max="100" value="50" step="1"></label>
` : []}</div>
`;
}

function facts({ marks, shares, draws, sharesScale, pixels }: PanelReport): readonly [string, Markup][] {
  const causes = (Object.keys(shares) as Cause[]).filter((cause) => shares[cause]! > 0);
  return [
    ["Marks", html`${marks.before === marks.after ? count(marks.after, "mark") : `${groupThousands(marks.before)} → ${count(marks.after, "mark")}`}, ${groupThousands(marks.changed)} changed${marks.noise === 0 ? "" : `, ${groupThousands(marks.noise)} with noise only`}`],
    ...(causes.length === 0 ? [] : [["Changed marks by cause", html`${causes.map((cause) => html`<span class="share">${badge(cause)} ${groupThousands(shares[cause]!)}</span> `)}`] as [string, Markup]]),
    ...(draws.length === 0 ? [] : [["Draws changed rows of", html`${draws.join(", ")}`] as [string, Markup]]),
    ...(sharesScale.length === 0 ? [] : [["Shares a scale with changed rows of", html`${sharesScale.join(", ")}`] as [string, Markup]]),
    ...(pixels === null ? [] : [["Pixels", pixelText(pixels)] as [string, Markup]]),
  ];
}

function pixelText({ dpi, isDetail, compared, strict, perceptual, unexplained }: PixelFacts): Markup {
  if (strict === 0) return html`none of ${groupThousands(compared)} differs at ${dpi} dpi`;
  const explained = unexplained === 0 ? html`all explained by what changed` : html`<strong class="warning">${count(unexplained, "patch", "patches")} that nothing explains</strong>`;
  return html`${groupThousands(strict)} of ${groupThousands(compared)} differ at ${dpi} dpi, ${groupThousands(perceptual)} visibly; ${explained}${isDetail ? "; only the part around what changed is drawn, since the panel has so many marks" : ""}`;
}
