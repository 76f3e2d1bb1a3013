/** Scans follow one another every 9 min. */
const hoursPerScan = 0.15;

/** The number of the scan that starts at a time, as a place on an axis of scans. */
export const scanAt = (hours: number): number => hours / hoursPerScan + 1;

/** An axis of scans with its ticks at whole hours; the labels stand on the axis of time that it is aligned with. */
export function hourTicks(hours: readonly number[], place: (hours: number) => number) {
  return { values: hours.map(place), labels: false };
}
