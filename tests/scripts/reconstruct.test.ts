import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "../rows-of.ts";

const run = (...args: string[]) => spawnSync(process.execPath, ["--import", "tsx", "scripts/reconstruct.ts", ...args], { cwd: root, encoding: "utf8" });

test("an unknown flag is wrong usage, and nothing is computed", () => {
  const { status, stderr, stdout } = run("--force");
  expect([status, stderr.split("\n")[0], stdout]).toEqual([2, "unknown flag --force", ""]);
});

test("--help prints what the command does", () => {
  const { status, stdout } = run("--help");
  expect(status).toBe(0);
  expect(stdout).toContain("npm run reconstruct");
});

test("committed tables are unchanged by a run", () => {
  const { status, stdout } = run();
  expect(status).toBe(0);
  expect(stdout.trimEnd().split("\n").every((line) => line.endsWith("unchanged") || line.includes("refused"))).toBe(true);
});
