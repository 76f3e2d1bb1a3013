import { color } from "d3-color";
import type { Source } from "./source.ts";
import type { Row } from "../dataset.ts";
import type { ViewSpec } from "./figure.ts";
import { encodeIndexedPng, type Rgba } from "../png/encode.ts";
import type { Box } from "../scene/path.ts";
import type { Image } from "../scene/scene.ts";

/** A view or layer of this name draws its cells as one picture instead of thousands of rectangles. */
export const rasterName = "raster";

/** Least resolution of a picture at its final size (RSC, IEEE: 600 dpi for raster parts). */
const dpi = 600;

/** A view or layer that is drawn as a picture: its table's rows on a grid, and the fields that place and colour them. */
export interface Raster {
  readonly source: Source;
  readonly fields: { readonly x: string; readonly y: string; readonly color: string };
  readonly grid: Grid;
}

/** The raster of a unit spec; undefined if it is none, or its rows lie on no regular grid (then it stays vector). */
export function readRaster(spec: ViewSpec, source: Source | undefined): Raster | undefined {
  const field = (channel: string) => (spec.encoding?.[channel] as { field?: string } | undefined)?.field;
  const [x, y, value] = [field("x"), field("y"), field("color")];
  if (spec["name"] !== rasterName || !source || !x || !y || !value) return undefined;
  const grid = readGrid(source.rows, x, y, value);
  return grid && { source, fields: { x, y, color: value }, grid };
}

/** What Vega gets instead of the cells: two unseen points that span the same domains. */
export function spanRaster(spec: ViewSpec, { fields, grid }: Raster): ViewSpec {
  const [x, y] = [edgesOf(grid.xs), edgesOf(grid.ys)];
  const [low, high] = extentOf(grid.values);
  const corner = (at: 0 | 1, value: number) => ({ [fields.x]: x[at], [fields.y]: y[at], [fields.color]: value });
  // without its name, which Vega-Lite would put before the names of the scales
  const { name: _, ...rest } = spec;
  return { ...rest, data: { values: [corner(0, low), corner(1, high)] }, mark: { type: "point", opacity: 0 } };
}

/** Least and greatest value, cells that are not there left out. */
export function extentOf(values: Float64Array): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** A regular grid: values by row of `ys` and column of `xs`, NaN where there is no cell. */
export interface Grid {
  /** Centres of the cells, ascending and evenly spaced. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly values: Float64Array;
}

/** The grid that rows span. Undefined if their x or y values are not evenly spaced. */
export function readGrid(rows: readonly Row[], x: string, y: string, value: string): Grid | undefined {
  const [xs, ys] = [distinct(rows, x), distinct(rows, y)];
  if (!isEven(xs) || !isEven(ys)) return undefined;
  const [column, line] = [positions(xs), positions(ys)];
  const values = new Float64Array(xs.length * ys.length).fill(NaN);
  for (const row of rows) {
    const cell = row[value];
    if (typeof cell === "number") values[line.get(row[y] as number)! * xs.length + column.get(row[x] as number)!] = cell;
  }
  return { xs, ys, values };
}

function distinct(rows: readonly Row[], name: string): readonly number[] {
  return [...new Set(rows.map((row) => row[name]))].filter((value): value is number => typeof value === "number").sort((a, b) => a - b);
}

function isEven(values: readonly number[]): boolean {
  const step = (values.at(-1)! - values[0]!) / (values.length - 1);
  return values.length > 1 && values.every((value, index) => Math.abs(value - values[0]! - index * step) < 1e-3 * step);
}

function positions(values: readonly number[]): ReadonlyMap<number, number> {
  return new Map(values.map((value, index) => [value, index]));
}

/** The outer edges of a grid along one direction: half a cell beyond the first and last centre. */
export function edgesOf(centres: readonly number[]): readonly [number, number] {
  const half = (centres.at(-1)! - centres[0]!) / (centres.length - 1) / 2;
  return [centres[0]! - half, centres.at(-1)! + half];
}

/** A Vega scale, as far as a raster needs it. */
export interface ColorScale {
  (value: number): string;
  readonly type: string;
  domain(): readonly number[];
}

const levels = 255;
const clear: Rgba = [255, 255, 255, 0];

/**
 * The grid as a picture in a box (in points, `flip` where y grows upwards), coloured through the view's own scale in
 * 255 steps, every cell enlarged by whole numbers until the picture has 600 dpi.
 */
export function drawGrid(grid: Grid, box: Box, scale: ColorScale, flip: { readonly x: boolean; readonly y: boolean }): Image {
  const { xs, ys, values } = grid;
  const [zoomX, zoomY] = [zoomFor(box.width, xs.length), zoomFor(box.height, ys.length)];
  const [width, height] = [xs.length * zoomX, ys.length * zoomY];
  const index = indexer(scale);
  const indices = new Uint8Array(width * height);
  for (let row = 0; row < ys.length; row++) {
    const line = indices.subarray(row * zoomY * width, row * zoomY * width + width);
    const from = (flip.y ? ys.length - 1 - row : row) * xs.length;
    for (let column = 0; column < xs.length; column++) {
      line.fill(index(values[from + (flip.x ? xs.length - 1 - column : column)]!), column * zoomX, (column + 1) * zoomX);
    }
    for (let copy = 1; copy < zoomY; copy++) indices.copyWithin((row * zoomY + copy) * width, row * zoomY * width, row * zoomY * width + width);
  }
  const bytes = encodeIndexedPng(width, height, indices, values.some(Number.isNaN) ? [...paletteOf(scale), clear] : paletteOf(scale));
  return { kind: "image", role: "mark", picture: { mime: "image/png", bytes, widthPx: width, heightPx: height }, ...box, pixelated: true };
}

function zoomFor(lengthPt: number, cells: number): number {
  return Math.max(1, Math.ceil(((lengthPt / 72) * dpi) / cells));
}

/** Level of a value between the ends of the colour domain; the last index is transparent, for cells that are not there. */
function indexer(scale: ColorScale): (value: number) => number {
  const along = alongOf(scale);
  const [start, end] = [along(scale.domain()[0]!), along(scale.domain().at(-1)!)];
  return (value) => {
    if (Number.isNaN(value)) return levels;
    const share = (along(value) - start) / (end - start);
    return Math.min(levels - 1, Math.max(0, Math.round(share * (levels - 1))));
  };
}

function paletteOf(scale: ColorScale): readonly Rgba[] {
  const along = alongOf(scale);
  const back = scale.type.includes("log") ? Math.exp : (value: number) => value;
  const [start, end] = [along(scale.domain()[0]!), along(scale.domain().at(-1)!)];
  return Array.from({ length: levels }, (_, level): Rgba => {
    const { r, g, b } = color(scale(back(start + ((end - start) * level) / (levels - 1))))!.rgb();
    return [Math.round(r), Math.round(g), Math.round(b), 255];
  });
}

function alongOf(scale: ColorScale): (value: number) => number {
  return scale.type.includes("log") ? Math.log : (value) => value;
}
