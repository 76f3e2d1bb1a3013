import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { emptyFolder, snapshot } from "./repository.ts";
import { createSmallPaper, pointsText, withY } from "./small-paper.ts";

/* The command leaves the repository and the temporary folder as they were, and says with its exit code what it found. */

const paper = createSmallPaper();
const base = paper.git("rev-parse", "HEAD");
const chance = paper.commitAside(paper.replaced("figures/fig1.ts", "size: 10", "size: 10 + Math.random()"));
const failing = paper.commitAside(paper.replaced("figures/fig2.ts", "y: height", 'y: { field: "hieght", type: "quantitative" }'));
const invalid = paper.commitAside(paper.replaced("datasets/bars.csv", "alone,B,30", "alone,B,-30"));

// a change in the index, one on disk and a file that git does not know
paper.write({ "datasets/points.csv": pointsText(withY({ series: "two", x: 3 }, (y) => y + 0.5)) });
paper.git("add", "datasets/points.csv");
paper.write({ "datasets/bars.csv": `${paper.read("datasets/bars.csv")}alone,D,20\n`, "notes.txt": "not tracked" });

const temporary = emptyFolder();
const [out, atFirst] = [emptyFolder(), everything()];

/** All that is in the repository by path, but for the packages, beside which the launcher keeps what it compiled. */
function everything(): object {
  const entries = readdirSync(paper.root, { withFileTypes: true }).filter((entry) => !entry.isSymbolicLink());
  return Object.fromEntries(entries.map((entry) => {
    const path = join(paper.root, entry.name);
    return [entry.name, entry.isDirectory() ? snapshot(path) : readFileSync(path, "utf8")];
  }));
}

async function run(...args: readonly string[]): Promise<{ readonly text: string; readonly exitCode: number | null }> {
  const child = paper.start(args, { TMPDIR: temporary });
  let text = "";
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding("utf8").on("data", (part: string) => (text += part));
  return new Promise((done) => child.once("close", (exitCode) => done({ text, exitCode })));
}

/** Command lines of running processes that name the temporary folder. */
function running(): readonly string[] {
  return execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).split("\n").filter((line) => line.includes(temporary));
}

afterEach(() => {
  expect(readdirSync(temporary)).toEqual([]);
  expect(everything()).toEqual(atFirst);
  expect(running()).toEqual([]);
});

test("two runs write the same bytes, of files that hold no path of the machine", async () => {
  const [page, json, markdown] = [join(out, "index.html"), join(out, "report.json"), join(out, "report.md")];
  const write = async () => ({ ...(await run(base, "--out", out, "--json", json, "--markdown", markdown)), files: [page, json, markdown].map((file) => readFileSync(file, "utf8")) });
  const [one, two] = [await write(), await write()];
  expect(one).toMatchObject({ exitCode: 1, text: expect.stringContaining("Exit 1: changes to review") as string });
  expect(two).toEqual(one);
  for (const text of one.files) for (const path of [paper.root, temporary, out, process.cwd()]) expect(text).not.toContain(path);
});

test("causes that are allowed exit with 0, and what failed stays failed", async () => {
  const all = ["--allow", "data,spec,theme,fonts,libraries,engine"];
  const runs = await Promise.all([run(base, "--allow", "data"), run(base, invalid, ...all), run(base, failing, ...all), run(chance, chance, ...all)]);
  expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 3, 4, 5]);
  expect(runs[1]!.text).toMatch(/^New findings/);
  expect(runs[2]!.text).toMatch(/^Alarms\n {2}Fig\. 2 cannot be drawn/);
  expect(runs[3]!.text).toMatch(/^Alarms\n {2}Fig\. 1a differs/);
});

test("an interrupt ends it with 130 and every process that it started", async () => {
  const child = paper.start([base], { TMPDIR: temporary });
  const ended = new Promise((done) => child.once("exit", (exitCode, signal) => done(exitCode ?? signal)));
  while (running().length < 2 && child.exitCode === null) await new Promise((done) => setTimeout(done, 20));
  expect(readdirSync(temporary)).toHaveLength(1);
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  // what was killed may be there until the system has taken note of it
  for (let tries = 0; tries < 50 && running().length > 0; tries += 1) await new Promise((done) => setTimeout(done, 20));
});

test("a ref that git would take for an option is refused, as is any wrong usage", async () => {
  const calls = [["--", "--output=touched"], ["--", base, "-x"], ["--", ""], ["nowhere"], [`${base}..HEAD`], ["a", "b", "c"], ["--allow", "dta"], ["--open"], ["--out"], ["--quick"]];
  const answers = await Promise.all(calls.map((args) => run(...args)));
  expect(answers.map(({ exitCode }) => exitCode)).toEqual(calls.map(() => 2));
  expect(answers.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^--output=touched {2}refused-ref\n.*\n.*a name that begins with a dash/),
    expect.stringMatching(/^-x {2}refused-ref/),
    expect.stringContaining("an empty name"),
    expect.stringMatching(/^nowhere {2}unknown-ref/),
    expect.stringContaining("a range of commits"),
    expect.stringContaining("two revisions at most"),
    expect.stringContaining('--allow takes data, spec, theme, fonts, libraries, engine, not "dta"'),
    expect.stringContaining("--open needs --out DIR"),
    expect.stringContaining("--out needs a value"),
    expect.stringContaining("unknown flag --quick"),
  ]);
  expect(existsSync(join(paper.root, "touched"))).toBe(false);
});
