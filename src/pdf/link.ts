import { identity, overlap, transformBox } from "../scene/matrix.ts";
import { pathBox, spanBox, type Box } from "../scene/path.ts";
import type { Matrix, Node } from "../scene/scene.ts";
import { toPage, visiblePart, type Pen } from "./pen.ts";
import { textBox } from "./text.ts";

/** A link over the box of a node, as far as it shows (ISO 32000-1, 12.5.6.5); turned boxes keep their corners. */
export function writeLink(pen: Pen, node: Node): void {
  const matrix = toPage(pen, node.transform);
  const box = nodeBox(node);
  const whole = transformBox(matrix, box);
  const { x, y, width, height } = overlap(whole, visiblePart(pen));
  if (width === 0 || height === 0) return;
  const isTurned = matrix[0] * matrix[1] !== 0 || matrix[2] * matrix[3] !== 0;
  // corners outside the rectangle would make viewers forget them
  const isWhole = width === whole.width && height === whole.height;
  const quad = isTurned && isWhole ? { QuadPoints: corners(matrix, box) } : {};
  pen.document.link({ Rect: [x, y, x + width, y + height], ...quad }, node.href!);
}

/** Upper left, upper right, lower left, lower right: the order that viewers expect. */
function corners([a, b, c, d, e, f]: Matrix, { x, y, width, height }: Box): readonly number[] {
  const points = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]] as const;
  return points.flatMap(([px, py]) => [a * px + c * py + e, b * px + d * py + f]);
}

/** The box of a node before its own transform. */
function nodeBox(node: Node): Box {
  switch (node.kind) {
    case "shape": return pathBox(node.path);
    case "text": return textBox(node);
    case "image": return node;
    case "group": {
      const boxes = node.children.map((child) => transformBox(child.transform ?? identity, nodeBox(child)));
      const inside = spanBox(boxes.flatMap(({ x, width }) => [x, x + width]), boxes.flatMap(({ y, height }) => [y, y + height]));
      return node.clip ? overlap(inside, pathBox(node.clip)) : inside;
    }
  }
}
