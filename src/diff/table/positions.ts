/** The positions from 0 to below a length that are chosen, in order. */
export function positionsWhere(length: number, isChosen: (position: number) => boolean): Int32Array {
  const chosen = new Int32Array(length);
  let count = 0;
  for (let at = 0; at < length; at += 1) if (isChosen(at)) chosen[count++] = at;
  return chosen.slice(0, count);
}

/** The members of a list that are chosen, in order. */
export function membersWhere(list: Int32Array, isChosen: (member: number, at: number) => boolean): Int32Array {
  const chosen = new Int32Array(list.length);
  let count = 0;
  for (let at = 0; at < list.length; at += 1) if (isChosen(list[at]!, at)) chosen[count++] = list[at]!;
  return chosen.slice(0, count);
}

/** A mark of 1 at every given position. */
export function marksAt(positions: Int32Array, length: number): Uint8Array {
  const marks = new Uint8Array(length);
  for (const position of positions) marks[position] = 1;
  return marks;
}
