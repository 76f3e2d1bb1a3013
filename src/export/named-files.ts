import type { CheckedTable } from "../violation.ts";

/** Names of the files in `datasets/` that rules about files ask for, such as the pictures that a table lists. */
export async function namedFiles(tables: readonly CheckedTable[]): Promise<readonly string[]> {
  const names = new Set<string>();
  const note = (name: string): Promise<string> => {
    names.add(name);
    return Promise.resolve("not read");
  };
  for (const { dataset, rows } of tables) for (const rule of dataset.rules) await rule.checkFiles?.(rows, note);
  return [...names].sort();
}
