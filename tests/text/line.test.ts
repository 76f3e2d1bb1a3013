import { Resvg } from "@resvg/resvg-js";
import { expect, test } from "vitest";
import { faceOf, families, type Family } from "../../src/text/face.ts";
import { setLine, type LineStyle } from "../../src/text/line.ts";

const style: LineStyle = { family: "Arimo", size: 7, bold: false, italic: false, markup: true };
const runsOf = (text: string, over: Partial<LineStyle> = {}) => setLine(text, { ...style, ...over }).runs.map(({ text, face, size, rise }) => [text, face.id, size, rise]);

test("sub- and superscripts are 4.9 pt at 7 pt, below and above the baseline", () => {
  expect(runsOf("Na^{+} t_{2g}").map(([text, , size, rise]) => [text, Number(size).toFixed(2), Number(rise).toFixed(2)])).toEqual([
    ["Na", "7.00", "0.00"],
    ["+", "4.90", "2.52"],
    [" t", "7.00", "0.00"],
    ["2g", "4.90", "-1.40"],
  ]);
});

test("stars make italic and bold; a mark without a partner stays", () => {
  expect(runsOf("*E* **bold** 2 * 3").map(([text, face]) => [text, face])).toEqual([
    ["E", "arimo-italic"],
    [" ", "arimo-regular"],
    ["bold", "arimo-bold"],
    [" 2 * 3", "arimo-regular"],
  ]);
});

test("a backslash takes the next character literally, and plain names are safe", () => {
  expect(setLine("my_var \\*a\\* x^2", style).plain).toBe("my_var *a* x^2");
});

test("nothing is parsed without markup", () => {
  expect(setLine("a_{b} *c*", { ...style, markup: false }).plain).toBe("a_{b} *c*");
});

test("a missing glyph comes from the other family, a combining mark stays with its base", () => {
  expect(runsOf("x\u0304 ∝ n\u0302").map(([text, face]) => [text, face])).toEqual([
    ["x\u0304 ", "arimo-regular"],
    ["∝", "dejavu-regular"],
    [" n\u0302".normalize("NFC"), "arimo-regular"],
  ]);
});

test("a character that no face has is named", () => {
  expect(setLine("a漢b", style).missing).toBe("漢");
});

test("white space collapses as in SVG, and text is composed", () => {
  expect(setLine("  a \n\t b  ", style).plain).toBe("a b");
  expect(setLine("A\u030a", style).plain).toBe("Å");
});

const strings = [
  "Specific capacity", "AVAVA To Ty Wa", "P A Y A V A", "11 111 1971", "mA h g", "Ω Å µ ° ± × − – —", "αβγδε ΔΣΠΩ", "2θ / °", "′ ″ ‴",
  "⁰¹²³⁴ ₀₁₂₃", "(hkl) [001]", "→ ↑ ↓ ←", "Ru–O 1.882 Å", "“quotes” ‘single’", "ffi fl fi", "R_ct", "@#%&", "Ünïcödé ß",
];

for (const family of families) {
  for (const bold of [false, true]) {
    test(`${family}${bold ? " bold" : ""} is as wide as resvg draws it, to 0.01 px`, () => {
      const widths = strings.map((text) => [text, setLine(text, { ...style, family, bold, size: 20, markup: false }).width, drawnAdvance(text, family, bold)] as const);
      for (const [text, ours, theirs] of widths) expect(Math.abs(ours - theirs), text).toBeLessThan(0.01);
    });
  }
}

/** Advance of a string in resvg: how far it pushes a bar that follows it, against the bar alone. */
function drawnAdvance(text: string, family: Family, bold: boolean): number {
  return rightEdge(`|${text}\u2003|`, family, bold) - rightEdge("|\u2003|", family, bold) - 0;
}

function rightEdge(text: string, family: Family, bold: boolean): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="50"><text x="10" y="30" font-family="${family}" font-size="20" font-weight="${bold ? 700 : 400}">${text.replace(/&/g, "&amp;")}</text></svg>`;
  const fontFiles = families.flatMap((name) => [faceOf(name, bold, false).file]);
  const box = new Resvg(svg, { font: { fontFiles, loadSystemFonts: false } }).getBBox()!;
  return box.x + box.width;
}
