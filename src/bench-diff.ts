import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, timed, type Measure } from "./bench.ts";
import { withTemporaryFolder } from "./diff/revision/temporary.ts";

/** Times the diff of one changed cell against a cold build of the figure that draws it, and that of a panel of 100,000 marks. */
export async function measureDiff(projectDir: string, report: (measure: Measure) => void): Promise<readonly Measure[]> {
  return withTemporaryFolder(async (folder) => {
    const measures: Measure[] = [];
    const add = (measure: Measure) => {
      measures.push(measure);
      report(measure);
    };
    const paper = join(folder, "paper");
    copyEngine(projectDir, paper, ["datasets", "schemas", "figures"]);
    commit(paper);
    for (const { figure, table, edit } of edits) {
      const file = join(paper, "datasets", table);
      const before = readFileSync(file, "utf8");
      const build = timed(`npm run build -- ${figure} --force`, () => command(paper, "npm", ["run", "--silent", "build", "--", figure, "--force"]));
      writeFileSync(file, before.replace(...edit));
      const diff = timed(`npm run diff, one cell of ${table}`, () => runDiff(paper));
      writeFileSync(file, before);
      add(build);
      add({ ...diff, note: `twice a cold build of ${figure} and 1 s are ${(2 * build.seconds! + 1).toFixed(2)} s` });
    }
    const cloud = join(folder, "cloud");
    copyEngine(projectDir, cloud, []);
    for (const [path, text] of Object.entries(cloudFiles)) {
      mkdirSync(join(cloud, path, ".."), { recursive: true });
      writeFileSync(join(cloud, path), text);
    }
    commit(cloud);
    writeFileSync(join(cloud, "datasets/cloud.csv"), cloudFiles["datasets/cloud.csv"].replace(/\n50000,[^,]+/, "\n50000,0.5"));
    add(timed("npm run diff, one of 100,000 marks", () => runDiff(cloud)));
    return measures;
  });
}

interface Edit {
  readonly figure: string;
  readonly table: string;
  readonly edit: [from: string, to: string];
}

const edits: readonly Edit[] = [
  { figure: "fig3", table: "rate.csv", edit: ["95.4318", "95.6318"] },
  { figure: "fig5", table: "dems.csv", edit: ["-4.030", "-4.130"] },
];

/** A change is what the command says with exit code 1. */
function runDiff(dir: string): void {
  command(dir, "npm", ["run", "--silent", "diff", "--", "HEAD", "WORKTREE", "--out", "../report"], 1);
}

function copyEngine(projectDir: string, dir: string, others: readonly string[]): void {
  mkdirSync(dir);
  for (const name of ["src", "scripts", "package.json", "package-lock.json", ...others]) cpSync(join(projectDir, name), join(dir, name), { recursive: true });
  symlinkSync(join(projectDir, "node_modules"), join(dir, "node_modules"), "junction");
  writeFileSync(join(dir, ".gitignore"), "node_modules\noutput\n");
}

function commit(dir: string): void {
  const git = (...args: readonly string[]) => command(dir, "git", ["-c", "user.name=bench", "-c", "user.email=bench@example.org", ...args]);
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "base");
}

const cloudDataset = `import { z } from "zod";
import { column, dataset, figure, panel, rsc } from "#figwright";

export const cloud = dataset({
  file: "cloud.csv",
  title: "Points",
  provenance: { kind: "measured", source: "made for the bench" },
  key: ["index"],
  columns: { index: column(z.int(), "Index", "1"), x: column(z.number(), "x", "1"), y: column(z.number(), "y", "1"), value: column(z.number(), "Value", "1") },
});
`;

const cloudFigure = `
const { x, y, value } = cloud.fields;
export default figure({
  title: "Cloud",
  profile: rsc.single,
  layout: ["a"],
  rowsMm: [60],
  panels: {
    a: panel(cloud, {
      caption: "Points.",
      alt: "A cloud of points.",
      mark: "point",
      encoding: { x: { ...x, scale: { nice: false } }, y: { ...y, scale: { nice: false } }, color: { ...value, scale: { scheme: "viridis" }, legend: null } },
    }),
  },
});
`;

const cloudFiles = {
  "schemas/cloud.ts": cloudDataset,
  "figures/fig1.ts": cloudDataset + cloudFigure,
  "datasets/cloud.csv": `index,x,y,value\n${Array.from({ length: 100_000 }, (_, index) => `${index},${((index * 0.618033988749895) % 1).toFixed(6)},${((index * 0.754877666246693) % 1).toFixed(6)},${index % 100}`).join("\n")}\n`,
} as const;
