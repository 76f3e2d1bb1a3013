import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write.ts";
import type { Scene } from "../../src/scene/scene.ts";
import { objectsLike, objectsOf } from "./inside.ts";
import { circle, scene, solid, text } from "./scenes.ts";
import * as stress from "./stress.ts";

const rootOf = (pdf: Uint8Array) => objectsLike(pdf, /\/Type \/Catalog/)[0]!.dictionary;
const xmpOf = (pdf: Uint8Array) => objectsLike(pdf, /\/Subtype \/XML/)[0]!;

/** Whether tags nest and no bare `&` or `<` stands in text. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  const rest = xml.replace(/<\?.*?\?>/gs, "").replace(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<&]*")*)\s*(\/?)>/g, (_, closes: string, name: string, _attributes: string, empty: string) => {
    if (closes) return open.pop() === name ? "" : "<";
    if (!empty) open.push(name);
    return "";
  });
  return open.length === 0 && !/<|&(?!(?:amp|lt|gt|quot);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(rest);
}

test("the header says PDF 1.7", () => {
  expect(Buffer.from(writePdf(scene([]))).toString("latin1", 0, 9)).toBe("%PDF-1.7\n");
});

test("every offset of the cross-reference table and every stream is right", () => {
  for (const drawn of Object.values(stress) as Scene[]) expect(objectsOf(writePdf(drawn)).length).toBeGreaterThan(10);
});

test("the page is as large as the scene, to the last digit", () => {
  expect(objectsLike(writePdf(scene([], { width: 235.276, height: 99.9 })), /\/MediaBox \[0 0 235.276 99.9\]/)).toHaveLength(1);
});

test("a pixel is three quarters of a point", () => {
  expect(objectsLike(writePdf(scene([], { width: 400, height: 300, unit: "px" })), /\/MediaBox \[0 0 300 225\]/)).toHaveLength(1);
});

test("the document is tagged, has a language and one Figure with a text alternative", () => {
  const pdf = writePdf(scene([text("Text", 10, 10)], { alt: "Curves (a & b) of ü", lang: "en-GB" }));
  expect(rootOf(pdf)).toContain(`/MarkInfo ${objectsLike(pdf, /\/Marked true/)[0]!.id} 0 R`);
  expect(objectsLike(pdf, /\/DisplayDocTitle true/)).toHaveLength(1);
  expect(rootOf(pdf)).toContain("/Lang (en-GB)");
  const figures = objectsLike(pdf, /\/S \/Figure/);
  expect(figures).toHaveLength(1);
  expect(figures[0]!.dictionary).toContain("/Alt (\u00fe\u00ff");
  const [root] = objectsLike(pdf, /\/S \/Document/);
  expect(root!.dictionary).toContain(`/K [${figures[0]!.id} 0 R]`);
});

test("no standard font comes into a file without text", () => {
  for (const drawn of [scene([]), scene([circle(10, 10, 5, { fill: solid("#ff0000") })])]) {
    const text = Buffer.from(writePdf(drawn)).toString("latin1");
    expect(text).not.toMatch(/Helvetica|Times|Courier|\/Type1|\/Type \/Font\b/);
  }
});

test("fonts are embedded as subsets with a way back to Unicode", () => {
  const pdf = writePdf(scene([text("Regular *italic* **bold** ∝", 10, 20)]));
  const fonts = objectsLike(pdf, /\/Subtype \/Type0/);
  expect(fonts).toHaveLength(4);
  for (const { dictionary } of fonts) expect(dictionary).toMatch(/\/BaseFont \/[A-Z]{6}\+[\s\S]*\/ToUnicode \d+ 0 R/);
  expect(objectsLike(pdf, /\/FontFile2 \d+ 0 R/)).toHaveLength(4);
});

test("other text has other subset tags", () => {
  const tags = ["abc", "abd", "xyz"].flatMap((words) => objectsLike(writePdf(scene([text(`${words} ∝`, 10, 20)])), /\/Subtype \/Type0/).map(({ dictionary }) => /\/BaseFont \/([A-Z]{6})/.exec(dictionary)![1]));
  expect(new Set(tags).size).toBe(6);
});

for (const words of ['A & B <C> "d"', "tab\u0000\u0007\u001b end", "\ud800 lone", "über Ω"]) {
  test(`the XMP packet is well formed and not compressed with ${JSON.stringify(words)} in it`, () => {
    const { dictionary, stream } = xmpOf(writePdf(scene([], { title: words, metadata: { provenance: words } })));
    expect(dictionary).not.toContain("/Filter");
    expect(isWellFormed(stream!.toString("utf8").replace("\ufeff", ""))).toBe(true);
  });
}

test("metadata cannot take the place of the title", () => {
  const pdf = writePdf(scene([], { title: "Right", metadata: { Title: "Wrong", Producer: "Wrong" } }));
  expect(Buffer.from(pdf).toString("latin1")).not.toContain("(Wrong)");
});

test("the same scene gives the same bytes ten times", () => {
  for (const drawn of [stress.images, stress.texts, stress.transparentGradients]) {
    const hashes = Array.from({ length: 10 }, () => createHash("sha256").update(writePdf(drawn)).digest("hex"));
    expect(new Set(hashes).size).toBe(1);
  }
});

test("no clock, time zone, language or thread pool changes the bytes", async () => {
  const run = promisify(execFile);
  const script = join(import.meta.dirname, "print-hashes.ts");
  const places = [{}, { TZ: "Pacific/Apia", LANG: "de_DE.UTF-8" }, { TZ: "Asia/Kolkata", LC_ALL: "tr_TR.UTF-8", UV_THREADPOOL_SIZE: "1" }];
  const outputs = await Promise.all(places.map((environment) => run(process.execPath, ["--import", "tsx", script], { env: { ...process.env, ...environment } })));
  expect(outputs[0]!.stdout.split("\n").length).toBeGreaterThan(10);
  expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1);
});
