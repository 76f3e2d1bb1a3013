import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { recoverOutput, replaceOutput } from "../src/output.ts";

const nothing: ReadonlySet<string> = new Set();
const write = (dir: string, text: string) => replaceOutput(dir, async () => ({ write: new Map([["output/a.txt", text]]), remove: nothing }));
const read = (dir: string) => readFileSync(join(dir, "output/a.txt"), "utf8");

async function written(text: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "figwright-output-"));
  await write(dir, text);
  return dir;
}

/** The id of a process that has ended. */
function deadId(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  return new Promise((resolve) => child.on("exit", () => resolve(child.pid!)));
}

test("the first build makes the folder, and nothing stays beside it", async () => {
  const dir = await written("one");
  expect(read(dir)).toBe("one");
  expect(readdirSync(dir)).toEqual(["output"]);
});

test("files that no build wrote stay, those that are to go do, empty folders with them", async () => {
  const dir = await written("one");
  mkdirSync(join(dir, "output/fig9"));
  for (const name of ["fig9/a.vl.json", "notes.txt"]) writeFileSync(join(dir, "output", name), name);
  await replaceOutput(dir, async () => ({ write: new Map(), remove: new Set(["output/fig9/a.vl.json"]) }));
  expect(readdirSync(join(dir, "output")).sort()).toEqual(["a.txt", "notes.txt"]);
});

test("a change that fails leaves the folder as it was and frees the lock", async () => {
  const dir = await written("one");
  const change = async () => ({ write: new Map([["output/a.txt", "two"], ["output/a.txt/b.txt", "a folder where a file is"]]), remove: nothing });
  await expect(replaceOutput(dir, change)).rejects.toThrow();
  expect(read(dir)).toBe("one");
  await write(dir, "three");
  expect(readdirSync(dir)).toEqual(["output"]);
  expect(read(dir)).toBe("three");
});

test("a build killed between its last two steps is undone by the next", async () => {
  const dir = await written("one");
  renameSync(join(dir, "output"), join(dir, "output.old"));
  mkdirSync(join(dir, "output.new-1"));
  await recoverOutput(dir);
  expect(read(dir)).toBe("one");
  expect(readdirSync(dir)).toEqual(["output"]);
});

test("the lock of a process that is gone is taken over", async () => {
  const dir = await written("one");
  mkdirSync(join(dir, "output.lock", String(await deadId())), { recursive: true });
  await write(dir, "two");
  expect(read(dir)).toBe("two");
  expect(existsSync(join(dir, "output.lock"))).toBe(false);
});

test("the lock of a living process is waited for", async () => {
  const dir = await written("one");
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  mkdirSync(join(dir, "output.lock", String(other.pid)), { recursive: true });
  const second = write(dir, "two");
  await new Promise((wake) => setTimeout(wake, 300));
  expect(read(dir)).toBe("one");
  other.kill("SIGKILL");
  await second;
  expect(read(dir)).toBe("two");
});
