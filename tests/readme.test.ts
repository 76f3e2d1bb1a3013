import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkClaims } from "../src/claims.ts";
import { describeStatuses } from "../src/claim.ts";

const readme = readFileSync("README.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const npm = (...args: string[]) => spawnSync("npm", ["run", "--silent", ...args], { encoding: "utf8" });

test("the figure file that is shown is the real one", () => {
  const [shown] = readme.match(/(?<=```ts\n).*?(?=```)/s)!;
  expect(readFileSync("figures/fig3.ts", "utf8")).toContain(shown);
});

test("every command of package.json is in the table, and no other", () => {
  const listed = [...readme.matchAll(/^\| `npm (?:run )?([\w]+)/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(scripts).sort());
});

test("every door answers --help with its own name", () => {
  for (const door of readdirSync("scripts").filter((name) => name.endsWith(".ts")).map((name) => name.slice(0, -3))) {
    const { stdout, status } = npm(door, "--", "--help");
    expect([stdout.split(" -- ")[0]!.split("\n")[0], status], door).toEqual([`npm run ${door}`, 0]);
  }
});

test("the three commands of the first screen work, and check finds the committed figures equal", () => {
  expect(npm("build").status).toBe(0);
  const { stdout, status } = npm("check");
  expect(stdout).toMatch(/^fig3 +equal /);
  expect(status).toBe(0);
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

test("links to files lead somewhere", () => {
  for (const [, path] of readme.matchAll(/\]\(([^)#]+)\)/g)) expect(() => readFileSync(path!), path).not.toThrow();
});
