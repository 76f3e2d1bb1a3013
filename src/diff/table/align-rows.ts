/** Changes beyond which rows are paired by their position alone: the search takes the square of it. */
const mostEdits = 2000;

/**
 * Pairs rows that have no key, each told by a number: those of the longest common sequence, and in every gap between
 * them the first with the first. Gives for every row after the row before, or -1.
 */
export function alignRows(before: Int32Array, after: Int32Array): Int32Array {
  const partners = new Int32Array(after.length).fill(-1);
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  for (let row = 0; row < start; row += 1) partners[row] = row;
  for (let row = 1; row <= end; row += 1) partners[after.length - row] = before.length - row;
  for (const [a, b] of commonSequence(before.subarray(start, before.length - end), after.subarray(start, after.length - end))) partners[start + b] = start + a;
  fillGaps(partners, before.length);
  return partners;
}

function fillGaps(partners: Int32Array, rowsBefore: number): void {
  let [free, open] = [0, 0];
  for (let row = 0; row <= partners.length; row += 1) {
    const partner = row < partners.length ? partners[row]! : rowsBefore;
    if (partner < 0) continue;
    while (open < row && free < partner) partners[open++] = free++;
    [free, open] = [partner + 1, row + 1];
  }
}

/** The longest common sequence as pairs of positions, by Myers' search; none where the sides differ too much. */
function commonSequence(before: Int32Array, after: Int32Array): readonly (readonly [number, number])[] {
  const [n, m] = [before.length, after.length];
  const trail: Int32Array[] = [];
  let reach = new Int32Array(3);
  for (let edits = 0; edits <= Math.min(n + m, mostEdits); edits += 1) {
    const next = new Int32Array(2 * edits + 3);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = edits === 0 ? 0 : furthest(reach, edits - 1, diagonal);
      while (x < n && x - diagonal < m && before[x] === after[x - diagonal]) x += 1;
      next[diagonal + edits] = x;
      if (x >= n && x - diagonal >= m) return walkBack(trail, n, m);
    }
    trail.push(next);
    reach = next;
  }
  return [];
}

/** Where a path of so many edits starts on a diagonal: from above, or from the left. */
function furthest(reach: Int32Array, edits: number, diagonal: number): number {
  return comesFromAbove(reach, edits, diagonal) ? reach[diagonal + 1 + edits]! : reach[diagonal - 1 + edits]! + 1;
}

function comesFromAbove(reach: Int32Array, edits: number, diagonal: number): boolean {
  if (diagonal <= -edits) return true;
  if (diagonal >= edits) return false;
  return reach[diagonal - 1 + edits]! < reach[diagonal + 1 + edits]!;
}

function walkBack(trail: readonly Int32Array[], n: number, m: number): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let [x, y] = [n, m];
  for (let edits = trail.length; edits >= 0; edits -= 1) {
    const reach = trail[edits - 1];
    const diagonal = x - y;
    const from = reach === undefined ? 0 : furthest(reach, edits - 1, diagonal);
    while (x > from && y > from - diagonal) pairs.push([--x, --y]);
    if (reach === undefined) break;
    if (comesFromAbove(reach, edits - 1, diagonal)) y -= 1;
    else x -= 1;
  }
  return pairs;
}
