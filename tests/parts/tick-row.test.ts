import { expect, test } from "vitest";
import { compile } from "vega-lite";
import { tickRow } from "../../figures/parts/tick-row.ts";

const row = { reflections: { values: [{ two_theta: 16 }] }, x: { field: "two_theta", type: "quantitative", title: "2θ / °" }, y: -1, y2: -3, color: "black" } as const;

test("a row is one layer of rules between two heights", () => {
  const [ticks, ...others] = tickRow(row);
  expect(others).toEqual([]);
  expect(ticks!.encoding).toMatchObject({ x: { field: "two_theta" }, y: { datum: -1 }, y2: { datum: -3 } });
});

test("a phase is named in the middle of its row, in the colour of its ticks", () => {
  const [, name] = tickRow({ ...row, name: { text: "P2", x: 80, align: "right" } });
  expect(name).toMatchObject({ mark: { text: "P2", align: "right", color: "black" }, encoding: { x: { datum: 80 }, y: { datum: -2 } } });
});

test("rows are plain Vega-Lite layers that compile without a warning", () => {
  const warnings: string[] = [];
  const logger = { warn: (text: string) => (warnings.push(text), logger), info: () => logger, debug: () => logger, error: () => logger, level: () => logger };
  compile({ layer: tickRow({ ...row, name: { text: "P2", x: 80, align: "right" } }) } as never, { logger: logger as never });
  expect(warnings).toEqual([]);
});
