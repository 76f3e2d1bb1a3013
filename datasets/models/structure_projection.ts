import { reconstruction } from "#figwright";
import { structureProjection } from "../../schemas/structure_projection.ts";
import type { AtomName } from "./crystal.ts";
import { crystals } from "./structures.ts";

/** A point in the crystal in Å, z along c; the viewer is on +x and looks along rows of metal atoms. */
type Point = readonly [x: number, y: number, z: number];
/** A point on the page with its nearness to the viewer. */
type Seen = readonly [across: number, up: number, near: number];

const { a, c, zO, sites } = crystals.NLMRO;

/** The crystal is turned about c and seen a little from above. */
const [turn, rise] = [(11 * Math.PI) / 180, (6 * Math.PI) / 180];

function seen([x, y, z]: Point): Seen {
  const [across, ahead] = [Math.cos(turn) * y - Math.sin(turn) * x, Math.sin(turn) * y + Math.cos(turn) * x];
  return [across, Math.cos(rise) * z - Math.sin(rise) * ahead, Math.cos(rise) * ahead + Math.sin(rise) * z];
}

/** Lattice coordinates to Å. */
function point(u: number, v: number, w: number): Point {
  return [a * (u - v / 2), ((a * Math.sqrt(3)) / 2) * v, c * w];
}

/** Metal columns of the piece that is drawn: two deep, six across. */
const columns = [-2, -1, 0, 1, 2, 3].flatMap((v) => [0, 1].map((n) => [n + Math.floor(v / 2), v] as const));

/** The two kinds of hollows in a net of metal atoms, from an atom; O on one of them from below, on the other from above. */
const hollows = { A: [[2 / 3, 1 / 3], [-1 / 3, 1 / 3], [-1 / 3, -2 / 3]], B: [[1 / 3, 2 / 3], [1 / 3, -1 / 3], [-2 / 3, -1 / 3]] } as const;
type Hollow = keyof typeof hollows;
const slabs: readonly { readonly w: number; readonly below: Hollow; readonly above: Hollow }[] = [
  { w: 0, below: "A", above: "B" },
  { w: 1 / 2, below: "B", above: "A" },
  { w: 1, below: "A", above: "B" },
];

interface Polyhedron {
  readonly centre: Point;
  readonly below: readonly Point[];
  readonly above: readonly Point[];
}

function ring(u: number, v: number, w: number, kind: Hollow): readonly Point[] {
  return hollows[kind].map(([du, dv]) => point(u + du, v + dv, w));
}

const octahedra = slabs.flatMap(({ w, below, above }) =>
  columns.map(([u, v]): Polyhedron => ({ centre: point(u, v, w), below: ring(u, v, w - zO, below), above: ring(u, v, w + zO, above) })),
);
const oxygens = octahedra.flatMap(({ below, above }) => [...below, ...above]).filter((one, index, all) => all.findIndex((other) => distance(one, other) < 0.01) === index);

/** Prisms between two slabs, on metal atoms (faces shared) and beside them (edges shared), if all six O are drawn. */
const prisms = slabs.slice(0, 2).flatMap(({ w, above: kind }) => {
  const other = kind === "A" ? "B" : "A";
  const [du, dv] = hollows[other][0];
  const prism = (name: "Na_e" | "Na_f", u: number, v: number, corners: Hollow) => ({ name, centre: point(u, v, w + 1 / 4), below: ring(u, v, w + zO, corners), above: ring(u, v, w + 1 / 2 - zO, corners) });
  return columns.flatMap(([u, v]) => [prism("Na_f", u, v, kind), prism("Na_e", u + du, v + dv, other)]);
}).filter(({ below, above }) => [...below, ...above].every((corner) => oxygens.some((oxygen) => distance(corner, oxygen) < 0.01)));

/** One prism of each kind is drawn with its faces, in the lower layer on the near side, right and left of the cell. */
const shownPrisms = [nearest("Na_f", 1.5 * a), nearest("Na_e", -0.75 * a)];

function nearest(name: "Na_e" | "Na_f", across: number) {
  const low = prisms.filter((prism) => prism.name === name && prism.centre[2] < c / 2);
  const off = ({ centre }: Polyhedron) => Math.abs(seen(centre)[0] - across) - seen(centre)[2];
  return low.reduce((best, prism) => (off(prism) < off(best) ? prism : best));
}

interface Outline {
  readonly id: string;
  readonly kind: "octahedron" | "prism" | "atom" | "cell" | "level";
  readonly fill: "TM" | AtomName | "vacancy" | Hollow | "edge";
  readonly shade?: number;
  readonly near: number;
  readonly vertices: readonly (readonly [number, number])[];
}

function face(id: string, kind: "octahedron" | "prism", fill: Outline["fill"], corners: readonly Point[], centre: Point): Outline {
  const at = corners.map(seen);
  const middle = mean(at);
  const outward = minus(middle, seen(centre));
  const edges = [minus(at[1]!, at[0]!), minus(at[2]!, at[0]!)] as const;
  const across = cross(...edges);
  const normal = dot(across, outward) > 0 ? across : minus([0, 0, 0], across);
  const light: Seen = [-0.35, 0.62, 0.7];
  const shade = 0.5 + (0.5 * dot(normal, light)) / Math.sqrt(dot(normal, normal) * dot(light, light));
  return { id, kind, fill, shade, near: middle[2], vertices: at.map(([x, y]) => [x, y] as const) };
}

function octahedronFaces({ centre, below, above }: Polyhedron, index: number): readonly Outline[] {
  const mixed = below.flatMap((corner, i) => {
    const others = above.toSorted((one, two) => distance(one, corner) - distance(two, corner)).slice(0, 2);
    const next = below[(i + 1) % 3]!;
    const over = above.reduce((best, one) => (distance(one, corner) + distance(one, next) < distance(best, corner) + distance(best, next) ? one : best));
    return [[corner, ...others], [corner, next, over]];
  });
  return [[...below], [...above], ...mixed].map((corners, side) => face(`octahedron_${index + 1}_${side + 1}`, "octahedron", "TM", corners, centre));
}

function prismFaces({ name, centre, below, above }: (typeof prisms)[number]): readonly Outline[] {
  const sides = below.map((corner, i) => [corner, below[(i + 1) % 3]!, above[(i + 1) % 3]!, above[i]!]);
  return [below, above, ...sides].map((corners, side) => face(`prism_${name}_${side + 1}`, "prism", name, corners, centre));
}

/** Cations are painted as if this much nearer, before the near faces of their own polyhedron, in Å. */
const lift = 1.6;

/** A disc for an atom; where several share a site, sectors of their occupancies from the top on, clockwise. */
function atoms(id: string, centre: Point, radius: number, shares: readonly (readonly [Outline["fill"], number])[]): readonly Outline[] {
  const [x, y, near] = seen(centre);
  const starts = shares.map((_, at) => shares.slice(0, at).reduce((sum, [, share]) => sum + share, 0));
  return shares.map(([fill, share], at) => {
    const steps = Math.max(3, Math.round(24 * share));
    const arc = Array.from({ length: share === 1 ? steps : steps + 1 }, (_, step) => {
      const angle = 2 * Math.PI * (starts[at]! + (share * step) / steps);
      return [x + radius * Math.sin(angle), y + radius * Math.cos(angle)] as const;
    });
    return { id: `${id}_${fill}`, kind: "atom", fill, near: near + (fill === "O" ? radius : lift), vertices: share === 1 ? arc : [[x, y] as const, ...arc] };
  });
}

const metals = sites.filter(({ wyckoff }) => wyckoff === "2a").map(({ atom, occupancy }) => [atom, occupancy] as const);
const sodium = (name: "Na_e" | "Na_f") => {
  const { occupancy } = sites.find(({ atom }) => atom === name)!;
  return [[name, occupancy], ["vacancy", 1 - occupancy]] as const;
};

/** Edges of the cell whose origin is the metal atom in the middle of the piece, as seen from outside. */
function cellEdges(): readonly Outline[] {
  const corners = [0, 1].flatMap((w) => [[0, 0], [1, 0], [1, 1], [0, 1]].map(([u, v]) => seen(point(u!, v!, w))));
  const pairs = [0, 1, 2, 3].flatMap((i) => [[i, (i + 1) % 4], [i + 4, ((i + 1) % 4) + 4], [i, i + 4]] as const);
  return pairs.map(([from, to], index) => ({ id: `cell_${index + 1}`, kind: "cell", fill: "edge", near: 100 + index, vertices: [from, to].map((at) => [corners[at]![0], corners[at]![1]] as const) }));
}

/** Heights of the planes of atoms of two slabs and of the top of the cell, at the depth of its origin. */
function levels(): readonly Outline[] {
  const planes = slabs.slice(0, 2).flatMap(({ w, below, above }) => [[below, w - zO], ["TM", w], [above, w + zO]] as const);
  return [...planes, ["TM", 1] as const].map(([fill, w], index) => ({ id: `level_${index + 1}`, kind: "level", fill, near: 200 + index, vertices: [[0, seen([0, 0, c * w])[1]]] }));
}

export const tables = [
  reconstruction(structureProjection, () =>
    [
      ...octahedra.flatMap(octahedronFaces),
      ...octahedra.flatMap(({ centre }, index) => atoms(`metal_${index + 1}`, centre, 0.55, metals)),
      ...shownPrisms.flatMap(prismFaces),
      ...oxygens.flatMap((centre, index) => atoms(`O_${index + 1}`, centre, 0.36, [["O", 1]])),
      ...prisms.flatMap(({ name, centre }, index) => atoms(`Na_${index + 1}`, centre, 0.62, sodium(name))),
      ...cellEdges(),
      ...levels(),
    ]
      .toSorted((one, two) => one.near - two.near)
      .flatMap(({ id, kind, fill, shade = 1, vertices }) => vertices.map(([x, y], vertex) => ({ id, kind, fill, shade, vertex, x, y }))),
  ),
];

function distance(one: Point, two: Point): number {
  const off = minus(one, two);
  return Math.sqrt(dot(off, off));
}

function mean(points: readonly Seen[]): Seen {
  const along = (axis: 0 | 1 | 2) => points.reduce((sum, at) => sum + at[axis], 0) / points.length;
  return [along(0), along(1), along(2)];
}

function minus(one: Point, two: Point): Point {
  return [one[0] - two[0], one[1] - two[1], one[2] - two[2]];
}

function cross([a1, a2, a3]: Seen, [b1, b2, b3]: Seen): Seen {
  return [a2 * b3 - a3 * b2, a3 * b1 - a1 * b3, a1 * b2 - a2 * b1];
}

function dot(one: Point, two: Point): number {
  return one[0] * two[0] + one[1] * two[1] + one[2] * two[2];
}
