import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkClaims } from "../src/claims.ts";
import { describeStatuses } from "../src/claim.ts";
import { faultKinds } from "../src/csv/fault.ts";
import { rsc } from "../src/figure/profile.ts";
import { loadResponses } from "../src/responses.ts";
import { createRepository } from "./diff/repository.ts";
import { copyPaper } from "./paper.ts";
import { createProject } from "./project.ts";
import { warningsOf } from "./vega-lite-warnings.ts";

const readme = readFileSync("README.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const npm = (...args: string[]) => spawnSync("npm", ["run", "--silent", ...args], { encoding: "utf8" });

test("the figure file and the schema that are shown are the real ones", () => {
  const shown = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, text]) => text!);
  for (const [index, path] of ["figures/fig3.ts", "schemas/rate.ts"].entries()) expect(readFileSync(path, "utf8")).toContain(shown[index]);
  expect(shown).toHaveLength(3);
});

test("the answer that is shown can be loaded, and its fingerprint is one", async () => {
  const [, , answer] = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, text]) => text!);
  const { responses, findings } = await loadResponses(await createProject({ "schemas/responses.ts": answer! }));
  expect(findings).toEqual([]);
  expect(responses.map(({ fingerprint }) => /^[0-9a-f]{12}$/.test(fingerprint))).toEqual([true]);
});

test("the commands that check tables do what stands beside them", () => {
  const folder = mkdtempSync(join(tmpdir(), "figwright-readme-"));
  const file = join(folder, "somebody-elses.csv");
  writeFileSync(file, "time_s,load_N\n0,1.5\n1,2.5\n2,4.5\n");
  const shown = [...readme.matchAll(/^npm run (validate.*?) +#/gm)].map(([, command]) => command!.replace("somebody-elses.csv", file).replace("package", join(folder, "package")).split(/\s+/));
  const run = shown.map((args) => npm(...args));
  expect(run.map(({ status }) => status)).toEqual(shown.map(() => 0));
  const [all, any, draft, page, exported] = run.map(({ stdout }) => stdout);
  expect(all).toMatch(/\d+ tables were read\.\n$/);
  expect(any).toBe("0 findings. 1 table was read.\n");
  expect(draft).toContain('load_N: column(z.number()');
  expect(page).toMatch(/^FW-TAB-011 /);
  expect(exported).toMatch(/\d+ files in /);
  expect(existsSync(join(folder, "package/datapackage.json"))).toBe(true);
}, 120_000);

test("the refusal that is shown is what such a cell gets", () => {
  const paper = copyPaper();
  paper.write("datasets/eis_spectrum.csv", paper.read("datasets/eis_spectrum.csv").replace("6.68093", '"6,68093"'));
  const { out, status } = paper.run("build");
  expect(readme).toContain(`\`\`\`text\n${out}\`\`\``);
  expect(status).toBe(1);
});

test("the diff that is shown is what such an edit gets, and both commands run", () => {
  const paper = copyPaper();
  for (const name of ["src", "scripts"]) {
    rmSync(join(paper.dir, name), { force: true });
    cpSync(name, join(paper.dir, name), { recursive: true });
  }
  paper.write(".gitignore", "node_modules\n");
  const { git } = createRepository({}, paper.dir);
  git("add", "--all");
  git("commit", "--quiet", "--message", "one");
  paper.write("datasets/rate.csv", paper.read("datasets/rate.csv").replace("95.4318", "95.6318"));
  const [shown] = [...readme.matchAll(/```text\n(\d figures: .*?)```/gs)].map(([, text]) => text!);
  const { out, status } = paper.run("diff");
  for (const line of shown!.split("\n")) expect(out.split("\n")).toContain(line);
  expect(status).toBe(1);
  git("commit", "--all", "--quiet", "--message", "two");
  const page = paper.run("diff", ["HEAD~1", "HEAD", "--out", "diff-report"]);
  expect([page.status, page.out.endsWith("written diff-report/index.html\n")]).toEqual([1, true]);
  expect(paper.read("diff-report/index.html")).toContain("Fig. 3f");
});

test("the sizes are those of the profile, the reader and the writers", () => {
  const { single, double } = rsc;
  const row = (name: string) => readme.match(new RegExp(`^\\| ${name} \\| (.*) \\|$`, "m"))![1];
  expect(row("page")).toContain(`${single.widthMm} or ${double.widthMm} mm wide, at most ${double.maxHeightMm} mm high`);
  expect(row("type")).toBe(`${double.textPt} pt, panel letters ${double.letterPt} pt, sub- and superscripts ${double.minScriptPt} pt; no stroke below ${double.minStrokePt} pt`);
  expect(row("table")).toBe(`${faultKinds.tooLarge.expected} and ${faultKinds.tooManyColumns.expected.replace("at most ", "")}`);
  expect(readFileSync("src/figure/raster.ts", "utf8")).toContain("const dpi = 600;");
  expect(readFileSync("src/make.ts", "utf8")).toContain("const dpi = 300;");
});

test("every command of package.json is in the table, and no other", () => {
  const listed = [...readme.matchAll(/^\| `npm (?:run )?([\w:]+)/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(scripts).sort());
});

test("every door answers --help with its own name", () => {
  for (const door of readdirSync("scripts").filter((name) => name.endsWith(".ts")).map((name) => name.slice(0, -3))) {
    const { stdout, status } = npm(door, "--", "--help");
    expect([stdout.split(" -- ")[0]!.split("\n")[0], status], door).toEqual([`npm run ${door}`, 0]);
  }
}, 180_000);

test("the three commands of the first screen work, and check finds the committed figures equal", () => {
  expect(npm("build").status).toBe(0);
  const { stdout, status } = npm("check");
  expect(stdout).toMatch(/^fig3 +equal /m);
  expect(status).toBe(0);
}, 300_000);

test("every exported panel of every figure compiles in Vega-Lite without a warning and without markup", () => {
  const paths = readdirSync("output", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".vl.json"));
  expect(paths.length).toBeGreaterThan(6);
  for (const path of paths) {
    const text = readFileSync(join("output", path), "utf8");
    expect(warningsOf(JSON.parse(text)), path).toEqual([]);
    expect(/[_^]\{[^"]*/.exec(text)?.[0], path).toBeUndefined();
  }
});

test("validate, claims and render do what the table says", () => {
  const { stdout, status } = npm("validate");
  expect(stdout).toMatch(/\d+ tables were read\.\n$/);
  expect(status).toBe(0);
  expect(npm("claims").status).toBe(0);
  const out = join(mkdtempSync(join(tmpdir(), "figwright-readme-")), "out.svg");
  expect(npm("render", "--", "output/fig3/f.vl.json", "-o", out).stdout).toContain("1 of 1 specs drawn");
  expect(readFileSync(out, "utf8")).toMatch(/^<svg /);
});

test("the counts of claims are those of the ledger", async () => {
  expect(readme.replace(/\s+/g, " ")).toContain(`stand at: ${describeStatuses(await checkClaims(process.cwd()))}.`);
});

test("files that README and CONTRIBUTING name are there", () => {
  const contributing = readFileSync("CONTRIBUTING.md", "utf8");
  const linked = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, path]) => path!);
  const quoted = [...`${readme}${contributing}`.matchAll(/`((?:src|tests|schemas|figures|datasets|output|\.ci)\/[\w./]*)`/g)].map(([, path]) => path!);
  expect([...linked, ...quoted].filter((path) => !existsSync(path))).toEqual([]);
});

test("commands that CONTRIBUTING shows exist", () => {
  const contributing = readFileSync("CONTRIBUTING.md", "utf8");
  const shown = [...contributing.matchAll(/`npm (?:run )?(\w+)/g)].map(([, name]) => name!);
  expect(shown.filter((name) => !(name in scripts))).toEqual([]);
  expect(npm("validate", "--", "eis_spectrum").stdout).toBe("0 findings. 1 table was read.\n");
});
