import { pathBox, type Box } from "../../scene/path.ts";
import { isOfManyRows, itemBox, type Item } from "./item.ts";
import { visiblePt } from "./place-shift.ts";

/** Around what an item paints, or, of a line or an area in both revisions, around the corners that differ, with one more on either side. */
export function changedBox(item: Item, other: Item | undefined, isOnlyOutline: boolean): Box {
  if (!other || !isOnlyOutline || item.node.kind !== "shape" || other.node.kind !== "shape" || !isOfManyRows(item) || !isOfManyRows(other)) return itemBox(item);
  const [own, its] = [item.node.path.xy, other.node.path.xy];
  const isSame = (a: number | undefined, b: number | undefined) => a !== undefined && b !== undefined && Math.abs(a - b) <= visiblePt / 5;
  let [start, end] = [0, 0];
  while (start < own.length && isSame(own[start], its[start])) start += 1;
  while (end < own.length - start && isSame(own[own.length - 1 - end], its[its.length - 1 - end])) end += 1;
  const [from, to] = [Math.max(0, Math.floor(start / 2) - 1), Math.min(own.length / 2, Math.ceil((own.length - end) / 2) + 1)];
  const corners = own.slice(2 * from, 2 * to);
  const path = { ops: "M".repeat(corners.length / 2), xy: corners };
  return corners.length === 0 || pathBox(path).width === pathBox(item.node.path).width ? itemBox(item) : itemBox({ ...item, node: { ...item.node, path } });
}
