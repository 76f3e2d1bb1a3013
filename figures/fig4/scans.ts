/** Scans follow one another every 9 min. */
const hoursPerScan = 0.15;

/** The number of the scan that starts at a time, as a place on an axis of scans. */
export const scanAt = (hours: number): number => hours / hoursPerScan + 1;

/** When a scan starts, as an expression. */
export const startOf = (scan: string): string => `${hoursPerScan} * (${scan} - 1)`;
