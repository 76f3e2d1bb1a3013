import { pathParse, pathRender } from "vega";
import type { Path } from "./scene.ts";

/** The part of a canvas context that Vega's path code draws on. */
export interface PathContext {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void;
  closePath(): void;
}

/** Reads an SVG path string. Arcs and quadratic curves become cubic ones; what cannot be read ends the path, as in SVG. */
export function parsePath(d: string): Path {
  return parseAbsolute(d) ?? parseAny(d);
}

const token = /([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/g;
const arity: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Z: 0 };

/** The short way for what d3 writes: absolute M, L, H, V, C, Z with every letter written. Undefined for anything else. */
function parseAbsolute(d: string): Path | undefined {
  let ops = "";
  const xy: number[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let letter = "";
  const numbers: number[] = [];
  token.lastIndex = 0;
  for (let found = token.exec(d); found; found = token.exec(d)) {
    if (found[1] !== undefined) {
      if (numbers.length > 0) return undefined;
      letter = found[1];
    } else {
      if (letter === "") return undefined;
      numbers.push(Number(found[2]));
    }
    const count = arity[letter];
    if (count === undefined) return undefined;
    if (numbers.length < count) continue;
    if (letter === "Z") [x, y] = [startX, startY];
    else if (letter === "H") x = numbers[0]!;
    else if (letter === "V") y = numbers[0]!;
    else [x, y] = numbers.slice(-2) as [number, number];
    if (letter === "M") [startX, startY] = [x, y];
    ops += letter === "H" || letter === "V" ? "L" : letter;
    if (letter === "C") xy.push(...numbers);
    else if (letter !== "Z") xy.push(x, y);
    numbers.length = 0;
    letter = "";
  }
  return numbers.length === 0 && letter === "" && xy.every(Number.isFinite) ? { ops, xy } : undefined;
}

function parseAny(d: string): Path {
  const readable = /NaN|Infinity/.test(d) ? d.slice(0, d.search(/[A-Za-z][^A-Za-z]*(?:NaN|Infinity)/)) : d;
  const recorder = recordPath();
  try {
    pathRender(recorder.context, pathParse(readable), 0, 0, 1, 1);
  } catch {
    // SVG draws a faulty path up to the fault, which the recorder has
  }
  return recorder.path();
}

/** A context that keeps what is drawn on it. */
export function recordPath(): { readonly context: PathContext; path(): Path } {
  let ops = "";
  const xy: number[] = [];
  let [x, y] = [0, 0];
  const add = (op: string, ...coordinates: number[]) => {
    ops += op;
    xy.push(...coordinates);
    if (coordinates.length > 0) [x, y] = coordinates.slice(-2) as [number, number];
  };
  return {
    context: {
      moveTo: (x, y) => add("M", x, y),
      lineTo: (x, y) => add("L", x, y),
      bezierCurveTo: (...points) => add("C", ...points),
      quadraticCurveTo: (x1, y1, endX, endY) =>
        add("C", x + (2 / 3) * (x1 - x), y + (2 / 3) * (y1 - y), endX + (2 / 3) * (x1 - endX), endY + (2 / 3) * (y1 - endY), endX, endY),
      closePath: () => add("Z"),
    },
    path: () => ({ ops, xy }),
  };
}

/** A rectangle as a closed path. */
export function rectanglePath(x: number, y: number, width: number, height: number): Path {
  return { ops: "MLLLZ", xy: [x, y, x + width, y, x + width, y + height, x, y + height] };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The tight bounding box of a path without its stroke, as SVG's objectBoundingBox; curves by their extrema. */
export function pathBox(path: Path): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  let at = 0;
  for (const op of path.ops) {
    if (op === "Z") continue;
    const points = path.xy.slice(at, (at += op === "C" ? 6 : 2));
    if (op === "C") {
      xs.push(...extrema(xs.at(-1) ?? 0, points[0]!, points[2]!, points[4]!));
      ys.push(...extrema(ys.at(-1) ?? 0, points[1]!, points[3]!, points[5]!));
    }
    xs.push(points.at(-2)!);
    ys.push(points.at(-1)!);
  }
  return spanBox(xs, ys);
}

export function spanBox(xs: readonly number[], ys: readonly number[]): Box {
  if (xs.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [xs.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.min(a, b))];
  return { x, y, width: xs.reduce((a, b) => Math.max(a, b)) - x, height: ys.reduce((a, b) => Math.max(a, b)) - y };
}

/** Inner extreme values of one coordinate of a cubic curve: where its derivative vanishes for 0 < t < 1. */
function extrema(p0: number, p1: number, p2: number, p3: number): readonly number[] {
  const a = 3 * (p3 - 3 * p2 + 3 * p1 - p0);
  const b = 6 * (p2 - 2 * p1 + p0);
  const c = 3 * (p1 - p0);
  const root = Math.sqrt(b * b - 4 * a * c);
  const times = Math.abs(a) < 1e-9 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
  return times
    .filter((t) => t > 0 && t < 1)
    .map((t) => (1 - t) * (1 - t) * (1 - t) * p0 + 3 * (1 - t) * (1 - t) * t * p1 + 3 * (1 - t) * t * t * p2 + t * t * t * p3);
}
