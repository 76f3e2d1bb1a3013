import { expect, test } from "vitest";
import { foldName } from "../../src/csv/fold-name.ts";
import { readNames } from "../../src/csv/names.ts";

const told = (raw: readonly string[], expected: readonly string[] = []) => {
  const offsets = raw.map((_, index) => index);
  const { names, faults } = readNames(raw, offsets, expected, false);
  return { names, faults: faults.map(({ kind, offset, found }) => `${kind} ${offset}: ${found}`) };
};

test("a name that looks like one of the schema is that name, and is told", () => {
  const spellings = ["width μm", "width\u00a0µm", "wid\u200cth µm", "width Âµm", "wіdth µm", "width\u2009µm"];
  for (const spelling of spellings) expect(told([spelling], ["width µm"]).names, spelling).toEqual(["width µm"]);
  expect(spellings.flatMap((spelling) => told([spelling], ["width µm"]).faults).join("\n")).toMatchInlineSnapshot(`
    "lookAlike 0: "width μm", with the character U+03BC (μ)
    lookAlike 0: "width µm", with the character U+00A0
    lookAlike 0: "wid‌th µm", with the character U+200C
    lookAlike 0: "wіdth µm", with the character U+0456 (і)
    lookAlike 0: "width µm", with the character U+2009"
  `);
  expect(told(["d \u212b"], ["d Å"])).toEqual({ names: ["d Å"], faults: ['lookAlike 0: "d \u212b", with the character U+212B (\u212b)'] });
  expect(told(["e\u0301nergie"], ["énergie"]).names).toEqual(["énergie"]);
});

test("what the schema itself writes is never told, nor Greek among Latin where it can be told apart", () => {
  const names = ["μm", "Å", "\u212b", "Δt", "λmax", "2θ", "температура", "σ", "Οmega", "naïve"];
  expect(told(names, names).faults).toEqual([]);
  expect(told(["μm", "Å", "Δt", "λmax", "2θ", "температура", "ΔΕ", "naïve"]).faults).toEqual([]);
  expect(told(["Сapacity", "Τemp"]).faults).toEqual(['lookAlike 0: "Сapacity", with the character U+0421 (С)', 'lookAlike 1: "Τemp", with the character U+03A4 (Τ)']);
});

test("names that stand twice, also after folding; short names may differ in capitals alone", () => {
  expect(told(["T", "t", "Co", "CO", "m²", "m2"]).faults).toEqual([]);
  expect(told(["Dose", "growth", "dose", "Dose ", "μm", "µm"]).faults).toMatchInlineSnapshot(`
    [
      "spacedName 3: "Dose "",
      "similarName 2: "dose", and "Dose" for column 1",
      "duplicateName 3: "Dose", the name of column 1 too",
      "similarName 5: "µm", and "μm" for column 5",
    ]
  `);
  expect(told(["Dose", "dose"], ["Dose", "dose"]).faults).toEqual([]);
});

test("signs that a figure must escape, and names of members of objects, are mentioned; numbers are not", () => {
  expect(told(["a.b", "c[0]", "d\\e", "Young's", "0.5", "-1.5e3", "__proto__", "toString"]).faults).toMatchInlineSnapshot(`
    [
      "nameSyntax 0: "a.b", with .",
      "nameSyntax 1: "c[0]", with [",
      "nameSyntax 2: "d\\\\e", with \\",
      "nameSyntax 3: "Young's", with '",
      "inheritedName 6: "__proto__"",
      "inheritedName 7: "toString"",
    ]
  `);
});

test("folding is done once: the fold of a fold is the fold", () => {
  for (const name of ["  µ\u200b x", "Å\u00a0–", "Âµ", "АВС"]) expect(foldName(foldName(name))).toBe(foldName(name));
});
