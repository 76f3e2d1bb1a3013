import { expect, test } from "vitest";
import { findBlobs } from "../../src/diff/scene/blob.ts";
import { diffPanels } from "../../src/diff/scene/panel-change.ts";
import { diffPixels, drawAndDiff, type Rgba } from "../../src/diff/scene/pixels.ts";
import { scalesOf } from "../../src/diff/scene/scale.ts";
import { rasterise } from "../../src/png/write.ts";
import type { Group, Node, Scene } from "../../src/scene/scene.ts";
import { barRows, cloud, cloudRows, composeEdit, edited, keysOf, views, type Edit } from "./cloud-figure.ts";

const dpi = 150;
const original = await composeEdit();

async function diffOf(edit: Edit) {
  const after = await composeEdit(edit);
  const scales = { before: original.panels.map(scalesOf), after: after.panels.map(scalesOf) };
  return { after: after.scene, diffs: diffPanels(original.scene, after.scene, keysOf({ before: {}, after: edit }), scales) };
}

/** Of every panel: pixels that differ, and the blobs with their causes and the rows that explain them. */
async function pixelsOf(edit: Edit) {
  const { after, diffs } = await diffOf(edit);
  const told: Record<string, unknown> = {};
  for (const diff of diffs.filter(({ letter }) => letter !== "")) {
    const { pixels } = await drawAndDiff(original.scene, after, diff, dpi);
    told[diff.letter] = { strict: pixels.strict > 0, perceptual: pixels.perceptual > 0, blobs: pixels.blobs.map(({ cause, items }) => [cause, ...items.map((at) => diff.items[at]!.key)].join(" ")) };
  }
  return told;
}

const none = { strict: false, perceptual: false, blobs: [] };

test("nothing changed: no pixel differs", async () => {
  expect(await pixelsOf({})).toEqual({ a: none, b: none, c: none });
});

test("relative noise of 1e-15 changes no pixel", async () => {
  expect(await pixelsOf({ cloud: cloudRows.map((row) => ({ ...row, y: Number(row["y"]) * (1 + 1e-15) })) })).toEqual({ a: none, b: none, c: none });
});

test("a removed point is one blob, a moved one two, each with its row", async () => {
  expect(await pixelsOf({ cloud: cloudRows.toSpliced(60, 1) })).toMatchInlineSnapshot(`
    {
      "a": {
        "blobs": [
          "items mutant, 1",
        ],
        "perceptual": true,
        "strict": true,
      },
      "b": {
        "blobs": [
          "items mutant, 0",
        ],
        "perceptual": true,
        "strict": true,
      },
      "c": {
        "blobs": [],
        "perceptual": false,
        "strict": false,
      },
    }
  `);
  expect(await pixelsOf({ cloud: edited(cloudRows, 40, { y: Number(cloudRows[40]!["y"]) + 0.5 }) })).toMatchInlineSnapshot(`
    {
      "a": {
        "blobs": [
          "items wild type, 4",
          "items wild type, 4",
        ],
        "perceptual": true,
        "strict": true,
      },
      "b": {
        "blobs": [
          "items wild type, 0",
        ],
        "perceptual": true,
        "strict": true,
      },
      "c": {
        "blobs": [],
        "perceptual": false,
        "strict": false,
      },
    }
  `);
});

test("a moved panel is laid on itself by its own origin", async () => {
  const moved = (node: Node): Node => ({ ...node, transform: [1, 0, 0, 1, 7.123, 3.456] });
  const after: Scene = { ...original.scene, width: original.scene.width + 20, children: original.scene.children.map(moved) };
  for (const diff of diffPanels(original.scene, after, () => undefined).filter(({ letter }) => letter !== "")) {
    const { pixels } = await drawAndDiff(original.scene, after, diff, dpi);
    expect([pixels.strict, pixels.perceptual]).toEqual([0, 0]);
  }
});

test("other tick labels are blobs of guides, never unexplained", async () => {
  const encoding = { ...views.a.encoding, x: { ...cloud.fields.x, axis: { values: [0, 1, 2, 3, 5] } } };
  expect(await pixelsOf({ views: { a: { ...views.a, encoding } } })).toMatchInlineSnapshot(`
    {
      "a": {
        "blobs": [
          "guides",
          "guides",
          "guides",
        ],
        "perceptual": true,
        "strict": true,
      },
      "b": {
        "blobs": [],
        "perceptual": false,
        "strict": false,
      },
      "c": {
        "blobs": [],
        "perceptual": false,
        "strict": false,
      },
    }
  `);
});

test("a plot of another size explains what moved with it", async () => {
  const found = await pixelsOf({ bars: barRows.map((row) => ({ ...row, height: Number(row["height"]) * 1000 })) });
  const causes = Object.values(found).flatMap((panel) => (panel as { blobs: readonly string[] }).blobs.map((blob) => blob.split(" ")[0]));
  expect([...new Set(causes)].sort()).toEqual(["guides", "layout"]);
});

test("what no item explains is an alarm", async () => {
  const { diffs } = await diffOf({});
  const stain: Node = { kind: "shape", path: { ops: "MLLLZ", xy: [300, 60, 310, 60, 310, 70, 300, 70] }, fill: { kind: "solid", hex: "#ff0000", alpha: 1 } };
  const stained: Scene = { ...original.scene, children: original.scene.children.map((node) => ((node as Group).panel === "b" ? { ...(node as Group), children: [...(node as Group).children, stain] } : node)) };
  const { pixels } = await drawAndDiff(original.scene, stained, diffs[1]!, dpi);
  expect(pixels.blobs.map(({ cause }) => cause)).toEqual(["unexplained"]);
  const [blob] = pixels.blobs;
  const { origin } = diffs[1]!.place.before!;
  expect(blob!.box.x + origin.x).toBeCloseTo(300, 0);
  expect(blob!.box.width).toBeCloseTo(10, -1);
});

test("rasters of whole pages are cut at the panels", async () => {
  const edit = { cloud: edited(cloudRows, 60, { y: Number(cloudRows[60]!["y"]) - 0.3 }) };
  const { after, diffs } = await diffOf(edit);
  const page = async (scene: Scene): Promise<Rgba> => {
    const { width, height, pixels } = await rasterise(scene, dpi);
    return { width, height, data: pixels };
  };
  const cuts = diffs.slice(0, 3).map((diff) => {
    const { origin, bounds } = diff.place.before!;
    const px = (pt: number) => Math.round((pt * dpi) / 72);
    const at = { x: px(origin.x), y: px(origin.y) };
    return { before: at, after: at, box: { x: px(bounds.x) - at.x, y: px(bounds.y) - at.y, width: px(bounds.width), height: px(bounds.height) }, dpi, diff };
  });
  const found = diffPixels(await page(original.scene), await page(after), cuts);
  expect(found.map(({ letter, blobs }) => [letter, blobs.map(({ cause }) => cause)])).toEqual([["a", ["items", "items"]], ["b", ["items"]], ["c", []]]);
});

test("blobs: pixels at most eight apart belong together", () => {
  const [width, height] = [60, 40];
  const mask = (points: readonly (readonly [number, number])[]) => {
    const bytes = new Uint8Array(width * height);
    for (const [x, y] of points) bytes[y * width + x] = 1;
    return bytes;
  };
  const blobs = (...points: (readonly [number, number])[]) => findBlobs(mask(points), width, height, 8);
  expect(blobs()).toEqual([]);
  expect(blobs([0, 0])).toEqual([{ x: 0, y: 0, width: 1, height: 1, pixels: 1 }]);
  expect(blobs([59, 39])).toEqual([{ x: 59, y: 39, width: 1, height: 1, pixels: 1 }]);
  expect(blobs([10, 10], [18, 18])).toEqual([{ x: 10, y: 10, width: 9, height: 9, pixels: 2 }]);
  expect(blobs([10, 10], [20, 10])).toHaveLength(2);
  expect(blobs([10, 10], [10, 20])).toHaveLength(2);
  expect(blobs([58, 10], [1, 11])).toHaveLength(2);
});

test("blobs of random masks are those of a slow search", () => {
  let seed = 7;
  const next = (below: number) => (seed = (seed * 16807) % 2147483647) % below;
  for (let round = 0; round < 200; round++) {
    const [width, height] = [5 + next(40), 5 + next(30)];
    const points = Array.from({ length: next(15) }, () => [next(width), next(height)] as const);
    const mask = new Uint8Array(width * height);
    for (const [x, y] of points) mask[y * width + x] = 255;
    expect(findBlobs(mask, width, height, 4).map(({ pixels }) => pixels).sort()).toEqual(slowly(points));
  }
});

/** Sizes of the sets of points whose squares of 5 x 5 touch or overlap. */
function slowly(points: readonly (readonly [number, number])[]): readonly number[] {
  const left = [...new Map(points.map((point) => [point.join(), point])).values()];
  const sizes: number[] = [];
  while (left.length > 0) {
    const blob = [left.pop()!];
    for (const [x, y] of blob) for (let at = left.length - 1; at >= 0; at--) {
      const [dx, dy] = [Math.abs(left[at]![0] - x), Math.abs(left[at]![1] - y)];
      if (Math.max(dx, dy) <= 5 && Math.min(dx, dy) <= 4) blob.push(...left.splice(at, 1));
    }
    sizes.push(blob.length);
  }
  return sizes.sort();
}
