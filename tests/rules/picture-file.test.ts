import { expect, test } from "vitest";
import { pictureFile } from "#figwright";
import { sha256 } from "../../src/hash.ts";
import { encodeGreyPng } from "../../src/png/encode.ts";
import { pngFault } from "../../src/png/fault.ts";
import { createPaper } from "../paper.ts";
import { makePng, pngKinds } from "../pdf/make-png.ts";

const png = Buffer.from(encodeGreyPng(3, 2, Uint8Array.of(0, 50, 100, 150, 200, 250)));
const row = { file: "lattice.png", width_px: 3, height_px: 2, sha256: sha256(png) };
const rule = pictureFile("file", { width: "width_px", height: "height_px", sha256: "sha256" });
const violations = async (rows: readonly object[], bytes: Uint8Array | string) => (await rule.checkFiles!(rows as never, async () => bytes)).map(({ column, expected, found }) => `${column}: expected ${expected}, found ${found}`);

test("a picture that is what its row says is no violation", async () => {
  expect(await violations([row], png)).toEqual([]);
});

test("a row that lies about size or hash is told what the file has", async () => {
  expect(await violations([{ ...row, width_px: 4, sha256: "0" }], png)).toEqual([
    "width_px: expected 3, that of lattice.png, found 4",
    `sha256: expected ${row.sha256}, that of lattice.png, found 0`,
  ]);
});

test.each([
  ["cut short", png.subarray(0, png.length - 15), "a PNG that is cut short"],
  ["cut in its header", png.subarray(0, 20), "a PNG that is cut short"],
  ["flipped in one bit", Buffer.from(png).fill(png[45]! ^ 1, 45, 46), "a PNG whose IDAT chunk is damaged"],
  ["longer than it says", Buffer.concat([png, Buffer.from("more")]), "a PNG with 4 bytes after its end"],
  ["something else", Buffer.from("not a picture"), "no PNG"],
  ["not there", "no such file", "no such file"],
] as const)("a file that is %s is named", async (_, bytes, fault) => {
  expect(await violations([row], bytes)).toEqual([`file: expected a whole PNG file, found "lattice.png", ${fault}`]);
});

test("rows that are missing behind good checksums are found", () => {
  const short = Buffer.from(encodeGreyPng(3, 1, Uint8Array.of(0, 50, 100)));
  const tall = Buffer.concat([png.subarray(0, 33), short.subarray(33)]);
  expect(pngFault(tall)).toBe("a PNG with another number of rows than its header says");
});

test.each(pngKinds)("$name is whole", (kind) => {
  expect(pngFault(makePng(kind).bytes)).toBeUndefined();
});

test("validation names the line and column of a picture that is not there", () => {
  const paper = createPaper();
  paper.write("datasets/unused.csv", `file,width_px,height_px,sha256\nlattice.png,3,2,${row.sha256}\n`);
  paper.write("schemas/unused.ts", `import { z } from "zod";
import { column, dataset, pictureFile } from "#figwright";

export const unused = dataset({
  file: "unused.csv",
  title: "Pictures",
  provenance: { kind: "measured", source: "microscope" },
  key: ["file"],
  columns: { file: column(z.string(), "File"), width_px: column(z.int(), "Width", "1"), height_px: column(z.int(), "Height", "1"), sha256: column(z.string(), "Hash") },
  rules: [pictureFile("file", { width: "width_px", height: "height_px", sha256: "sha256" })],
});
`);
  const { out, status } = paper.run("validate");
  expect(status).toBe(1);
  expect(out).toMatch(/^datasets\/unused\.csv:2:1  file  A FW-PIC-001\n/);
  expect(out).toContain(`  expected a whole PNG file (file is a whole PNG file in datasets/ of the size and hash in its row)
  found    "lattice.png", no such file`);
});
