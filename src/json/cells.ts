/** Where the cells of a table stand in its text. */
export interface Cells {
  readonly header: readonly string[];
  /** Of the first key of every name in the header. */
  readonly headerOffsets: readonly number[];
  readonly rowCount: number;
  /** Offset of a value; undefined where there is none. */
  offsetOf(row: number, column: number): number | undefined;
  /** Offset at which a row begins. */
  startOf(row: number): number;
  isDamaged(row: number): boolean;
}

export const noCells: Cells = { header: [], headerOffsets: [], rowCount: 0, offsetOf: () => undefined, startOf: () => 0, isDamaged: () => false };
