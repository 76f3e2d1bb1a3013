import type { Gradient, Group, Matrix, Node, Path, Scene, Shape, Solid, Stop, Stroke, Text } from "../../src/scene/scene.ts";
import { parsePath, rectanglePath } from "../../src/scene/path.ts";
import { setLine } from "../../src/text/line.ts";

/* Short words for scenes built by hand. */

export function scene(children: readonly Node[], facts: Partial<Scene> = {}): Scene {
  return { id: "test", width: 200, height: 150, unit: "pt", title: "Test", alt: "A test", lang: "en", metadata: {}, background: solid("#ffffff"), children, ...facts };
}

export function solid(hex: string, alpha = 1): Solid {
  return { kind: "solid", hex, alpha };
}

export function stroke(hex: string, width: number, more: Partial<Stroke> = {}): Stroke {
  return { paint: solid(hex), width, cap: "butt", join: "miter", miterLimit: 4, ...more };
}

export function path(d: string): Path {
  return parsePath(d);
}

export function rectangle(x: number, y: number, width: number, height: number, more: Omit<Partial<Shape>, "kind" | "path"> = {}): Shape {
  return { kind: "shape", path: rectanglePath(x, y, width, height), ...more };
}

export function circle(x: number, y: number, radius: number, more: Omit<Partial<Shape>, "kind" | "path"> = {}): Shape {
  return { kind: "shape", path: path(`M${radius},0A${radius},${radius},0,1,1,-${radius},0A${radius},${radius},0,1,1,${radius},0Z`), transform: move(x, y), ...more };
}

export function group(children: readonly Node[], more: Omit<Partial<Group>, "kind" | "children"> = {}): Group {
  return { kind: "group", children, ...more };
}

/** Lines of markup, 14 units apart. */
export function text(lines: string | readonly string[], x: number, y: number, more: Omit<Partial<Text>, "kind" | "lines"> = {}, size = 12): Text {
  const set = [lines].flat().map((line, index) => ({ ...setLine(line, { family: "Arimo", size, bold: false, italic: false, markup: true }), y: index * 14 }));
  return { kind: "text", anchor: "start", lines: set, transform: move(x, y), fill: solid("#000000"), ...more };
}

/** A gradient over a box. */
export function gradient(kind: "linear" | "radial", stops: readonly Stop[], [x, y, width, height]: readonly [number, number, number, number], more: Partial<Gradient> = {}): Gradient {
  const ends = kind === "linear" ? ({ from: [0, 0, 0], to: [1, 0, 0] } as const) : ({ from: [0.5, 0.5, 0], to: [0.5, 0.5, 0.5] } as const);
  return { kind, ...ends, stops, matrix: [width, 0, 0, height, x, y], alpha: 1, ...more };
}

export function stop(offset: number, hex: string, alpha = 1): Stop {
  return { offset, hex, alpha };
}

export function move(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

/** Move to (x, y), then turn by degrees clockwise. */
export function turn(degrees: number, x: number, y: number): Matrix {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cos, sin, -sin, cos, x, y];
}
