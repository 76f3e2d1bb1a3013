import { mkdtemp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, provenanceKinds, reconstruction, type ProvenanceKind } from "#figwright";
import { writeCsv } from "../src/csv/write.ts";
import { encodeGreyPng } from "../src/png/encode.ts";
import { findReconstructions } from "../src/models.ts";
import { writeTables } from "../src/reconstruct.ts";
import { root } from "./rows-of.ts";

for (const { dataset, rows, pictures } of await findReconstructions(root)) {
  test(`${dataset.file} is what its model writes, byte for byte`, async () => {
    const computed = writeCsv(dataset, rows());
    expect(computed === (await readFile(join(root, "datasets", dataset.file), "utf8"))).toBe(true);
    expect(computed === writeCsv(dataset, rows())).toBe(true);
  });
  for (const [name, bytes] of pictures?.() ?? []) {
    test(`${name} is what the model of ${dataset.file} draws, byte for byte`, async () => {
      expect((await readFile(join(root, "datasets", name))).equals(bytes)).toBe(true);
    });
  }
}

/** A table of one column, and a second column with the kind of each cell. */
const tableOf = (name: string, kind: ProvenanceKind, valueKind?: ProvenanceKind) =>
  dataset({
    file: `${name}.csv`,
    title: name,
    provenance: { kind, source: "this test" },
    key: ["value"],
    columns: {
      value: column(z.number().max(9), "Value", "1", { decimals: 1, provenance: valueKind ?? { by: "origin" } }),
      origin: column(z.enum(provenanceKinds), "Origin"),
    },
  });
const oneRow = (table: ReturnType<typeof tableOf>, value = 1.25) => reconstruction(table, () => [{ value, origin: "assumed" as const }]);

async function emptyProject(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "figwright-"));
  await mkdir(join(folder, "datasets"));
  return folder;
}
const tableText = (folder: string, name: string) => readFile(join(folder, "datasets", `${name}.csv`), "utf8");

test("a table is written once and then left unchanged", async () => {
  const folder = await emptyProject();
  const tables = [oneRow(tableOf("a", "assumed"))];
  expect(await writeTables(folder, tables)).toEqual([{ file: "datasets/a.csv", rows: 1, outcome: "written" }]);
  expect(await tableText(folder, "a")).toBe("value,origin\n1.3,assumed\n");
  expect((await writeTables(folder, tables))[0]!.outcome).toBe("unchanged");
});

test.each(["measured", "reported", "derived"] as const)("a %s table is refused by name, the others are written", async (kind) => {
  const folder = await emptyProject();
  await writeFile(join(folder, "datasets", "mine.csv"), "mine\n");
  const outcomes = await writeTables(folder, [oneRow(tableOf("mine", kind)), oneRow(tableOf("model", "reconstructed"))]);
  expect(outcomes).toEqual([
    { file: "datasets/mine.csv", rows: 0, outcome: "refused", reason: `its schema says ${kind}` },
    { file: "datasets/model.csv", rows: 1, outcome: "written" },
  ]);
  expect(await tableText(folder, "mine")).toBe("mine\n");
});

test("a measured column protects its table, and so does a single measured cell", async () => {
  const folder = await emptyProject();
  const byCell = "value,origin\n7.0,measured\n";
  await writeFile(join(folder, "datasets", "cells.csv"), byCell);
  const outcomes = await writeTables(folder, [oneRow(tableOf("column", "assumed", "measured")), oneRow(tableOf("cells", "assumed"))]);
  expect(outcomes.map(({ reason }) => reason)).toEqual(["its schema says that value is measured", "some of its cells are measured"]);
  expect(await tableText(folder, "cells")).toBe(byCell);
});

test("a table's pictures are written beside it, and left alone with it", async () => {
  const folder = await emptyProject();
  const bytes = encodeGreyPng(2, 1, Uint8Array.of(0, 255));
  const pictured = (kind: ProvenanceKind) => [{ ...oneRow(tableOf("a", kind)), pictures: () => new Map([["a.png", bytes]]) }];
  expect(await writeTables(folder, pictured("measured"))).toHaveLength(1);
  expect((await writeTables(folder, pictured("assumed")))[1]).toEqual({ file: "datasets/a.png", outcome: "written" });
  expect((await writeTables(folder, pictured("assumed")))[1]).toEqual({ file: "datasets/a.png", outcome: "unchanged" });
  expect((await readFile(join(folder, "datasets", "a.png"))).equals(bytes)).toBe(true);
});

test("when one model gives a wrong cell, nothing is written", async () => {
  const folder = await emptyProject();
  const tables = [oneRow(tableOf("good", "assumed")), oneRow(tableOf("bad", "assumed"), NaN)];
  await expect(writeTables(folder, tables)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [FindingsError: datasets/bad.csv:2  value  A FW-REC-001
      expected number
      found    NaN

    1 finding. Nothing was written to datasets/.]
  `);
  expect(await readdir(join(folder, "datasets"))).toEqual([]);
});

test("no temporary file stays behind", async () => {
  const folder = await emptyProject();
  await writeTables(folder, [oneRow(tableOf("a", "assumed")), oneRow(tableOf("b", "assumed"))]);
  expect((await readdir(join(folder, "datasets"))).sort()).toEqual(["a.csv", "b.csv"]);
});
