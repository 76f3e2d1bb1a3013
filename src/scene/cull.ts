import { identity, multiply, transformBox } from "./matrix.ts";
import { pathBox, type Box } from "./path.ts";
import type { Matrix, Node, Path, Scene, Shape, Text } from "./scene.ts";

/**
 * The scene without what lies wholly outside the page or outside a clip. Zoomed charts draw most of their marks
 * there; the files get smaller, and resvg 0.34 aborts the process on a translucent node outside its layer.
 */
export function cullScene(scene: Scene): Scene {
  return { ...scene, children: cullNodes(scene.children, identity, { x: 0, y: 0, width: scene.width, height: scene.height }) };
}

function cullNodes(nodes: readonly Node[], toPage: Matrix, visible: Box): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] => {
    const matrix = node.transform ? multiply(toPage, node.transform) : toPage;
    if (node.kind !== "group") return overlap(placeBox(matrix, nodeBox(node)), visible) ? [node] : [];
    const inside = node.clip ? overlap(transformBox(matrix, pathBox(node.clip)), visible) : visible;
    const children = inside ? cullNodes(node.children, matrix, inside) : [];
    return children.length > 0 ? [{ ...node, children }] : [];
  });
}

/** Most nodes are only moved, which is quicker than turning four corners. */
function placeBox(matrix: Matrix, box: Box): Box {
  const [a, b, c, d, e, f] = matrix;
  return a === 1 && b === 0 && c === 0 && d === 1 ? { ...box, x: box.x + e, y: box.y + f } : transformBox(matrix, box);
}

/** A box that holds all that a node paints, on the safe side. */
function nodeBox(node: Exclude<Node, { kind: "group" }>): Box {
  const box = node.kind === "shape" ? outlineBox(node.path) : node.kind === "text" ? textBox(node) : node;
  return grow(box, node.kind === "image" ? 0 : strokeReach(node));
}

const boxes = new WeakMap<Path, Box>();

/** Equal symbols share one path. */
function outlineBox(path: Path): Box {
  const box = boxes.get(path) ?? pathBox(path);
  boxes.set(path, box);
  return box;
}

/** Miter joins reach furthest: half the width times the limit. */
function strokeReach({ stroke }: Shape | Text): number {
  return stroke ? (stroke.width / 2) * Math.max(stroke.miterLimit, 1.5) : 0;
}

function textBox({ lines }: Text): Box {
  const width = Math.max(...lines.map((line) => line.width));
  const size = Math.max(...lines.flatMap((line) => line.runs.map((run) => run.size)));
  const height = lines.at(-1)!.y - lines[0]!.y;
  return grow({ x: -width, y: lines[0]!.y, width: 2 * width, height }, 2 * size);
}

function grow({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The common part of two boxes; a line counts as a box without width. Undefined where they do not meet. */
function overlap(a: Box, b: Box): Box | undefined {
  const [left, top] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const [right, bottom] = [Math.min(a.x + a.width, b.x + b.width), Math.min(a.y + a.height, b.y + b.height)];
  return left <= right && top <= bottom ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}
