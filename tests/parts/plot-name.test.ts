import { expect, test } from "vitest";
import { plotName } from "../../figures/parts/plot-name.ts";

test("a plot's name stands above the left end of its frame, whatever the axes", () => {
  const { mark, encoding } = plotName("NLMO");
  expect(encoding).toEqual({ x: { value: 0 }, y: { value: 0 } });
  expect(mark).toMatchObject({ text: "NLMO", align: "left", baseline: "bottom" });
});
