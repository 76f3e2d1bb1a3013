import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bestPeriod } from "#figwright";
import { surfaces } from "../../datasets/models/cycled_surface.ts";
import { normal, origin, surfaceNm } from "../../datasets/models/lattice_image.ts";
import { edsPlate } from "../../schemas/eds_plate.ts";
import { images } from "../../schemas/images.ts";
import { temFringeProfile } from "../../schemas/tem_fringe_profile.ts";
import { decodePng } from "../../src/png/decode.ts";
import { root, rowsOf } from "../rows-of.ts";

const rows = rowsOf(images);

/** A picture as a function of the place in nm, and the places of its pixels. */
function open(image: string) {
  const { file, width_px, height_px, pixel_size_nm } = rows.find(({ image_id }) => image_id === image)!;
  const greys = decodePng(readFileSync(join(root, "datasets", file))).filter((_, at) => at % 4 === 0);
  const pixels = [...greys].map((grey, at) => ({ grey, x: ((at % width_px) + 0.5) * pixel_size_nm, y: (Math.floor(at / width_px) + 0.5) * pixel_size_nm }));
  return { pixels, greys, widthPx: width_px, heightPx: height_px, pixelNm: pixel_size_nm, sizeNm: width_px * pixel_size_nm };
}

type Pixel = ReturnType<typeof open>["pixels"][number];

/** Mean grey in bins of a pixel along a coordinate, of the pixels for which there is one. */
function profile(pixels: readonly Pixel[], stepNm: number, coordinate: (pixel: Pixel) => number | undefined) {
  const bins = new Map<number, { sum: number; count: number }>();
  for (const pixel of pixels) {
    const at = coordinate(pixel);
    if (at === undefined) continue;
    const bin = Math.round(at / stepNm);
    const { sum, count } = bins.get(bin) ?? { sum: 0, count: 0 };
    bins.set(bin, { sum: sum + pixel.grey, count: count + 1 });
  }
  return [...bins].sort(([a], [b]) => a - b).map(([bin, { sum, count }]) => ({ x: bin * stepNm, y: sum / count }));
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const centred = (values: readonly number[]) => values.map((value) => value - values.reduce((sum, one) => sum + one, 0) / values.length);
  const [p, q] = [centred(a), centred(b)];
  const dot = (u: readonly number[], v: readonly number[]) => u.reduce((sum, value, at) => sum + value * v[at]!, 0);
  return dot(p, q) / Math.sqrt(dot(p, p) * dot(q, q));
}

const lattice = open("hrtem_NLMRO");
const acrossFringes = profile(lattice.pixels, 0.02, ({ x, y }) => {
  const up = y - lattice.sizeNm;
  const position = surfaceNm - (x * normal.x + up * normal.y) - origin.depthNm;
  const along = x * normal.y - up * normal.x;
  return position > -0.01 && position < 8.01 && along > -10 && along < 2 ? position : undefined;
});

test("the fringes of the HRTEM picture have the printed spacing, by least squares", () => {
  expect(Math.abs(bestPeriod(acrossFringes, 0.567) - 0.567)).toBeLessThan(0.0005);
});

test("across its fringes the HRTEM picture is the profile of tem_fringe_profile", () => {
  const stored = rowsOf(temFringeProfile).filter(({ sample }) => sample === "NLMRO");
  expect(stored).toHaveLength(acrossFringes.length);
  expect(correlation(acrossFringes.map(({ y }) => y), stored.map(({ intensity }) => intensity))).toBeGreaterThan(0.95);
  const swing = (values: readonly number[]) => Math.sqrt(2 * values.reduce((sum, value) => sum + (value - 128) * (value - 128), 0) / values.length);
  expect(Math.abs(swing(acrossFringes.map(({ y }) => y)) - 38)).toBeLessThan(5);
});

/** Share of what lies well below the surface and is as bright as vacuum over half a nanometre: cracks. */
function crackedShare(sample: "NLMO" | "NLMRO"): number {
  const { greys, widthPx, heightPx, pixelNm } = open(`tem_10th_${sample}`);
  const reach = 6;
  const blockMean = (x: number, y: number) => {
    let sum = 0;
    for (let row = y - reach; row <= y + reach; row += 1) for (let column = x - reach; column <= x + reach; column += 1) sum += greys[row * widthPx + column]!;
    return sum / ((2 * reach + 1) * (2 * reach + 1));
  };
  const deep = widthPx / 2 + (surfaces[sample].surfaceNm - 5.5) / pixelNm;
  let [bright, all] = [0, 0];
  for (let y = reach; y < heightPx - reach; y += 3) {
    for (let x = reach; x < deep; x += 3) {
      all += 1;
      if (blockMean(x, y) > 172) bright += 1;
    }
  }
  return bright / all;
}

test("after ten cycles NLMO has cracks at its surface, NLMRO none", () => {
  expect(surfaces.NLMRO.cracks).toEqual([]);
  expect(crackedShare("NLMO")).toBeGreaterThan(0.02);
  expect(crackedShare("NLMRO")).toBe(0);
});

test.each([["NLMRO", 0.567, 0], ["NLMO", 0.539, -0.38]] as const)("the layers of cycled %s lie %f nm apart, away from cracks", (sample, spacing, from) => {
  const { pixels, sizeNm } = open(`tem_10th_${sample}`);
  const { layers } = surfaces[sample];
  const points = profile(pixels, 0.04, ({ x, y }) => {
    const [dx, dy] = [x - sizeNm / 2, y - sizeNm / 2];
    const [across, along] = [dy * Math.cos(layers) - dx * Math.sin(layers), dx * Math.cos(layers) + dy * Math.sin(layers)];
    const isFar = sample === "NLMRO" ? across > -8 && across < 8 : along < -12;
    return along < 2 && isFar && across > from * sizeNm ? across : undefined;
  });
  expect(Math.abs(bestPeriod(points, spacing) - spacing)).toBeLessThan(0.004);
});

test("the dark-field picture and the EDS maps show the same plate", () => {
  const { greys, widthPx } = open("haadf_NLMRO");
  const agree = rowsOf(edsPlate).filter(({ x, y, plate }) => {
    const [column, row] = [Math.floor(x / 5), widthPx - 1 - Math.floor(y / 5)];
    return greys[row * widthPx + column]! > 70 === (plate === 1);
  });
  expect(agree.length / 16384).toBeGreaterThan(0.99);
});

test("pictures and tables stay small", () => {
  const folder = join(root, "datasets");
  expect(Math.max(...rows.map(({ file }) => statSync(join(folder, file)).size))).toBeLessThan(500_000);
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(all.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)).toBeLessThan(12_000_000);
});
