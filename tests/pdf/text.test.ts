import { expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write.ts";
import { setLine } from "../../src/text/line.ts";
import { objectsLike, pageContent } from "./inside.ts";
import { gradient, group, scene, solid, stop, stroke, text, turn } from "./scenes.ts";

const contentOf = (...lines: Parameters<typeof text>) => pageContent(scene([text(...lines)]));
const span = (plain: string) => `/Span <</ActualText <FEFF${Buffer.from(plain, "utf16le").swap16().toString("hex").toUpperCase()}>>> BDC`;

/** Advance of what a `TJ` shows, in thousandths of an em: widths of the font's table less what moves back. */
function advances(pdf: Uint8Array, content: string): readonly number[] {
  const widths = /\/W \[0 \[([^\]]*)\]/.exec(objectsLike(pdf, /\/Subtype \/CIDFontType2/)[0]!.dictionary)![1]!.split(" ").map(Number);
  return [...content.matchAll(/\[(.*)\] TJ/g)].map(([, shown]) =>
    [...shown!.matchAll(/<([0-9a-f]*)>|(-?[\d.]+)/g)].reduce((sum, [, glyphs, back]) => sum + (glyphs === undefined ? -Number(back) : (glyphs.match(/.{4}/g) ?? []).reduce((width, id) => width + widths[Number.parseInt(id, 16)]!, 0)), 0),
  );
}

test("a text is as wide in PDF as the text engine measured, kerning across spaces included", () => {
  for (const words of ["P A Y A V A", "To AVATAR", "Temperature", "11.17", "x̄ and n̂", "Ångström (Å)"]) {
    const drawn = scene([text(words, 0, 50, {}, 10)]);
    const content = pageContent(drawn);
    const advance = advances(writePdf(drawn), content).reduce((sum, value) => sum + value, 0);
    expect((advance / 1000) * 10, words).toBeCloseTo(setLine(words, { family: "Arimo", size: 10, bold: false, italic: false, markup: true }).width, 3);
  }
});

test("kerning across spaces makes the line narrower than its words", () => {
  expect(contentOf("P A Y A V A", 0, 50)).toMatch(/<[0-9a-f]{4,}>\d+(?:\.\d+)?<|>\s*-?\d+(?:\.\d+)?\s*</);
});

test("combining marks are moved over their letter, and lifted for as long as they last", () => {
  const content = contentOf("x̄ n̂ ẍ̂", 0, 50);
  expect(content).toMatch(/>-?\d+(?:\.\d+)?</);
  const rises = [...content.matchAll(/(\S+) Ts\n/g)].map(([, rise]) => Number(rise));
  expect(rises.at(-1) ?? 0).toBe(0);
});

test("a character that Arimo lacks is set in DejaVu, in the same line", () => {
  const fonts = contentOf("a ∝ b", 0, 50).match(/\/F\d{6}/g)!;
  expect(new Set(fonts).size).toBe(2);
  expect(fonts).toHaveLength(3);
});

test("sub- and superscripts read as one word in order", () => {
  expect(contentOf("Na^{+}", 0, 50)).toContain(span("Na⁺"));
  expect(contentOf("t_{2g} states", 0, 50)).toContain(span("t2g states"));
});

test("a line that its glyphs spell needs no span", () => {
  expect(contentOf("plain text", 0, 50)).not.toContain("/Span");
});

test("a line whose glyphs a reader would take for other characters says what it reads", () => {
  // the font has one glyph for both slashes, and keeps the first of them for both
  expect(contentOf("1\u20442 and 1\u22152", 0, 50)).toContain(span("1\u20442 and 1\u22152"));
  expect(contentOf("1\u20442", 0, 50)).not.toContain("/Span");
  // a soft hyphen is drawn as a space without width
  expect(contentOf("soft\u00adhyphen", 0, 50)).toContain(span("soft\u00adhyphen"));
});

test("a character that no face has is still read", () => {
  expect(contentOf("\u4e2d", 0, 50)).toContain(span("\u4e2d"));
});

test("a letter and its moved mark are read together", () => {
  expect(contentOf("x̄ n̂", 0, 50)).toContain(span("x̄ n̂"));
});

test("a text without anything to show has neither link nor mask", () => {
  const fading = gradient("linear", [stop(0, "#000000", 0), stop(1, "#000000")], [0, 0, 1, 1]);
  for (const lines of [[], [{ y: 0, width: 0, runs: [], plain: "" }]]) {
    const pdf = writePdf(scene([{ kind: "text", anchor: "start", lines, fill: fading, href: "https://example.org/" }]));
    expect(objectsLike(pdf, /\/Subtype \/Link/)).toHaveLength(0);
  }
});

test("every line of a text stands at its own height", () => {
  const places = [...contentOf(["one", "two", "three"], 20, 50).matchAll(/1 0 0 -1 (\S+) (\S+) Tm/g)].map(([, x, y]) => [x, y]);
  expect(places).toEqual([["0", "0"], ["0", "14"], ["0", "28"]]);
});

test("anchors move each line by its own width", () => {
  const { width } = setLine("wide line", { family: "Arimo", size: 12, bold: false, italic: false, markup: true });
  const left = (anchor: "middle" | "end") => Number(/1 0 0 -1 (\S+) \S+ Tm/.exec(contentOf("wide line", 20, 50, { anchor }))![1]);
  expect(left("end")).toBeCloseTo(-width, 3);
  expect(left("middle")).toBeCloseTo(-width / 2, 3);
});

test("turned text is turned by the matrix around it", () => {
  expect(contentOf("turned", 0, 0, { transform: turn(-90, 30, 60) })).toContain("0 -1 1 0 30 60 cm\nBT\n");
});

test("all glyphs are filled before any is stroked, and read once", () => {
  const content = contentOf(["halo", "two"], 20, 50, { stroke: stroke("#ffffff", 2) });
  expect([...content.matchAll(/(\d) Tr/g)].map(([, mode]) => mode)).toEqual(["0", "0", "1", "1"]);
  expect(content.split(span(""))).toHaveLength(3);
});

test("text that is only stroked is read", () => {
  const { fill, ...halo } = text("halo", 20, 50, { stroke: stroke("#ffffff", 2) });
  const content = pageContent(scene([halo]));
  expect(content).toContain("1 Tr");
  expect(content).not.toContain("/Span");
});

test("translucent text with a halo is one group", () => {
  const pdf = writePdf(scene([group([text("halo", 20, 50, { fill: solid("#000000"), stroke: stroke("#ffffff", 2), opacity: 0.5 })])]));
  expect(objectsLike(pdf, /\/Subtype \/Form/)).toHaveLength(1);
});
