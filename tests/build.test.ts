import { mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createPaper, growth } from "./paper.ts";
import { warningsOf } from "./vega-lite-warnings.ts";

/* The commands, as a user runs them, over a second paper that shares nothing with this one but the engine. */

const paper = createPaper();
let first: ReturnType<typeof paper.outputs>;

beforeAll(() => {
  expect(paper.run("build")).toEqual({ out: "fig8     2 panels\n", status: 0 });
  first = paper.outputs();
});

const figureFile = paper.read("figures/fig8.ts");

/** The figures in the manifest, whose hashes must be those of the files. */
function wholeFigures(): readonly string[] {
  const { figures } = JSON.parse(paper.read("output/manifest.json")) as { figures: Record<string, { outputs: Record<string, string> }> };
  const { "output/manifest.json": _, ...written } = paper.outputs();
  expect(written).toEqual(Object.assign({}, ...Object.values(figures).map(({ outputs }) => outputs)));
  return Object.keys(figures);
}

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

test("every exported panel opens in Vega-Lite without a warning and without markup", () => {
  for (const letter of ["a", "b"]) {
    const text = paper.read(`output/fig8/${letter}.vl.json`);
    expect(warningsOf(JSON.parse(text))).toEqual([]);
    expect(text).not.toMatch(/[_^]\{/);
  }
});

test("what is up to date is skipped, and said so; --force builds it again to the same bytes", () => {
  const times = () => Object.keys(first).map((path) => statSync(join(paper.dir, path)).mtimeMs);
  const before = times();
  expect(paper.run("build")).toEqual({ out: "fig8     up to date\n", status: 0 });
  expect(times()).toEqual(before);
  expect(paper.run("build", ["--force"]).out).toBe("fig8     2 panels\n");
  expect(paper.outputs()).toEqual(first);
});

test("layers of a figure in its own folder are part of it; a folder of another name is not", () => {
  paper.write("figures/fig8/layers.ts", "export const layers = [];\n");
  expect(paper.run("build").out).toBe("fig8     2 panels\n");
  paper.write("figures/fig80/layers.ts", "export const layers = [];\n");
  expect(paper.run("build").out).toBe("fig8     up to date\n");
  for (const folder of ["fig8", "fig80"]) rmSync(join(paper.dir, "figures", folder), { recursive: true });
  expect(paper.run("build").out).toBe("fig8     2 panels\n");
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

test("hidden files beside the tables, such as the lock of a spreadsheet, change nothing", () => {
  const lock = "datasets/.~lock.dose_response.csv#";
  paper.write(lock, "open");
  expect(paper.run("build", ["--force"]).status).toBe(0);
  rmSync(join(paper.dir, lock));
  expect(paper.outputs()).toEqual(first);
});

test("a build of one figure does not make another one that is behind look up to date", () => {
  paper.write("figures/fig9.ts", figureFile.replaceAll("dose_response", "unused"));
  paper.run("build");
  paper.write("datasets/unused.csv", growth.replace("0.4", "0.5"));
  expect(paper.run("build", ["fig8", "--force"]).status).toBe(0);
  expect(paper.run("check").out).toBe("fig8     equal    6 outputs\nfig9     data     datasets/unused.csv\n");
  expect(paper.run("build").out).toBe("fig8     up to date\nfig9     2 panels\n");
  paper.write("datasets/unused.csv", growth);
});

test("outputs of a deleted figure go, files that no build wrote stay", () => {
  paper.write("output/notes.txt", "mine");
  rmSync(join(paper.dir, "figures/fig9.ts"));
  expect(paper.run("check").out).toContain("fig9     manifest the figure is gone, its outputs are not");
  paper.run("build");
  expect(Object.keys(paper.outputs())).toEqual([...Object.keys(first), "output/notes.txt"]);
  rmSync(join(paper.dir, "output/notes.txt"));
});

test("check names the first layer that differs, from cause to effect", () => {
  const layerAfter = (before: string, after: string) => {
    paper.write("figures/fig8.ts", figureFile.replace(before, after));
    const { out, status } = paper.run("check");
    expect(status).toBe(1);
    return out.trimEnd().replace(/ +/g, " ");
  };
  expect(layerAfter('mark: "point"', 'mark: { type: "point", filled: true }')).toBe("fig8 spec panel b");
  expect(layerAfter("rowsMm: [30]", "rowsMm: [31]")).toBe("fig8 scene panel a");
  expect(layerAfter("Growth against dose.", "Growth.")).toBe("fig8 bytes output/fig8/caption.md");
  expect(layerAfter("export default", "\nexport default")).toBe("fig8 code figures/fig8.ts (nothing drawn differs)");
  paper.write("figures/fig8.ts", figureFile);
});

test("check finds a file changed by hand or lost, and an unreadable manifest", () => {
  const svg = paper.read("output/fig8.svg");
  paper.write("output/fig8.svg", `${svg}<!-- touched -->`);
  expect(paper.run("check")).toEqual({ out: "fig8     file     output/fig8.svg\n", status: 1 });
  paper.write("output/fig8.svg", svg);
  paper.write("output/manifest.json", "{}");
  expect(paper.run("check")).toEqual({ out: "fig8     manifest there is no output/manifest.json that can be read; run npm run build\n", status: 1 });
  expect(paper.run("build").out).toBe("fig8     2 panels\n");
  expect(paper.outputs()).toEqual(first);
});

test("a bad cell stops the build: named by line and column, with its panels; nothing changes", () => {
  paper.write("datasets/dose_response.csv", growth.replace("10,0.4", "10,\"0,4\""));
  const { out, status } = paper.run("build");
  expect(out).toMatchInlineSnapshot(`
    "datasets/dose_response.csv:3:14  growth  A FW-TAB-011
      3 | wild type,10,"0,4"
        |              ^
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

test("a doubtful cell stops the build until it is answered; then its row is left out, and the build says so", () => {
  paper.write("datasets/dose_response.csv", growth.replace("10,0.4", "10,0.4*"));
  expect(paper.run("build").status).toBe(1);
  paper.run("validate", ["--json", "findings.json"]);
  const { findings } = JSON.parse(paper.read("findings.json")) as { findings: { level: string; rule: string; fingerprint: string }[] };
  const [doubtful] = findings.filter(({ level }) => level === "B");
  paper.write("schemas/responses.ts", `export const responses = [{ fingerprint: "${doubtful!.fingerprint}", rule: "${doubtful!.rule}", answer: "the note on the plate is lost" }];`);
  expect(paper.run("build")).toEqual({ out: "datasets/dose_response.csv: 1 row is left out for answered faults\nfig8     2 panels\n", status: 0 });
  rmSync(join(paper.dir, "schemas/responses.ts"));
  paper.write("datasets/dose_response.csv", growth);
  paper.run("build");
  expect(paper.outputs()).toEqual(first);
});

test("wrong names are answered with the nearest right one", () => {
  expect(paper.run("build", ["fig9"])).toMatchObject({ status: 1 });
  expect(paper.run("build", ["fig9"]).out).toContain('hint     did you mean "fig8"?');
  expect(paper.run("build", ["fig8/z"]).out).toContain("expected a panel of a, b");
  expect(paper.run("build", ["--fource"])).toEqual({ out: "unknown flag --fource; did you mean --force?\nnpm run build -- --help lists the flags\n", status: 2 });
});

test("a figure that does not load is a finding, beside those of the others", () => {
  paper.write("figures/fig8.ts", 'throw new Error("half written");\n');
  paper.write("figures/fig9.ts", "export default 9;\n");
  const { out, status } = paper.run("build");
  expect(out).toMatchInlineSnapshot(`
    "figures/fig8.ts  A FW-BLD-002
      expected a file that loads
      found    Error: half written

    figures/fig9.ts  A FW-BLD-002
      expected export default figure({ ... })
      found    no figure

    2 findings. Nothing was written to output/.
    "
  `);
  expect(status).toBe(1);
  paper.write("figures/fig8.ts", figureFile);
  rmSync(join(paper.dir, "figures/fig9.ts"));
});

test("one panel alone becomes files of its own, which go with the panel", () => {
  expect(paper.run("build", ["fig8/b"]).out).toBe("fig8/b   1 panel\n");
  expect(Object.keys(paper.outputs())).toEqual(expect.arrayContaining(["output/fig8/b.svg", "output/fig8/b.pdf", "output/fig8/b.png"]));
  expect(paper.run("check").out).toBe("fig8     equal    6 outputs\nfig8/b   equal    3 outputs\n");
  paper.write("figures/fig8.ts", figureFile.replace('["ab"]', '["a"]').replace(/^    b: .*\n/m, ""));
  expect(paper.run("build")).toEqual({ out: "fig8     1 panel\n", status: 0 });
  expect(Object.keys(paper.outputs()).filter((path) => path.includes("/b."))).toEqual([]);
  paper.write("figures/fig8.ts", figureFile);
  paper.run("build");
  expect(paper.outputs()).toEqual(first);
});

test("two builds at once do not mix, and neither loses what the other built", async () => {
  paper.write("figures/fig9.ts", figureFile);
  rmSync(join(paper.dir, "output"), { recursive: true });
  const codes = await Promise.all(["fig8", "fig9", "fig8"].map((id) => ended(paper.start("build", [id]))));
  expect(codes).toEqual([0, 0, 0]);
  expect(wholeFigures()).toEqual(["fig8", "fig9"]);
  rmSync(join(paper.dir, "figures/fig9.ts"));
  expect(paper.run("build")).toEqual({ out: "fig8     up to date\n", status: 0 });
  expect(wholeFigures()).toEqual(["fig8"]);
});

test("a killed build leaves the outputs of one build or the other, and the next one goes on", async () => {
  for (const [index, delayMs] of [300, 600, 900, 1200].entries()) {
    paper.write("datasets/dose_response.csv", growth.replace("0.4", `0.${index + 5}`));
    const child = paper.start("build", ["--force"]);
    const exit = ended(child);
    await new Promise((wake) => setTimeout(wake, delayMs));
    child.kill("SIGKILL");
    await exit;
    expect(wholeFigures()).toEqual(["fig8"]);
  }
  paper.write("datasets/dose_response.csv", growth);
  paper.run("build");
  renameSync(join(paper.dir, "output"), join(paper.dir, "output.old"));
  mkdirSync(join(paper.dir, "output.new-1"));
  expect(paper.run("build")).toEqual({ out: "fig8     up to date\n", status: 0 });
  expect(paper.outputs()).toEqual(first);
});
