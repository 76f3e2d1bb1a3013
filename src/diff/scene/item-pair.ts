import { isOfManyRows, textOf, type Item } from "./item.ts";
import { paintText } from "./paint-text.ts";

export interface ItemPairs {
  readonly pairs: readonly (readonly [before: Item, after: Item])[];
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/**
 * Finds for every item its counterpart in the other revision, from the surest sign to the weakest: the row that it draws
 * and its outline; that row alone; for what draws no single row the same words, the same place and look, the same look,
 * and last its number in its group. A mark that draws one row is never paired by number.
 */
export function pairItems(before: readonly Item[], after: readonly Item[]): ItemPairs {
  const pairs: (readonly [Item, Item])[] = [];
  let rest: Sides = [before, after];
  rest = withoutCommonEnds(rest, pairs);
  rest = pairKeyed((a, b) => isSameKind(a, b) && opsOf(a) === opsOf(b), rest, pairs);
  rest = pairKeyed(isSameKind, rest, pairs);
  for (const sign of signs) rest = pairBy(sign, rest, pairs);
  return { pairs, removed: rest[0], added: rest[1] };
}

type Sides = readonly [before: readonly Item[], after: readonly Item[]];

/** Most figures are equal for long stretches; these need no search. */
function withoutCommonEnds([before, after]: Sides, pairs: (readonly [Item, Item])[]): Sides {
  const length = Math.min(before.length, after.length);
  let start = 0;
  while (start < length && isTwin(before[start]!, after[start]!)) pairs.push([before[start]!, after[start++]!]);
  let end = 0;
  while (end < length - start && isTwin(before[before.length - end - 1]!, after[after.length - end - 1]!)) pairs.push([before[before.length - ++end]!, after[after.length - end]!]);
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

function isTwin(a: Item, b: Item): boolean {
  if (a.key !== b.key || !isSameKind(a, b) || a.guide !== b.guide || opsOf(a) !== opsOf(b)) return false;
  return a.key !== undefined || (a.path === b.path && textOf(a.node) === textOf(b.node) && spot(a) === spot(b) && look(a) === look(b));
}

function isSameKind(a: Item, b: Item): boolean {
  return a.view === b.view && a.node.role === b.node.role && a.node.kind === b.node.kind;
}

function opsOf({ node }: Item): string {
  return node.kind === "shape" ? node.path.ops : "";
}

/** Pairs items of one row: the first of them with the first that is like it. */
function pairKeyed(isLike: (a: Item, b: Item) => boolean, [before, after]: Sides, pairs: (readonly [Item, Item])[]): Sides {
  if (before.length === 0 || after.length === 0) return [before, after];
  const byKey = new Map<string, Item[]>();
  for (const item of after) {
    if (item.key === undefined) continue;
    const bucket = byKey.get(item.key);
    if (bucket) bucket.push(item);
    else byKey.set(item.key, [item]);
  }
  const taken = new Set<Item>();
  const left = before.filter((item) => {
    const other = item.key === undefined ? undefined : byKey.get(item.key)?.find((one) => !taken.has(one) && isLike(item, one));
    if (!other) return true;
    taken.add(other);
    pairs.push([item, other]);
    return false;
  });
  return [left, after.filter((item) => !taken.has(item))];
}

/** What two items must share; undefined where an item does not have that sign. */
type Sign = (item: Item) => string | undefined;

const signs: readonly Sign[] = [
  (item) => (isOfOneRow(item) || item.node.kind !== "text" ? undefined : `${place(item)}|${item.guide}|${textOf(item.node)}`),
  (item) => (isOfOneRow(item) ? undefined : `${place(item)}|${item.path}|${spot(item)}|${look(item)}`),
  (item) => (isOfOneRow(item) ? undefined : `${place(item)}|${item.path.replace(/ \d+/g, "")}|${look(item)}`),
  (item) => (isOfOneRow(item) ? undefined : `${place(item)}|${item.path}`),
];

function place({ view, node }: Item): string {
  return `${view}|${node.role ?? ""}|${node.kind}`;
}

function isOfOneRow(item: Item): boolean {
  return item.key !== undefined && !isOfManyRows(item);
}

/** The item's place to 0.01 pt and its outline. */
function spot({ node, matrix }: Item): string {
  const at = `${Math.round(matrix[4] * 100)},${Math.round(matrix[5] * 100)}`;
  if (node.kind === "text") return at;
  if (node.kind === "image") return `${at},${Math.round(node.x * 100)},${Math.round(node.y * 100)}`;
  return `${at},${node.path.ops},${node.path.xy.slice(0, 4).map((value) => Math.round(value * 100)).join(",")}`;
}

function look({ node }: Item): string {
  return node.kind === "image" ? "" : `${paintText(node.fill)}|${paintText(node.stroke?.paint)}|${node.stroke?.width ?? ""}`;
}

/** The nth item with a sign goes with the nth that shares it; returns what is left of both sides. */
function pairBy(sign: Sign, [before, after]: Sides, pairs: (readonly [Item, Item])[]): Sides {
  if (before.length === 0 || after.length === 0) return [before, after];
  const waiting = new Map<string, Item[]>();
  for (const item of after) {
    const key = sign(item);
    if (key === undefined) continue;
    const queue = waiting.get(key);
    if (queue) queue.push(item);
    else waiting.set(key, [item]);
  }
  const taken = new Set<Item>();
  const used = new Map<string, number>();
  const left = before.filter((item) => {
    const key = sign(item);
    const queue = key === undefined ? undefined : waiting.get(key);
    const number = used.get(key ?? "") ?? 0;
    const other = queue?.[number];
    if (key === undefined || !other) return true;
    used.set(key, number + 1);
    taken.add(other);
    pairs.push([item, other]);
    return false;
  });
  return [left, after.filter((item) => !taken.has(item))];
}
