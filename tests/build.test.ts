import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createPaper, growth } from "./paper.ts";

/* The commands, as a user runs them, over a second paper that shares nothing with this one but the engine. */

const paper = createPaper();
let first: ReturnType<typeof paper.outputs>;

beforeAll(() => {
  expect(paper.run("build")).toEqual({ out: "fig8     2 panels\n", status: 0 });
  first = paper.outputs();
});

const ended = (child: ReturnType<typeof paper.start>) => new Promise((resolve) => child.on("exit", resolve));

test("a second paper builds from its own folder, in every format", () => {
  expect(Object.keys(first)).toEqual([
    "output/fig8.pdf",
    "output/fig8.png",
    "output/fig8.svg",
    "output/fig8/a.vl.json",
    "output/fig8/b.vl.json",
    "output/fig8/caption.md",
    "output/manifest.json",
  ]);
  expect(paper.read("output/fig8.svg")).not.toMatch(/NLMO|reconstructed/);
  expect(paper.read("output/fig8/caption.md")).toContain("`dose_response.csv`: 4 rows, measured (plate reader export, run 17)");
});

test("what is up to date is skipped, and said so; --force builds it again to the same bytes", () => {
  const before = statSync(join(paper.dir, "output/fig8.svg")).mtimeMs;
  expect(paper.run("build")).toEqual({ out: "fig8     up to date\n", status: 0 });
  expect(statSync(join(paper.dir, "output/fig8.svg")).mtimeMs).toBe(before);
  expect(paper.run("build", ["--force"]).out).toBe("fig8     2 panels\n");
  expect(paper.outputs()).toEqual(first);
});

test("the same bytes in another zone, language, thread pool and a path with spaces and letters outside ASCII", () => {
  const elsewhere = createPaper("zweites Päpier Ω");
  const env = { TZ: "Asia/Kolkata", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", UV_THREADPOOL_SIZE: "1" };
  expect(elsewhere.run("build", [], env).status).toBe(0);
  expect(elsewhere.outputs()).toEqual(first);
});

test("a changed table rebuilds the figures that draw it and no others", () => {
  paper.write("datasets/unused.csv", growth.replace("0.9\n", "0.8\n"));
  expect(paper.run("build").out).toBe("fig8     up to date\n");
  paper.write("datasets/dose_response.csv", growth.replace("0.4", "0.5"));
  expect(paper.run("check")).toEqual({ out: "fig8     data     datasets/dose_response.csv\n", status: 1 });
  expect(paper.run("build").out).toBe("fig8     2 panels\n");
  expect(paper.run("check")).toEqual({ out: "fig8     equal    6 outputs\n", status: 0 });
  paper.write("datasets/dose_response.csv", growth);
  paper.write("datasets/unused.csv", growth);
  paper.run("build");
  expect(paper.outputs()).toEqual(first);
});

test("check names the first layer that differs: spec, or a file changed by hand", () => {
  const figure = paper.read("figures/fig8.ts");
  paper.write("figures/fig8.ts", figure.replace('mark: "point"', 'mark: { type: "point", filled: true }'));
  expect(paper.run("check")).toEqual({ out: "fig8     spec     panel b\n", status: 1 });
  paper.write("figures/fig8.ts", figure);
  const svg = paper.read("output/fig8.svg");
  paper.write("output/fig8.svg", `${svg}<!-- touched -->`);
  expect(paper.run("check")).toEqual({ out: "fig8     file     output/fig8.svg\n", status: 1 });
  paper.write("output/fig8.svg", svg);
});

test("a bad cell stops the build: named by line and column, with its panels; nothing changes", () => {
  paper.write("datasets/dose_response.csv", growth.replace("10,0.4", "10,\"0,4\""));
  const { out, status } = paper.run("build");
  expect(out).toMatchInlineSnapshot(`
    "datasets/dose_response.csv:3:14  growth  A FW-TAB-011
      expected a number from 0 to 1.5
      found    "0,4", with a decimal comma
      affects  Fig. 8a, Fig. 8b
      hint     write 0.4

    1 finding. Nothing was written to output/.
    "
  `);
  expect(status).toBe(1);
  expect(paper.outputs()).toEqual(first);
  paper.write("datasets/dose_response.csv", growth);
});

test("one panel alone becomes files of its own", () => {
  expect(paper.run("build", ["fig8/b"]).out).toBe("fig8/b   1 panel\n");
  expect(Object.keys(paper.outputs())).toEqual(expect.arrayContaining(["output/fig8/b.svg", "output/fig8/b.pdf", "output/fig8/b.png"]));
});

test("wrong names are answered with the nearest right one", () => {
  expect(paper.run("build", ["fig9"])).toMatchObject({ status: 1 });
  expect(paper.run("build", ["fig9"]).out).toContain('hint     did you mean "fig8"?');
  expect(paper.run("build", ["fig8/z"]).out).toContain("expected a panel of a, b");
  expect(paper.run("build", ["--fource"])).toEqual({ out: "unknown flag --fource; did you mean --force?\nnpm run build -- --help lists the flags\n", status: 2 });
});

test("outputs of a deleted figure go, files that no build wrote stay", () => {
  const figure = paper.read("figures/fig8.ts");
  paper.write("figures/fig9.ts", figure);
  paper.write("output/notes.txt", "mine");
  paper.run("build");
  expect(Object.keys(paper.outputs())).toContain("output/fig9.svg");
  rmSync(join(paper.dir, "figures/fig9.ts"));
  paper.run("build");
  const left = Object.keys(paper.outputs());
  expect(left.filter((path) => path.includes("fig9"))).toEqual([]);
  expect(left).toContain("output/notes.txt");
  rmSync(join(paper.dir, "output/notes.txt"));
});

test("two builds at once do not mix", async () => {
  const codes = await Promise.all([ended(paper.start("build", ["--force"])), ended(paper.start("build", ["--force"]))]);
  expect(codes).toEqual([0, 0]);
  expect(paper.run("check").status).toBe(0);
});

test("a killed build leaves the outputs as they were, and the next one goes on", async () => {
  const before = paper.outputs();
  for (const delayMs of [300, 700, 1100]) {
    const child = paper.start("build", ["--force"]);
    const exit = ended(child);
    await new Promise((wake) => setTimeout(wake, delayMs));
    child.kill("SIGKILL");
    await exit;
    expect(paper.outputs()).toEqual(before);
  }
  expect(paper.run("build", ["--force"]).status).toBe(0);
  expect(paper.outputs()).toEqual(before);
});
