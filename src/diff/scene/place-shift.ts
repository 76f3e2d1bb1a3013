import type { Item } from "./item.ts";

/** Carries one coordinate of the plot before to the plot after: `factor * x + offset`, in points. */
export interface Along {
  readonly factor: number;
  readonly offset: number;
}

/** Where things of a view should be now if nothing but the plot's size changed, or its axes. */
export interface Carry {
  readonly x: Along;
  readonly y: Along;
}

/** How far an item is from where it should be: its largest shift, in points, and how many corners of its outline shifted. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
  readonly pt: number;
  readonly corners: number;
  readonly of: number;
  /** The first corner that shifted, counted from 0. */
  readonly first: number;
}

/** What the eye cannot see, in points. */
export const visiblePt = 0.05;

/**
 * Compares the places of two items whose outlines have the same steps. A shape without a transform has its places in
 * its outline, everything else at its origin. With the plot's size, places of data scale; things of a fixed size
 * (a bar's width, a cap) keep it around a centre that scales; what draws no row may also have stayed where it was.
 */
export function shiftOf(before: Item, after: Item, carry: Carry): Shift {
  const [old, now] = [cornersOf(before), cornersOf(after)];
  const isFree = before.key === undefined || before.node.kind === "text";
  const x = nearest(old, now, 0, carry.x, isFree);
  const y = nearest(old, now, 1, carry.y, isFree);
  let [dx, dy, most, corners, first] = [0, 0, 0, 0, 0];
  for (let at = 0; at < now.length; at += 2) {
    const [byX, byY] = [residual(old[at]!, now[at]!, x), residual(old[at + 1]!, now[at + 1]!, y)];
    const square = byX * byX + byY * byY;
    if (square > visiblePt * visiblePt && corners++ === 0) first = at / 2;
    if (square > most) [dx, dy, most] = [byX, byY, square];
  }
  return { dx, dy, pt: Math.sqrt(most), corners, of: now.length / 2, first };
}

/** Places in the view's coordinates, x and y in turn. */
function cornersOf({ node, matrix }: Item): readonly number[] {
  const [a, b, c, d, e, f] = matrix;
  if (node.kind === "image") return [a * node.x + e, d * node.y + f, a * (node.x + node.width) + e, d * (node.y + node.height) + f];
  if (node.kind === "text" || node.transform) return [e, f];
  const { xy } = node.path;
  if (a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0) return xy;
  return xy.map((value, at) => (at % 2 === 0 ? a * value + c * xy[at + 1]! + e : b * xy[at - 1]! + d * value + f));
}

interface Guess extends Along {
  /** The item may lie anywhere between its place before and this one, up to so many points beyond. */
  readonly slack?: number;
}

function residual(before: number, after: number, { factor, offset, slack }: Guess): number {
  const expected = factor * before + offset;
  if (slack === undefined) return after - expected;
  if (after < Math.min(before, expected) - slack) return after - expected;
  return after > Math.max(before, expected) + slack ? after - expected : 0;
}

/** The distance of a label or a scale bar from its point, at most, in points. */
const labelReach = 12;

function nearest(old: readonly number[], now: readonly number[], from: 0 | 1, along: Along, isFree: boolean): Guess {
  if (along.factor === 1 && along.offset === 0) return along;
  const centre = (lowest(old, from) - lowest(old.map((value) => -value), from)) / 2;
  const guesses: readonly Guess[] = [
    along,
    { factor: 1, offset: (along.factor - 1) * centre + along.offset },
    ...(isFree ? [{ factor: 1, offset: 0 }] : []),
    ...(isFree && old.length <= 10 ? [{ ...along, slack: Math.abs(along.factor - 1) * labelReach }] : []),
  ];
  let [best, least] = [along as Guess, Infinity];
  for (const guess of guesses) {
    let most = 0;
    for (let at = from; at < now.length; at += 2) most = Math.max(most, Math.abs(residual(old[at]!, now[at]!, guess)));
    if (most < least - 1e-9) [best, least] = [guess, most];
  }
  return best;
}

function lowest(values: readonly number[], from: 0 | 1): number {
  let least = Infinity;
  for (let at = from; at < values.length; at += 2) least = Math.min(least, values[at]!);
  return least;
}
