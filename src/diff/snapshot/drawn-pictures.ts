import type { ComposedPanel } from "../../figure/panel.ts";
import { plotGroup } from "../../figure/view.ts";
import type { VegaItem } from "../../scene/item.ts";

/** File names of the pictures that the image marks of a panel show, in order. */
export function drawnPictures({ views }: ComposedPanel): readonly string[] {
  return [...new Set(views.flatMap(({ open }) => picturesIn(plotGroup(open))))].sort();
}

function picturesIn({ items = [] }: VegaItem): readonly string[] {
  return items.flatMap((mark) => mark.items.flatMap((item) => (mark.marktype === "group" ? picturesIn(item) : mark.marktype === "image" && item.url !== undefined ? [item.url] : [])));
}
