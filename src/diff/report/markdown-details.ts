import { codeMarkdown, escapeMarkdown } from "./escape-markdown.ts";
import { fitted, headOfTable, rowOfTable } from "./markdown-fitted.ts";
import type { CellReport, FigureReport, PanelReport, Sentence, TableReport } from "./report.ts";
import { beforeAfter, causesOf, isQuiet, panelsThatChanged, sentencesOf, tableFacts, tablePanels } from "./what-changed.ts";

/** Of one figure or table, so that one does not push out all others. */
const mostBytes = 7_000;
const mostCells = 20;

/** Whether more is to be told of a figure than its row in the table says. */
export function hasDetails(figure: FigureReport): boolean {
  return !isQuiet(figure) && (figure.sentences.length > 0 || panelsThatChanged(figure).length > 0);
}

/** A figure that changed, folded: its own sentences, then those of its panels. */
export function figureDetails(figure: FigureReport): string {
  const panels = panelsThatChanged(figure);
  const letters = panels.length === 0 ? "" : `panels ${escapeMarkdown(panels.map(({ letter }) => letter).join(", "), 80)}`;
  const summary = [`<b>${escapeMarkdown(figure.name, 40)}</b> ${figure.status}`, causesOf(figure).join(", "), letters].filter(Boolean).join(" · ");
  const title = figure.title === "" ? "" : `${escapeMarkdown(figure.title, 160)}\n`;
  const parts = [...figure.sentences, ...panels];
  return folded(summary, fitted(title, parts, (part) => ("letter" in part ? panelPart(part) : sentenceItem(part)), mostBytes, "part"));
}

function panelPart(panel: PanelReport): string {
  const { name, status, marks, pixels, shares } = panel;
  const facts = [
    status,
    ...(marks.changed === 0 ? [] : [`${marks.changed} of ${marks.after} marks`]),
    ...Object.entries(shares).map(([cause, count]) => `${cause} ${count}`),
    ...(pixels === null ? [] : [`${pixels.perceptual} of ${pixels.compared} pixels differ visibly at ${pixels.dpi} dpi`]),
    ...(pixels === null || pixels.unexplained === 0 ? [] : [`patches unexplained: ${pixels.unexplained}`]),
  ];
  const lead = `<b>${escapeMarkdown(name, 40)}</b> ${escapeMarkdown(facts.join(" · "))}`;
  return `\n${fitted(`${lead}\n`, sentencesOf(panel), sentenceItem, mostBytes - 1_000, "sentence") || lead}`;
}

function sentenceItem({ causes, text }: Sentence): string {
  return `- ${causes.length === 0 ? "" : `**${causes.join(", ")}** `}${escapeMarkdown(text)}`;
}

/** A table that changed, folded: what happened, where it is drawn, its first cells. */
export function tableDetails(table: TableReport): string {
  const facts = [...table.sentences, ...tableFacts(table), ...tablePanels(table)];
  const told = fitted("", facts, (fact) => `- ${escapeMarkdown(fact)}`, 3_500, "sentence");
  const cells = fitted(headOfTable(["row", "column", "before", "after", "change", "lines"]), table.cells.slice(0, mostCells), cellRow, 3_000, "cell");
  return folded(`${codeMarkdown(table.file, 120)} ${table.change}`, [told, cells].filter(Boolean).join("\n\n"));
}

function cellRow({ row, column, before, after, change, lineBefore, lineAfter }: CellReport): string {
  const lines = beforeAfter(String(lineBefore ?? ""), String(lineAfter ?? ""));
  return rowOfTable([escapeMarkdown(row, 60), escapeMarkdown(column, 40), escapeMarkdown(before, 40), escapeMarkdown(after, 40), change, escapeMarkdown(lines)]);
}

/** GitHub reads Markdown inside only between empty lines. */
function folded(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>\n`;
}
