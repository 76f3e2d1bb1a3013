import { expect, test } from "vitest";
import { compareSnapshots, type Comparison } from "../../src/diff/compare.ts";
import { takeSnapshot } from "../../src/diff/snapshot/take-snapshot.ts";
import { createPaper, growth, type Paper } from "../paper.ts";

/* Panels whose marks follow from rows that none of them draws by itself. */

const figure = `import { figure, panel, rsc } from "#figwright";
import { dose_response } from "../schemas/dose_response.ts";

const mean = { transform: [{ aggregate: [{ op: "mean", field: "growth", as: "middle" }] }], mark: "rule", encoding: { y: { field: "middle", type: "quantitative", title: "Growth", scale: { domain: [0, 2] } } } };
export default figure({
  title: "Means",
  profile: rsc.single,
  layout: ["abc"],
  rowsMm: [30],
  panels: {
    a: panel(dose_response, { caption: "The mean.", alt: "A line.", ...mean }),
    b: panel(dose_response, {
      caption: "The mean of all, and the wild type.", alt: "A line and two points.",
      layer: [mean, { transform: [{ filter: "datum.strain == 'wild type'" }], mark: "point", encoding: { y: { ...dose_response.fields.growth, title: "Growth" } } }],
    }),
    c: panel(dose_response.where({ strain: "wild type" }), { caption: "The mean of the wild type.", alt: "A line.", ...mean }),
  },
});
`;

async function diffOf(paper: Paper, from: string, to: string): Promise<Comparison> {
  const look = () => takeSnapshot(paper.dir, { isWhole: false, changed: ["datasets/dose_response.csv"] });
  paper.write("datasets/dose_response.csv", growth);
  const base = await look();
  paper.write("datasets/dose_response.csv", growth.replace(from, to));
  return compareSnapshots(base, await look(), ["data"], () => Promise.reject(new Error("nothing is swapped")), () => Promise.resolve(undefined));
}

test("a panel draws the rows that it only sums up, and the table is to blame", async () => {
  const paper = createPaper("means");
  paper.write("figures/fig8.ts", figure);
  const ofMutant = await diffOf(paper, "mutant,1,0.95", "mutant,1,0.65");
  expect(ofMutant).toMatchObject({ exitCode: 1, alarms: [], tables: [{ draws: ["Fig. 8a", "Fig. 8b"], sharesScale: [] }] });
  expect(ofMutant.figures[0]!.panels.map(({ letter, status, shares }) => [letter, status, shares])).toEqual([["a", "changed", { data: 1 }], ["b", "changed", { data: 1 }], ["c", "same", {}]]);
  const ofWildType = await diffOf(paper, "wild type,1,0.9", "wild type,1,0.7");
  expect(ofWildType).toMatchObject({ exitCode: 1, alarms: [], tables: [{ draws: ["Fig. 8a", "Fig. 8b", "Fig. 8c"], sharesScale: [] }] });
});
