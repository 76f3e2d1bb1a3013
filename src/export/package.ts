import { provenanceKinds, type ProvenanceKind } from "../dataset.ts";
import { groupThousands } from "../count.ts";
import { describeCounts, isInvented, type Counts } from "../figure/provenance.ts";
import type { PackageFacts } from "./package-facts.ts";

/** The descriptor of the whole package. No clock: `created` is left out. */
export function describePackage({ name, version, license, sources }: PackageFacts, counts: Counts, resources: readonly object[]): object {
  const [source] = sources;
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: `${name.toLowerCase().replace(/[^a-z0-9._-]+/g, "-").replace(/^-/, "")}-tables`,
    title: source === undefined ? `Tables of ${name}` : `Tables behind the figures of "${source.title}"`,
    description: describe(counts),
    ...(version === undefined ? {} : { version }),
    ...(license === undefined ? {} : { licenses: [licenseOf(license)] }),
    ...(sources.length === 0 ? {} : { sources }),
    resources,
  };
}

/** First what is measured and what is not. */
function describe(counts: Counts): string {
  const total = provenanceKinds.reduce((sum, kind) => sum + counts[kind], 0);
  const measured = counts.measured === 0 ? "No number in these tables is measured." : `${groupThousands(counts.measured)} of ${groupThousands(total)} numbers in these tables are measured.`;
  const invented = isInvented(counts) ? [" What is reconstructed, assumed or schematic is no measurement."] : [];
  return [
    `${measured}${invented.join("")}`,
    `Numbers: ${describeCounts(counts)}.`,
    provenanceKinds.filter((kind) => counts[kind] > 0).map((kind) => `- ${kind}: ${meanings[kind]}`).join("\n"),
    "Every column says its unit and its provenance; a provenance written as `{ \"by\": NAME }` stands in the column NAME, row by row. NOT-EXPRESSED.md lists the rules that these schemas have no word for.",
  ].join("\n\n");
}

const meanings: Readonly<Record<ProvenanceKind, string>> = {
  measured: "from an instrument's file",
  reported: "printed in the article",
  derived: "exact arithmetic on reported numbers",
  reconstructed: "from a model that reproduces the printed numbers it is pinned by",
  assumed: "no printed number constrains it",
  schematic: "part of a drawing",
};

/** The licence by its file, and by its name where its text holds the licence's own address. */
function licenseOf(text: string): object {
  const [name, title] = licenses.find(([, , address]) => text.includes(address)) ?? [];
  return { ...(name === undefined ? {} : { name, title }), path: "datasets/LICENSE" };
}

const licenses: readonly (readonly [name: string, title: string, address: string])[] = [
  ["CC0-1.0", "Creative Commons Zero 1.0", "creativecommons.org/publicdomain/zero/1.0"],
  ["CC-BY-4.0", "Creative Commons Attribution 4.0", "creativecommons.org/licenses/by/4.0"],
  ["CC-BY-SA-4.0", "Creative Commons Attribution Share-Alike 4.0", "creativecommons.org/licenses/by-sa/4.0"],
  ["ODC-BY-1.0", "Open Data Commons Attribution License 1.0", "opendatacommons.org/licenses/by/1-0"],
  ["ODC-PDDL-1.0", "Open Data Commons Public Domain Dedication and Licence 1.0", "opendatacommons.org/licenses/pddl/1-0"],
];
