import { expect, test } from "vitest";
import { composeFigure } from "../../src/figure/compose.ts";
import { diffPanels } from "../../src/diff/scene/panel-change.ts";
import { panelSentences } from "../../src/diff/scene/panel-sentences.ts";
import { scalesOf } from "../../src/diff/scene/scale.ts";
import { sceneFromJson, sceneToJson, sceneVersion } from "../../src/diff/scene/scene.ts";
import type { Group, Node, Scene } from "../../src/scene/scene.ts";
import { barRows, cloud, cloudFigure, cloudRows, composeEdit, edited, keysOf, views, type Edit } from "./cloud-figure.ts";

const original = await composeEdit();

/** Status and sentences of every panel after an edit; the later scene comes back from its JSON. */
async function changes(edit: Edit, keyed = true) {
  const after = await composeEdit(edit);
  const scales = { before: original.panels.map(scalesOf), after: after.panels.map(scalesOf) };
  const diffs = diffPanels(original.scene, returned(after.scene), keyed ? keysOf({ before: {}, after: edit }) : () => undefined, scales);
  return Object.fromEntries(diffs.map((diff) => [diff.letter || "page", [diff.status, ...panelSentences(diff)]]));
}

function returned(scene: Scene): Scene {
  const read = sceneFromJson(sceneToJson(scene));
  if ("problem" in read) throw new Error(read.problem);
  return read.scene;
}

const quiet = { page: ["same"] };

test("a scene comes back from its JSON as it was, byte by byte", () => {
  const text = sceneToJson(original.scene);
  const scene = returned(original.scene);
  expect(scene).toEqual(original.scene);
  expect(sceneToJson(scene)).toBe(text);
  expect(text).not.toContain("node_modules");
});

test("what cannot be read is told", () => {
  const text = sceneToJson(original.scene);
  const problem = (one: string) => (sceneFromJson(one) as { problem: string }).problem;
  expect([
    problem(text.replace(`"version":${sceneVersion}`, '"version":99')),
    problem(text.slice(0, 100)),
    problem("null"),
    problem(`{"version":${sceneVersion}}`),
    problem(text.replace(/"path":\d+/, '"path":12345')),
  ]).toMatchInlineSnapshot(`
    [
      "the scene has version 99; this revision reads 1",
      "the scene is no JSON",
      "the scene has version unknown; this revision reads 1",
      "the scene is incomplete",
      "the scene names path 12345, which is not in it",
    ]
  `);
  expect(sceneFromJson(text.replace("arimo-bold", "other-bold"))).toMatchObject({ unknownFaces: ["other-bold"] });
});

test("nothing changed", async () => {
  expect(await changes({})).toEqual({ a: ["same"], b: ["same"], c: ["same"], ...quiet });
});

test("one point removed", async () => {
  expect(await changes({ cloud: cloudRows.toSpliced(20, 1) })).toMatchInlineSnapshot(`
    {
      "a": [
        "changed",
        "1 mark removed (wild type, 2)",
      ],
      "b": [
        "changed",
        "1 mark with other corners: 50 -> 49, the same up to corner 20 (from wild type, 0)",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
  expect(await changes({ cloud: cloudRows.slice(1) })).toMatchInlineSnapshot(`
    {
      "a": [
        "changed",
        "1 mark removed (wild type, 0)",
      ],
      "b": [
        "changed",
        "1 mark with other corners: 50 -> 49, the same up to corner 0 (from wild type, 0.1)",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("without keys one point removed is still one", async () => {
  expect((await changes({ cloud: cloudRows.toSpliced(20, 1) }, false))["a"]).toMatchInlineSnapshot(`
    [
      "changed",
      "1 mark removed",
    ]
  `);
});

test("one point moved by 0.02, 0.05 and 0.5", async () => {
  const y = Number(cloudRows[40]!["y"]);
  expect((await changes({ cloud: edited(cloudRows, 40, { y: y + 0.02 }) }))["a"]).toMatchInlineSnapshot(`
    [
      "changed",
      "1 mark moved by 2.5 pt (wild type, 4)",
    ]
  `);
  expect((await changes({ cloud: edited(cloudRows, 40, { y: y + 0.05 }) }))["a"]).toMatchInlineSnapshot(`
    [
      "changed",
      "1 mark moved by 6.3 pt (wild type, 4)",
    ]
  `);
  expect(await changes({ cloud: edited(cloudRows, 40, { y: y + 0.5 }) })).toMatchInlineSnapshot(`
    {
      "a": [
        "changed",
        "1 mark moved by 63 pt (wild type, 4)",
      ],
      "b": [
        "changed",
        "1 mark moved by 63 pt, 1 of its 50 corners (from wild type, 0)",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("less than 0.05 pt is told, but as what cannot be seen", async () => {
  expect((await changes({ cloud: edited(cloudRows, 40, { y: Number(cloudRows[40]!["y"]) + 0.0002 }) }))["a"]).toMatchInlineSnapshot(`
    [
      "sub-visible",
      "1 mark moved by 0.025 pt, which is not visible (wild type, 4)",
    ]
  `);
});

test("five points removed and one moved at once", async () => {
  const rows = edited(cloudRows, 90, { y: 0.1 }).filter((_, at) => at % 20 !== 3);
  expect(await changes({ cloud: rows })).toMatchInlineSnapshot(`
    {
      "a": [
        "changed",
        "1 mark moved by 36 pt (mutant, 4)",
        "5 marks removed (wild type, 0.3; wild type, 2.3; wild type, 4.3; 2 more)",
      ],
      "b": [
        "changed",
        "1 mark with other corners: 50 -> 47, the same up to corner 3 (from wild type, 0)",
        "1 mark with other corners: 50 -> 48, the same up to corner 13 (from mutant, 0)",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("one series shifted by 0.005", async () => {
  const shifted = cloudRows.map((row) => (row["series"] === "mutant" ? { ...row, y: Number(row["y"]) - 0.005 } : row));
  expect(await changes({ cloud: shifted })).toMatchInlineSnapshot(`
    {
      "a": [
        "changed",
        "50 of 100 marks moved by 0.63 pt (mutant, 0; mutant, 0.1; mutant, 0.2; 47 more)",
      ],
      "b": [
        "changed",
        "1 mark moved by 0.63 pt (from mutant, 0)",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("a column times 1000: no bar moves, but its axis says so; the neighbours only give way", async () => {
  expect(await changes({ bars: barRows.map((row) => ({ ...row, height: Number(row["height"]) * 1000 })) })).toMatchInlineSnapshot(`
    {
      "a": [
        "layout",
        "axis 1: '0' '1' '2' '3' '4' '5' 'x' -> '0' '2' '4' 'x', as the plot's size asks",
        "plot 1: 130.5 x 113.4 pt -> 127.9 x 113.4 pt",
      ],
      "b": [
        "layout",
        "axis 1: '0' '1' '2' '3' '4' '5' 'x' -> '0' '2' '4' 'x', as the plot's size asks",
        "plot 1: 130.5 x 113.4 pt -> 127.9 x 113.4 pt",
      ],
      "c": [
        "changed",
        "axis 2: '0' '10' '20' '30' '40' '50' 'Height' -> '0' '10000' '20000' '30000' '40000' '50000' 'Height'",
        "plot 1: 130.5 x 113.4 pt -> 127.9 x 113.4 pt",
        "the letter moved by 12 pt from the plot's corner",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("an outlier moves one point; the axes carry the rest", async () => {
  expect(await changes({ cloud: edited(cloudRows, 7, { y: 4.7 }) })).toMatchInlineSnapshot(`
    {
      "a": [
        "changed",
        "99 of 100 marks moved with the axes by 10 to 93 pt",
        "1 mark moved by 4.9 pt (wild type, 0.7)",
        "axis 2: '0.0' '0.2' '0.4' '0.6' '0.8' 'y' -> '0' '1' '2' '3' '4' '5' 'y'",
        "plot 1: 130.5 x 113.4 pt -> 134.4 x 113.4 pt",
        "the letter moved by 5.8 pt from the plot's corner",
      ],
      "b": [
        "changed",
        "1 mark moved by 93 pt (from wild type, 0)",
        "1 mark moved with the axes by 93 pt",
        "axis 2: '0.0' '0.2' '0.4' '0.6' '0.8' 'y' -> '0' '1' '2' '3' '4' '5' 'y'",
        "plot 1: 130.5 x 113.4 pt -> 134.4 x 113.4 pt",
        "the letter moved by 5.8 pt from the plot's corner",
      ],
      "c": [
        "layout",
        "plot 1: 130.5 x 113.4 pt -> 134.4 x 113.4 pt",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("recoloured, restyled", async () => {
  const encoding = { ...views.a.encoding, color: { ...(views.a.encoding!["color"] as object), scale: { range: ["#ff0000", "#56B4E9"] } } };
  expect(await changes({ views: { a: { ...views.a, encoding } } })).toMatchInlineSnapshot(`
    {
      "a": [
        "changed",
        "50 of 100 marks recoloured: stroke #000000 -> #ff0000 (mutant, 0; mutant, 0.1; mutant, 0.2; 47 more)",
        "legend 1: other stroke",
      ],
      "b": [
        "same",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
  expect(await changes({ views: { b: { ...views.b, mark: { type: "line", strokeDash: [2, 2], strokeWidth: 2 } } } })).toMatchInlineSnapshot(`
    {
      "a": [
        "same",
      ],
      "b": [
        "changed",
        "2 of 2 marks restyled: stroke width 0.75 -> 2 (from wild type, 0; from mutant, 0)",
        "2 of 2 marks restyled: dash solid -> 2 2 (from wild type, 0; from mutant, 0)",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
  expect(await changes({ views: { a: { ...views.a, mark: { type: "point", size: 60 } } } })).toMatchInlineSnapshot(`
    {
      "a": [
        "changed",
        "100 of 100 marks restyled: size 1.581 -> 3.873 (wild type, 0; wild type, 0.1; wild type, 0.2; 97 more)",
      ],
      "b": [
        "same",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("a longer tick label in one panel does not mark its neighbours", async () => {
  const encoding = { ...views.a.encoding, y: { ...cloud.fields.y, axis: { format: ".5f" } } };
  const found = await changes({ views: { a: { ...views.a, encoding } } });
  expect([found["b"]![0], found["c"]![0]]).toEqual(["layout", "layout"]);
  expect(found).toMatchInlineSnapshot(`
    {
      "a": [
        "changed",
        "axis 1: '0' '1' '2' '3' '4' '5' 'x' -> '0' '2' '4' 'x', as the plot's size asks",
        "axis 2: '0.0' '0.2' '0.4' '0.6' '0.8' 'y' -> '0.00000' '0.20000' '0.40000' '0.60000' '0.80000' 'y'",
        "plot 1: 130.5 x 113.4 pt -> 126.6 x 113.4 pt",
        "the letter moved by 16 pt from the plot's corner",
      ],
      "b": [
        "layout",
        "axis 1: '0' '1' '2' '3' '4' '5' 'x' -> '0' '2' '4' 'x', as the plot's size asks",
        "plot 1: 130.5 x 113.4 pt -> 126.6 x 113.4 pt",
      ],
      "c": [
        "layout",
        "plot 1: 130.5 x 113.4 pt -> 126.6 x 113.4 pt",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("relative noise of 1e-15 is nothing but noise", async () => {
  const found = await changes({ cloud: cloudRows.map((row) => ({ ...row, y: Number(row["y"]) * (1 + 1e-15) })) });
  expect(found).toMatchInlineSnapshot(`
    {
      "a": [
        "noise",
        "100 marks moved by less than 1e-6 pt: noise",
      ],
      "b": [
        "same",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("rows in another order", async () => {
  expect(await changes({ cloud: cloudRows.toReversed() })).toMatchInlineSnapshot(`
    {
      "a": [
        "order",
        "marks are drawn in another order",
      ],
      "b": [
        "order",
        "marks are drawn in another order",
      ],
      "c": [
        "same",
      ],
      "page": [
        "same",
      ],
    }
  `);
});

test("panels come and go", () => {
  const without: Scene = { ...original.scene, children: original.scene.children.filter((node) => (node as Group).panel !== "b") };
  const status = (before: Scene, after: Scene) => diffPanels(before, after, () => undefined).map(({ letter, status }) => `${letter || "page"} ${status}`);
  expect(status(original.scene, without)).toEqual(["a same", "c same", "b removed", "page same"]);
  expect(status(without, original.scene)).toEqual(["a same", "b added", "c same", "page same"]);
});

test("a moved page or panel moves no mark", () => {
  const moved = (node: Node): Node => ({ ...node, transform: [1, 0, 0, 1, 7, 3] });
  const diffs = diffPanels(original.scene, { ...original.scene, children: original.scene.children.map(moved) }, () => undefined);
  expect(diffs.map(({ status, items, letterMovedPt }) => [status, items.length, letterMovedPt])).toEqual([["layout", 0, 0], ["layout", 0, 0], ["layout", 0, 0], ["same", 0, 0]]);
});

test("text and font of a mark", () => {
  const label = (text: string, width: number): Scene => ({
    ...original.scene,
    children: [{ kind: "group", role: "panel", panel: "a", children: [{ kind: "group", role: "view", children: [{ ...letterNode(), role: "mark", lines: [{ ...letterNode().lines[0]!, plain: text, runs: letterNode().lines[0]!.runs.map((run) => ({ ...run, text, width })) }] }] }] }],
  });
  const say = (before: Scene, after: Scene) => panelSentences(diffPanels(before, after, () => undefined)[0]!);
  expect(say(label("n = 3", 9), label("n = 4\u202e", 9))).toMatchInlineSnapshot(`
    [
      "1 text reads otherwise: n = 3 -> n = 4\\u202e",
    ]
  `);
  expect(say(label("n = 3", 9), label("n = 3", 9.6))).toMatchInlineSnapshot(`
    [
      "1 text restyled: font arimo-bold 8, 9.00 pt wide -> arimo-bold 8, 9.60 pt wide",
    ]
  `);
});

function letterNode() {
  const panel = original.scene.children[0] as Group;
  const letter = panel.children[0]!;
  if (letter.kind !== "text") throw new Error("no letter");
  return letter;
}

test("100,000 marks are compared in under a second", async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => ({ series: "mutant", x: (at * 0.618033988749895) % 1, y: (at * 0.754877666246693) % 1 }));
  const figure = { ...cloudFigure(), layout: ["a"], panels: { a: cloudFigure().panels["a"]! } };
  const compose = (drawn: typeof rows) => composeFigure(figure, "test", "figures/test.ts", { rowsOf: () => drawn, locate: () => "" });
  const [before, after] = [(await compose(rows)).scene, (await compose(rows.map((row, at) => (at === 777 ? { ...row, y: 0.5 } : row)))).scene];
  const far = returned(before);
  const rounds = [1, 2, 3].map(() => {
    const start = performance.now();
    const [diff] = diffPanels(far, after, (_, node) => node.row?.toString());
    return { diff: diff!, seconds: (performance.now() - start) / 1000 };
  });
  const a = rounds[0]!.diff;
  const seconds = Math.min(...rounds.map((round) => round.seconds));
  expect(panelSentences(a)).toMatchInlineSnapshot(`
    [
      "1 mark moved by 4.5 pt (777)",
    ]
  `);
  expect(seconds).toBeLessThan(1);
  if (process.env["SHOW_TIMES"]) process.stdout.write(`100,000 marks: ${seconds.toFixed(2)} s\n`);
});
