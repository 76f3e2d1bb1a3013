import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { withTemporaryFolder } from "../../src/diff/revision/temporary.ts";
import { createRepository, emptyFolder, snapshot } from "./repository.ts";

const source = (name: string) => JSON.stringify(pathToFileURL(join(import.meta.dirname, "../../src/diff/revision", name)).href);

/** Runs a program that uses a temporary folder; sends it signals once it has said that it is ready. */
async function run(body: string, signals: readonly NodeJS.Signals[] = [], delay = 0) {
  const [program, temporary] = [join(emptyFolder(), "program.mts"), emptyFolder()];
  const imports = [["withTemporaryFolder", "temporary.ts"], ["resolveRevisions", "revision.ts"], ["materialise", "materialise.ts"]].map(([name, file]) => `import { ${name} } from ${source(file!)};`);
  writeFileSync(program, `${imports.join("\n")}\nconst ready = () => process.stdout.write("ready\\n");\nconst forever = () => new Promise(() => setInterval(() => {}, 1000));\n${body}\n`);
  const child = spawn(process.execPath, ["--import", "tsx", program], { env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  child.stdout.on("data", (chunk) => {
    said += chunk;
    if (String(chunk).includes("ready")) setTimeout(() => signals.forEach((signal) => child.kill(signal)), delay);
  });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  // the loader of TypeScript keeps a folder of its own there
  return { code, said, left: readdirSync(temporary).filter((name) => !name.startsWith("tsx-")) };
}

describe("the folder", () => {
  test("is there, empty, while the work runs, and gone after it; the result is handed on", async () => {
    const seen = await withTemporaryFolder(async (folder) => {
      expect(readdirSync(folder)).toEqual([]);
      mkdirSync(join(folder, "a/b"), { recursive: true });
      writeFileSync(join(folder, "a/b/c"), "x", { mode: 0o400 });
      return folder;
    });
    expect(basename(seen)).toMatch(/^figwright-diff-/);
    expect(existsSync(seen)).toBe(false);
  });

  test("goes where the work fails, and the error passes", async () => {
    const seen: string[] = [];
    await expect(withTemporaryFolder(async (folder) => (seen.push(folder), Promise.reject(new Error("failed"))))).rejects.toThrow("failed");
    expect(existsSync(seen[0]!)).toBe(false);
  });

  test("goes without what its links lead to", async () => {
    const packages = emptyFolder();
    writeFileSync(join(packages, "index.js"), "x");
    await withTemporaryFolder(async (folder) => symlinkSync(packages, join(folder, "node_modules")));
    expect(readFileSync(join(packages, "index.js"), "utf8")).toBe("x");
  });

  test("no listener stays, and two at once do not disturb each other", async () => {
    const count = () => ["SIGINT", "SIGTERM", "SIGHUP", "exit"].map((name) => process.listenerCount(name));
    const before = count();
    await Promise.all([1, 2].map(() => withTemporaryFolder(async (folder) => writeFileSync(join(folder, "x"), "x"))));
    expect(count()).toEqual(before);
  });

  test("no folder, no listener where none can be made", async () => {
    const before = process.listenerCount("SIGINT");
    vi.stubEnv("TMPDIR", join(emptyFolder(), "gone"));
    await expect(withTemporaryFolder(async () => {})).rejects.toThrow("ENOENT");
    vi.unstubAllEnvs();
    expect(process.listenerCount("SIGINT")).toBe(before);
  });
});

describe("when the process ends meanwhile", () => {
  const filled = `await withTemporaryFolder(async (folder, signal) => {
    const { mkdirSync, writeFileSync } = await import("node:fs");
    for (let index = 0; index < 200; index += 1) { mkdirSync(folder + "/" + index); writeFileSync(folder + "/" + index + "/x", "x"); }
    ready();
    await forever();
  });`;

  test.each([
    ["SIGINT", ["SIGINT"], [130]],
    ["SIGTERM", ["SIGTERM"], [143]],
    ["SIGHUP", ["SIGHUP"], [129]],
    ["Ctrl-C twice", ["SIGINT", "SIGINT"], [130]],
    // which of two pending signals a process gets first is the system's choice
    ["Ctrl-C and then kill", ["SIGINT", "SIGTERM", "SIGINT"], [130, 143]],
  ] as const)("by %s", async (_, signals, codes) => {
    const { code, ...rest } = await run(filled, signals);
    expect(rest).toEqual({ said: "ready\n", left: [] });
    expect(codes).toContain(code);
  });

  test.each([
    ["process.exit", "await withTemporaryFolder(async () => process.exit(7));", 7],
    ["an error that nobody catches", `await withTemporaryFolder(async () => { setTimeout(() => { throw new Error("loose"); }); await forever(); });`, 1],
  ])("by %s", async (_, body, code) => {
    expect(await run(body)).toMatchObject({ code, left: [] });
  });

  test("a child that goes on writing is stopped first", async () => {
    const body = `import { spawn } from "node:child_process";
      await withTemporaryFolder(async (folder, signal) => {
        const child = spawn(process.execPath, ["-e", "let n = 0; setInterval(() => { for (let i = 0; i < 20; i += 1) require('fs').writeFileSync(process.argv[1] + '/' + n++, 'x'); console.log(n) }, 1)", folder], { signal });
        child.on("error", () => {});
        child.stdout.once("data", ready);
        await forever();
      });`;
    expect(await run(body, ["SIGINT"], 50)).toEqual({ code: 130, said: "ready\n", left: [] });
  });
});

test("an interrupt at any moment of a comparison leaves nothing, neither there nor in the repository", async () => {
  const { root, write } = createRepository(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`datasets/${index}.csv`, `${index}\n`])));
  write({ "datasets/7.csv": "8\n", "new.csv": "1\n" });
  const before = snapshot(root);
  const body = `ready();
    await withTemporaryFolder(async (folder) => {
      for (let turn = 0; ; turn += 1) {
        const { base, head } = await resolveRevisions(${JSON.stringify(root)});
        await materialise(${JSON.stringify(root)}, base, folder + "/base" + turn);
        await materialise(${JSON.stringify(root)}, head, folder + "/head" + turn);
      }
    });`;
  for (const delay of [60, 150, 300, 450, 600, 900]) {
    expect(await run(body, delay % 100 === 0 ? ["SIGINT", "SIGINT"] : ["SIGTERM"], delay)).toEqual({ code: delay % 100 === 0 ? 130 : 143, said: "ready\n", left: [] });
  }
  expect(snapshot(root)).toEqual(before);
});
