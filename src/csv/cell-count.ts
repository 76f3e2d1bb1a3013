/** `1 cell`, `3 cells`. */
export function cells(count: number): string {
  return count === 1 ? "1 cell" : `${count} cells`;
}
