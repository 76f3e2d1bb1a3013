import { commaDialect } from "../csv/dialect.ts";
import type { Dataset } from "../dataset.ts";

/** How a file lays out its cells, as a Table Dialect, and what of it that cannot say. */
export interface ExportedDialect {
  readonly dialect?: object;
  readonly unsaid: readonly string[];
}

/** `text` is that of the file. */
export function tableDialect({ file, dialect: declared }: Dataset, text: string): ExportedDialect {
  if (/\.json$/i.test(file)) return jsonDialect(text);
  const { separator, comment = "", header } = { ...commaDialect, ...declared };
  const [lineTerminator = "\n"] = /\r\n|\n|\r/.exec(text) ?? [];
  const isBlank = separator === " ";
  const [commentChar, ...others] = comment;
  return {
    dialect: {
      header: header === "first row",
      delimiter: separator,
      lineTerminator,
      quoteChar: '"',
      doubleQuote: true,
      skipInitialSpace: isBlank,
      ...(commentChar === undefined ? {} : { commentChar }),
    },
    unsaid: [
      ...(isBlank ? ["runs of spaces and tabs separate the cells"] : []),
      ...(others.length === 0 ? [] : [`${others.join(" and ")} opens a comment line too`]),
      ...(header === "last comment" ? ["the last comment line before the rows names the columns"] : []),
    ],
  };
}

function jsonDialect(text: string): ExportedDialect {
  if (/^\s*\[/.test(text)) return { dialect: { itemType: "object" }, unsaid: [] };
  return { unsaid: ["the file is one object with an array for every column"] };
}
