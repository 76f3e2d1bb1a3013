import type { Matrix, Node, Scene, Shape, Text } from "../src/scene/scene.ts";
import { pathBox, type Box } from "../src/scene/path.ts";

/** A leaf of a scene with the matrix that carries it to the page. */
export interface Placed<N extends Node> {
  readonly node: N;
  readonly matrix: Matrix;
  readonly panel: string | undefined;
  readonly clipped: boolean;
}

export function placedNodes(scene: Scene): { readonly texts: readonly Placed<Text>[]; readonly shapes: readonly Placed<Shape>[] } {
  const texts: Placed<Text>[] = [];
  const shapes: Placed<Shape>[] = [];
  const walk = (nodes: readonly Node[], outer: Matrix, panel: string | undefined, clipped: boolean) => {
    for (const node of nodes) {
      const matrix = node.transform ? multiply(outer, node.transform) : outer;
      if (node.kind === "group") walk(node.children, matrix, node.panel ?? panel, clipped || node.clip !== undefined);
      if (node.kind === "text") texts.push({ node, matrix, panel, clipped });
      if (node.kind === "shape") shapes.push({ node, matrix, panel, clipped });
    }
  };
  walk(scene.children, [1, 0, 0, 1, 0, 0], undefined, false);
  return { texts, shapes };
}

function multiply([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** Box of a text on the page: from cap height to the baseline of its lines, with descenders left out. */
export function textBox({ node, matrix }: Placed<Text>): Box {
  const boxes = node.lines.flatMap((line) => {
    const left = node.anchor === "start" ? 0 : node.anchor === "end" ? -line.width : -line.width / 2;
    return line.runs.map((run) => pageBox(matrix, left + run.x, line.y - run.rise - 0.72 * run.size, run.width, 0.72 * run.size));
  });
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}

export function shapeBox({ node, matrix }: Placed<Shape>): Box {
  const { x, y, width, height } = pathBox(node.path);
  return pageBox(matrix, x, y, width, height);
}

function pageBox([a, b, c, d, e, f]: Matrix, x: number, y: number, width: number, height: number): Box {
  const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].map(([px, py]) => [a * px! + c * py! + e, b * px! + d * py! + f] as const);
  const xs = corners.map(([px]) => px);
  const ys = corners.map(([, py]) => py);
  return { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
}
