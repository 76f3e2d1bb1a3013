import { sha256 } from "../hash.ts";
import { readPngHeader } from "../png/decode.ts";
import { pngFault } from "../png/fault.ts";
import type { Row } from "../dataset.ts";
import type { ReadFile, Rule, Violation } from "./rule.ts";

/** Columns that say what a picture is. */
export interface PictureColumns {
  readonly width: string;
  readonly height: string;
  readonly sha256: string;
}

/** The column names PNG files in `datasets/` that are whole, and of the size and hash that other columns say. */
export function pictureFile(column: string, columns: PictureColumns): Rule {
  return {
    id: "FW-PIC-001",
    level: "A",
    columns: [column, ...Object.values(columns)],
    statement: `${column} is a whole PNG file in datasets/ of the size and hash in its row`,
    check: () => [],
    checkFiles: async (rows, read) => (await Promise.all(rows.map((row, index) => checkPicture(row, index, column, columns, read)))).flat(),
  };
}

async function checkPicture(row: Row, index: number, column: string, { width, height, sha256: hash }: PictureColumns, read: ReadFile): Promise<readonly Violation[]> {
  const name = String(row[column]);
  const bytes = await read(name);
  const fault = typeof bytes === "string" ? bytes : pngFault(bytes);
  if (typeof bytes === "string" || fault !== undefined) return [{ row: index, column, expected: "a whole PNG file", found: `"${name}", ${fault}` }];
  const header = readPngHeader(bytes);
  const facts = [[width, header.width], [height, header.height], [hash, sha256(bytes)]] as const;
  return facts.flatMap(([fact, due]) => (row[fact] === due ? [] : [{ row: index, column: fact, expected: `${due}, that of ${name}`, found: String(row[fact]) }]));
}
