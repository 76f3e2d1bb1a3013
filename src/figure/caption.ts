import { describeStatuses, type CheckedClaim } from "../claim.ts";
import { stated } from "../claims.ts";
import type { Provenance } from "../dataset.ts";
import type { Composed } from "./compose.ts";
import type { Figure } from "./figure.ts";
import type { ComposedPanel } from "./panel.ts";
import { describeCounts, footLine } from "./provenance.ts";
import { plainText } from "../text/markup.ts";

/** The caption file of a figure: what each panel shows, from which tables, and what its numbers are. */
export function writeCaption(figure: Figure, id: string, { panels, counts, scene }: Composed, ledger: readonly CheckedClaim[]): string {
  const foot = footLine(counts);
  const own = claimsOf(id, panels, ledger);
  return [
    `# ${scene.title}`,
    "",
    `**Fig. ${id.replace(/^fig/, "")}** ${plainText(figure.title)}.`,
    ...(foot ? ["", foot] : []),
    "",
    ...panels.flatMap((panel) => [...describePanel(panel, claimsOf(id, [panel], own)), ""]),
    ...(own.length > 0 ? [`Claims of the article that these panels show: ${describeStatuses(own)}.`, ""] : []),
  ].join("\n");
}

/** The claims that some panels of a figure show. */
export function claimsOf(id: string, panels: readonly ComposedPanel[], ledger: readonly CheckedClaim[]): readonly CheckedClaim[] {
  const number = id.replace(/^fig/, "");
  return ledger.filter(({ claim }) => panels.some(({ letter }) => claim.panels.includes(number + letter)));
}

function describePanel({ letter, panel, cells, counts, clipped }: ComposedPanel, claims: readonly CheckedClaim[]): readonly string[] {
  const tables = new Map<string, { rows: number; kind: string; source: string }>();
  for (const { dataset, rows } of cells) {
    const known = tables.get(dataset.file);
    tables.set(dataset.file, { rows: Math.max(known?.rows ?? 0, rows.size), kind: dataset.provenance.kind, source: sourceOf(dataset.provenance) });
  }
  return [
    `**(${letter})** ${plainText(panel.caption)}`,
    "",
    `- numbers drawn: ${describeCounts(counts)}`,
    ...[...tables].map(([file, { rows, kind, source }]) => `- \`${file}\`: ${rows} rows, ${kind} (${source})`),
    ...clipped.map(({ count, reason }) => `- not drawn: ${count} ${count === 1 ? "row" : "rows"} outside the axes, ${reason}`),
    ...claims.map(describeClaim),
  ];
}

function sourceOf({ source, seed }: Provenance): string {
  return seed === undefined ? source : `${source}; noise from the seed "${seed}"`;
}

function describeClaim({ claim, status }: CheckedClaim): string {
  const value = "value" in claim && claim.value !== true ? `: ${stated(claim)}` : "";
  return `- claim ${claim.id}, ${claim.says}${value} (${status})`;
}
