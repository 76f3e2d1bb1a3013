import { expect, test } from "vitest";
import { findAffected } from "../../src/figure/affected.ts";

test("a column names the panels that draw it, directly or through a formula", async () => {
  const affects = await findAffected(process.cwd(), ["fig3"]);
  expect(affects("rate", "q_dis")).toEqual(["Fig. 3f"]);
  expect(affects("eis_spectrum", "z_im")).toEqual(["Fig. 3e"]);
  expect(affects("cycling")).toEqual(["Fig. 3d", "Fig. 3g"]);
  expect(affects("eis_spectrum", "no_such_column")).toEqual([]);
});
