import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckedTable } from "../../src/check/violation.ts";
import { compareSnapshots, type Comparison } from "../../src/diff/compare.ts";
import type { Snapshot } from "../../src/diff/snapshot/snapshot.ts";
import { takeSnapshot } from "../../src/diff/snapshot/take-snapshot.ts";
import { findAffected } from "../../src/figure/affected.ts";
import type { Figure } from "../../src/figure/figure.ts";
import { figureIds, readInputs } from "../../src/inputs.ts";
import { readPictures } from "../../src/make.ts";
import { randomFrom } from "../../src/mutation/random.ts";
import { loadFigure } from "../../src/project-figure.ts";
import type { Node } from "../../src/scene/scene.ts";
import { loadSchemas } from "../../src/schemas.ts";
import { validate } from "../../src/validate.ts";
import { editOf, readCsv, type Choice, type OneCellEdit } from "./one-cell-edits.ts";
import { drawAlone, expectedPanels, lettersOf, tablesOf, type ExpectedPanels } from "./panels-by-figure-file.ts";

/** What the diff reports of an edit, and what the figure files say. */
export interface Trial {
  readonly edit: OneCellEdit;
  readonly reported: Comparison;
  readonly expected: ExpectedPanels;
}

/** Makes an edit that a seed chooses, looks at the paper and puts the table back. */
export type Try = (table: string, choice: Choice, seed: string) => Promise<Trial>;

/** By `fig3/a`. */
type Scenes = ReadonlyMap<string, readonly Node[]>;

/** Trials in a copy of the paper, in this process. What it is before an edit is looked at once for each table. */
export async function openTrials(root: string): Promise<Try> {
  const paths = Object.keys((await readInputs(root)).files);
  const ids = figureIds({ files: Object.fromEntries(paths.map((path) => [path, ""])) });
  const pictures = await readPictures(root, paths);
  const affects = await findAffected(root, ids);
  const { datasets } = await loadSchemas(root);
  const figures = await Promise.all(ids.map(async (id) => [id, await figureOf(root, id)] as const));
  const drawnBefore = new Map<string, readonly Node[]>();
  const before = new Map<string, { readonly snapshot: Snapshot; readonly checked: CheckedTable }>();

  /** The table, and every panel that may follow from it, each drawn with no more than the tables that its figure file names. */
  async function look(table: string, scenes: Map<string, readonly Node[]>): Promise<CheckedTable> {
    const panels = figures.flatMap(([id, figure]) => lettersOf(figure, table).map((letter) => ({ id, figure, letter, mayRead: tablesOf(figure, letter) })));
    const { tables, rowsOf } = await validate(root, [...new Set([table, ...panels.flatMap(({ mayRead }) => [...mayRead])])]);
    for (const { id, figure, letter, mayRead } of panels.filter(({ id, letter }) => !scenes.has(`${id}/${letter}`))) {
      const rowsNamed = (name: string) => {
        if (!mayRead.has(name)) throw new Error(`${id}${letter} reads ${name}, which its figure file does not name`);
        return rowsOf(name);
      };
      scenes.set(`${id}/${letter}`, await drawAlone(figure, letter, `figures/${id}.ts`, { rowsOf: rowsNamed, locate: () => "", picture: (file) => pictures.get(file) }));
    }
    return tables.find(({ dataset }) => dataset.name === table)!;
  }

  return async (table, choice, seed) => {
    const dataset = datasets.find(({ name }) => name === table)!;
    const edit = editOf(readCsv(root, dataset), dataset, choice, (column) => affects(table, column).length > 0, randomFrom(seed));
    const file = join(root, edit.path);
    const original = readFileSync(file);
    const report = () => takeSnapshot(root, { isWhole: false, changed: [edit.path] });
    const base = before.get(table) ?? { snapshot: await report(), checked: await look(table, drawnBefore) };
    before.set(table, base);
    writeFileSync(file, edit.text);
    try {
      const drawnAfter = new Map<string, readonly Node[]>();
      const after = await look(table, drawnAfter);
      const reported = await compareSnapshots(base.snapshot, await report(), ["data"], () => Promise.reject(new Error("where only data differ nothing is swapped")), () => Promise.resolve(undefined));
      const row = { dataset: table, before: goodRow(base.checked, edit.row), after: goodRow(after, edit.row) };
      const expected = figures.map(([id, figure]) => expectedPanels(figure, id.replace("fig", "Fig. "), row, panelsOf(id, drawnBefore), panelsOf(id, drawnAfter)));
      return { edit, reported, expected: { draws: expected.flatMap(({ draws }) => draws), sharesScale: expected.flatMap(({ sharesScale }) => sharesScale) } };
    } finally {
      writeFileSync(file, original);
    }
  };
}

async function figureOf(root: string, id: string): Promise<Figure> {
  const loaded = await loadFigure(root, id);
  if (!("figure" in loaded)) throw new Error(`${id} does not load`);
  return loaded.figure;
}

/** Scenes of the panels of a figure, by letter. */
function panelsOf(id: string, scenes: Scenes): Scenes {
  return new Map([...scenes].flatMap(([name, nodes]) => (name.startsWith(`${id}/`) ? [[name.slice(id.length + 1), nodes] as const] : [])));
}

/** A row of the file, if nothing is wrong with its cells. */
function goodRow({ rows, tableRows }: CheckedTable, row: number): CheckedTable["rows"][number] | undefined {
  return rows[tableRows.indexOf(row)];
}
