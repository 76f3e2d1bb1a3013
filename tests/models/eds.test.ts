import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { crossRules } from "../../schemas/cross_table.ts";
import { edsMapMn } from "../../schemas/eds_map_Mn.ts";
import { edsMapNa } from "../../schemas/eds_map_Na.ts";
import { edsMapO } from "../../schemas/eds_map_O.ts";
import { edsMapRu } from "../../schemas/eds_map_Ru.ts";
import { edsPlate } from "../../schemas/eds_plate.ts";
import { root, rowsOf } from "../rows-of.ts";

const maps = [edsMapNa, edsMapMn, edsMapRu, edsMapO].map((dataset) => [dataset.name, rowsOf(dataset)] as const);
const plate = rowsOf(edsPlate);
const onPlate = plate.map((row) => row.plate === 1);
const counts = new Map(maps.map(([name, rows]) => [name, rows.map((row) => row.counts).filter((_, at) => onPlate[at])]));

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]) => {
  const [meanA, meanB] = [mean(a), mean(b)];
  return mean(a.map((value, at) => (value - meanA) * (b[at]! - meanB)));
};

test("Na, Mn, Ru and O are mapped, and Li is not", () => {
  const files = readdirSync(join(root, "datasets")).filter((name) => name.startsWith("eds_map_"));
  expect(files).toEqual(["eds_map_Mn.csv", "eds_map_Na.csv", "eds_map_O.csv", "eds_map_Ru.csv"]);
});

test("the plate is 2.4 µm across and its maps have 6 to 12 counts a pixel, Ru fewest", () => {
  const ends = [...new Set(plate.map(({ y }) => y))].flatMap((y) => {
    const line = plate.filter((row) => row.y === y && row.plate === 1);
    return line.length > 0 ? [line[0]!, line.at(-1)!] : [];
  });
  const across = Math.max(...ends.flatMap((a) => ends.map((b) => Math.hypot(a.x - b.x, a.y - b.y))));
  expect(across).toBeGreaterThan(2300);
  expect(across).toBeLessThan(2420);
  const means = [...counts.values()].map(mean);
  for (const [at, planted] of [8, 11, 6, 12].entries()) expect(Math.abs(means[at]! - planted)).toBeLessThan(0.15);
});

test.each(maps)("%s is uniform on the plate: blocks of 8 by 8 pixels vary as Poisson counts do", (_, rows) => {
  const sums = new Map<number, { sum: number; pixels: number }>();
  rows.forEach(({ counts }, at) => {
    const block = Math.floor(at / 1024) * 16 + Math.floor((at % 128) / 8);
    const known = sums.get(block) ?? { sum: 0, pixels: 0 };
    sums.set(block, { sum: known.sum + counts, pixels: known.pixels + (onPlate[at] ? 1 : 0) });
  });
  const whole = [...sums.values()].filter(({ pixels }) => pixels === 64).map(({ sum }) => sum);
  expect(whole.length).toBeGreaterThan(80);
  const ratio = covariance(whole, whole) / mean(whole);
  // three standard deviations of a variance over that many blocks
  expect(Math.abs(ratio - 1)).toBeLessThan(3 * Math.sqrt(2 / whole.length));
});

test("the elements are counted independently", () => {
  const all = [...counts.values()];
  const correlations = all.flatMap((a, at) => all.slice(at + 1).map((b) => covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b))));
  expect(Math.max(...correlations.map(Math.abs))).toBeLessThan(0.035);
});

test("a map of another grid, or with counts beside the plate, is a violation", () => {
  const tables = new Map<string, readonly object[]>([...maps, [edsPlate.name, plate]]);
  const found = (rows: readonly object[]) => {
    const changed = new Map([...tables, ["eds_map_Ru", rows]]);
    return crossRules.filter(({ datasets }) => datasets.includes("eds_map_Ru")).flatMap(({ id, check }) => check((name) => changed.get(name)! as never).map(({ dataset, row, expected }) => [id, dataset, row, expected]));
  };
  const ru = tables.get("eds_map_Ru")!;
  expect(found(ru)).toEqual([]);
  expect(found(ru.with(0, { ...ru[0], counts: 1 }))).toEqual([["FW-XTB-051", "eds_map_Ru", 0, "0"]]);
  expect(found(ru.with(1, { ...ru[1], x: 31 }))).toEqual([["FW-XTB-050", "eds_map_Ru", 1, "a pixel of eds_plate.csv"]]);
  expect(found(ru.slice(0, -1))).toEqual([["FW-XTB-050", "eds_map_Ru", 16382, "16384 pixels, as in eds_plate.csv"]]);
});
