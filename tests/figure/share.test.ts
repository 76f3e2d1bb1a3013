import { expect, test } from "vitest";
import { z } from "zod";
import { column, dataset, figure, panel, rsc, type Row } from "#figwright";
import { composeFigure } from "../../src/figure/compose.ts";

const signal = dataset({
  file: "signal.csv",
  title: "Two samples",
  provenance: { kind: "measured", source: "made here" },
  key: ["sample", "time"],
  columns: { sample: column(z.string(), "Sample"), time: column(z.number(), "Time", "h"), gas: column(z.number(), "Gas", "1") },
});
const rows: readonly Row[] = ["A", "B"].flatMap((sample) => [0, 1, 2].map((time) => ({ sample, time, gas: sample === "A" ? 60 * time : time })));

const { time, gas } = signal.fields;
const two = (share: Record<string, string[]>) =>
  figure({
    title: "Shared limits", profile: rsc.double, layout: ["ab"], rowsMm: [40], share,
    panels: Object.fromEntries(["A", "B"].map((sample) => [sample.toLowerCase(), panel(signal.where({ sample }), { caption: "", alt: "", mark: "point", encoding: { x: time, y: gas, color: gas } })])),
  });
const specs = async (share: Record<string, string[]>) => {
  const { panels, findings } = await composeFigure(two(share), "fig8", "figures/fig8.ts", { rowsOf: () => rows, locate: () => "" });
  return { findings, encodings: panels.map(({ views }) => views[0]!.prepared.spec.encoding as Record<string, { scale?: { domain?: unknown }; legend?: unknown }>) };
};

test("a shared field has the same limits in all its panels, over all their rows", async () => {
  const { encodings, findings } = await specs({ gas: ["a", "b"] });
  expect(findings).toEqual([]);
  expect(encodings.map(({ y }) => y!.scale!.domain)).toEqual([[0, 120], [0, 120]]);
});

test("a layer that does not draw the field has no say in its limits", async () => {
  const { panels } = two({ gas: ["a", "b"] });
  const label = { data: signal.where({ sample: "A", time: 2 }), mark: "text", encoding: { x: time } };
  const layered = { ...two({ gas: ["a", "b"] }), panels: Object.fromEntries(Object.entries(panels).map(([letter, one]) => [letter, { ...one, views: { view: { layer: [{ ...one.views["view"], data: signal.where({ sample: "B" }) }, label] } } }])) };
  const { panels: drawn, findings } = await composeFigure(layered, "fig8", "figures/fig8.ts", { rowsOf: () => rows, locate: () => "" });
  expect(findings).toEqual([]);
  expect(drawn.map(({ views }) => (views[0]!.prepared.spec.layer![0]!.encoding!["y"] as { scale: { domain: unknown } }).scale.domain)).toEqual([[0, 2], [0, 2]]);
});

test("the last panel shows the one colour bar", async () => {
  const { encodings } = await specs({ gas: ["a", "b"] });
  expect(encodings.map(({ color }) => color!.legend)).toEqual([null, undefined]);
});

test("without sharing every panel keeps its own limits", async () => {
  const { encodings } = await specs({});
  expect(encodings.map(({ y }) => y!.scale)).toEqual([undefined, undefined]);
});

test("sharing names panels that exist", async () => {
  const { findings } = await specs({ gas: ["a", "z"] });
  expect(findings.map(({ subject, expected }) => [subject, expected])).toEqual([["share", 'a panel "z"']]);
});
