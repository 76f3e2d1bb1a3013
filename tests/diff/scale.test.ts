import { expect, test } from "vitest";
import { diffScales } from "../../src/diff/scene/scale-change.ts";
import { scalesOf } from "../../src/diff/scene/scale.ts";
import { barRows, cloudRows, composeEdit, edited, views, type Edit } from "./cloud-figure.ts";

const original = (await composeEdit()).panels.map(scalesOf);

async function sentences(edit: Edit, letter: "a" | "b" | "c") {
  const index = ["a", "b", "c"].indexOf(letter);
  const after = scalesOf((await composeEdit(edit)).panels[index]!);
  const diff = diffScales(original[index]!, JSON.parse(JSON.stringify(after)) as typeof after);
  return [...diff.changes.map(({ sentence }) => sentence), ...(diff.noise > 0 ? [`${diff.noise} noise`] : [])];
}

const withChannel = (letter: "a" | "b" | "c", channel: string, extra: object): Edit => ({
  views: { [letter]: { ...views[letter], encoding: { ...views[letter].encoding, [channel]: { ...(views[letter].encoding![channel] as object), ...extra } } } },
});

test("the facts of a panel are what its reader sees", () => {
  expect(original[0]).toMatchInlineSnapshot(`
    {
      "letter": "a",
      "views": [
        {
          "axes": [
            {
              "labels": [
                "0",
                "1",
                "2",
                "3",
                "4",
                "5",
              ],
              "scale": "x",
              "side": "bottom",
              "title": "x",
            },
            {
              "labels": [
                "0.0",
                "0.2",
                "0.4",
                "0.6",
                "0.8",
              ],
              "scale": "y",
              "side": "left",
              "title": "y",
            },
          ],
          "height": 113.38582677165357,
          "legends": [
            {
              "entries": [
                "mutant",
                "wild type",
              ],
              "title": "Series",
            },
          ],
          "name": "view",
          "scales": [
            {
              "domain": [
                "mutant",
                "wild type",
              ],
              "name": "color",
              "range": {
                "kind": "look",
                "values": [
                  "#000000",
                  "#56B4E9",
                  "#D55E00",
                  "#0072B2",
                  "#CC79A7",
                  "#009E73",
                  "#E69F00",
                ],
              },
              "type": "ordinal",
            },
            {
              "domain": [
                0,
                5,
              ],
              "name": "x",
              "range": {
                "kind": "position",
                "values": [
                  0,
                  1,
                ],
              },
              "type": "linear",
            },
            {
              "domain": [
                0,
                0.9,
              ],
              "name": "y",
              "range": {
                "kind": "position",
                "values": [
                  1,
                  0,
                ],
              },
              "type": "linear",
            },
          ],
          "width": 130.52776538918965,
        },
      ],
    }
  `);
});

test("nothing changed: nothing is said", async () => {
  for (const letter of ["a", "b", "c"] as const) expect(await sentences({}, letter)).toEqual([]);
});

test("an outlier stretches the y axes of both panels that draw it, and of no other", async () => {
  const edit = { cloud: edited(cloudRows, 7, { y: 4.7 }) };
  expect([await sentences(edit, "a"), await sentences(edit, "b"), await sentences(edit, "c")]).toMatchInlineSnapshot(`
    [
      [
        "y axis: domain [0, 0.9] -> [0, 5]",
      ],
      [
        "y axis: domain [0, 0.9] -> [0, 5]",
      ],
      [],
    ]
  `);
});

test("times 1000 is one sentence about the axis", async () => {
  expect(await sentences({ bars: barRows.map((row) => ({ ...row, height: Number(row["height"]) * 1000 })) }, "c")).toMatchInlineSnapshot(`
    [
      "y axis: domain [0, 50] -> [0, 50000]",
    ]
  `);
});

test("symlog, reversed, another title, other ticks, another scheme", async () => {
  expect(await sentences(withChannel("c", "y", { scale: { type: "symlog" } }), "c")).toMatchInlineSnapshot(`
    [
      "y axis: linear -> symlog",
    ]
  `);
  expect(await sentences(withChannel("a", "x", { scale: { reverse: true } }), "a")).toMatchInlineSnapshot(`
    [
      "x axis: turned round",
    ]
  `);
  expect(await sentences(withChannel("a", "x", { title: "time" }), "a")).toMatchInlineSnapshot(`
    [
      "x axis: title 'x' -> 'time'",
    ]
  `);
  expect(await sentences(withChannel("a", "x", { axis: { format: ".2f" } }), "a")).toMatchInlineSnapshot(`
    [
      "x axis: tick labels 0, 1, 2, 3, 4, 5 -> 0.00, 1.00, 2.00, 3.00, 4.00, 5.00",
    ]
  `);
  expect(await sentences(withChannel("a", "color", { scale: { range: ["#ff0000", "#00ff00"] } }), "a")).toMatchInlineSnapshot(`
    [
      "color scale: range #000000, #56B4E9, #D55E00, #0072B2, #CC79A7, #009E73, #E69F00 -> #ff0000, #00ff00",
    ]
  `);
});

test("a series added, one renamed, a category removed", async () => {
  const third = Array.from({ length: 5 }, (_, at) => ({ series: "double mutant", x: at, y: 0.5 }));
  expect(await sentences({ cloud: [...cloudRows, ...third] }, "a")).toMatchInlineSnapshot(`
    [
      "color scale: domain + 'double mutant'",
      "legend 'Series': + 'double mutant'",
    ]
  `);
  expect(await sentences({ cloud: cloudRows.map((row) => ({ ...row, series: row["series"] === "mutant" ? "Mutant" : row["series"]! })) }, "a")).toMatchInlineSnapshot(`
    [
      "color scale: domain - 'mutant', + 'Mutant'",
      "legend 'Series': - 'mutant', + 'Mutant'",
    ]
  `);
  expect(await sentences({ bars: barRows.slice(1) }, "c")).toMatchInlineSnapshot(`
    [
      "x axis: domain - 'A'",
    ]
  `);
});

test("an end of a domain that differs in its last bit is noise", () => {
  const [view] = original[0]!.views;
  const almost = { letter: "a", views: [{ ...view!, scales: view!.scales.map((scale) => (scale.name === "y" ? { ...scale, domain: [0, 0.9 + 2e-15] } : scale)) }] };
  expect(diffScales(original[0]!, almost)).toEqual({ changes: [], noise: 1 });
});

test("what comes from data cannot write to the terminal", () => {
  const [view] = original[0]!.views;
  const after = { letter: "a", views: [{ ...view!, legends: [{ title: "Series", entries: ["mutant\u001b[31m", "wild type"] }] }] };
  expect(diffScales(original[0]!, after).changes.map(({ sentence }) => sentence)).toEqual(["legend 'Series': - 'mutant', + 'mutant\\u001b[31m'"]);
});

test("views come and go by name", () => {
  const [view] = original[0]!.views;
  const two = { letter: "a", views: [view!, { ...view!, name: "inset" }] };
  expect(diffScales(original[0]!, two).changes.map(({ sentence }) => sentence)).toEqual(["view 'inset' added"]);
  const moved = { ...two, views: [view!, { ...view!, name: "inset", scales: view!.scales.map((scale) => (scale.name === "x" ? { ...scale, domain: [0, 9] } : scale)) }] };
  expect(diffScales(two, moved).changes.map(({ sentence }) => sentence)).toMatchInlineSnapshot(`
    [
      "view inset: x axis: domain [0, 5] -> [0, 9]",
    ]
  `);
});
