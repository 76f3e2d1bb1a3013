import type { Box } from "../../scene/path.ts";
import type { Path } from "../../scene/scene.ts";
import { itemBox, textOf, type Item } from "./item.ts";
import { paintText } from "./paint-text.ts";

/** Boxes of the parts of guides (a label, one tick, one side of a frame) that are on one side only, from their view's origin, in points. */
export function changedGuideBoxes(before: readonly Item[], after: readonly Item[]): readonly { readonly view: number | undefined; readonly box: Box; readonly side: "before" | "after" }[] {
  const [old, now] = [new Map(before.flatMap(piecesOf)), new Map(after.flatMap(piecesOf))];
  const only = (these: ReadonlyMap<string, Piece>, those: ReadonlyMap<string, Piece>, side: "before" | "after") => [...these].filter(([key]) => !those.has(key)).map(([, piece]) => ({ ...piece, side }));
  return [...only(old, now, "before"), ...only(now, old, "after")];
}

interface Piece {
  readonly view: number | undefined;
  readonly box: Box;
}

function piecesOf(item: Item): readonly (readonly [string, Piece])[] {
  const { node, view, matrix } = item;
  const at = matrix.map((value) => Math.round(value * 50)).join(",");
  if (node.kind === "image") return [];
  const look = `${view}|${at}|${paintText(node.fill)}|${paintText(node.stroke?.paint)}|${node.stroke?.width ?? 0}|${node.stroke?.dash?.join(" ") ?? ""}`;
  if (node.kind === "text") {
    const runs = node.lines.flatMap((line) => line.runs.map(({ face, size, width }) => `${face.id} ${size} ${Math.round(width * 50)}`));
    return [[`${look}|${textOf(node)}|${runs.join(",")}`, { view, box: itemBox(item) }]];
  }
  const parts = node.fill ? [node.path] : strokesOf(node.path);
  return parts.map((path) => [`${look}|${path.ops}|${path.xy.map((value) => Math.round(value * 50)).join(",")}`, { view, box: itemBox({ ...item, node: { ...node, path } }) }]);
}

/** The straight strokes of a path one by one; a path with curves as a whole. */
function strokesOf(path: Path): readonly Path[] {
  if (path.ops.includes("C")) return [path];
  const strokes: Path[] = [];
  let [at, x, y, startX, startY] = [0, 0, 0, 0, 0];
  for (const op of path.ops) {
    const [toX, toY] = op === "Z" ? [startX, startY] : [path.xy[at++]!, path.xy[at++]!];
    if (op === "M") [startX, startY] = [toX, toY];
    else strokes.push({ ops: "ML", xy: [x, y, toX, toY] });
    [x, y] = [toX, toY];
  }
  return strokes;
}
