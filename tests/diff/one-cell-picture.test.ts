import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareSnapshots } from "../../src/diff/compare.ts";
import { takeSnapshot } from "../../src/diff/snapshot/take-snapshot.ts";
import { copyPaper } from "../paper.ts";

test("another picture under the same name is a change of the data, and its table no longer fits", async () => {
  const { dir } = copyPaper();
  const look = () => takeSnapshot(dir, { isWhole: false, changed: ["datasets/tem_10th_NLMO.png"] });
  const base = await look();
  copyFileSync(join(dir, "datasets/tem_10th_NLMRO.png"), join(dir, "datasets/tem_10th_NLMO.png"));
  const { exitCode, alarms, newFindings, figures } = await compareSnapshots(base, await look(), ["data"], () => Promise.reject(new Error("nothing is swapped")), () => Promise.resolve(undefined));
  expect({ exitCode, alarms, rules: newFindings.map(({ rule }) => rule) }).toEqual({ exitCode: 3, alarms: [], rules: ["FW-PIC-001"] });
  const changed = figures.flatMap(({ panels }) => panels).filter(({ status }) => status !== "same");
  expect(changed).toMatchObject([{ name: "Fig. 5a", status: "changed", shares: { data: 1 }, sentences: [{ causes: ["data"], text: "1 image shows another picture (images: image_id tem_10th_NLMO)" }] }]);
});
