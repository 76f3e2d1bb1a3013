import { identity, multiply, transformBox } from "../../scene/matrix.ts";
import { pathBox, type Box } from "../../scene/path.ts";
import type { Group, Image, Matrix, Node, Path, Scene, Shape, Text } from "../../scene/scene.ts";

export type Leaf = Shape | Text | Image;

/** One leaf of a panel, placed from the upper left corner of its view's plot (what is beside the views: of the panel's). */
export interface Item {
  /** Its number in the panel's drawing order. */
  readonly index: number;
  readonly node: Leaf;
  /** Number of its view in the panel; undefined for the letter and what else stands beside the views. */
  readonly view: number | undefined;
  /** Roles and numbers of the groups around it, then its own role: `scope 1 / mark`. */
  readonly path: string;
  /** The axis, legend, frame or title that it is a part of; undefined for marks. */
  readonly guide: string | undefined;
  /** Names the row that it draws, where it draws one. */
  readonly key: string | undefined;
  readonly matrix: Matrix;
  /** Of all groups around it and its own. */
  readonly opacity: number;
}

export interface PanelItems {
  readonly letter: string;
  /** Upper left corner on the page of the plots of all views together, in points. */
  readonly origin: { readonly x: number; readonly y: number };
  /** Of each view: its corner from the panel's origin and, where it has a frame, its size. */
  readonly views: readonly ViewPlace[];
  readonly items: readonly Item[];
}

export interface ViewPlace {
  readonly x: number;
  readonly y: number;
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

export type KeyOf = (node: Node) => string | undefined;

/** The panels of a scene by letter; under "" what stands on the page outside of all panels. */
export function panelItems(scene: Scene, keyOf: (panel: string, node: Node) => string | undefined): ReadonlyMap<string, PanelItems> {
  const panels = new Map<string, PanelItems>();
  const loose: Node[] = [];
  for (const node of scene.children) {
    if (node.kind === "group" && node.panel !== undefined) panels.set(node.panel, readPanel(node.panel, [node], (leaf) => keyOf(node.panel!, leaf)));
    else loose.push(node);
  }
  return panels.set("", readPanel("", loose, (leaf) => keyOf("", leaf)));
}

function readPanel(letter: string, nodes: readonly Node[], keyOf: KeyOf): PanelItems {
  const views: { readonly group: Group; readonly matrix: Matrix }[] = [];
  const beside: { readonly node: Node; readonly matrix: Matrix }[] = [];
  const sort = (node: Node, outer: Matrix): void => {
    const matrix = node.transform ? multiply(outer, node.transform) : outer;
    if (node.kind === "group" && node.role === "view") views.push({ group: node, matrix });
    else if (node.kind === "group") for (const child of node.children) sort(child, matrix);
    else beside.push({ node, matrix: outer });
  };
  for (const node of nodes) sort(node, identity);
  const corner = (at: 4 | 5) => (views.length === 0 ? 0 : views.map(({ matrix }) => matrix[at]).reduce((a, b) => Math.min(a, b)));
  const origin = { x: corner(4), y: corner(5) };
  const items: Item[] = [];
  const fromOrigin: Matrix = [1, 0, 0, 1, -origin.x, -origin.y];
  for (const { node, matrix } of beside) collect([node], { view: undefined, path: "", guide: undefined, matrix: multiply(fromOrigin, matrix), opacity: 1 }, keyOf, items);
  const places = views.map(({ group, matrix }, view) => {
    const isOnlyMoved = matrix[0] === 1 && matrix[1] === 0 && matrix[2] === 0 && matrix[3] === 1;
    const inside: Matrix = isOnlyMoved ? identity : [matrix[0], matrix[1], matrix[2], matrix[3], 0, 0];
    collect(group.children, { view, path: "", guide: undefined, matrix: inside, opacity: group.opacity ?? 1 }, keyOf, items);
    return { x: matrix[4] - origin.x, y: matrix[5] - origin.y, size: frameSize(items, view) };
  });
  return { letter, origin, views: places, items };
}

type Around = Omit<Item, "index" | "node" | "key">;

const guideGroup = /^(?:axis|legend|title)$/;
const guideLeaf = /^(?:axis|legend|title|tick|frame|panel-letter|provenance)/;

function collect(nodes: readonly Node[], around: Around, keyOf: KeyOf, items: Item[]): void {
  const numbers = new Map<string, number>();
  const leaves = new Map<string, Pick<Item, "path" | "guide">>();
  for (const node of nodes) {
    const role = node.role ?? node.kind;
    const matrix = !node.transform ? around.matrix : around.matrix === identity ? node.transform : multiply(around.matrix, node.transform);
    const opacity = around.opacity * (node.opacity ?? 1);
    if (node.kind === "group") {
      const number = (numbers.get(role) ?? 0) + 1;
      numbers.set(role, number);
      collect(node.children, { view: around.view, ...groupPlace(role, number, around), matrix, opacity }, keyOf, items);
      continue;
    }
    const leaf = leaves.get(role) ?? { path: around.path + role, guide: around.guide ?? (guideLeaf.test(role) ? role : undefined) };
    leaves.set(role, leaf);
    const key = leaf.guide === undefined ? keyOf(node) : undefined;
    items.push({ index: items.length, node, view: around.view, path: leaf.path, guide: leaf.guide, key, matrix, opacity });
  }
}

function groupPlace(role: string, number: number, { path, guide }: Around): Pick<Item, "path" | "guide"> {
  const isPlain = role === "frame" || role === "group";
  // the plot's own group and a clip around a mark add nothing to the place of a mark
  return { path: isPlain ? path : `${path}${role} ${number} / `, guide: guide ?? (guideGroup.test(role) ? `${role} ${number}` : undefined) };
}

function frameSize(items: readonly Item[], view: number): ViewPlace["size"] {
  const frame = items.findLast((item) => item.view === view && item.node.role === "frame" && item.node.kind === "shape");
  if (frame?.node.kind !== "shape") return undefined;
  const { width, height } = pathBox(frame.node.path);
  return { width, height };
}

const boxes = new WeakMap<Path, Box>();

/** What an item paints, strokes included, from the origin of its view, in points. */
export function itemBox({ node, matrix }: Item): Box {
  const box = node.kind === "image" ? node : node.kind === "text" ? textBox(node) : outlineBox(node.path);
  const reach = node.kind !== "image" && node.stroke ? node.stroke.width / 2 : 0;
  const { x, y, width, height } = { x: box.x - reach, y: box.y - reach, width: box.width + 2 * reach, height: box.height + 2 * reach };
  const [a, b, c, d, e, f] = matrix;
  return a === 1 && b === 0 && c === 0 && d === 1 ? { x: x + e, y: y + f, width, height } : transformBox(matrix, { x, y, width, height });
}

function outlineBox(path: Path): Box {
  const box = boxes.get(path) ?? pathBox(path);
  boxes.set(path, box);
  return box;
}

function textBox({ lines, anchor }: Text): Box {
  const width = Math.max(0, ...lines.map((line) => line.width));
  const size = Math.max(0, ...lines.flatMap((line) => line.runs.map((run) => run.size)));
  const x = anchor === "start" ? 0 : anchor === "end" ? -width : -width / 2;
  const [top, bottom] = [lines[0]?.y ?? 0, lines.at(-1)?.y ?? 0];
  return { x, y: top - size, width, height: bottom - top + 1.3 * size };
}

/** The words of a text, lines joined by blanks. */
export function textOf(node: Leaf): string {
  return node.kind === "text" ? node.lines.map(({ plain }) => plain).join(" ") : "";
}

/** A line or an area carries its first row, but draws many. */
export function isOfManyRows({ node }: Item): boolean {
  return node.kind === "shape" && node.transform === undefined && node.path.ops.length > 2 && node.path.ops !== "MLLLZ";
}
