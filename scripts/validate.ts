import { writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { findAffected } from "../src/figure/affected.ts";
import { runDoor, type Answer } from "../src/door.ts";
import { explain, loadPages, noSuchPage } from "../src/explain.ts";
import { exportRules } from "../src/export/export.ts";
import { writeFolder } from "../src/export/write.ts";
import { formatFindings, isBlocking, type Finding } from "../src/finding.ts";
import { inferSchema } from "../src/infer/infer.ts";
import { figureIds, readInputs } from "../src/inputs.ts";
import { isObstacle, openFile } from "../src/open.ts";
import { githubReport } from "../src/report/github.ts";
import { jsonReport } from "../src/report/json.ts";
import { junitReport } from "../src/report/junit.ts";
import { sarifReport } from "../src/report/sarif.ts";
import { textReport } from "../src/report/text.ts";
import { validate } from "../src/validate.ts";

await runDoor({
  name: "validate",
  about: "Checks tables: those in datasets/ against schemas/, all or those named, and any other file for its bytes, lines, header and cells.",
  words: "DATASET|FILE",
  flags: {
    level: {
      type: "string",
      value: "LEVEL",
      about: "exit with 1 for findings of this level or worse: A, B (the default), C or G; an answered finding counts no more",
      choices: ["A", "B", "C", "G"],
    },
    json: { type: "string", value: "FILE", about: "write the findings and the SHA-256 of every table as JSON" },
    sarif: { type: "string", value: "FILE", about: "write the findings as SARIF 2.1.0" },
    junit: { type: "string", value: "FILE", about: "write the findings as a JUnit report" },
    github: { type: "boolean", about: "print the findings as annotations of GitHub Actions as well" },
    explain: { type: "string", value: "ID", about: "print what a rule means, its causes, how to fix it and when it may be ignored" },
    infer: { type: "string", value: "FILE", about: "print a draft of the schema of any table, to save under schemas/" },
    export: { type: "string", value: "DIR", about: "write the tables and their rules as a Data Package with JSON Schemas into a new folder" },
    dir: { type: "string", value: "DIR", about: "the folder of the project; this one unless given" },
  },
  run: async ({ flags: { level = "B", dir = ".", explain: id, infer: table, export: folder, ...files }, words }) => {
    const root = resolve(dir);
    if (id !== undefined) return explained(id, root);
    if (table !== undefined) return inferred(table);
    const validation = await validate(root, words, await findAffected(root, figureIds(await readInputs(root))));
    const { findings, tables } = validation;
    // what would be published has no fault that blocks
    if (folder !== undefined && !findings.some(isBlocking)) return exported(folder, await exportRules(root, tables));
    const fails = (finding: Finding): boolean => finding.level <= level && finding.answer === undefined;
    const pages = await loadPages(root);
    const reports = [
      [files.json, () => jsonReport(validation, pages)],
      [files.sarif, () => sarifReport(findings, pages)],
      [files.junit, () => junitReport(validation, fails)],
    ] as const;
    for (const [file, report] of reports) {
      const refusal = file === undefined ? undefined : await writeFile(file, report()).then(() => undefined, ({ code }: NodeJS.ErrnoException) => code);
      if (refusal !== undefined) return { text: `${file} cannot be written: ${refusal}`, exitCode: 2 };
    }
    const annotations = files.github ? githubReport(findings) : "";
    return { text: annotations + textReport(validation), exitCode: findings.some(fails) || folder !== undefined ? 1 : 0 };
  },
});

async function explained(id: string, root: string): Promise<Answer> {
  const page = await explain(id, root);
  return page === undefined ? { text: await noSuchPage(id, root), exitCode: 2 } : { text: page, exitCode: 0 };
}

/** The notes are comments, so that the whole can be saved as it is printed. */
async function inferred(file: string): Promise<Answer> {
  const opened = await openFile(file);
  if (isObstacle(opened)) return { text: formatFindings([{ ...opened, file }], "Nothing was read."), exitCode: 1 };
  const { source, notes } = inferSchema(opened, basename(file));
  const text = [...notes.map((note) => `// ${note}`), source.trimEnd()].filter(Boolean).join("\n");
  return { text, exitCode: source === "" ? 1 : 0 };
}

async function exported(folder: string, { files, notExpressed }: Awaited<ReturnType<typeof exportRules>>): Promise<Answer> {
  if (!(await writeFolder(resolve(folder), files))) return { text: `${folder} must be a new or an empty folder`, exitCode: 2 };
  return { text: [...notExpressed, "", `${files.size} files in ${folder}. ${notExpressed.length} statements have no word there; NOT-EXPRESSED.md lists them.`].join("\n"), exitCode: 0 };
}
