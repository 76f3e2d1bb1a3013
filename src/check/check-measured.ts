import { writeCsv } from "../csv/write.ts";
import type { Finding } from "../finding.ts";
import { sha256 } from "../hash.ts";
import { findReconstructions } from "../models.ts";
import { isMeasured, type CheckedTable } from "./violation.ts";

/** Tables that are called measured although their bytes are what the model writes. Models run only where a table is called so. */
export async function checkMeasured(root: string, tables: readonly CheckedTable[]): Promise<readonly Finding[]> {
  const measured = tables.filter(isMeasured);
  if (measured.length === 0) return [];
  const models = await findReconstructions(root);
  return measured.flatMap(({ dataset, table }): readonly Finding[] => {
    const own = models.filter((model) => model.dataset.name === dataset.name);
    if (!own.some((model) => sha256(writeCsv(model.dataset, model.rows())) === table.sha256)) return [];
    const expected = "measured numbers, which differ from those of a model";
    return [{ rule: "FW-TAB-024", level: "A", file: table.file, expected, found: `the bytes that ${own[0]!.model} writes`, hint: "replace the file, or keep the kind that the model's schema has" }];
  });
}
