/** How many characters (code points) a text has between two offsets; a line may be the whole file, so it is not copied. */
export function countCodePoints(text: string, from: number, to: number): number {
  let count = to - from;
  for (let at = from; at + 1 < to; at += 1) if (text.codePointAt(at)! > 0xffff) count -= 1;
  return count;
}
