import fc from "fast-check";
import { expect, test } from "vitest";
import { codeMarkdown, escapeMarkdown } from "../../src/diff/report/escape-markdown.ts";
import { marker, writeMarkdown } from "../../src/diff/report/markdown.ts";
import type { Report } from "../../src/diff/report/report.ts";
import { claim, figure, finding, fullReport, panel, report, revision, sentence, table } from "./report-sample-small.ts";

const limit = 65_000;
const sizes = (markdown: string): readonly number[] => [markdown.length, Buffer.byteLength(markdown)];

/** Without what the writer itself may write as markup; a dollar sign in its own element stands between its neighbours. */
function withoutOwn(markdown: string): string {
  return markdown.replaceAll("<span>$</span>", "§").replace(/<\/?(?:details|summary|b|code)>|^<!-- figwright diff -->|\*\*[a-z, ]+\*\* /g, "");
}

/** What is left of the report's texts, in which no character stands for structure and nothing becomes a link. */
function faultsOf(markdown: string): readonly string[] {
  const texts = withoutOwn(markdown);
  const raw = [/[<>`[\]~\\$*_{}@]/, /&(?!#\d+;)/, /&#64;\w/, /:\/\//, /www\./i, /\r|\u2028|\u2029|\t/, /[\ud800-\udbff](?![\udc00-\udfff])/].filter((rule) => rule.test(texts)).map(String);
  // GitHub looks for these in what is shown, except in code
  const shown = withoutOwn(markdown.replace(/<code>.*?<\/code>/g, "")).replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  const links = [/@\w/, /#\d/, /\bgh-\d/i, /:[\w+-]+:/, /\b(?=\d*[a-f])[\da-f]{7,40}\b/i, /:\/\//, /www\./i].filter((rule) => rule.test(shown)).map((rule) => `shown ${rule}`);
  return [...raw, ...links];
}

/** What each line is to a parser of Markdown, without its text. */
function skeleton(markdown: string): readonly string[] {
  return markdown.split("\n").map((line) => {
    const tags = (line.match(/<\/?(?:details|summary|b|code)>/g) ?? []).join("");
    const begin = /^(?:#{1,6} |- |\| |<(?!span)|$)/.exec(line)?.[0] ?? "text";
    return `${begin} ${tags} ${begin === "| " ? line.split("|").length : ""}`;
  });
}

/** A report whose every text is the one given. */
function filledWith(text: string, times = 1): Report {
  const many = <T>(value: T): readonly T[] => Array.from({ length: times }, () => value);
  const told = many(sentence(text, "data", "theme"));
  const panels = many(panel(text, { name: text, status: "changed", sentences: told, scales: told, spec: told, draws: [text], pixels: { dpi: 200, isDetail: false, compared: 10, strict: 2, perceptual: 1, unexplained: 1 } }));
  const cell = { row: text, column: text, before: text, after: `${text}.`, change: "changed", lineBefore: 1, lineAfter: 2 } as const;
  return report({
    project: text,
    headline: text,
    base: revision({ name: text, sha: text, date: text, author: text }),
    head: revision({ name: text, sha: null, date: text, author: text, parent: text, isDirty: true }),
    alarms: many(text),
    claims: many(claim({ id: text, says: text, panels: [text], printed: text, before: text, after: `${text}.`, statusBefore: text, statusAfter: text })),
    newFindings: many({ ...finding, rule: text, file: text, subject: text, expected: text, found: text, hint: text }),
    goneFindings: 1,
    layers: fullReport.layers.map((facts, at) => ({ ...facts, isEqual: at > 0, files: many({ path: text, change: "added" as const }) })),
    tables: many(table({ file: text, sentences: many(text), join: text, cells: many(cell), draws: many(text), sharesScale: many(text) })),
    figures: many([
      figure("fig3", { name: text, title: text, status: "changed", why: text, sentences: told, panels }),
      figure("fig4", { name: text, status: "failed", why: text }),
      figure("fig5", { name: text, why: text }),
    ]).flat(),
    remarks: many(text),
    reproduce: text,
    tools: { [text]: text },
  });
}

test("begins with the marker; a row for every figure, details for those that changed", () => {
  const markdown = writeMarkdown(fullReport);
  // a printed number that rounds otherwise stands before everything else
  expect(markdown.startsWith(`${marker}\n\n#### Claims\n`)).toBe(true);
  expect(markdown).toContain("\n\n### 6 figures: 1 identical, 1 noise, 1 changed, 1 added, 1 renamed, 1 failed\n");
  expect(markdown).toContain(`
| figure | status | causes | changed panels |
| --- | --- | --- | --- |
| Fig. 3 | changed | data, spec | b, c |
| Fig. 5 | added |  |  |
| Fig. 6 | renamed from fig9 |  |  |
| Fig. 7 | failed, datasets/x.csv has no column y |  |  |
| Fig. 2 | identical |  |  |
| Fig. 4 | noise |  |  |
`);
  expect(markdown).toContain(`
<details><summary><b>Fig. 3</b> changed · data, spec · panels b, c</summary>

Electrochemistry

- **spec** the page is 2 mm higher

<b>Fig. 3b</b> changed · 1 of 600 marks · data 1 · 120 of 90000 pixels differ visibly at 200 dpi · patches unexplained: 1

- **data** 1 of 600 points moved by 3.1 pt (sample NLMO, cycle 7)
- **data, spec** y axis: domain 0 to 1 -&#62; 0 to 1.2
- **spec** y axis &#62; scale &#62; domain: &#91;0, 1&#93; -&#62; &#91;0, 1.2&#93;

<b>Fig. 3c</b> layout

</details>
`);
  expect(markdown).toContain("| C033 | 3b | 1.0 mAh/g | <b>1.02 -&#62; 1.07</b>, rounds otherwise | pass -&#62; fail | the capacity after 50 cycles |");
  expect(markdown).toContain("| sample NLMO, cycle 7 | capacity | 1.02 | 1.07 | changed | 8 |");
  expect(markdown).toContain("\n- spec, theme, fonts, libraries, engine: equal by hash\n");
  expect(markdown).toContain("\n2 findings of base are gone.\n");
  expect(markdown).toContain(`Again: <code>npm run diff -- ${"a".repeat(40)} WORKTREE</code>`);
  expect(faultsOf(markdown)).toEqual([]);
});

test("it needs no picture and leads nowhere", () => {
  expect(writeMarkdown(fullReport)).not.toMatch(/!\[|<img|\]\(|https?:/);
});

const attacks = [
  "</details></summary><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<!-- figwright diff -->",
  "![x](https://evil.example/x.png) [x](javascript:1) [x][y] [y]: z",
  "@octocat @org/team a@b.example",
  "#1 owner/repo#2 GH-3 gh-4",
  "https://evil.example www.evil.example ftp://evil.example WWW.evil.example",
  "da39a3ee5e6b4b0d3255bfef95601890afd80709 deadbee",
  "abcdefda39a3ee5e6b4b0d3255bfef95601890afd80709",
  "a | b | c",
  "line\nbreak\r\n\n# heading\u2028x\u2029y\u0085z",
  "```\ncode\n``` `code` ~~~",
  "$x$ $$y$$ $`z`$",
  ":octocat: :tada::tada: :+1: :100:",
  "**bold** _it_ ~~gone~~ \\* &lt;b&gt; &#64;octocat &amp;#1",
  "    indented",
  "- item", "+ item", "1. item", "2) item", "> quote", "# heading", "=====", "-----", "***", "| --- |", ":---:", "[ ] task", "[^1]: note", "\ttab",
  "\ud800 half \udc00", "\u001b[31m", "\u202egnp.", "",
];

test.each(attacks)("%j stays the text that it is", (text) => {
  const markdown = writeMarkdown(filledWith(text));
  expect(faultsOf(markdown)).toEqual([]);
  // an empty text leaves out what it would have told
  if (text !== "") expect(skeleton(markdown)).toEqual(skeleton(writeMarkdown(filledWith("plain text"))));
});

/** Halves of surrogate pairs too. */
const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit));

test("any text stays the text that it is", () => {
  const piece = fc.oneof(fc.constantFrom(...attacks), fc.constantFrom(..."<>@#|`[]()!*_~$&;:\\-+= \n\r1a"), fc.string({ unit: anyUnit, maxLength: 8 }));
  const text = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `${pieces.join("")}.`);
  const plain = skeleton(writeMarkdown(filledWith("plain text")));
  fc.assert(
    fc.property(text, (hostile) => {
      const markdown = writeMarkdown(filledWith(hostile));
      expect(faultsOf(markdown)).toEqual([]);
      expect(skeleton(markdown)).toEqual(plain);
    }),
    { numRuns: 300 },
  );
});

test("a reader sees the very text, but for empty places and escapes of control characters", () => {
  const read = (markdown: string): string => markdown.replace(/<\/?(?:span|code)>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replaceAll("\u200b", "");
  const printable = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)), maxLength: 60 });
  fc.assert(
    fc.property(printable, (text) => {
      expect(read(escapeMarkdown(text))).toBe(text);
      expect(read(codeMarkdown(text))).toBe(text);
    }),
    { numRuns: 1000 },
  );
  expect(escapeMarkdown("0.049 mAh/g at 1.5 C, 12:30")).toBe("0.049 mAh/g at 1.5 C, 12:30");
  expect(codeMarkdown("npm run diff -- HEAD~2 1f77b4d62728")).toBe("<code>npm run diff -- HEAD&#126;2 1f77b4d62728</code>");
});

test("below 65,000 whatever the report holds, and what is left out is counted", () => {
  for (const text of ["x", "word ".repeat(2000), "$".repeat(5000), "@a|".repeat(2000), "\u0000".repeat(3000), "𝔸".repeat(3000), "漢".repeat(3000)]) {
    for (const times of [1, 30]) {
      const markdown = writeMarkdown(filledWith(text, times));
      expect(Math.max(...sizes(markdown)), `${text.slice(0, 3)} ${times}`).toBeLessThan(limit);
      expect(faultsOf(markdown)).toEqual([]);
    }
  }
});

test("any report of any size is below the limit, with all details closed", () => {
  const size = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(fc.string({ unit: anyUnit, maxLength: 30 }), fc.integer({ min: 1, max: 200 }), size, (text, repeated, times) => {
      const markdown = writeMarkdown(filledWith(text.repeat(repeated), times));
      expect(Math.max(...sizes(markdown))).toBeLessThan(limit);
      expect(markdown.match(/<details>/g)?.length).toBe(markdown.match(/^<\/details>$/gm)?.length);
    }),
    { numRuns: 60 },
  );
});

test("figures, tables and rows are left out as wholes and counted", () => {
  const long = "a sentence of some length that says what moved and by how much ".repeat(3);
  const figures = Array.from({ length: 500 }, (_, at) => figure(`fig${at}`, { status: "changed", why: "", sentences: [sentence(long, "data")] }));
  const tables = Array.from({ length: 300 }, (_, at) => table({ file: `datasets/t${at}.csv` }));
  const markdown = writeMarkdown({ ...fullReport, figures, tables });
  const told = markdown.match(/<details><summary><b>/g)!.length;
  const tabled = markdown.match(/<details><summary><code>/g)!.length;
  const rows = markdown.match(/^\| Fig\. \d+ \|/gm)!.length;
  expect(told).toBeGreaterThan(50);
  expect(markdown).toContain(`\n\n${500 - told} more figures are in the HTML report.\n`);
  expect(markdown).toContain(`\n\n${300 - tabled} more tables are in the HTML report.\n`);
  expect(markdown).toContain(`\n\n${500 - rows} more figures are in the HTML report.\n`);
  expect(Math.max(...sizes(markdown))).toBeLessThan(limit);
  expect(Math.max(...sizes(markdown))).toBeGreaterThan(60_000);
});

test("one figure with much to tell does not push out the next", () => {
  const loud = figure("fig3", { status: "changed", sentences: Array.from({ length: 3000 }, () => sentence("much to tell of this", "data")) });
  const quiet = figure("fig4", { status: "changed", sentences: [sentence("one point moved", "data")] });
  const markdown = writeMarkdown(report({ figures: [loud, quiet] }));
  expect(markdown).toMatch(/\n\n\d+ more parts are in the HTML report\.\n\n<\/details>\n/);
  expect(markdown).toContain("- **data** one point moved\n");
});
