import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset, Row } from "./dataset.ts";
import { writeCsv } from "./csv/write.ts";
import { FindingsError, type Finding } from "./finding.ts";
import { writeDatasetsReadme } from "./datasets-readme.ts";
import { readTable } from "./read.ts";
import { findReconstructions } from "./models.ts";
import type { Reconstruction } from "./reconstruction.ts";
import { validate } from "./validate.ts";

/** What became of one table or picture. `refused` says why it was left alone. */
export interface Outcome {
  readonly file: string;
  /** Rows that the model computed; 0 where the table was refused. None for a picture. */
  readonly rows?: number;
  readonly outcome: "written" | "unchanged" | "refused";
  readonly reason?: string;
}

/**
 * Computes every table that the models in `datasets/models/` declare and writes those that their schema calls
 * reconstructed, assumed or schematic. All are computed before the first is written.
 * Throws a FindingsError when a model gives a cell that its column does not allow; nothing is written then.
 */
export async function reconstruct(root: string): Promise<readonly Outcome[]> {
  const found = await findReconstructions(root);
  const outcomes = await writeTables(root, found);
  const { tables } = await validate(root);
  await replaceFiles(root, [{ file: "datasets/README.md", text: writeDatasetsReadme(tables, new Map(found.map(({ dataset, model }) => [dataset.name, model]))) }]);
  return outcomes;
}

/** Computes what may be written, then writes by temporary file and rename. A refused table is not even computed, nor are its pictures. */
export async function writeTables(root: string, reconstructions: readonly Reconstruction[]): Promise<readonly Outcome[]> {
  const planned = await Promise.all(reconstructions.map((one) => plan(root, one)));
  const faults = planned.flatMap(({ dataset, rows }) => faultyCells(dataset, rows));
  if (faults.length > 0) throw new FindingsError(faults, "Nothing was written to datasets/.");
  const tables = planned.map(({ dataset, rows, present, reason }) => {
    const text = reason === undefined ? writeCsv(dataset, rows) : "";
    const outcome = reason !== undefined ? "refused" : present?.equals(Buffer.from(text)) ? "unchanged" : "written";
    return { text, outcome, ...(reason !== undefined && { reason }), file: pathOf(dataset), rows: rows.length } as const;
  });
  const pictures = await Promise.all(planned.flatMap(({ pictures }) => [...pictures].map((one) => planPicture(root, one))));
  const all = [...tables, ...pictures];
  await replaceFiles(root, all.filter(({ outcome }) => outcome === "written"));
  return all.map(({ text, ...outcome }) => outcome);
}

interface Planned {
  readonly dataset: Dataset;
  readonly present: Buffer | undefined;
  readonly reason: string | undefined;
  /** Empty where the table is refused. */
  readonly rows: readonly Row[];
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

async function plan(root: string, { dataset, rows, pictures }: Reconstruction): Promise<Planned> {
  const present = await readFile(join(root, pathOf(dataset))).catch(ifAbsent);
  const reason = refusal(dataset, present);
  if (reason !== undefined) return { dataset, present, reason, rows: [], pictures: new Map() };
  return { dataset, present, reason, rows: rows(), pictures: pictures?.() ?? new Map() };
}

async function planPicture(root: string, [name, text]: readonly [name: string, bytes: Uint8Array]) {
  const file = `datasets/${name}`;
  const present = await readFile(join(root, file)).catch(ifAbsent);
  return { file, text, outcome: present?.equals(text) ? "unchanged" : "written" } as const;
}

function ifAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

/** Why a table must not be written over: a model never replaces what an instrument or the article said. */
function refusal(dataset: Dataset, present: Uint8Array | undefined): string | undefined {
  const { provenance, columns } = dataset;
  if (["measured", "reported", "derived"].includes(provenance.kind)) return `its schema says ${provenance.kind}`;
  const declared = Object.entries(columns).find(([, column]) => column.provenance === "measured");
  if (declared) return `its schema says that ${declared[0]} is measured`;
  return present && holdsMeasuredCells(dataset, present) ? "some of its cells are measured" : undefined;
}

function holdsMeasuredCells(dataset: Dataset, present: Uint8Array): boolean {
  const { columns, file } = dataset;
  const words = new Set(Object.values(columns).flatMap(({ provenance }) => (typeof provenance === "object" ? [provenance.by] : [])));
  const { table } = readTable(present, file, dataset);
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  return table.header.some((name, column) => words.has(name) && rows.some((row) => table.text(row, column) === "measured"));
}

function faultyCells(dataset: Dataset, rows: readonly Row[]): readonly Finding[] {
  return rows.flatMap((row, index) =>
    Object.entries(dataset.columns).flatMap(([name, { schema }]): readonly Finding[] => {
      const parsed = schema.safeParse(row[name]);
      if (parsed.success) return [];
      const expected = parsed.error.issues[0]!.message.replace(/^Invalid input: expected (.*), received .*$/, "$1");
      return [{ rule: "FW-REC-001", level: "A", file: pathOf(dataset), line: lineOf(dataset, rows, index), subject: name, expected, found: String(row[name]) }];
    }),
  );
}

/** Line of the file that a row will stand in; in a matrix a whole line of rows shares it. */
function lineOf({ matrix }: Dataset, rows: readonly Row[], index: number): number {
  return matrix ? 2 + new Set(rows.slice(0, index + 1).map((row) => row[matrix.row])).size - 1 : index + 2;
}

async function replaceFiles(root: string, tables: readonly { readonly file: string; readonly text: string | Uint8Array }[]): Promise<void> {
  const moves = tables.map(({ file, text }) => ({ text, to: join(root, file), from: `${join(root, file)}.tmp` }));
  try {
    await Promise.all(moves.map(({ from, text }) => writeFile(from, text)));
    await Promise.all(moves.map(({ from, to }) => rename(from, to)));
  } finally {
    await Promise.all(moves.map(({ from }) => rm(from, { force: true })));
  }
}

function pathOf(dataset: Dataset): string {
  return `datasets/${dataset.file}`;
}
