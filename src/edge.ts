import type { Point } from "./peak.ts";

/** Where a curve first rises through a level, by linear interpolation; undefined where it never does. Half of the step of a normalised edge is at 0.5. */
export function edgeAt(points: readonly Point[], level = 0.5): number | undefined {
  const at = points.findIndex(({ y }, index) => index > 0 && y >= level && points[index - 1]!.y < level);
  if (at === -1) return undefined;
  const [before, after] = [points[at - 1]!, points[at]!];
  return before.x + ((level - before.y) / (after.y - before.y)) * (after.x - before.x);
}
