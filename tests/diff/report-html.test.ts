import { expect, test } from "vitest";
import { writeHtml } from "../../src/diff/report/html.ts";
import type { Report } from "../../src/diff/report/report.ts";
import { visible } from "../../src/finding.ts";
import { sha256 } from "../../src/hash.ts";
import { escapeXml } from "../../src/svg/escape.ts";
import { hostilePictures, hostileReport, hostileText, reportOfPanels, samplePictures, sampleReport } from "./sample-report.ts";

const page = writeHtml(sampleReport, samplePictures);
const hostilePage = writeHtml(hostileReport, hostilePictures);

const withoutBase64 = (text: string) => text.replace(/base64,[A-Za-z0-9+/=]+/g, "base64,");
const bodyOf = (text: string) => withoutBase64(text).replace(/^.*<body>|<script>.*$/gs, "");
/** Every tag with its attributes. Text has no `<`, since it is escaped. */
const tagsOf = (text: string) => [...bodyOf(text).matchAll(/<([a-z0-9]+)((?: [a-z-]+(?:="[^"]*")?)*)>/g)].map(([, name, attributes]) => ({ name: name!, attributes: [...attributes!.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key!, value ?? ""] as const) }));
const textOf = (text: string) => bodyOf(text).replace(/<\/?(bdi|code)>/g, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();

test("no text of the report becomes an element or an attribute", () => {
  const shapes = (text: string) => tagsOf(text).map(({ name, attributes }) => [name, ...attributes.map(([key]) => key)].join(" "));
  expect(shapes(hostilePage)).toEqual(shapes(page));
  const ends = bodyOf(hostilePage).match(/<(?![a-z0-9]+(?: [a-z-]+(?:="[^"]*")?)*>|\/[a-z0-9]+>)/g);
  expect(ends).toBeNull();
  expect(bodyOf(hostilePage)).toContain("&lt;img src=x onerror=alert(1)&gt; &quot;&gt;&lt;script&gt;alert(2)&lt;/script&gt;");
  expect(hostilePage.match(/<script>/g)).toHaveLength(1);
  expect(hostilePage.match(/<style>/g)).toHaveLength(1);
  expect(hostilePage).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
});

test("no handler, no style, no address but of the page and of pictures in it", () => {
  const attributes = tagsOf(hostilePage).flatMap((tag) => tag.attributes);
  expect(attributes.filter(([key]) => key.startsWith("on") || key === "style" || key === "srcdoc")).toEqual([]);
  const addresses = attributes.filter(([key]) => ["src", "href", "action", "srcset", "data"].includes(key)).map(([, value]) => value);
  expect(addresses.length).toBeGreaterThan(20);
  expect(addresses.filter((address) => !/^(#figure-\d+(-panel-\d+)?|data:image\/(svg\+xml|png);base64,)$/.test(address))).toEqual([]);
  expect(withoutBase64(page)).not.toMatch(/https?:|url\(|@import|<link|<iframe|<object|<base/);
});

test("the policy allows nothing but pictures in the page, and the one style and script by their hashes", () => {
  const between = (open: string, close: string) => page.slice(page.indexOf(open) + open.length, page.indexOf(close));
  const hash = (text: string) => `'sha256-${Buffer.from(sha256(text), "hex").toString("base64")}'`;
  const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1];
  expect(policy?.split("; ")).toEqual(["default-src 'none'", "img-src data:", `style-src ${hash(between("<style>", "</style>"))}`, `script-src ${hash(between("<script>", "</script>"))}`, "base-uri 'none'", "form-action 'none'"]);
  expect(page.indexOf("Content-Security-Policy")).toBeLessThan(page.indexOf("<style>"));
});

test("the same report gives the same bytes", () => {
  expect(sha256(writeHtml(structuredClone(sampleReport), new Map(samplePictures)))).toBe(sha256(page));
});

test("what the page does not tell of the report is known", () => {
  const told = bodyOf(page);
  const missing = [...new Set(textsOf(sampleReport))].filter((text) => !told.includes(escapeXml(visible(text))));
  const hashes = ["11", "12", "21", "22", "31", "32"].map((pair) => pair.repeat(32));
  const quietPanels = ["Fig. 2a", "Fig. 2c", "Fig. 5a"];
  const words = ["fig1", "fig3", "fig4", "fig5", "fig6", "fig8", "layout"];
  expect(missing.sort()).toEqual([...hashes, ...quietPanels, ...words].sort());
});

function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

test("a number that rounds otherwise is the first line, alarms the second", () => {
  expect(textOf(page)).toMatch(/^Claim C033 Fig\. 2b: 1\.0213 → 1\.0687 rounds otherwise; the article prints 1\.02 mAh\. The capacity after 50 cycles Alarm Fig\. 2d: 2 patches of pixels that nothing explains Figures of sodium-manganese-oxide, before and after Changes to review/);
  const without = { ...sampleReport, claims: sampleReport.claims.map((claim) => ({ ...claim, roundsOtherwise: false })), alarms: [] };
  expect(textOf(writeHtml(without, samplePictures))).toMatch(/^Figures of sodium-manganese-oxide/);
  expect(page).toContain(`<html lang="en" data-urgent>`);
  expect(writeHtml(without, samplePictures)).toContain(`<html lang="en">`);
});

test("sections stand in the order in which they are read; findings come first when validation failed", () => {
  const sections = (report: Report) => [...bodyOf(writeHtml(report, samplePictures)).matchAll(/<(?:h2 id="([a-z]+)"|dl class="(facts)")/g)].map(([, id, facts]) => id ?? facts!).filter((id, index, ids) => id !== "facts" || ids.indexOf(id) === index);
  expect(sections(sampleReport)).toEqual(["facts", "inputs", "findings", "figures", "tables", "claims", "unchanged", "again", "remarks"]);
  expect(sections({ ...sampleReport, exitCode: 3 }).slice(0, 2)).toEqual(["findings", "facts"]);
});

test("every panel that changed has its pictures, its causes before the words, and nothing is told of the others", () => {
  const pictures = tagsOf(page).filter(({ name }) => name === "img").map(({ attributes }) => attributes.find(([key]) => key === "alt")![1]);
  const three = (name: string) => ["before", "after", "difference"].map((kind) => `${name} ${kind}`);
  expect(pictures).toEqual([...three("Fig. 2b"), ...three("Fig. 2d"), "Fig. 3a after", ...three("Fig. 3b"), "Fig. 6a after", "Fig. 7a before", ...three("Fig. 9a")]);
  const text = textOf(page);
  expect(text).toContain("Fig. 2b changed data 1 of 600 points moved");
  expect(text).toContain("Axes, scales and legends data spec y axis: domain");
  expect(text).toContain("Changed marks by cause data 1 spec 199 theme 68 interaction 2");
  expect(text).toContain("2 patches that nothing explains");
  expect(text).toContain("Panels without change: a, c (noise)");
  expect(text).toContain("and 1,237 more");
  expect(text).toContain("– → 602");
  expect(text).toContain("Fig. 4 Refinement drawn and compared: every mark has its place spec Fig. 4a: x axis &gt; grid: false → absent");
});

test("a report without change says so and holds no toolbar", () => {
  const quiet: Report = { ...sampleReport, exitCode: 0, headline: "1 figure: 1 identical", alarms: [], claims: [], newFindings: [], goneFindings: 0, tables: [], remarks: [], figures: sampleReport.figures.slice(0, 1) };
  const text = textOf(writeHtml(quiet, new Map()));
  expect(text).toContain("Nothing to review 1 figure: 1 identical exit code 0");
  expect(text).toContain("Identical, known by hashes alone: 1 figure Fig. 1 Structure of the layered oxide all inputs are equal by hash");
  expect(text).not.toContain("Keys");
});

test("where validation failed and nothing was drawn, nothing is claimed to have changed", () => {
  const failed: Report = { ...sampleReport, exitCode: 3, headline: "no figure was drawn", alarms: [], claims: [], tables: [], figures: [], layers: [] };
  const text = textOf(writeHtml(failed, new Map()));
  expect(text).toContain("Validation failed no figure was drawn exit code 3 2 new findings of validation");
  expect(text).toContain("What did not change No figure was compared.");
});

test("200 panels cost their pictures once each and a little text", () => {
  const { report, pictures } = reportOfPanels(200);
  const many = writeHtml(report, pictures);
  const base64 = [...pictures.values()].flatMap(({ before, after, difference }) => [before!, after!, difference!]).map(({ bytes }) => Math.ceil(bytes.length / 3) * 4);
  expect(base64).toHaveLength(600);
  const rest = Buffer.byteLength(many) - base64.reduce((sum, size) => sum + size, 0);
  expect(rest).toBeLessThan(40_000 + 200 * 2_500);
});

test("the hostile text is hostile", () => {
  expect(hostileText).toMatch(/<img .*"><script>.*javascript:.*\u202e.*\u0007/);
});
