/**
 * The candidate that a mistyped word most likely means: the fewest edits away, at most one for every three characters.
 * Undefined where none is near, or where two are equally near.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const near = [...candidates]
    .map((candidate) => ({ candidate, edits: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(1, Math.floor(Math.min(word.length, candidate.length) / 3)))
    .sort((a, b) => a.edits - b.edits);
  return near[1]?.edits === near[0]?.edits ? undefined : near[0]?.candidate;
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into another (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 40) return Infinity;
  const from = Array.from(a);
  const to = Array.from(b);
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = [0, ...to.keys()].map((_, column) => column);
  for (const [row, letter] of from.entries()) {
    const current = [row + 1];
    for (const [column, other] of to.entries()) {
      const swapped = row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === other;
      current.push(
        Math.min(
          current[column]! + 1,
          previous[column + 1]! + 1,
          previous[column]! + (letter === other ? 0 : 1),
          swapped ? beforePrevious[column - 1]! + 1 : Infinity,
        ),
      );
    }
    [beforePrevious, previous] = [previous, current];
  }
  return previous[to.length]!;
}
