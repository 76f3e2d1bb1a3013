import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, figure, panel, rsc, type Row } from "#figwright";
import { composeFigure } from "../../src/figure/compose.ts";
import { encodeIndexedPng } from "../../src/png/encode.ts";
import { readPicture } from "../../src/picture.ts";
import type { Image, Node } from "../../src/scene/scene.ts";
import { visitNodes } from "../../src/scene/visit.ts";

const images = dataset({
  file: "images.csv",
  title: "Micrographs",
  provenance: { kind: "measured", source: "made here" },
  key: ["file"],
  columns: { file: column(z.string(), "File"), width_nm: column(z.number(), "Width", "nm") },
});
const rows: readonly Row[] = [{ file: "lattice.png", width_nm: 20 }];
const png = readPicture(encodeIndexedPng(4, 4, new Uint8Array(16), [[0, 0, 0, 255]]))!;

const compose = (picture: (file: string) => typeof png | undefined) =>
  composeFigure(
    figure({
      title: "An image", profile: rsc.single, layout: ["a"], rowsMm: [40],
      panels: {
        a: panel(images, {
          caption: "", alt: "", view: { stroke: null },
          mark: { type: "image", width: { expr: "width" }, height: { expr: "height" }, aspect: false },
          encoding: { url: { field: "file", type: "nominal" }, x: { value: { expr: "width / 2" } }, y: { value: { expr: "height / 2" } } },
        }),
      },
    }),
    "fig8",
    "figures/fig8.ts",
    { rowsOf: () => rows, locate: () => "datasets/images.csv:2", picture },
  );

test("an image mark draws the calibrated image of the project that its row names", async () => {
  const { scene, findings, panels } = await compose((file) => (file === "lattice.png" ? png : undefined));
  expect(findings).toEqual([]);
  const drawn: Image[] = [];
  visitNodes(scene.children, (node: Node) => void (node.kind === "image" && drawn.push(node)));
  expect(drawn.map(({ picture, width }) => [picture === png, Math.round(width)])).toEqual([[true, Math.round(panels[0]!.views[0]!.box.width)]]);
});

test("an image that the project does not have is refused, by line", async () => {
  const { findings } = await compose(() => undefined);
  expect(findings.map(({ rule, found }) => [rule, found])).toEqual([["FW-FIG-014", '"lattice.png" (datasets/images.csv:2)']]);
});
