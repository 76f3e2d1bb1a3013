import { readFileSync } from "node:fs";
import { deserialize } from "node:v8";
import type { Finding } from "../../finding.ts";
import type { TableSide } from "../table/cells.ts";
import { sceneVersion } from "../scene/scene.ts";
import type { PanelScales } from "../scene/scale.ts";

/** Goes up whenever another revision would read it wrongly. */
export const snapshotVersion = 1;

/** What a revision is asked for. All revisions of a comparison are asked for the same. */
export interface SnapshotRequest {
  /** Draw every figure, check every table and claim. */
  readonly isWhole: boolean;
  /** Files that differ between the revisions, relative to the project: what follows from them is drawn and checked. */
  readonly changed: readonly string[];
  /** Only draw these figures. */
  readonly figures?: readonly string[];
}

/** What a revision, run with its own sources, says of itself. Plain data, handed over as a file. */
export interface Snapshot {
  readonly version: typeof snapshotVersion;
  readonly sceneVersion: typeof sceneVersion;
  /** Over all files of `schemas/`. */
  readonly schemas: string;
  /** Ids of all figures. */
  readonly figureIds: readonly string[];
  /** Those that were drawn, by id. */
  readonly figures: Readonly<Record<string, FigureSnapshot>>;
  /** Tables whose file or schema changed, by name of the dataset. */
  readonly tables: Readonly<Record<string, TableSnapshot>>;
  readonly claims: readonly ClaimSnapshot[];
  readonly findings: readonly Finding[];
  /** Names of the faces, with their files on this machine. */
  readonly faceFiles: Readonly<Record<string, string>>;
}

export interface FigureSnapshot {
  readonly title: string;
  /** As `sceneToJson` writes it. */
  readonly scene: string;
  /** The declaration without its panels, as JSON. */
  readonly declaration: string;
  readonly panels: readonly PanelSnapshot[];
  /** Names of rows, by dataset and index among its good rows: `sample A, cycle 7`. */
  readonly rowNames: Readonly<Record<string, readonly string[]>>;
  /** Fields with one set of limits in several panels. */
  readonly share: Readonly<Record<string, readonly string[]>>;
  /** Why it must not be drawn; then there is nothing but a title. */
  readonly findings: readonly Finding[];
}

export interface PanelSnapshot {
  readonly letter: string;
  /** Evaluated specs of its views and its words, as JSON without the tables. */
  readonly spec: string;
  readonly scales: PanelScales;
  /** Of changed tables, by dataset: the rows that it draws, counted in the file. */
  readonly drawn: Readonly<Record<string, Uint32Array>>;
  /** Over the files of the tables and images that it draws. */
  readonly files: string;
}

export interface TableSnapshot {
  readonly sha256: string;
  /** All rows of the file: cells that could not be read are there as text. */
  readonly side: TableSide;
  /** Line of every row. */
  readonly lines: Uint32Array;
}

export interface ClaimSnapshot {
  readonly id: string;
  readonly says: string;
  readonly panels: readonly string[];
  /** As the article prints it, with its unit. */
  readonly printed: string;
  /** As the tables give it. */
  readonly recomputed: string;
  /** The same with the digits that the article prints. */
  readonly rounded: string;
  readonly status: string;
}

/** What a revision handed back; of another version only its number is read. */
export function readSnapshot(file: string): Snapshot | { readonly problem: string } {
  const snapshot = deserialize(readFileSync(file)) as Partial<Snapshot> | null;
  if (snapshot?.version === snapshotVersion && snapshot.sceneVersion === sceneVersion) return snapshot as Snapshot;
  if (snapshot?.version === snapshotVersion) return { problem: `its scenes have version ${JSON.stringify(snapshot.sceneVersion) ?? "of no number"}; this revision reads ${sceneVersion}` };
  return { problem: `it hands back version ${JSON.stringify(snapshot?.version) ?? "of no number"}; this revision reads ${snapshotVersion}` };
}
