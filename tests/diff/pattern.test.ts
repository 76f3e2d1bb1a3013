import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell, Row } from "../../src/dataset.ts";
import { changedCells, diffTables, type TableDiff, type TableSide } from "../../src/diff/table/table.ts";
import { findPattern } from "../../src/diff/table/pattern.ts";

const columns: TableSide["columns"] = {
  sample: { label: "Sample" },
  energy: { label: "Photon energy", unit: "eV", decimals: 1 },
  mu: { label: "Absorption", unit: "1", decimals: 4 },
  flux: { label: "Flux", unit: "V" },
  kind: { label: "Kind" },
};
const key = ["sample", "energy"];

const rows: readonly Row[] = ["NLMO", "NLMRO"].flatMap((sample, one) =>
  Array.from({ length: 200 }, (_, at) => ({ sample, energy: 8000 + at / 2, mu: Math.round(1e4 * Math.sin(at / 9 + one)) / 1e4, flux: at % 50 === 0 ? 0 : at * 1.3, kind: at % 2 === 0 ? "step" : "edge" })),
);
type Edit = (row: { sample: string; energy: number; mu: number; flux: number; kind: string }, at: number) => Record<string, Cell>;

function compare(edit: Edit, declared = columns): TableDiff {
  const side = (columns: TableSide["columns"], rows: readonly Row[]): TableSide => ({ file: "datasets/xas.csv", key, columns, rows });
  return diffTables(side(columns, rows), side(declared, rows.map((row, at) => ({ ...row, ...edit(row as Parameters<Edit>[0], at) }))));
}

const told = (edit: Edit, declared?: TableSide["columns"]): readonly string[] => compare(edit, declared).sentences.map(({ text }) => text);
const to4 = (number: number): number => Number(number.toFixed(4));

test("one thing done to many cells is told in one sentence", () => {
  const edits: Record<string, Edit> = {
    offset: ({ sample, mu }) => (sample === "NLMRO" ? { mu: to4(mu + 0.04) } : {}),
    "offset of some": ({ sample, mu }, at) => (sample === "NLMRO" && at > 250 ? { mu: to4(mu - 0.02) } : {}),
    "offset of both by its own": ({ sample, mu }) => ({ mu: to4(mu + (sample === "NLMRO" ? 0.04 : 0.005)) }),
    "offset and one cell": ({ sample, mu }, at) => (sample === "NLMRO" ? { mu: to4(mu + (at === 250 ? 0.5 : 0.04)) } : {}),
    "offset of the key": ({ sample, energy }) => (sample === "NLMRO" ? { energy: energy + 0.3 } : {}),
    "offset of the key by one step": ({ sample, energy }) => (sample === "NLMRO" ? { energy: energy + 0.5 } : {}),
    "scale of a key": ({ energy }) => ({ energy: energy * 1000 }),
    "scale that leaves zeros": ({ flux }) => ({ flux: flux * 1000 }),
    "scale back": ({ flux }) => ({ flux: flux / 1e6 }),
    "scale by no unit": ({ flux }) => ({ flux: flux * 1.7 }),
    "scale, then rounded": ({ mu }) => ({ mu: to4(mu * 1.23456) }),
    sign: ({ flux }) => ({ flux: -flux }),
    precision: ({ mu }) => ({ mu: Number(mu.toFixed(2)) }),
    "precision gained": ({ mu, energy }) => ({ mu: mu === 0 ? 0 : mu + (Math.round(energy * 2) % 7) * 1e-6 }),
    "significant digits": ({ flux }) => ({ flux: Number(flux.toPrecision(2)) }),
    swapped: ({ mu, flux }) => ({ mu: flux, flux: mu }),
    "swapped in one sample": ({ sample, mu, flux }) => (sample === "NLMO" ? { mu: flux, flux: mu } : {}),
    replaced: ({ kind }) => (kind === "edge" ? { kind: "K-edge" } : {}),
    "replaced in one sample": ({ sample, kind }) => (sample === "NLMO" && kind === "edge" ? { kind: "K-edge" } : {}),
    "two words replaced": ({ kind }) => ({ kind: kind === "edge" ? "K-edge" : "jump" }),
    "sample renamed": ({ sample }) => (sample === "NLMO" ? { sample: "reference" } : {}),
    emptied: ({ sample }) => (sample === "NLMO" ? { mu: null } : {}),
    "set to one": () => ({ flux: 1 }),
    "some cells": (_, at) => (at > 10 && at < 30 ? { mu: (at * at) / 1000 } : {}),
  };
  expect(Object.fromEntries(Object.entries(edits).map(([name, edit]) => [name, told(edit)]))).toMatchInlineSnapshot(`
    {
      "emptied": [
        "mu: emptied in all 200 rows of sample NLMO",
      ],
      "offset": [
        "mu: +0.04 on all 200 rows of sample NLMRO",
      ],
      "offset and one cell": [
        "mu: +0.04 on 199 of 200 rows of sample NLMRO",
        "sample NLMRO, energy 8025.0 eV: mu 0.2690 -> 0.7690",
      ],
      "offset of both by its own": [
        "mu: +0.005 on all 200 rows of sample NLMO",
        "mu: +0.04 on all 200 rows of sample NLMRO",
      ],
      "offset of some": [
        "mu: -0.02 on 149 of 200 rows of sample NLMRO",
      ],
      "offset of the key": [
        "energy: +0.3 on all 200 rows of sample NLMRO",
      ],
      "offset of the key by one step": [
        "energy: +0.5 on all 200 rows of sample NLMRO",
      ],
      "precision": [
        "mu: 4 to 2 decimals on all 400 rows",
      ],
      "precision gained": [
        "mu: 4 to 18 decimals on all 400 rows",
      ],
      "replaced": [
        "kind: "edge" -> "K-edge" in all 200 rows that had it",
      ],
      "replaced in one sample": [
        "kind: "edge" -> "K-edge" in 100 of the 200 rows that had it, all of sample NLMO",
      ],
      "sample renamed": [
        "sample: "NLMO" -> "reference" in all 200 rows that had it",
      ],
      "scale back": [
        "flux: x0.000001 on all 400 rows",
      ],
      "scale by no unit": [
        "flux: x1.7 on all 400 rows",
      ],
      "scale of a key": [
        "energy: x1000 on all 400 rows: eV to meV?",
      ],
      "scale that leaves zeros": [
        "flux: x1000 on all 400 rows: V to mV?",
      ],
      "scale, then rounded": [
        "mu: x1.2346 (to within 0.0001) on all 400 rows",
      ],
      "set to one": [
        "flux: set to 1 in all 400 rows",
      ],
      "sign": [
        "flux: sign flipped on all 400 rows",
        "noise: 8 cells with the other sign of zero",
      ],
      "significant digits": [
        "flux: 17 to 2 significant digits on all 400 rows",
        "noise: 4 cells within the tolerance, at most 1 ULP apart",
      ],
      "some cells": [
        "mu: 19 of 200 rows of sample NLMO changed, by at most 0.93",
      ],
      "swapped": [
        "mu and flux swapped on all 400 rows",
      ],
      "swapped in one sample": [
        "mu and flux swapped on all 200 rows of sample NLMO",
      ],
      "two words replaced": [
        "kind: "step" -> "jump" in all 200 rows that had it",
        "kind: "edge" -> "K-edge" in all 200 rows that had it",
      ],
    }
  `);
});

test("a factor is held against the units that are declared, or else asked about", () => {
  const inMilli = { ...columns, energy: { ...columns["energy"]!, unit: "meV" } };
  expect(told(({ energy }) => ({ energy: energy * 1000 }), inMilli)).toEqual(["energy: unit eV -> meV", "energy: x1000 on all 400 rows, as its unit says: eV -> meV"]);
  expect(told(({ energy }) => ({ energy: energy * 100 }), inMilli)).toEqual(["energy: unit eV -> meV", "energy: x100 on all 400 rows, which eV -> meV does not say"]);
  expect(told(() => ({}), inMilli)).toEqual(["energy: unit eV -> meV, no value changed"]);
  const unitOf = (unit: string, edit: (number: number) => number): string | undefined => {
    const declared = { at: { label: "At" }, x: { label: "X", unit } };
    const side = (change: (number: number) => number): TableSide => ({ file: "datasets/x.csv", key: ["at"], columns: declared, rows: [1.5, 2, 7].map((x, at) => ({ at: `r${at}`, x: change(x) })) });
    return diffTables(side((x) => x), side(edit)).sentences[0]?.text;
  };
  expect([
    unitOf("h", (x) => x * 60), unitOf("s", (x) => x / 3600), unitOf("degC", (x) => x + 273.15), unitOf("K", (x) => x - 273.15), unitOf("V", (x) => x + 273.15),
    unitOf("%", (x) => x / 100), unitOf("1", (x) => x * 100), unitOf("mAh/g", (x) => x / 1000), unitOf("nm", (x) => x * 10), unitOf("no unit", (x) => x * 1000),
  ]).toMatchInlineSnapshot(`
    [
      "x: x60 on all 3 rows: h to min?",
      "x: /3600 on all 3 rows: s to h?",
      "x: +273.15 on all 3 rows: degC to K?",
      "x: -273.15 on all 3 rows: K to degC?",
      "x: +273.15 on all 3 rows",
      "x: x0.01 on all 3 rows: % to 1?",
      "x: x100 on all 3 rows: 1 to %?",
      "x: x0.001 on all 3 rows: mAh/g to Ah/g?",
      "x: x10 on all 3 rows: nm to Ao?",
      "x: x1000 on all 3 rows",
    ]
  `);
});

test("what is said of rows holds for every one of them", () => {
  const side = (rows: readonly Row[]): TableSide => ({ file: "datasets/any.csv", key: ["at"], columns: { at: { label: "At", unit: "1" }, x: { label: "X", unit: "V", decimals: 2 } }, rows });
  const edits = fc.constantFrom<(x: number) => Cell>((x) => x + 0.25, (x) => x * 1000, (x) => -x, (x) => Number(x.toFixed(1)), () => 7, (x) => (x > 0 ? x + 1 : x), (x) => (x > 2 ? null : x), (x) => Number((x * 1.37).toFixed(2)));
  const values = fc.array(fc.integer({ min: -500, max: 500 }).map((number) => number / 100), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(values, edits, fc.array(fc.tuple(fc.nat(29), fc.integer({ min: -5, max: 5 })), { maxLength: 3 }), (numbers, edit, spots) => {
      const before = numbers.map((x, at) => ({ at, x }));
      const after = before.map(({ at, x }) => ({ at, x: spots.find(([spot]) => spot === at)?.[1] ?? edit(x) }));
      const diff = diffTables(side(before), side(after));
      const spoken = new Set(diff.sentences.filter(({ kind }) => kind !== "noise").flatMap(({ rows }) => [...rows]));
      for (const { rowAfter } of changedCells(diff)) expect(spoken.has(rowAfter)).toBe(true);
      for (const { kind, text, rows } of diff.sentences) {
        const [, by = NaN] = (/: (?:\+|x)?(-?[\d.e-]+)/.exec(text) ?? []).map(Number);
        const [, within = 0] = (/to within ([\d.]+)/.exec(text) ?? []).map(Number);
        const [, decimals = NaN] = (/to (\d+) decimals/.exec(text) ?? []).map(Number);
        if (/^all|on all/.test(text)) expect(rows.length).toBe(Number(/all (\d+)/.exec(text)![1]));
        for (const row of rows) {
          const [a, b] = [before[row]!.x, after[row]!.x as number];
          const room = within + 1e-11 * Math.max(1, Math.abs(a), Math.abs(b));
          if (kind === "offset") expect(Math.abs(b - a - by)).toBeLessThanOrEqual(room);
          if (kind === "scale" && text.includes("x")) expect(Math.abs(b - a * by)).toBeLessThanOrEqual(room);
          if (kind === "sign") expect(b + a).toBe(0);
          if (kind === "precision") expect(Math.abs(Number(b.toFixed(decimals)) - b)).toBeLessThan(1e-12);
        }
      }
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test("one changed cell makes no pattern, nor do numbers and texts together", () => {
  expect(findPattern({ from: [1], to: [2] })).toBeUndefined();
  expect(findPattern({ from: [1, 2], to: [2, "3"] })).toBeUndefined();
  expect(findPattern({ from: [1, 2], to: [2, NaN] })).toBeUndefined();
});
