import { groupThousands } from "../count.ts";
import { quote } from "../finding.ts";
import type { Fault } from "./fault.ts";
import { startOf, textAt } from "./locate.ts";
import { width } from "./record-kind.ts";
import type { Scan } from "./scan.ts";

const mostColumns = 100_000;

/** Why a text cannot be read as a table at all; `record` is its first with text. */
export function unfitText(scan: Scan, record: number | undefined): Fault | undefined {
  if (scan.text === "") return undefined;
  if (record === undefined) return { kind: "emptyFile", offset: 0, found: "no line with text" };
  const offset = startOf(scan, record);
  const count = width(scan, record);
  if (count > mostColumns) return { kind: "tooManyColumns", offset, found: `${groupThousands(count)} columns` };
  const only = textAt(scan, record, 0) ?? "";
  const separator = count === 1 && scan.separator === "," ? /[;\t|]/.exec(only)?.[0] : undefined;
  if (separator === undefined) return undefined;
  const word = separator === ";" ? "semicolons" : separator === "\t" ? "tabs" : "vertical bars";
  return { kind: "otherSeparator", offset, found: `one column, ${quote(only)}, with ${word} in its name`, hint: "export the table with commas" };
}
