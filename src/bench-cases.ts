/* The cases of the bench that run in a process of their own, so that start-up and peak memory are theirs alone. */
import { z } from "zod";
import { column, dataset, figure, increasing, panel, rsc, type Figure, type Row, type Rule, type ViewSpec } from "#figwright";
import { worstFirst } from "./finding.ts";
import { importProjectModule } from "./project-module.ts";
import type { Measure } from "./bench.ts";
import type { Scene } from "./scene/scene.ts";

const started = performance.now();

const cases: Readonly<Record<string, () => Promise<readonly Measure[]>>> = {
  stages: async () => [...(await stagesOfFig3("cold")), ...(await stagesOfFig3("warm"))],
  paper: wholePaper,
  scatter: () => drawn("100,000-point scatter to SVG and PDF", { mark: "point" }, scatterRows(100_000)),
  million: () => validated(process.argv[3]!, process.argv[4] === "ordered" ? [increasing("energy")] : []),
  raster: () => drawn("300 x 1500 raster map to SVG and PDF", { name: "raster", mark: "rect" }, gridRows(300, 1500)),
};

/** Every figure of the project from its tables to its files, in a fresh process. */
async function wholePaper(): Promise<readonly Measure[]> {
  const { build } = await import("./build.ts");
  const lines: string[] = [];
  await build(process.cwd(), { only: [], force: true, report: (line) => lines.push(line) });
  const panels = lines.map((line) => Number(/ (\d+) panels?$/.exec(line)?.[1] ?? 0)).reduce((sum, count) => sum + count, 0);
  return [{ name: "all figures, cold", seconds: (performance.now() - started) / 1000, peakMb: process.resourceUsage().maxRSS / 1024, note: `${panels} panels` }];
}

const spectrumWith = (rules: readonly Rule[]) => dataset({
  file: "spectrum.csv",
  title: "Spectrum",
  provenance: { kind: "measured", source: "made for the bench" },
  key: ["index"],
  columns: {
    index: column(z.int().nonnegative(), "Index", "1"),
    energy: column(z.number().positive(), "Energy", "eV"),
    i0: column(z.number().nonnegative(), "I0", "counts"),
    it: column(z.number().nonnegative(), "It", "counts"),
    mu: column(z.number(), "Absorption", "1"),
    sigma: column(z.number().positive(), "Uncertainty", "1"),
    sample: column(z.enum(["alpha", "beta"]), "Sample"),
    state: column(z.string().nullable(), "State"),
  },
  rules,
});

/** One table from its file to the report. */
async function validated(path: string, rules: readonly Rule[]): Promise<readonly Measure[]> {
  const spectrum = spectrumWith(rules);
  const { openFile, isObstacle } = await import("./open.ts");
  const { readTable } = await import("./read.ts");
  const { checkTable } = await import("./check/check.ts");
  const { textReport } = await import("./report/text.ts");
  const start = performance.now();
  const read = async () => {
    const bytes = await openFile(path);
    if (isObstacle(bytes)) throw new Error(bytes.found);
    return readTable(bytes, "datasets/spectrum.csv", spectrum);
  };
  const { table, findings } = await read();
  const checked = checkTable(table, spectrum);
  const report = textReport({ tables: [checked], files: [], findings: worstFirst([...findings, ...checked.findings]) });
  const seconds = (performance.now() - start) / 1000;
  return [{ name: "", seconds, peakMb: process.resourceUsage().maxRSS / 1024, note: `${checked.tableRows.length} rows are good; the report has ${report.length} characters` }];
}

async function stagesOfFig3(state: string): Promise<readonly Measure[]> {
  const measures: Measure[] = [];
  const stage = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const value = await work();
    measures.push({ name: `Fig. 3 ${state}: ${name}`, seconds: (performance.now() - start) / 1000 });
    return value;
  };
  const modules = await stage("load modules", async () => ({
    ...(await import("./validate.ts")), ...(await import("./figure/compose.ts")), ...(await import("./svg/write.ts")), ...(await import("./pdf/write.ts")), ...(await import("./png/write.ts")),
  }));
  const { rowsOf } = await stage("read and check tables", () => modules.validate(process.cwd()));
  const { default: declared } = (await importProjectModule(process.cwd(), "figures/fig3.ts")) as { default: Figure };
  const { scene } = await stage("compile, run, layout, scene", () => modules.composeFigure(declared, "fig3", "figures/fig3.ts", { rowsOf, locate: () => "" }));
  const megabytes = JSON.stringify(scene.children, (key, value: unknown) => (key === "face" ? "" : value)).length / 1e6;
  const svg = await stage("SVG", () => modules.writeSvg(scene));
  const pdf = await stage("PDF", async () => modules.writePdf(scene));
  await stage("PNG", () => modules.writePng(scene, 300));
  const rate = (index: number) => `${(megabytes / measures[index]!.seconds!).toFixed(1)} MB of scene a second`;
  return measures.map((measure, index) => (index === 3 ? { ...measure, note: `${kilobytes(svg)}, ${rate(3)}` } : index === 4 ? { ...measure, note: `${kilobytes(pdf)}, ${rate(4)}` } : measure));
}

const cloud = dataset({
  file: "cloud.csv",
  title: "Points",
  provenance: { kind: "measured", source: "made for the bench" },
  key: ["x", "y"],
  columns: { x: column(z.number(), "x", "1"), y: column(z.number(), "y", "1"), value: column(z.number(), "Value", "1") },
});

async function drawn(name: string, spec: ViewSpec, rows: readonly Row[]): Promise<readonly Measure[]> {
  const { composeFigure } = await import("./figure/compose.ts");
  const { writeSvg } = await import("./svg/write.ts");
  const { writePdf } = await import("./pdf/write.ts");
  const { x, y, value } = cloud.fields;
  const encoding = { x: { ...x, scale: { nice: false } }, y: { ...y, scale: { nice: false } }, color: { ...value, scale: { scheme: "viridis" }, legend: null } };
  const declared = figure({
    title: name, profile: rsc.single, layout: ["a"], rowsMm: [60],
    panels: { a: panel(cloud, { caption: name, alt: name, ...spec, encoding }) },
  });
  const { scene, findings } = await composeFigure(declared, "bench", "bench", { rowsOf: () => rows, locate: () => "" });
  if (findings.length > 0) throw new Error(findings[0]!.found);
  const [svg, pdf] = await write(scene, writeSvg, writePdf);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  return [{ name, seconds: (performance.now() - started) / 1000, peakMb, note: `SVG ${kilobytes(svg)}, PDF ${kilobytes(pdf)}; start-up included` }];
}

async function write(scene: Scene, writeSvg: (scene: Scene) => Promise<string>, writePdf: (scene: Scene) => Uint8Array | Promise<Uint8Array>): Promise<[string, Uint8Array]> {
  return [await writeSvg(scene), await writePdf(scene)];
}

function kilobytes({ length }: { readonly length: number }): string {
  return length < 1e6 ? `${Math.round(length / 1e3)} kB` : `${(length / 1e6).toFixed(2)} MB`;
}

/** A cloud from two low-discrepancy sequences: dense, even, the same everywhere. */
function scatterRows(count: number): readonly Row[] {
  return Array.from({ length: count }, (_, index) => ({ x: (index * 0.618033988749895) % 1, y: (index * 0.754877666246693) % 1, value: index % 100 }));
}

function gridRows(lines: number, columns: number): readonly Row[] {
  return Array.from({ length: lines * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return { x: column, y: row, value: Math.sin(column / 60) * Math.cos(row / 30) };
  });
}

process.stdout.write(JSON.stringify(await cases[process.argv[2]!]!()));
