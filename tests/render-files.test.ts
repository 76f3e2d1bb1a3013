import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findClash, planJobs, renderFiles } from "../src/render-files.ts";

const dir = mkdtempSync(join(tmpdir(), "figwright-render-"));
const spec = (name: string, content: object | string) => {
  const path = join(dir, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const bars = (data: object) => ({
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  title: "Bars & <more>",
  width: 120,
  height: 80,
  data,
  mark: "bar",
  encoding: { x: { field: "a", type: "nominal" }, y: { field: "b", type: "quantitative" } },
});
const inline = { values: [{ a: "x", b: 1 }, { a: "y", b: 3 }] };
const out = (name: string) => join(dir, "out", name);
const draw = async (path: string, to: string, dataDir?: string) => (await renderFiles(planJobs([path], to, []), dataDir, "Arimo"))[0]!;

test("a Vega-Lite spec becomes SVG, PDF and PNG in pixels, its title escaped", async () => {
  const path = spec("bars.vl.json", bars(inline));
  const outcomes = await renderFiles(planJobs([path], join(dir, "out"), ["svg", "pdf", "png"]), undefined, "Arimo");
  expect(outcomes).toEqual([{ specFile: path, warnings: [] }]);
  const svg = readFileSync(out("bars.svg"), "utf8");
  expect(svg).toMatch(/^<svg [^>]*width="\d+(\.\d+)?" height="\d+(\.\d+)?"/);
  expect(svg).toContain("Bars &amp; &lt;more&gt;");
  expect(readFileSync(out("bars.pdf")).subarray(0, 8).toString()).toBe("%PDF-1.7");
  expect(readFileSync(out("bars.png")).subarray(1, 4).toString()).toBe("PNG");
});

test("a Vega spec needs no $schema", async () => {
  const vega = { width: 50, height: 50, marks: [{ type: "rect", encode: { enter: { x: { value: 5 }, y: { value: 5 }, width: { value: 20 }, height: { value: 20 }, fill: { value: "red" } } } }] };
  expect(await draw(spec("box.json", vega), out("box.svg"))).not.toHaveProperty("error");
  expect(readFileSync(out("box.svg"), "utf8")).toContain('fill="#ff0000"');
});

test("the default font can be DejaVu Sans", async () => {
  await renderFiles(planJobs([spec("dejavu.vl.json", bars(inline))], out("dejavu.svg"), []), undefined, "DejaVu Sans");
  expect(readFileSync(out("dejavu.svg"), "utf8")).toContain("font-family=\"'DejaVu Sans', sans-serif\"");
});

test("data resolve inside the data folder, with or without a leading slash", async () => {
  mkdirSync(join(dir, "data"), { recursive: true });
  writeFileSync(join(dir, "data/table.csv"), "a,b\nx,1\ny,2\n");
  expect(await draw(spec("file.vl.json", bars({ url: "data/table.csv" })), out("file.svg"))).not.toHaveProperty("error");
  expect(await draw(spec("slash.vl.json", bars({ url: "/data/table.csv" })), out("slash.svg"))).not.toHaveProperty("error");
});

test("network and files outside the data folder are refused by name", async () => {
  const inner = join(dir, "inner");
  mkdirSync(inner, { recursive: true });
  writeFileSync(join(dir, "secret.csv"), "a,b\nx,1\n");
  symlinkSync(join(dir, "secret.csv"), join(inner, "link.csv"));
  const tried = ["https://example.org/t.csv", "file:///etc/hosts", "//example.org/t.csv", "../secret.csv", "link.csv", "none.csv"];
  const errors = [];
  for (const [index, url] of tried.entries()) errors.push((await draw(spec(`refused${index}.vl.json`, bars({ url })), out("refused.svg"), inner)).error);
  expect(errors.join("\n")).toMatchInlineSnapshot(`
    "refused to open "https://example.org/t.csv": only files inside the data folder are read
    refused to open "file:///etc/hosts": only files inside the data folder are read
    refused to open "//example.org/t.csv": only files inside the data folder are read
    refused to open "../secret.csv": it leaves the data folder
    refused to open "link.csv": it leaves the data folder
    no file "none.csv" in the data folder"
  `);
});

test("a bad spec is reported and the others still drawn", async () => {
  const paths = [spec("broken.vl.json", "{ not json"), spec("list.vl.json", "[1]"), spec("fine.vl.json", bars(inline))];
  const outcomes = await renderFiles(planJobs(paths, join(dir, "several"), ["svg"]), undefined, "Arimo");
  expect(outcomes.map(({ error }) => error !== undefined)).toEqual([true, true, false]);
  expect(readFileSync(join(dir, "several/fine.svg"), "utf8")).toContain("<svg");
});

test("a point without a place is drawn as Vega draws it, with one warning for many", async () => {
  const values = Array.from({ length: 20 }, (_, index) => ({ a: index, b: index % 2 ? index : "nothing" }));
  const scatter = { data: { values }, width: 90, height: 90, mark: { type: "point", invalid: null }, encoding: { x: { field: "a", type: "quantitative" }, y: { field: "b", type: "quantitative", scale: { type: "log" } } } };
  const { warnings, error } = await draw(spec("nan.vl.json", { $schema: "https://vega.github.io/schema/vega-lite/v6.json", ...scatter }), out("nan.svg"));
  expect(error).toBeUndefined();
  expect(warnings.length).toBeLessThan(4);
});

test("two specs never write one file", () => {
  const jobs = planJobs(["one/a.vl.json", "two/a.vg.json"], "out", ["svg"]);
  expect(findClash(jobs)).toBe("one/a.vl.json and two/a.vg.json would both write out/a.svg");
  expect(findClash(planJobs(["one/a.vl.json", "two/b.vl.json"], "out", ["svg", "pdf"]))).toBeUndefined();
});
