import type { Finding } from "../../finding.ts";
import { messageOf } from "../../report/message.ts";
import { codeMarkdown, escapeMarkdown } from "./escape-markdown.ts";
import { describeExit } from "./headline.ts";
import { figureDetails, hasDetails, tableDetails } from "./markdown-details.ts";
import { fitted, headOfTable, rowOfTable, sizeOf } from "./markdown-fitted.ts";
import type { ClaimChange, FigureReport, Report, RevisionFacts } from "./report.ts";
import { beforeAfter, causesOf, describeRevision, isQuiet, modes, panelsThatChanged, statusOf, whatStayed } from "./what-changed.ts";

/** How the comment of a pull request is found again. */
export const marker = "<!-- figwright diff -->";

/** GitHub takes 65,536 characters; below 65,000 in bytes is below in every count. */
const mostBytes = 64_000;

/**
 * The report as a comment of a pull request: stands alone without pictures, always below 65,000 bytes. Figures, tables and
 * rows are left out as wholes, and counted. No text of the report can make markup, a link or a mention.
 */
export function writeMarkdown(report: Report): string {
  const { figures, tables } = report;
  const claims = claimsOf(report);
  const isUrgent = report.claims.some(({ roundsOtherwise }) => roundsOtherwise);
  const before = [marker, isUrgent && claims, headOf(report), alarmsOf(report), !isUrgent && claims, findingsOf(report), figureTable(report)].filter((part) => part !== false && part !== "");
  const after = [layersOf(report), stayedOf(report), remarksOf(report), footOf(report)].filter(Boolean);
  const tableParts = fitted("#### Tables\n", tables, tableDetails, 8_000, "table");
  const left = mostBytes - sizeOf([...before, tableParts, ...after].join("\n\n")) - 10;
  const figureParts = fitted("#### What changed\n", figures.filter(hasDetails), figureDetails, left, "figure");
  return `${[...before, figureParts, tableParts, ...after].filter(Boolean).join("\n\n")}\n`;
}

function headOf({ headline, project, base, head, mode, exitCode }: Report): string {
  return [
    `### ${escapeMarkdown(headline, 200)}`,
    "",
    `<b>${escapeMarkdown(project, 60)}</b>, exit ${exitCode}: ${escapeMarkdown(describeExit(exitCode))}`,
    "",
    `- base ${revisionOf(base)}`,
    `- head ${revisionOf(head)}`,
    `- ${mode}: ${modes[mode]}`,
  ].join("\n");
}

function revisionOf(revision: RevisionFacts): string {
  return [codeMarkdown(revision.name, 80), codeMarkdown(describeRevision(revision), 120)].filter(Boolean).join(" ");
}

function alarmsOf({ alarms }: Report): string {
  return fitted("#### Alarms\n", alarms, item, 4_000, "alarm");
}

function claimsOf({ claims }: Report): string {
  return fitted(`#### Claims\n\n${headOfTable(["claim", "panels", "printed", "tables", "status", "statement"])}`, claims, claimRow, 5_000, "claim");
}

function claimRow({ id, says, panels, printed, before, after, statusBefore, statusAfter, roundsOtherwise }: ClaimChange): string {
  const number = escapeMarkdown(beforeAfter(before, after), 60);
  const cells = [
    escapeMarkdown(id, 20),
    escapeMarkdown(panels.join(", "), 40),
    escapeMarkdown(printed, 40),
    roundsOtherwise ? `<b>${number}</b>, rounds otherwise` : number,
    escapeMarkdown(beforeAfter(statusBefore, statusAfter), 60),
    escapeMarkdown(says, 100),
  ];
  return rowOfTable(cells);
}

function findingsOf({ newFindings, goneFindings }: Report): string {
  const listed = fitted("#### New findings\n", newFindings, findingItem, 5_000, "finding");
  const gone = goneFindings === 0 ? "" : `${goneFindings} finding${goneFindings === 1 ? "" : "s"} of base ${goneFindings === 1 ? "is" : "are"} gone.`;
  return [listed, gone].filter(Boolean).join("\n\n");
}

function findingItem(finding: Finding): string {
  const place = [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(":");
  return `- ${finding.level} ${escapeMarkdown(finding.rule, 20)} ${codeMarkdown(place, 100)} ${escapeMarkdown(messageOf(finding))}`;
}

/** Figures that changed come first, so that a cut leaves out the others. */
function figureTable({ figures }: Report): string {
  const ordered = [...figures.filter((figure) => !isQuiet(figure)), ...figures.filter(isQuiet)];
  return fitted(headOfTable(["figure", "status", "causes", "changed panels"]), ordered, figureRow, 8_000, "figure");
}

function figureRow(figure: FigureReport): string {
  const name = escapeMarkdown(figure.name, 40);
  if (isQuiet(figure)) return rowOfTable([name, figure.status, "", ""]);
  const letters = panelsThatChanged(figure).map(({ letter }) => letter).join(", ");
  return rowOfTable([name, escapeMarkdown(statusOf(figure), 120), causesOf(figure).join(", "), escapeMarkdown(letters, 80)]);
}

function layersOf({ layers }: Report): string {
  const files = layers.filter(({ isEqual }) => !isEqual).flatMap(({ layer, files }) => files.map((file) => ({ layer, ...file })));
  return fitted("#### Files that differ\n", files, ({ layer, path, change }) => `- ${layer}: ${codeMarkdown(path, 120)} ${change}`, 2_500, "file");
}

function stayedOf(report: Report): string {
  const write = ({ names, why }: ReturnType<typeof whatStayed>[number]): string => `- ${escapeMarkdown(names.join(", "))}: ${escapeMarkdown(why, 120)}`;
  return fitted("#### What did not change\n", whatStayed(report), write, 4_000, "group");
}

function remarksOf({ remarks }: Report): string {
  return fitted("#### Remarks\n", remarks, item, 3_500, "remark");
}

function item(text: string): string {
  return `- ${escapeMarkdown(text)}`;
}

function footOf({ reproduce, tools }: Report): string {
  const versions = Object.keys(tools).sort().map((name) => `${name} ${tools[name]}`).join(", ");
  return [`Again: ${codeMarkdown(reproduce, 300)}`, ...(versions === "" ? [] : [`With ${escapeMarkdown(versions, 100)}`])].join("\n\n");
}
