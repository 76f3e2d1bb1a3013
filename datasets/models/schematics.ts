import { reconstruction } from "#figwright";
import { orbitalLevels } from "../../schemas/orbital_levels.ts";
import { stackingLayers } from "../../schemas/stacking_layers.ts";
import type { Sample } from "./branches.ts";
import { crystals, spacingAo } from "./structures.ts";

export const tables = [
  reconstruction(stackingLayers, () => [
    ...stack("NLMO", "pristine", p2, 5.555),
    ...stack("NLMO", "Ch4.5", z, 5.676),
    ...stack("NLMRO", "pristine", p2, 5.58),
    ...stack("NLMRO", "Ch4.5", p2, 5.629),
  ]),
  reconstruction(orbitalLevels, () => [
    level("NLMO", "metal", "atomic", "Mn *t*_{2g}", 2.4, 3),
    level("NLMO", "oxygen", "nonbonding", "O 2*p* (Na–O–Li)", 1.6, 2),
    level("NLMO", "oxygen", "bonding", "O 2*p* (Mn–O)", 0.6, 4),
    level("NLMO", "outcome", "outcome", "O_{2} release", 2.2, 0, "open"),
    level("NLMO", "outcome", "outcome", "Mn loss", 1.0, 0, "open"),
    level("NLMRO", "metal", "atomic", "Ru *t*_{2g}", 2.0, 4),
    level("NLMRO", "molecular", "antibonding", "*π**", 2.7, 4),
    level("NLMRO", "molecular", "bonding", "*π*", 0.9, 2),
    level("NLMRO", "oxygen", "atomic", "O 2*p*", 1.6, 2),
    level("NLMRO", "outcome", "outcome", "O_{2} release", 2.2, 0, "blocked"),
    level("NLMRO", "outcome", "outcome", "Mn loss", 1.0, 0, "blocked"),
  ]),
];

const p2 = { phase: "P2", slabs: ["AB", "BA", "AB", "BA"], between: ["P", "P", "P"], glided: 4 } as const;
/** From the third slab on the layers have glided, which leaves one octahedral layer between prismatic ones. */
const z = { phase: "Z", slabs: ["AB", "BA", "BC", "CB"], between: ["P", "O", "P"], glided: 2 } as const;

/** An octahedral layer is thinner than a prismatic one, in Å. */
const octahedralAo = 4.9;

function stack(sample: Sample, state: "pristine" | "Ch4.5", { phase, slabs, between, glided }: typeof p2 | typeof z, repeatAo: number) {
  const slabAo = crystals[sample].c / 2 - spacingAo[sample];
  const repeats = between.map((label) => (label === "P" ? repeatAo : octahedralAo));
  const heights = slabs.map((_, at) => repeats.slice(0, at).reduce((sum, repeat) => sum + repeat, 0));
  return slabs.flatMap((label, at) => {
    const shift = at >= glided ? 1 / 3 : 0;
    const common = { sample, state, phase };
    const slab = { ...common, id: `${sample}_${state}_slab_${at + 1}`, kind: "slab" as const, label, height: heights[at]!, thickness: slabAo, shift, arrow: shift > 0 ? ("glide" as const) : ("none" as const) };
    if (at === between.length) return [slab];
    const na = { ...common, id: `${sample}_${state}_Na_${at + 1}`, kind: "Na" as const, label: between[at]!, height: heights[at]! + repeats[at]! / 2, thickness: repeats[at]! - slabAo, shift: 0, arrow: "none" as const };
    return [slab, na];
  });
}

type Level = readonly [role: "metal" | "molecular" | "oxygen" | "outcome", kind: "atomic" | "bonding" | "antibonding" | "nonbonding" | "outcome"];

function level(sample: Sample, role: Level[0], kind: Level[1], label: string, position: number, electrons: number, arrow: "none" | "open" | "blocked" = "none") {
  const id = [sample, role, kind, String(position)].join("_");
  return { id, sample, role, kind, label, position, electrons, arrow };
}
