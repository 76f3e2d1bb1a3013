import { formatFindings, visible } from "../../finding.ts";
import { clip } from "./clip.ts";
import { describeExit } from "./headline.ts";
import type { ClaimChange, FigureReport, Report, Sentence, TableReport } from "./report.ts";
import { beforeAfter, describeRevision, isQuiet, modes, panelsThatChanged, sentencesOf, statusOf, tableFacts, tablePanels, whatStayed } from "./what-changed.ts";

/** Nobody reads longer lines in a terminal, nor more places of one spec. */
const mostCharacters = 300;
const mostSpec = 3;

/** The report for a terminal, below 200 lines: what must not be overlooked, the figures, the tables, what stayed, the exit code. */
export function writeText(report: Report): string {
  const { claims, alarms, newFindings, goneFindings, figures, tables, remarks, reproduce, exitCode } = report;
  const rounded = claims.filter(({ roundsOtherwise }) => roundsOtherwise);
  const others = claims.filter(({ roundsOtherwise }) => !roundsOtherwise);
  const changed = figures.filter((figure) => !isQuiet(figure));
  const gone = goneFindings === 0 ? "" : ` ${goneFindings} of base are gone.`;
  const findings = newFindings.length === 0 ? [] : formatFindings(newFindings, `New since base.${gone}`).split("\n");
  const parts = [
    part("Printed numbers that round otherwise", rounded.map(claimLine), 15),
    part("Alarms", alarms, 12),
    part("New findings", findings, 24),
    headLines(report),
    limited(changed.flatMap((figure) => limited(figureLines(figure), Math.max(6, Math.floor(70 / changed.length)))), 70),
    part("Tables", tables.flatMap(tableLines), 25),
    part("Other claims that moved", others.map(claimLine), 6),
    part("What differs", layerLines(report), 7),
    part("What did not change", whatStayed(report).map(({ names, why }) => `${names.join(", ")}: ${why}`), 10),
    part("Remarks", findings.length > 0 || gone === "" ? remarks : [...remarks, `Findings:${gone}`], 5),
    [`Again: ${reproduce}`, `Exit ${exitCode}: ${describeExit(exitCode)}`],
  ];
  const lines = parts.filter((lines) => lines.length > 0).map((lines) => lines.map((line) => clip(visible(line), mostCharacters)).join("\n"));
  return `${lines.join("\n\n")}\n`;
}

function part(title: string, lines: readonly string[], most: number): readonly string[] {
  return lines.length === 0 ? [] : [title, ...limited(lines, most).map((line) => (line === "" ? "" : `  ${line}`))];
}

function limited(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `… ${lines.length - most + 1} more lines; the HTML report has them`];
}

function claimLine({ id, says, panels, printed, before, after, statusBefore, statusAfter }: ClaimChange): string {
  const where = panels.map((panel) => `Fig. ${panel}`).join(", ");
  const number = [printed === "" ? "" : `printed ${printed}`, `tables ${beforeAfter(before, after)}`].filter(Boolean).join(", ");
  return [id, where, number, beforeAfter(statusBefore, statusAfter), says].filter(Boolean).join("  ");
}

function headLines({ headline, project, base, head, mode }: Report): readonly string[] {
  const [before, after] = [describeRevision(base), describeRevision(head)];
  return [
    headline,
    `${project}: ${base.name} -> ${head.name}`,
    ...(before === "" ? [] : [`  base  ${before}`]),
    ...(after === "" ? [] : [`  head  ${after}`]),
    `  ${mode}: ${modes[mode]}`,
  ];
}

/** One line for a sentence: where, cause, what. A figure or panel without a sentence says its status. */
function figureLines(figure: FigureReport): readonly string[] {
  const panels = panelsThatChanged(figure).flatMap((panel) => {
    const spec = panel.spec.slice(0, mostSpec);
    const more = panel.spec.length - spec.length;
    const told = sentencesOf({ ...panel, spec });
    return [
      ...(told.length === 0 ? [`${panel.name}  ${panel.status}`] : told.map((sentence) => sentenceLine(panel.name, sentence))),
      ...(more === 0 ? [] : [`${panel.name}  spec  ${more} more places; the HTML report has them`]),
    ];
  });
  const own = figure.sentences.map((sentence) => sentenceLine(figure.name, sentence));
  const isTold = figure.status === "changed" && own.length + panels.length > 0;
  return [...(isTold ? [] : [`${figure.name}  ${statusOf(figure)}`]), ...own, ...panels];
}

function sentenceLine(name: string, { causes, text }: Sentence): string {
  return [name, causes.join(", "), text].filter(Boolean).join("  ");
}

function tableLines(table: TableReport): readonly string[] {
  const { file, change, sentences } = table;
  return [`${file}  ${change}  ${tableFacts(table).join("; ")}`, ...[...sentences, ...tablePanels(table)].map((line) => `  ${line}`)];
}

function layerLines({ layers }: Report): readonly string[] {
  return layers.filter(({ isEqual }) => !isEqual).map(({ layer, files }) => {
    const shown = files.slice(0, 5).map(({ path, change }) => (change === "changed" ? path : `${path} (${change})`));
    return [`${layer}:`, shown.join(", "), ...(files.length > 5 ? [`and ${files.length - 5} more`] : [])].filter(Boolean).join(" ");
  });
}
