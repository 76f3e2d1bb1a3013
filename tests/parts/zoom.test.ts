import { expect, test } from "vitest";
import { compile } from "vega-lite";
import { zoomBox, zoomed } from "../../figures/parts/zoom.ts";

const region = { x: [2, 4], y: [0, 0.5] } as const;

test("the box is the axes of the enlargement", () => {
  const { x, x2, y, y2 } = zoomBox(region, "c").layer![0]!.encoding as Record<string, { datum: number }>;
  const { scale } = zoomed(region, "energy").x;
  expect([x!.datum, x2!.datum]).toEqual(scale.domain);
  expect([y!.datum, y2!.datum]).toEqual(zoomed(region, "energy").y.scale.domain);
});

test("the enlargement takes the rows inside the box", () => {
  const { rows } = zoomed(region, "energy");
  expect(rows.filter).toBe("datum.energy >= 2 && datum.energy <= 4");
});

test("the box compiles without a warning", () => {
  const warnings: string[] = [];
  const logger = { warn: (text: string) => (warnings.push(text), logger), info: () => logger, debug: () => logger, error: () => logger, level: () => logger };
  compile({ layer: [zoomBox(region, "c")] } as never, { logger: logger as never });
  expect(warnings).toEqual([]);
});
