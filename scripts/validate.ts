import { writeFile } from "node:fs/promises";
import { findAffected } from "../src/figure/affected.ts";
import { runDoor } from "../src/door.ts";
import { formatFindings } from "../src/finding.ts";
import { figureIds, readInputs } from "../src/inputs.ts";
import { validate } from "../src/validate.ts";

await runDoor({
  name: "validate",
  about: "Checks the tables in datasets/ against schemas/: all of them, or those named. Writes nothing to either.",
  words: "DATASET",
  flags: {
    level: {
      type: "string",
      value: "LEVEL",
      about: "exit with 1 for findings of this level or worse: A, B (the default), C or G",
      choices: ["A", "B", "C", "G"],
    },
    json: { type: "string", value: "FILE", about: "write the findings and the SHA-256 of every table as JSON" },
  },
  run: async ({ flags: { level = "B", json }, words }) => {
    const { tables, findings } = await validate(process.cwd(), words, await findAffected(process.cwd(), figureIds(await readInputs(process.cwd()))));
    if (json !== undefined) {
      const read = tables.map(({ table, tableRows }) => ({ file: table.file, sha256: table.sha256, rows: tableRows.length }));
      await writeFile(json, `${JSON.stringify({ tables: read, findings }, null, 2)}\n`);
    }
    const count = tables.length === 1 ? "1 table was read." : `${tables.length} tables were read.`;
    return { text: formatFindings(findings, count), exitCode: findings.some((finding) => finding.level <= level) ? 1 : 0 };
  },
});
