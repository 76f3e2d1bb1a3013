import type { FigureReport, PanelReport, Pictures, Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";
import { isShown, panelSection } from "./panel.ts";
import { sentenceList } from "./sentences.ts";
import { toolbar } from "./toolbar.ts";
import { isQuiet } from "./unchanged.ts";

/** Every figure of which there is something to tell, a strip of pictures for each of its panels that changed. */
export function figuresSection({ figures }: Report, pictures: Pictures): Markup {
  const shown = changedFigures(figures);
  if (shown.length === 0) return html``;
  return html`<section class="figures" aria-labelledby="figures">
<h2 id="figures">Figures</h2>
<p class="legend">Every change begins with what it is blamed on. Pictures of a panel have one scale. In a difference, what came is blue, what went is orange, and a frame surrounds each patch.</p>
${toolbar}${shown.map((figure) => figureArticle(figure, pictures))}</section>
`;
}

/** Links to every panel shown. */
export function panelLinks({ figures }: Report): Markup {
  const shown = changedFigures(figures);
  if (shown.length === 0) return html``;
  return html`<nav aria-label="Changed figures"><ul>
${shown.map(({ figure, anchor, panels }) => html`<li><a href="#${anchor}">${figure.name}</a>${panels.map(({ panel, anchor: to }) => html` <a href="#${to}" aria-label="${panel.name}">${panel.letter}</a>`)} <span class="status ${figure.status}">${figure.status}</span></li>
`)}</ul></nav>
`;
}

interface Shown {
  readonly figure: FigureReport;
  readonly anchor: string;
  readonly panels: readonly { readonly panel: PanelReport; readonly anchor: string }[];
}

/** Anchors are counted, since names are not ours to trust. */
function changedFigures(figures: readonly FigureReport[]): readonly Shown[] {
  return figures.flatMap((figure, index) => {
    if (isQuiet(figure)) return [];
    const anchor = `figure-${index + 1}`;
    return [{ figure, anchor, panels: figure.panels.filter(isShown).map((panel, at) => ({ panel, anchor: `${anchor}-panel-${at + 1}` })) }];
  });
}

function figureArticle({ figure, anchor, panels }: Shown, pictures: Pictures): Markup {
  const { id, name, title, status, why, sentences } = figure;
  const rest = figure.panels.filter((panel) => !isShown(panel));
  const quiet = rest.map(({ letter, status: how }) => (how === "noise" ? `${letter} (noise)` : letter)).join(", ");
  return html`<article class="figure" aria-labelledby="${anchor}">
<h3 id="${anchor}">${name} <span class="title">${title}</span> <span class="status ${status}">${status}</span></h3>
${why === "" ? [] : html`<p class="why">${why}</p>
`}${sentenceList(sentences)}${panels.map(({ panel, anchor: at }) => panelSection(panel, at, pictures.get(`${id}/${panel.letter}`)))}${quiet === "" ? [] : html`<p class="rest">${rest.length === 1 ? "Panel" : "Panels"} without change: ${quiet}</p>
`}</article>
`;
}
