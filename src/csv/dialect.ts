/** How a text lays out a table. */
export interface Dialect {
  /** `" "` stands for runs of blanks: spaces and tabs, any number of them, also before the first cell. */
  readonly separator: "," | ";" | "\t" | "|" | " ";
  readonly decimal: "." | ",";
  /** Every character that opens a comment line, for example `#`. */
  readonly comment?: string;
  /** Where quotes do not only stand right behind a separator: `after blanks` too, or nowhere, so that they are text. */
  readonly quotes?: "after blanks" | "none";
  /** Where the names of the columns stand. */
  readonly header: "first row" | "last comment" | "none";
}

/** Comma-separated values as RFC 4180 has them. */
export const commaDialect: Dialect = { separator: ",", decimal: ".", header: "first row" };

export const separatorWords: Readonly<Record<Dialect["separator"], string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars", " ": "blanks" };
