import { spawnSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { transformSync } from "esbuild";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { checkTable } from "../../src/check/check.ts";
import type { Dataset } from "../../src/dataset.ts";
import { formatFindings } from "../../src/finding.ts";
import * as engine from "../../src/index.ts";
import { inferSchema } from "../../src/infer/infer.ts";
import { readTable } from "../../src/read.ts";
import { loadSchemas } from "../../src/schemas.ts";
import { validate } from "../../src/validate.ts";
import { createProject } from "../project.ts";

const repository = join(import.meta.dirname, "../..");
const inferText = (text: string, file: string) => inferSchema(new TextEncoder().encode(text), file);

/** A project with these tables and their drafts. */
function drafted(tables: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const drafts = Object.entries(tables).map(([file, content]) => {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return [`schemas/${file.replace(/\.[^.]*$/, ".ts")}`, inferSchema(bytes, file).source] as const;
  });
  const files = Object.entries(tables).map(([file, content]) => [`datasets/${file}`, content] as const);
  return createProject(Object.fromEntries([...files, ...drafts]));
}

const graveIn = async (root: string): Promise<string> => formatFindings((await validate(root)).findings.filter(({ level }) => level !== "G"), "");

/** What the compiler says of the drafts. */
async function compile(root: string): Promise<string> {
  const compilerOptions = { typeRoots: [join(repository, "node_modules/@types")], preserveSymlinks: true };
  await writeFile(join(root, "tsconfig.json"), JSON.stringify({ extends: join(repository, "tsconfig.json"), compilerOptions, include: ["schemas"] }));
  return spawnSync(join(repository, "node_modules/.bin/tsc"), ["-p", root], { encoding: "utf8" }).stdout;
}

/** Tables as other people's programs write them. */
const foreign = {
  "german.csv": `Probe;Spannung (V);Strom / mA\n${Array.from({ length: 12 }, (_, row) => `${row < 6 ? "A" : "B"};${2 + (row % 6)},50;${(row * 7) % 5},1`).join("\n")}\n`,
  "assay.tsv": `gene\tsample\tabundance\tpvalue\n${Array.from({ length: 12 }, (_, row) => `G${row}\tS${row % 2}\t${row === 4 ? "NA" : row * 1.5}\t${row === 7 ? "NA" : `${row + 1}e-5`}`).join("\n")}\n`,
  "instrument.csv": `# Potentiostat 1470\n# Operator: K. M.\ntime_s,current_mA,range\n${Array.from({ length: 30 }, (_, row) => `${(row * 0.5).toFixed(1)},${(Math.trunc((row * 37) % 19) / 10).toFixed(2)},auto`).join("\n")}\n`,
  "field log.csv": `date,Site name,T [°C],"Depth, m"\n${Array.from({ length: 9 }, (_, row) => `2024-03-0${row + 1},"Loch ""${row}""",${row === 3 ? "" : 4 + row / 8},${row * 10}`).join("\n")}\n`,
  "pipes.csv": `id|k|chi\n${Array.from({ length: 24 }, (_, row) => `s${row % 2}|${Math.trunc(row / 2) * 5}|-${row}.25`).join("\n")}\n`,
  "weather.csv": `station,temperature_K,wind\n${Array.from({ length: 25 }, (_, row) => `W${row},${280 + (row % 9)},${row % 6 === 5 ? -999 : (row % 5) + 0.5}`).join("\n")}\n`,
  "plate.csv": `row,1,2,3,4\n${[1, 2, 3].map((row) => `${row},${row}.5,0.25,${row * 2}.0,1.75`).join("\n")}\n`,
};

test("a draft reads as a schema that someone wrote", () => {
  const { source, notes } = inferText(foreign["german.csv"], "german.csv");
  expect(source).toMatchInlineSnapshot(`
    "import { z } from "zod";
    import { column, dataset, evenSteps, increasing, plausible } from "#figwright";

    /** A draft: types, order and key are what the file shows. Plausible limits are its range, widened; they are no physical limits. */
    export const german = dataset({
      file: "german.csv",
      title: "German",
      // measured, reported, derived, reconstructed, assumed or schematic, and where the numbers come from
      provenance: { kind: "assumed", source: "not stated" },
      dialect: { separator: ";", decimal: "," },
      key: ["Probe", "Spannung (V)"],
      columns: {
        Probe: column(z.enum(["A", "B"]), "Probe"),
        "Spannung (V)": column(z.number(), "Spannung", "V", { decimals: 2, plausible: [0, 13] }),
        "Strom / mA": column(z.number(), "Strom", "mA", { decimals: 1, plausible: [0, 9] }),
      },
      rules: [
        increasing("Spannung (V)", { within: "Probe" }),
        evenSteps("Spannung (V)", { within: "Probe" }),
        plausible("Spannung (V)"),
        plausible("Strom / mA"),
      ],
    });
    "
  `);
  expect(notes).toMatchInlineSnapshot(`
    [
      "provenance: the draft says assumed, which claims nothing. Say where the numbers come from in one of the six words; a measurement names its instrument, run or file",
    ]
  `);
});

test("missing words, codes, dates, quotes in names and rules of order", () => {
  expect(inferText(foreign["field log.csv"], "field log.csv").source).toMatchInlineSnapshot(`
    "import { z } from "zod";
    import { column, dataset, plausible } from "#figwright";

    /** A draft: types, order and key are what the file shows. Plausible limits are its range, widened; they are no physical limits. */
    export const fieldLog = dataset({
      file: "field log.csv",
      title: "Field log",
      // measured, reported, derived, reconstructed, assumed or schematic, and where the numbers come from
      provenance: { kind: "assumed", source: "not stated" },
      key: ["date"],
      columns: {
        date: column(z.iso.date(), "Date"),
        "Site name": column(z.string().min(1), "Site name"),
        "T [°C]": column(z.number().nullable(), "T", "degC", { plausible: [3, 6] }),
        "Depth, m": column(z.int(), "Depth", "m", { decimals: 0, plausible: [0, 160] }),
      },
      rules: [
        plausible("T [°C]"),
        plausible("Depth, m"),
      ],
    });
    "
  `);
  expect(inferText(foreign["assay.tsv"], "assay.tsv").source.match(/^ {4}\w.*$/gm)).toMatchInlineSnapshot(`
    [
      "    gene: column(z.string().min(1), "Gene"),",
      "    sample: column(z.enum(["S0", "S1"]), "Sample"),",
      "    abundance: column(z.number().min(0).nullable(), "Abundance", "1", { missing: ["NA"], plausible: [0, 40] }),",
      "    pvalue: column(z.number().nullable(), "Pvalue", "1", { missing: ["NA"], plausible: [0, 0.0003] }),",
      "    plausible("abundance"),",
      "    plausible("pvalue"),",
    ]
  `);
  expect(inferText(foreign["weather.csv"], "weather.csv").source.match(/wind: .*$/m)).toMatchInlineSnapshot(`
    [
      "wind: column(z.number().nullable(), "Wind", "1", { missing: ["-999"], plausible: [0, 9] }),",
    ]
  `);
  expect(inferText(foreign["instrument.csv"], "instrument.csv").source).toMatchInlineSnapshot(`
    "import { z } from "zod";
    import { column, dataset, evenSteps, increasing, plausible } from "#figwright";

    /** A draft: types, order and key are what the file shows. Plausible limits are its range, widened; they are no physical limits. */
    export const instrument = dataset({
      file: "instrument.csv",
      title: "Instrument",
      // measured, reported, derived, reconstructed, assumed or schematic, and where the numbers come from
      provenance: { kind: "assumed", source: "not stated" },
      dialect: { comment: "#" },
      key: ["time_s"],
      columns: {
        time_s: column(z.number(), "Time", "s", { decimals: 1, plausible: [0, 30] }),
        current_mA: column(z.number(), "Current", "mA", { decimals: 2, plausible: [0, 4] }),
        range: column(z.string().min(1), "Range"),
      },
      rules: [
        increasing("time_s"),
        evenSteps("time_s"),
        plausible("time_s"),
        plausible("current_mA"),
      ],
    });
    "
  `);
});

test("a header and a first column of rising numbers make a matrix", () => {
  expect(inferText(foreign["plate.csv"], "plate.csv").source).toMatchInlineSnapshot(`
    "import { z } from "zod";
    import { column, matrix, plausible } from "#figwright";

    /** A draft: types, order and key are what the file shows. Plausible limits are its range, widened; they are no physical limits. */
    export const plate = matrix({
      file: "plate.csv",
      title: "Plate",
      // measured, reported, derived, reconstructed, assumed or schematic, and where the numbers come from
      provenance: { kind: "assumed", source: "not stated" },
      row: "row",
      column: "column",
      value: "value",
      columns: {
        row: column(z.int(), "Row", "1", { decimals: 0 }),
        column: column(z.int(), "Column", "1", { decimals: 0, plausible: [0, 7] }),
        value: column(z.number(), "Value", "1", { plausible: [0, 12] }),
      },
      rules: [plausible("value")],
    });
    "
  `);
});

test("the draft of a clean foreign table compiles, and validate finds nothing above G", async () => {
  const root = await drafted(foreign);
  expect(await graveIn(root)).toBe("0 findings. ");
  expect(await compile(root)).toBe("");
}, 120_000);

test("so does the draft of every table of this project", async () => {
  const files = (await readdir(join(repository, "datasets"))).filter((file) => file.endsWith(".csv"));
  const root = await drafted(Object.fromEntries(await Promise.all(files.map(async (file) => [file, await readFile(join(repository, "datasets", file))] as const))));
  expect(files.length).toBeGreaterThan(40);
  expect(await graveIn(root)).toBe("0 findings. ");
  expect(await compile(root)).toBe("");
}, 300_000);

test("keys are those that the authors of this project chose, where the file shows them", async () => {
  const { datasets } = await loadSchemas(repository);
  const tables = datasets.filter(({ matrix }) => matrix === undefined);
  const drafts = await Promise.all(tables.map(async ({ name, file, key }) => {
    const { source } = inferSchema(await readFile(join(repository, "datasets", file)), file);
    return { name, key: key.join(", "), found: [...evaluated(source).key].join(", ") };
  }));
  expect(tables.length).toBeGreaterThan(30);
  expect(drafts.filter(({ key, found }) => key !== found)).toMatchInlineSnapshot(`
    [
      {
        "found": "sample, time",
        "key": "sample, cycle, segment, point",
        "name": "cv_curve",
      },
      {
        "found": "cell_id, branch, point",
        "key": "window_vmax, branch, point",
        "name": "dqdv_curve",
      },
      {
        "found": "cell_id, branch, point",
        "key": "cell_id, cycle, branch, point",
        "name": "gcd_profile",
      },
      {
        "found": "scan",
        "key": "sample, scan",
        "name": "lattice_evolution",
      },
      {
        "found": "sample, atom",
        "key": "sample, wyckoff, atom",
        "name": "structure_sites",
      },
      {
        "found": "sample, h, k, l",
        "key": "sample, phase, wavelength, h, k, l",
        "name": "xrd_reflections",
      },
    ]
  `);
});

test("whatever a header and cells hold stays text in the draft", async () => {
  const names = ['a"b', "*/ evil()", "${process.exit(3)}", "`", "\\", "line\nend", "\u2028", "__proto__", "constructor", "2010", "'; throw 1; //", "<script>", "class"];
  const header = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(",");
  const rows = Array.from({ length: 6 }, (_, row) => names.map((_, column) => `"${row % 2 === 0 ? "*/ ${x}" : "\\"}${column}"`).join(","));
  const nasty = [header, ...rows].join("\n");
  const { source } = inferText(`${nasty}\n`, 'x "*/ ${y}\u2028.csv');
  expect(source).not.toMatch(/\u2028|\*\/ evil\(\)\n/);
  const root = await drafted({ "default.csv": `${nasty}\n`, "2nd try.csv": `${nasty}\n` });
  const { tables } = await validate(root);
  expect(tables.map(({ dataset }) => Object.keys(dataset.columns).toSorted())).toEqual([1, 2].map(() => names.map((name) => name.trim().replace(/\s/g, " ")).filter((name) => name !== "").toSorted()));
  expect(tables.map(({ rows }) => rows.length)).toEqual([6, 6]);
  expect(await compile(root)).toBe("");
}, 120_000);

test("what must be mended first is a note with the finding's id and place", () => {
  const notes = (text: string): readonly string[] => inferText(text, "x.csv").notes.slice(0, -1);
  expect(notes("time,voltage\ns,V\n1,2.5\n2,2.6\n3,2.7\n4,2.8\n")).toMatchInlineSnapshot(`
    [
      "x.csv:2: FW-UNI-004: a row of units. The draft declares them; delete line 2 from the file",
    ]
  `);
  expect(notes("1,2.5\n2,2.6\n3,2.7\n4,2.8\n5,2.9\n")).toMatchInlineSnapshot(`
    [
      "x.csv: no header. The draft says so and counts the columns, in their order; give them better names there",
      "units: none found for "column_1", "column_2"; the draft says "1", a pure number",
    ]
  `);
  expect(notes("a,a,b\n1,2,3\n4,5,6\n7,8,9\n1,2,4\n")).toMatchInlineSnapshot(`
    [
      "x.csv:1:3: FW-CSV-030 a: expected a name of its own for every column, found "a", the name of column 1 too",
      "units: none found for "a", "b"; the draft says "1", a pure number",
    ]
  `);
  expect(notes("a,b\n1,2\n3\n")).toMatchInlineSnapshot(`
    [
      "x.csv:3:2: FW-CSV-024: expected 2 cells, as many as in the header, found 1 cell",
      "key: no few columns are unique together. Name the columns that tell one row from another, or look for rows that stand twice",
      "units: none found for "a", "b"; the draft says "1", a pure number",
    ]
  `);
  expect(inferText("", "x.csv")).toMatchInlineSnapshot(`
    {
      "notes": [
        "x.csv: FW-CSV-010: expected a header row, found a file of 0 bytes",
      ],
      "source": "",
    }
  `);
  expect(notes("id,dose\nm1,<0.01\nm2,5\nm3,7\nm4,<0.01\nm5,9\n")).toMatchInlineSnapshot(`
    [
      ""dose": text, since cells such as "<0.01" are no numbers",
    ]
  `);
});

test("a row of units says the units, and where it must go", () => {
  expect(inferText("time,voltage\ns,V\n1,2.5\n2,2.6\n3,2.7\n4,2.8\n", "x.csv").source.match(/^ {4}\w.*column.*$/gm)).toMatchInlineSnapshot(`
    [
      "    time: column(z.int(), "Time", "s", { decimals: 0, plausible: [0, 7] }),",
      "    voltage: column(z.number(), "Voltage", "V", { decimals: 1, plausible: [2.2, 3.1] }),",
    ]
  `);
});

test("a JSON table is drafted too", () => {
  const { source } = inferText('[{"id": "01", "x": 1.5, "y": "1"}, {"id": "02", "x": null, "y": "2"}, {"id": "03", "x": 2.5, "y": "3"}, {"id": "04", "x": 3.5, "y": "4"}]', "x.json");
  expect(source.match(/^ {4}\w.*column.*$/gm)).toMatchInlineSnapshot(`
    [
      "    id: column(z.string().min(1), "Id"),",
      "    x: column(z.number().nullable(), "X", "1", { decimals: 1, plausible: [0, 6] }),",
      "    y: column(z.string().min(1), "Y"),",
    ]
  `);
});

/** The dataset that the source of a draft declares. */
function evaluated(source: string): Dataset {
  const { code } = transformSync(source, { loader: "ts", format: "cjs" });
  const module: { exports: Record<string, Dataset> } = { exports: {} };
  new Function("module", "require", code)(module, (name: string) => (name === "zod" ? { z } : engine));
  return Object.values(module.exports)[0]!;
}

const word = fc.oneof(fc.constantFrom("", "NA", "a", "b", "-", "1.5", "-3", "007", "1e5", "2024-01-01", "<5", "5 V", " 1", "-999", "=x", "'", '""', "\u2028"), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map(String), fc.nat(20).map(String));
const name = fc.oneof(fc.constantFrom("time_s", "V / mV", "T (K)", "id", "cycle", "counts", "class", "constructor", "2010", "x;y"), fc.string({ minLength: 1, maxLength: 6 }).map((text) => text.replace(/["\r\n]/g, "_")));
const anyTable = fc.record({ width: fc.integer({ min: 1, max: 4 }), height: fc.nat(12), separator: fc.constantFrom(",", ";", "\t") }).chain(({ width, height, separator }) =>
  fc.tuple(fc.uniqueArray(name, { minLength: width, maxLength: width }), fc.array(fc.array(word, { minLength: width, maxLength: width }), { minLength: height, maxLength: height })).map(([names, rows]) =>
    `${[names, ...rows].map((cells) => cells.map((cell) => (/[,;\t"]/.test(cell) ? `"${cell}"` : cell)).join(separator)).join("\n")}\n`,
  ),
);

test("a draft never contradicts the table it was drafted from", () => {
  fc.assert(
    fc.property(anyTable, (text) => {
      const { source, notes } = inferText(text, "x.csv");
      if (source === "" || notes.some((note) => /FW-CSV-04/.test(note))) return;
      const dataset = evaluated(source);
      const { table } = readTable(new TextEncoder().encode(text), "datasets/x.csv", dataset);
      const { findings } = checkTable(table, dataset);
      const own = ["FW-TAB-001", "FW-TAB-004", "FW-TAB-010", "FW-TAB-013", "FW-KEY-001", "FW-ORD-001", "FW-ORD-002", "FW-ORD-003", "FW-ORD-006", "FW-RNG-002", "FW-UNI-003"];
      expect(findings.filter(({ rule }) => own.includes(rule)), `${text}\n${source}`).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);
