import { z } from "zod";
import { column, dataset, holds, increasing } from "#figwright";

/**
 * Outlines to be filled in the order of the rows, the farthest first. An atom is a disc, a site that several share a disc
 * cut into their occupancies; a cell row is one edge; a level is the height of a plane of atoms above the foot of the cell.
 */
export const structureProjection = dataset({
  file: "structure_projection.csv",
  title: "P2 structure projected along the layers",
  provenance: { kind: "reconstructed", source: "parallel projection of the sites of structure_sites; c and the spacing of the Na layer printed, a assumed, radii and direction of view chosen" },
  key: ["id", "vertex"],
  columns: {
    id: column(z.string().min(1), "Outline"),
    kind: column(z.enum(["octahedron", "prism", "atom", "cell", "level"]), "Kind"),
    fill: column(z.enum(["TM", "Mn", "Ru", "Li", "O", "Na_e", "Na_f", "vacancy", "A", "B", "edge"]), "What it shows"),
    shade: column(z.number().min(0).max(1), "Brightness", "1", { decimals: 2, provenance: "schematic" }),
    vertex: column(z.int().min(0), "Vertex", "1", { decimals: 0, provenance: "schematic" }),
    x: column(z.number(), "Across", "Ao", { decimals: 3 }),
    y: column(z.number(), "Up", "Ao", { decimals: 3 }),
  },
  rules: [
    increasing("vertex", { within: "id" }),
    holds("fill", {
      from: ["kind"],
      statement: "faces are TM octahedra or Na prisms",
      expected: "TM for octahedra, Na_e or Na_f for prisms",
      holds: ({ kind, fill }) => (kind === "octahedron" ? fill === "TM" : kind !== "prism" || String(fill).startsWith("Na")),
    }),
  ],
});
