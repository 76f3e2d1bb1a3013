import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { findAffected } from "../src/figure/affected.ts";
import { runDoor } from "../src/door.ts";
import { explain, loadPages, noSuchPage } from "../src/explain.ts";
import { countLevels, formatFindings, type Finding } from "../src/finding.ts";
import { figureIds, readInputs } from "../src/inputs.ts";
import { bounded } from "../src/report/bounded.ts";
import { githubReport } from "../src/report/github.ts";
import { jsonReport } from "../src/report/json.ts";
import { junitReport } from "../src/report/junit.ts";
import { sarifReport } from "../src/report/sarif.ts";
import { validate, type Validation } from "../src/validate.ts";

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
    dir: { type: "string", value: "DIR", about: "the folder of the project; this one unless given" },
  },
  run: async ({ flags: { level = "B", json, sarif, junit, github, explain: id, dir = "." }, words }) => {
    const root = resolve(dir);
    if (id !== undefined) {
      const page = await explain(id, root);
      return page === undefined ? { text: await noSuchPage(id, root), exitCode: 2 } : { text: page, exitCode: 0 };
    }
    const validation = await validate(root, words, await findAffected(root, figureIds(await readInputs(root))));
    const { findings } = validation;
    const fails = (finding: Finding): boolean => finding.level <= level && finding.answer === undefined;
    const pages = await loadPages(root);
    const reports = [
      [json, () => jsonReport(validation, pages)],
      [sarif, () => sarifReport(findings, pages)],
      [junit, () => junitReport(validation, fails)],
    ] as const;
    for (const [file, report] of reports) if (file !== undefined) await writeFile(file, report());
    return { text: (github ? githubReport(findings) : "") + worded(validation), exitCode: findings.some(fails) ? 1 : 0 };
  },
});

function worded({ tables, files, findings }: Validation): string {
  const shown = bounded(findings);
  const read = tables.length + files.length;
  const answered = findings.filter(({ answer }) => answer !== undefined).length;
  const counts = Object.entries(countLevels(findings)).flatMap(([level, count]) => (count === 0 ? [] : [`${count} ${level}`]));
  const facts = [
    ...(counts.length === 0 ? [] : [`${counts.join(", ")}.`]),
    ...(answered === 0 ? [] : [`${answered} answered.`]),
    ...(shown.length === findings.length ? [] : [`${findings.length - shown.length} more are not shown.`]),
    read === 1 ? "1 table was read." : `${read} tables were read.`,
  ];
  return formatFindings(shown, facts.join(" "));
}
