import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { diffSpecs, type SpecChange } from "../../src/diff/spec/spec.ts";

const spec = {
  layer: [
    {
      data: { name: "cv_curve" },
      mark: "line",
      encoding: {
        x: { field: "voltage", type: "quantitative", scale: { domain: [1.9, 4.6], nice: false } },
        y: { field: "current", type: "quantitative", axis: { format: ".1f" } },
        color: { field: "sample", type: "nominal", scale: { domain: ["a", "b"], range: ["#0072B2", "#D55E00"] }, legend: null },
        strokeDash: { field: "sample", type: "nominal", scale: { range: [[3, 1.5], [1, 0]] } },
      },
    },
    { data: { name: "cv_curve" }, transform: [{ filter: "datum.voltage > 3" }, { calculate: "datum.x * 2", as: "y" }], mark: { type: "point", size: 8 }, encoding: { x: { field: "voltage" }, y: { field: "y" } } },
    { data: { values: [{}] }, mark: { type: "text", text: "charge" }, encoding: { x: { datum: 4 } } },
  ],
};

type Draft = { layer: [Record<string, any>, Record<string, any>, Record<string, any>] };

function after(edit: (draft: Draft) => unknown): readonly SpecChange[] {
  const draft = structuredClone(spec) as unknown as Draft;
  return diffSpecs(spec, edit(draft) ?? draft);
}

const line = ({ label, change, before, after, path }: SpecChange): string => `${label}: ${change} ${JSON.stringify(before)} -> ${JSON.stringify(after)} at ${path}`;

test("a change of a spec is told by its place, in the words of the field", () => {
  const edits: Record<string, (draft: Draft) => void> = {
    domain: ({ layer: [curve] }) => void (curve["encoding"].x.scale.domain = [2, 4.6]),
    "log scale": ({ layer: [curve] }) => void (curve["encoding"].y.scale = { type: "log", domain: [1, 10] }),
    "colours and dashes": ({ layer: [curve] }) => {
      curve["encoding"].color.scale.range = ["#000", "#D55E00"];
      curve["encoding"].strokeDash.scale.range = [[4, 2], [1, 0]];
    },
    "axis off": ({ layer: [curve] }) => void (curve["encoding"].y.axis = null),
    "axis format": ({ layer: [curve] }) => void (curve["encoding"].y.axis.format = ".2f"),
    legend: ({ layer: [curve] }) => void (curve["encoding"].color.legend = { orient: "bottom" }),
    "mark as an object": ({ layer: [curve] }) => void (curve["mark"] = { type: "line", strokeWidth: 2 }),
    "size of points": ({ layer: [, points] }) => void (points["mark"].size = 9),
    filter: ({ layer: [, points] }) => void (points["transform"][0].filter = "datum.voltage > 4"),
    "text of a note": ({ layer: [, , note] }) => void (note["mark"].text = "discharge"),
    "field of a channel": ({ layer: [curve] }) => void (curve["encoding"].x.field = "potential"),
    "a field gone": ({ layer: [curve] }) => void delete curve["encoding"].strokeDash,
  };
  expect(Object.fromEntries(Object.entries(edits).map(([name, edit]) => [name, after((draft) => edit(draft)).map(line)]))).toMatchInlineSnapshot(`
    {
      "a field gone": [
        "layer 1 (line) > line dash > field: removed "sample" -> undefined at /layer/0/encoding/strokeDash/field",
        "layer 1 (line) > line dash > scale > range: removed [[3,1.5],[1,0]] -> undefined at /layer/0/encoding/strokeDash/scale/range",
        "layer 1 (line) > line dash > type: removed "nominal" -> undefined at /layer/0/encoding/strokeDash/type",
      ],
      "axis format": [
        "layer 1 (line) > y axis > format: changed ".1f" -> ".2f" at /layer/0/encoding/y/axis/format",
      ],
      "axis off": [
        "layer 1 (line) > y axis > axis: changed {"format":".1f"} -> null at /layer/0/encoding/y/axis",
      ],
      "colours and dashes": [
        "layer 1 (line) > colour > scale > range: changed ["#0072B2","#D55E00"] -> ["#000","#D55E00"] at /layer/0/encoding/color/scale/range",
        "layer 1 (line) > line dash > scale > range: changed [[3,1.5],[1,0]] -> [[4,2],[1,0]] at /layer/0/encoding/strokeDash/scale/range",
      ],
      "domain": [
        "layer 1 (line) > x axis > scale > domain: changed [1.9,4.6] -> [2,4.6] at /layer/0/encoding/x/scale/domain",
      ],
      "field of a channel": [
        "layer 1 (line) > x axis > field: changed "voltage" -> "potential" at /layer/0/encoding/x/field",
      ],
      "filter": [
        "layer 2 (point) > transform 1 (filter) > filter: changed "datum.voltage > 3" -> "datum.voltage > 4" at /layer/1/transform/0/filter",
      ],
      "legend": [
        "layer 1 (line) > colour > legend: changed null -> {"orient":"bottom"} at /layer/0/encoding/color/legend",
      ],
      "log scale": [
        "layer 1 (line) > y axis > scale > domain: added undefined -> [1,10] at /layer/0/encoding/y/scale/domain",
        "layer 1 (line) > y axis > scale > type: added undefined -> "log" at /layer/0/encoding/y/scale/type",
      ],
      "mark as an object": [
        "layer 1 (line) > mark > line width: added undefined -> 2 at /layer/0/mark/strokeWidth",
      ],
      "size of points": [
        "layer 2 (point) > mark > size: changed 8 -> 9 at /layer/1/mark/size",
      ],
      "text of a note": [
        "layer 3 (text) > mark > text: changed "charge" -> "discharge" at /layer/2/mark/text",
      ],
    }
  `);
});

test("layers are known by what they are: moved, removed, put between", () => {
  expect(after(({ layer: [a, b, c] }) => ({ layer: [b, a, c] })).map(line)).toEqual(["layer 1 (point): order 1 -> 0 at /layer/0"]);
  expect(after(({ layer: [a, , c] }) => ({ layer: [a, c] })).map(({ change, label, path }) => [change, label, path])).toEqual([["removed", "layer 2 (point)", "/layer/1"]]);
  expect(after(({ layer: [a, b, c] }) => ({ layer: [{ mark: "rule" }, a, b, c] })).map(({ change, label, path }) => [change, label, path])).toEqual([["added", "layer 1 (rule)", "/layer/0"]]);
  expect(after(({ layer: [a, b, c] }) => ({ layer: [a, c, { ...b, mark: { type: "point", size: 9 } }] })).map(line)).toEqual([
    "layer 2 (text): order 2 -> 1 at /layer/1",
    "layer 3 (point) > mark > size: changed 8 -> 9 at /layer/2/mark/size",
  ]);
});

test("a name or a title makes a layer known, whatever else it became", () => {
  const [fit, data] = [{ name: "fit", mark: "line", encoding: { y: { field: "fit" } } }, { title: "data", mark: "point", encoding: { y: { field: "y" } } }];
  expect(diffSpecs({ layer: [fit, data] }, { layer: [{ ...data, mark: "circle" }, { ...fit, mark: "area" }] }).map(line)).toEqual([
    "layer 1 (data): order 1 -> 0 at /layer/0",
    "layer 1 (data) > mark: changed \"point\" -> \"circle\" at /layer/0/mark",
    "layer 2 (fit) > mark: changed \"line\" -> \"area\" at /layer/1/mark",
  ]);
});

test("tables within a spec are left out, long inline rows told by their number", () => {
  const values = (last: number): object[] => Array.from({ length: 30 }, (_, at) => ({ x: at === 29 ? last : at }));
  expect(diffSpecs({ mark: "line", datasets: { a: [1] } }, { mark: "line", datasets: { a: [2] } })).toEqual([]);
  const [change, ...rest] = diffSpecs({ data: { values: values(1) } }, { data: { values: values(2) } });
  expect([change!.label, rest]).toEqual(["data > values", []]);
  expect(change!.before).toMatch(/^30 rows, [0-9a-f]{8}$/);
  expect(diffSpecs({ data: { values: [{ x: 1 }] } }, { data: { values: [{ x: 2 }] } }).map(line)).toEqual(["data > values > item 1 > x: changed 1 -> 2 at /data/values/0/x"]);
});

test("what is no spec at all", () => {
  expect(diffSpecs(undefined, undefined)).toEqual([]);
  expect(diffSpecs(1, 2)).toEqual([{ path: "", label: "spec", change: "changed", before: 1, after: 2 }]);
  expect(diffSpecs({ "a/b~c": 1 }, { "a/b~c": 2 })[0]!.path).toBe("/a~1b~0c");
  expect(diffSpecs(JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 2}')).map(({ path }) => path)).toEqual(["/__proto__"]);
  expect(diffSpecs({ constructor: 1 }, {}).map(line)).toEqual(["constructor: removed 1 -> undefined at /constructor"]);
});

const specs = readdirSync("tests/specs").filter((path) => path.endsWith(".vl.json"));

test("no spec of the gallery differs from itself, any scalar that is changed is found", () => {
  for (const path of specs) {
    const whole = JSON.parse(readFileSync(`tests/specs/${path}`, "utf8")) as Record<string, unknown>;
    const { datasets: _, ...panel } = whole;
    expect(diffSpecs(whole, structuredClone(whole))).toEqual([]);
    for (const leaf of leaves(panel).filter((_, at) => at % 17 === 0)) {
      const changes = diffSpecs(panel, replaced(panel, leaf));
      expect(changes.length, `${path} ${leaf.join("/")}`).toBeGreaterThan(0);
      expect(changes.length).toBeLessThan(4);
    }
  }
});

function leaves(value: unknown): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [[]];
  return Object.entries(value).flatMap(([key, child]) => leaves(child).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]));
}

function replaced(value: unknown, [key, ...rest]: (string | number)[]): unknown {
  if (key === undefined) return "something else";
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest);
  return copy;
}

const anySpec = fc.letrec((tie) => ({
  view: fc.oneof({ maxDepth: 3 }, fc.record({ mark: fc.constantFrom<unknown>("line", "point", { type: "line", color: "red" }), title: fc.constantFrom("a", "b"), encoding: fc.dictionary(fc.constantFrom("x", "y", "color"), fc.record({ field: fc.constantFrom("u", "v"), scale: fc.constantFrom<unknown>(null, { domain: [0, 1] }, { domain: [0, 2], type: "log" }) })) }, { requiredKeys: [] }), fc.record({ layer: fc.array(tie("view"), { maxLength: 4 }), width: fc.nat(2) }, { requiredKeys: ["layer"] })),
})).view;

test("any spec: no change from itself, a change wherever the JSON differs, and back again", () => {
  fc.assert(
    fc.property(anySpec, anySpec, (a, b) => {
      expect(diffSpecs(a, structuredClone(a))).toEqual([]);
      const [there, back] = [diffSpecs(a, b), diffSpecs(b, a)];
      const [one, other] = [a, b].map((value) => JSON.stringify(value, (_, part: unknown) => (typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part)));
      expect(there.length === 0).toBe(one === other);
      expect(back.length === 0).toBe(one === other);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test("swapping the sides of specs without lists swaps what was added and removed", () => {
  const flat = fc.dictionary(fc.constantFrom("x", "y", "color"), fc.dictionary(fc.constantFrom("axis", "scale"), fc.constantFrom<unknown>(null, 1, [0, 1], { domain: [1, 2] }, {})));
  const name = { added: "removed", removed: "added", changed: "changed", order: "order" } as const;
  fc.assert(fc.property(flat, flat, (a, b) => {
    const turned = diffSpecs(b, a).map(({ before, after, change, ...rest }) => ({ ...rest, change: name[change], ...(after === undefined ? {} : { before: after }), ...(before === undefined ? {} : { after: before }) }));
    expect(turned).toEqual(diffSpecs(a, b));
  }), { seed: 1, numRuns: 1000 });
});
