/**
 * The first index from one to another, the end left out, for which a condition holds that holds for all behind it too; the end
 * where it holds for none. Found by bisection.
 */
export function firstWhere(from: number, end: number, holds: (index: number) => boolean): number {
  let [low, high] = [from, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
