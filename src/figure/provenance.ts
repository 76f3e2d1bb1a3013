import { groupThousands } from "../count.ts";
import { cellProvenance, provenanceKinds, type Dataset, type ProvenanceKind, type Row } from "../dataset.ts";

/** How many cells of each kind are drawn. */
export type Counts = Readonly<Record<ProvenanceKind, number>>;

/** Kinds of the numbers in some columns. Text cells name things and are no values; an empty cell is nothing drawn. */
export function countCells(cells: readonly { readonly dataset: Dataset; readonly column: string; readonly rows: ReadonlyMap<number, Row> }[]): Counts {
  const counts = Object.fromEntries(provenanceKinds.map((kind) => [kind, 0])) as Record<ProvenanceKind, number>;
  for (const { dataset, column, rows } of cells) {
    if (dataset.columns[column]?.unit === undefined) continue;
    for (const row of rows.values()) if (row[column] !== null) counts[cellProvenance(dataset, column, row)]++;
  }
  return counts;
}

export function addCounts(all: readonly Counts[]): Counts {
  return Object.fromEntries(provenanceKinds.map((kind) => [kind, all.reduce((sum, counts) => sum + counts[kind], 0)])) as Record<ProvenanceKind, number>;
}

/** The counts in words, kinds without a cell left out: `24 reported, 6,012 reconstructed`. */
export function describeCounts(counts: Counts): string {
  const parts = provenanceKinds.filter((kind) => counts[kind] > 0).map((kind) => `${groupThousands(counts[kind])} ${kind}`);
  return parts.join(", ") || "none";
}

/** Whether anything drawn is neither measured nor follows from printed numbers alone. */
export function isInvented(counts: Counts): boolean {
  return counts.reconstructed + counts.assumed + counts.schematic > 0;
}

/** The word beside a panel's letter; undefined where every cell is measured, reported or derived. */
export function panelWord(counts: Counts): string | undefined {
  if (counts.reconstructed + counts.assumed > 0) return "reconstructed";
  return counts.schematic > 0 ? "schematic" : undefined;
}

/** Title of a figure in its metadata. */
export function statedTitle(id: string, title: string, counts: Counts): string {
  const number = `Fig. ${id.replace(/^fig/, "").replace("-", "")}`;
  return isInvented(counts) ? `Reconstruction of ${number} from printed values: ${title}` : `${number}: ${title}`;
}

/** The line at the foot of a figure; undefined where every cell is measured, reported or derived. */
export function footLine(counts: Counts): string | undefined {
  if (!isInvented(counts)) return undefined;
  const opening = counts.measured > 0 ? "Partly measured, partly reconstructed from printed values." : "Reconstructed from printed values; nothing here is measured.";
  return `${opening} Numbers drawn: ${describeCounts(counts)}.`;
}
