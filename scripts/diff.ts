import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { allowing } from "../src/diff/allow.ts";
import { diffRevisions } from "../src/diff/diff.ts";
import { writeHtml } from "../src/diff/report/html.ts";
import { writeJson } from "../src/diff/report/json.ts";
import { writeMarkdown } from "../src/diff/report/markdown.ts";
import { layers } from "../src/diff/report/report.ts";
import { writeText } from "../src/diff/report/text.ts";
import { formatFault, isFault } from "../src/diff/revision/revision-fault.ts";
import { openPage } from "../src/diff/open-page.ts";
import { runDoor } from "../src/door.ts";
import { visible } from "../src/finding.ts";

await runDoor({
  name: "diff",
  about: "Tells what changed in the figures between two revisions, where, and why. BASE is what HEAD has in common with the default branch, HEAD the working tree, unless named.",
  words: "BASE HEAD",
  flags: {
    out: { type: "string", value: "DIR", about: "where the page index.html goes" },
    json: { type: "string", value: "FILE", about: "writes the report as JSON" },
    markdown: { type: "string", value: "FILE", about: "writes the report as Markdown, for a pull request" },
    allow: { type: "string", value: "data,theme", about: `causes whose changes exit with 0: ${layers.join(", ")}` },
    faithful: { type: "boolean", about: "runs each side with the packages of its own lock file" },
    open: { type: "boolean", about: "opens the page in the browser; needs --out" },
  },
  run: async ({ flags, words }) => {
    const allowed = (flags.allow ?? "").split(",").filter(Boolean);
    const unknown = allowed.find((name) => !layers.some((layer) => layer === name));
    if (unknown !== undefined) return { text: `--allow takes ${layers.join(", ")}, not "${unknown}"`, exitCode: 2 };
    if (words.length > 2) return { text: "diff takes two revisions at most; npm run diff -- --help tells more", exitCode: 2 };
    if (flags.open && flags.out === undefined) return { text: "--open needs --out DIR", exitCode: 2 };
    const [base, head] = words;
    const diff = await diffRevisions(process.cwd(), { ...(base !== undefined && { base }), ...(head !== undefined && { head }), isFaithful: flags.faithful });
    if (isFault(diff)) return { text: formatFault(diff), exitCode: diff.kind === "npm-failed" ? 4 : 2 };
    const report = allowing(diff.report, allowed);
    const page = flags.out === undefined ? undefined : join(flags.out, "index.html");
    if (page !== undefined) write(page, writeHtml(report, diff.pictures));
    if (flags.json !== undefined) write(flags.json, writeJson(report));
    if (flags.markdown !== undefined) write(flags.markdown, writeMarkdown(report));
    if (page !== undefined && flags.open) openPage(page);
    const written = [page, flags.json, flags.markdown].filter((file) => file !== undefined).map((file) => `written ${visible(file)}`);
    return { text: [writeText(report).replace(/\n$/, ""), ...written].join("\n"), exitCode: report.exitCode };
  },
});

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
