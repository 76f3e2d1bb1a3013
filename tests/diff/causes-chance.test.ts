import { expect, test } from "vitest";
import { createSmallPaper, diffIn, marked, type SmallPaper } from "./small-paper.ts";

const mark = 'mark: { type: "point", size: 10 }, encoding: { x: time, y';

/** The paper with a Fig. 1a that depends on chance. */
function withChance(paper: SmallPaper, drawn: string): string {
  return paper.commitAside(paper.replaced("figures/fig1.ts", mark, drawn));
}

const paper = createSmallPaper();
const inTransform = withChance(paper, 'transform: [{ calculate: "datum.y + 0.01 * random()", as: "shaken" }], mark: { type: "point", size: 10 }, encoding: { x: time, y: { ...y, field: "shaken" }');
const inSpec = withChance(paper, 'mark: { type: "point", size: 10 + Math.random() }, encoding: { x: time, y');
const alarm = "Fig. 1a differs though all that it follows from is equal: nondeterminism";

test("a random number in a transform is an alarm where nothing else differs", async () => {
  const { report, pictures } = await diffIn(paper.root, { base: inTransform, head: inTransform });
  expect(report).toMatchObject({ exitCode: 5, alarms: [alarm] });
  expect(marked(report)).toEqual({ fig1a: ["nondeterminism"] });
  expect(report.layers.every(({ isEqual }) => isEqual)).toBe(true);
  expect([...pictures.keys()]).toEqual(["fig1/a"]);
});

test("a random number in the TypeScript of a figure is one too", async () => {
  const { report } = await diffIn(paper.root, { base: inSpec, head: inSpec });
  expect(report).toMatchObject({ exitCode: 5, alarms: [alarm] });
  expect(marked(report)).toEqual({ fig1a: ["nondeterminism"] });
});

test("an edit of data that another panel draws does not hide it", async () => {
  paper.git("checkout", "--quiet", "--detach", inTransform);
  const { report } = await paper.diffOf(paper.replaced("datasets/bars.csv", "alone,B,30", "alone,B,35"));
  expect(report).toMatchObject({ exitCode: 5, alarms: [alarm] });
  expect(marked(report)).toEqual({ fig1a: ["nondeterminism"], fig1c: ["data"] });
  expect(report.tables).toMatchObject([{ draws: ["Fig. 1c"], sharesScale: [] }]);
});

// a panel whose spec differs though no file of the spec does: the one layer that differs is blamed, which cannot be
test("nor one that changes the spec by chance", async () => {
  paper.git("checkout", "--quiet", "--detach", inSpec);
  const { report } = await paper.diffOf(paper.replaced("datasets/bars.csv", "alone,B,30", "alone,B,35"));
  expect(marked(report)).toEqual({ fig1a: ["nondeterminism"], fig1c: ["data"] });
});
