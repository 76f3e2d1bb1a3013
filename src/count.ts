/** A count with commas between thousands, whatever the locale of the machine. */
export function groupThousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
