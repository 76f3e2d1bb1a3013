/** A file's text before checking: a header and rows of cells, and where each stands. Rows and columns count from 0. */
export interface Table {
  /** Path relative to the project, with forward slashes. */
  readonly file: string;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** Names without the spaces around them. Empty where the file is no table; the reader's findings say why. */
  readonly header: readonly string[];
  readonly rowCount: number;
  /** Whether a row is broken as text, for example too short: its cells may stand in the wrong columns. */
  isDamaged(row: number): boolean;
  /**
   * Text of a cell, quotes resolved; undefined where nothing stands between the commas. `""` is an empty text. Where a
   * format tells texts from numbers, a text that looks like one keeps its quotes when a number is asked for.
   */
  text(row: number, column: number, type?: "number"): string | undefined;
  /** Where the cells stand in the text of the file, for readers of millions of them; absent where cells are put together. */
  readonly spans?: Spans;
  lineOf(row: number): number;
  /** Text of a line, for people to see; absent where a file has no lines of its own. */
  lineText?(line: number): string;
  /** Byte of the file, from 0, at which the character of a place begins, where that is known. */
  byteOf?(place: Place): number | undefined;
  place(row: number, column: number): Place;
  headerPlace(column: number): Place;
}

/** A cell is `text.slice(start(row, column), end(row, column))`, with its quotes if it has any. */
export interface Spans {
  readonly text: string;
  start(row: number, column: number): number;
  end(row: number, column: number): number;
}

/** Line and column from 1; the column counts characters (code points), as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}
