import { reconstruction, type Provenance } from "#figwright";
import { edsMapMn } from "../../schemas/eds_map_Mn.ts";
import { edsMapNa } from "../../schemas/eds_map_Na.ts";
import { edsMapO } from "../../schemas/eds_map_O.ts";
import { edsMapRu } from "../../schemas/eds_map_Ru.ts";
import { edsPlate } from "../../schemas/eds_plate.ts";
import { fnv1a, xoshiro128 } from "./noise.ts";
import { depthInPlate, fieldNm } from "./plate.ts";

export const tables = [
  reconstruction(edsMapNa, () => map(edsMapNa.provenance, 8)),
  reconstruction(edsMapMn, () => map(edsMapMn.provenance, 11)),
  reconstruction(edsMapRu, () => map(edsMapRu.provenance, 6)),
  reconstruction(edsMapO, () => map(edsMapO.provenance, 12)),
  reconstruction(edsPlate, () => grid.map(({ x, y, isPlate }) => ({ x, y, plate: isPlate ? 1 : 0 }))),
];

const perSide = 128;
const centres = Array.from({ length: perSide }, (_, at) => ((at + 0.5) * fieldNm) / perSide);
const grid = centres.flatMap((y) => centres.map((x) => ({ x, y, isPlate: depthInPlate(x, y) > 0 })));

/** Counts of one element: independent of those of the others, of one mean on the plate, none beside it. */
function map({ seed }: Provenance, mean: number) {
  const uniform = xoshiro128(fnv1a(seed ?? ""));
  return grid.map(({ x, y, isPlate }) => ({ x, y, counts: isPlate ? poisson(mean, uniform) : 0 }));
}

/** A Poisson number by Knuth's product of uniform draws. */
function poisson(mean: number, uniform: () => number): number {
  const least = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > least; product *= uniform()) count += 1;
  return count;
}
