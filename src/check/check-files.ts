import type { Finding } from "../finding.ts";
import type { ReadFile } from "../rules/rule.ts";
import { locateViolation, type CheckedTable } from "./violation.ts";

/** What the files of `datasets/` that tables name say against those tables. */
export async function checkFiles(tables: readonly CheckedTable[], read: ReadFile): Promise<readonly Finding[]> {
  const found = tables.flatMap((checked) =>
    checked.dataset.rules.flatMap(async (rule) => (await rule.checkFiles?.(checked.rows, read))?.map((violation) => locateViolation(checked, rule, violation)) ?? []),
  );
  return (await Promise.all(found)).flat();
}
