import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { composeFigure, type Composed } from "../src/figure/compose.ts";
import { figure, panel, type Figure } from "../src/figure/figure.ts";
import { rsc } from "../src/figure/profile.ts";
import type { Row } from "../src/dataset.ts";
import type { PreparedView } from "../src/figure/compile.ts";
import type { Group, Node, Paint, Shape, Text } from "../src/scene/scene.ts";
import { validate } from "../src/validate.ts";
import { gcdProfile } from "../schemas/gcd_profile.ts";
import { rate } from "../schemas/rate.ts";
import { colorBySample, samples, shapeBySample } from "../figures/parts/identity.ts";
import { label } from "../figures/parts/label.ts";

/** What a figure shows of a sample or a state: `NLMO`, colour, `#0072b2`. */
interface Sighting {
  readonly of: string;
  readonly property: "colour" | "marker" | "dash" | "name";
  readonly value: string;
  readonly where: string;
}

const { rowsOf } = await validate(process.cwd());
const tables = { rowsOf, locate: (dataset: { file: string }, index: number) => `${dataset.file}, row ${index}` };
const spectra = new Map(rowsOf("spectra").map((row) => [row["spectrum_id"], row]));

/** Inks of guides, fits and fills, which stand for no sample and no state. */
const neutral = new Set(["#000000", "#ffffff", "#595959", "#8c8c8c"]);

const ids = readdirSync("figures").flatMap((name) => /^(.*)\.ts$/.exec(name)?.[1] ?? []);
const composeFile = async (id: string) => sightings(id, await composeFigure(((await import(`../figures/${id}.ts`)) as { default: Figure }).default, id, `figures/${id}.ts`, tables));

test("a sample and a state keep their colour, marker, dash and name in all figures", async () => {
  const seen = (await Promise.all(ids.map(composeFile))).flat();
  const subjects = new Set(seen.map(({ of, property }) => `${of} ${property}`));
  expect([...subjects]).toEqual(expect.arrayContaining(["NLMO colour", "NLMRO colour", "NLMO marker", "NLMO dash", "NLMRO name", "Ch4.5 colour", "Dis2.0 colour", "ch 4.5 name"]));
  expect(conflicts(seen)).toEqual([]);
});

test("another colour, marker or spelling in a second figure is found", async () => {
  const swapped = (channel: object) => ({ ...channel, scale: { domain: ["NLMRO", "NLMO"], range: (channel as { scale: { range: unknown[] } }).scale.range } });
  const figureOf = (look: (channel: object) => object, name: string) =>
    figure({
      title: "", profile: rsc.double, layout: ["a"], rowsMm: [40],
      panels: {
        a: panel(rate, {
          caption: "", alt: "",
          layer: [
            { mark: "point", encoding: { x: rate.fields.cycle, y: rate.fields.q_dis, color: look(colorBySample(rate.fields.sample)), shape: look(shapeBySample(rate.fields.sample)) } },
            label(name, { x: 3, y: 100 }),
          ],
        }),
      },
    });
  const seen = await Promise.all(
    [figureOf((channel) => channel, "NLMO"), figureOf(swapped, "NlMO")].map(async (one, index) => sightings(`fig${index + 1}`, await composeFigure(one, `fig${index + 1}`, "", tables))),
  );
  expect(conflicts(seen[0]!)).toEqual([]);
  expect(conflicts(seen.flat())).toEqual([
    "NLMO colour: #0072b2 in fig1a, #d55e00 in fig2a",
    "NLMO marker: MLLLZ in fig1a, MCCCC in fig2a",
    "NLMRO colour: #d55e00 in fig1a, #0072b2 in fig2a",
    "NLMRO marker: MCCCC in fig1a, MLLLZ in fig2a",
    "NLMO name: NLMO in fig1a, NlMO in fig2a",
  ]);
});

test("a line of another dash and a state of another name are found", async () => {
  const lines = (dash: readonly number[], name: string) =>
    figure({
      title: "", profile: rsc.double, layout: ["a"], rowsMm: [40],
      panels: {
        a: panel(gcdProfile, {
          caption: "", alt: "",
          layer: [
            {
              mark: "line",
              encoding: {
                x: gcdProfile.fields.capacity, y: gcdProfile.fields.voltage, detail: gcdProfile.fields.branch, color: colorBySample(gcdProfile.fields.sample),
                strokeDash: { ...gcdProfile.fields.sample, scale: { domain: ["NLMO", "NLMRO"], range: [dash, [1, 0]] }, legend: null },
              },
            },
            label(name, { x: 50, y: 3 }),
          ],
        }),
      },
    });
  const seen = await Promise.all([lines([3, 1.5], "Ch 4.5 V"), lines([1, 1], "charged 4.5 V")].map(async (one, index) => sightings(`fig${index + 1}`, await composeFigure(one, `fig${index + 1}`, "", tables))));
  expect(conflicts(seen.flat())).toEqual(["NLMO dash: 3 1.5 in fig1a, 1 1 in fig2a", "ch 4.5 name: Ch 4.5 V in fig1a, charged 4.5 V in fig2a"]);
});

/** Whatever was seen with more than one value. */
function conflicts(seen: readonly Sighting[]): readonly string[] {
  const values = new Map<string, Map<string, string>>();
  for (const { of, property, value, where } of seen) {
    const known = values.get(`${of} ${property}`) ?? new Map<string, string>();
    if (!known.has(value)) known.set(value, where);
    values.set(`${of} ${property}`, known);
  }
  return [...values].filter(([, known]) => known.size > 1).map(([subject, known]) => `${subject}: ${[...known].map(([value, where]) => `${value} in ${where}`).join(", ")}`);
}

/** Looks of the marks in views that tell samples or states apart, and every text that names one. */
function sightings(id: string, { scene, panels }: Composed): readonly Sighting[] {
  return scene.children.flatMap((node) => {
    const found = panels.find(({ letter }) => node.kind === "group" && node.panel === letter);
    if (!found || node.kind !== "group") return [];
    const where = `${id}${found.letter}`;
    const views = node.children.filter((child): child is Group => child.kind === "group" && child.role === "view");
    return [...views.flatMap((view, index) => looks(view, found.views[index]!.prepared, where)), ...leaves(node).flatMap((leaf) => (leaf.kind === "text" ? names(leaf, where) : []))];
  });
}

interface Subject {
  readonly sample?: string;
  readonly state?: string;
}

function looks(view: Group, { sources }: PreparedView, where: string): readonly Sighting[] {
  // levels and layers of a drawing are no marks of a sample
  const rowsAt = sources.filter(({ dataset }) => dataset.provenance.kind !== "schematic").map(({ rows, indices }) => new Map(indices.map((index, at) => [index, rows[at]!])));
  const marks = leaves(view).flatMap((node) => {
    if (node.kind !== "shape" || node.role !== "mark" || node.row === undefined) return [];
    const subjects = rowsAt.flatMap((rows) => subjectOf(rows.get(node.row!)) ?? []);
    const isOne = subjects.every(({ sample, state }) => sample === subjects[0]!.sample && state === subjects[0]!.state);
    return subjects.length > 0 && isOne ? [{ node, subject: subjects[0]! }] : [];
  });
  const tells = (key: keyof Subject) => new Set(marks.flatMap(({ subject }) => subject[key] ?? [])).size > 1;
  const key = tells("sample") ? "sample" : tells("state") ? "state" : undefined;
  if (!key) return [];
  return marks.flatMap(({ node, subject }): readonly Sighting[] => {
    const of = subject[key];
    if (of === undefined) return [];
    const isSymbol = node.transform !== undefined;
    const isLine = !isSymbol && node.path.ops.length > 2 && !node.fill;
    if (!isSymbol && !isLine) return [];
    const hexes = [node.stroke?.paint, node.fill].flatMap((paint) => hexOf(paint) ?? []).filter((hex) => !neutral.has(hex));
    return [
      ...hexes.map((value): Sighting => ({ of, property: "colour", value, where })),
      ...(isSymbol && key === "sample" && hexes.length > 0 ? [{ of, property: "marker", value: node.path.ops, where } as const] : []),
      ...(isLine && key === "sample" && hexes.length > 0 ? [{ of, property: "dash", value: dashOf(node), where } as const] : []),
    ];
  });
}

function subjectOf(row: Row | undefined): Subject | undefined {
  if (!row) return undefined;
  const { sample, state } = row["spectrum_id"] === undefined ? row : (spectra.get(row["spectrum_id"] as string) ?? row);
  const isElectrode = typeof sample === "string" && sample in samples;
  if (!isElectrode && typeof state !== "string") return undefined;
  return { ...(isElectrode && { sample }), ...(typeof state === "string" && { state }) };
}

/** The name that a text is a spelling of, as it stands there. */
function names(node: Text, where: string): readonly Sighting[] {
  const plain = node.lines.map((line) => line.plain).join(" ");
  const electrodes = [...plain.matchAll(/\bN[-\s]?L[-\s]?M[-\s]?R?[-\s]?O\b/gi)].map(([name]) => ({ of: name.toUpperCase().replace(/[^A-Z]/g, ""), value: name }));
  const [, cycle = "", branch, volts] = /^(?:(\d+)(?:st|nd|rd|th)\s*)?(pristine|ch|dis)(?:charged?|arged?)?(?:\s*(?:to\s*)?([\d.]+)\s*V?)?$/i.exec(plain) ?? [];
  const isState = branch !== undefined && (volts !== undefined || branch.toLowerCase() === "pristine");
  const states = isState ? [{ of: [cycle, branch.toLowerCase(), volts].filter(Boolean).join(" "), value: plain }] : [];
  return [...electrodes, ...states].map((name) => ({ ...name, property: "name", where }));
}

function leaves(node: Node): readonly (Shape | Text)[] {
  if (node.kind === "group") return node.children.flatMap(leaves);
  return node.kind === "shape" || node.kind === "text" ? [node] : [];
}

function hexOf(paint: Paint | undefined): string | undefined {
  return paint?.kind === "solid" ? paint.hex : undefined;
}

function dashOf({ stroke }: Shape): string {
  const dash = stroke?.dash ?? [];
  return dash.length === 2 && dash[1] === 0 ? "solid" : dash.join(" ") || "solid";
}
