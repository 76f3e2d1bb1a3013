import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { diffPanels } from "../../src/diff/scene/panel-change.ts";
import { diffScales } from "../../src/diff/scene/scale-change.ts";
import { scalesOf } from "../../src/diff/scene/scale.ts";
import { sceneFromJson, sceneToJson } from "../../src/diff/scene/scene.ts";
import { composeFigure } from "../../src/figure/compose.ts";
import type { Figure } from "../../src/figure/figure.ts";
import { readPictures } from "../../src/make.ts";
import { validate } from "../../src/validate.ts";

/* The figures of the paper, with a narrower page: every plot is drawn at another size, and still no mark has changed. */

const ids = readdirSync("figures").flatMap((name) => /^(.*)\.ts$/.exec(name)?.[1] ?? []);
const { rowsOf } = await validate(process.cwd());
const pictures = await readPictures(process.cwd(), readdirSync("datasets").map((name) => `datasets/${name}`));
const tables = { rowsOf, picture: (file: string) => pictures.get(file), locate: () => "" };

for (const id of ids) {
  test(`${id}: from its JSON nothing changed; on a narrower page only the layout did`, async () => {
    const { default: figure } = (await import(`../../figures/${id}.ts`)) as { default: Figure };
    const before = await composeFigure(figure, id, `figures/${id}.ts`, tables);
    const after = await composeFigure({ ...figure, profile: { ...figure.profile, widthMm: figure.profile.widthMm - 4 } }, id, `figures/${id}.ts`, tables);
    const read = sceneFromJson(sceneToJson(before.scene));
    if ("problem" in read) throw new Error(read.problem);
    const scales = { before: before.panels.map(scalesOf), after: after.panels.map(scalesOf) };
    const keyOf = (_: string, node: { readonly row?: number }) => node.row?.toString();
    expect(diffPanels(read.scene, before.scene, keyOf, { before: scales.before, after: scales.before }).map(({ status }) => status)).toEqual([...before.panels, ""].map(() => "same"));
    const told = diffPanels(read.scene, after.scene, keyOf, scales).filter(({ letter }) => letter !== "");
    expect(told.filter(({ status }) => status !== "layout").map(({ letter, status, items }) => [letter, status, items.slice(0, 3)])).toEqual([]);
    const said = scales.before.flatMap((panel, index) => diffScales(panel, scales.after[index]!).changes);
    expect(said.filter(({ isLayout, aspect }) => !isLayout && aspect !== "labels")).toEqual([]);
  });
}
