import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, type Row } from "#figwright";
import { decodePng } from "../../src/png/decode.ts";
import { readGrid } from "../../src/figure/raster.ts";
import type { Image, Node } from "../../src/scene/scene.ts";
import { visitNodes } from "../../src/scene/visit.ts";
import { composeOne } from "./compose-one.ts";

const map = dataset({
  file: "map.csv",
  title: "A map",
  provenance: { kind: "measured", source: "made here" },
  key: ["time", "angle"],
  columns: { angle: column(z.number(), "2θ", "deg"), time: column(z.number(), "Time", "h"), counts: column(z.number(), "Intensity", "counts") },
});
const { angle, time, counts } = map.fields;
const rows: readonly Row[] = [0, 1, 2].flatMap((line) => [0, 1, 2, 3].map((at) => ({ angle: 10 + at, time: line, counts: line === 2 && at === 3 ? 100 : 0 })));
const encoding = { x: { ...angle, scale: { nice: false, zero: false } }, y: { ...time, scale: { nice: false, zero: false } }, color: { ...counts, scale: { range: ["#000000", "#ffffff"] } } };

async function picture(drawn: readonly Row[]): Promise<Image> {
  const { scene, findings } = await composeOne(map, drawn, { name: "raster", mark: "rect", encoding });
  expect(findings).toEqual([]);
  const images: Image[] = [];
  visitNodes(scene.children, (node: Node) => void (node.kind === "image" && images.push(node)));
  expect(images).toHaveLength(1);
  return images[0]!;
}

test("a named raster becomes one picture of at least 600 dpi that fills the plot", async () => {
  const image = await picture(rows);
  expect(image.picture.widthPx / (image.width / 72)).toBeGreaterThanOrEqual(600);
  expect(image.picture.heightPx / (image.height / 72)).toBeGreaterThanOrEqual(600);
  expect(image.x).toBeCloseTo(0, 6);
});

test("the cell of the last time and angle is at the top right, in the colour of the view's scale", async () => {
  const { picture: png } = await picture(rows);
  const pixels = decodePng(png.bytes);
  const at = (column: number, row: number) => [...pixels.subarray((row * png.widthPx + column) * 4, (row * png.widthPx + column) * 4 + 4)];
  expect(at(png.widthPx - 1, 0)).toEqual([255, 255, 255, 255]);
  expect(at(0, 0)).toEqual([0, 0, 0, 255]);
  expect(at(png.widthPx - 1, png.heightPx - 1)).toEqual([0, 0, 0, 255]);
});

test("a cell that is not there is transparent", async () => {
  const { picture: png } = await picture(rows.slice(1));
  const pixels = decodePng(png.bytes);
  expect(pixels[(png.heightPx - 1) * png.widthPx * 4 + 3]).toBe(0);
});

test("cells that the axis or the colours do not reach are refused", async () => {
  const narrow = { ...encoding, x: { ...angle, scale: { domain: [11, 13.5] } }, color: { ...counts, scale: { domain: [0, 50] } } };
  const { findings } = await composeOne(map, rows, { name: "raster", mark: "rect", encoding: narrow });
  expect(findings.map(({ subject, found }) => [subject, found])).toEqual([
    ["panel a, x", "10 to 13 (datasets/map.csv)"],
    ["panel a, color", "0 to 100 (datasets/map.csv)"],
  ]);
});

test("values that are not evenly spaced are no grid", () => {
  expect(readGrid([{ x: 0, y: 0, v: 1 }, { x: 1, y: 0, v: 1 }, { x: 5, y: 1, v: 1 }], "x", "y", "v")).toBeUndefined();
});
