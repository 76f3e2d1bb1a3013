/** Positions of the members of a longest rising subsequence, in order. The numbers are all different. */
export function longestRise(numbers: ArrayLike<number>): Int32Array {
  const ends = new Int32Array(numbers.length);
  const previous = new Int32Array(numbers.length);
  let length = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const place = placeOf(numbers, ends, length, numbers[at]!);
    previous[at] = place === 0 ? -1 : ends[place - 1]!;
    ends[place] = at;
    if (place === length) length += 1;
  }
  const members = new Int32Array(length);
  for (let at = length - 1, member = ends[length - 1] ?? -1; at >= 0; at -= 1) {
    members[at] = member;
    member = previous[member]!;
  }
  return members;
}

/** How many of the ends stand below a number. */
function placeOf(numbers: ArrayLike<number>, ends: Int32Array, length: number, number: number): number {
  if (length === 0 || numbers[ends[length - 1]!]! < number) return length;
  let [from, to] = [0, length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (numbers[ends[middle]!]! < number) from = middle + 1;
    else to = middle;
  }
  return from;
}
