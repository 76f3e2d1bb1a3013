import type { Sample } from "./branches.ts";
import { greysOf, speckle, step, waves, type Frame } from "./micrograph.ts";
import { fringeNm } from "./tem_fringe_profile.ts";

/** A gap between two layers that opens at the surface: where it lies across the layers, how deep it reaches, how wide its mouth is, in nm. */
export interface Crack {
  readonly across: number;
  readonly reach: number;
  readonly mouth: number;
}

interface Surface {
  /** Direction of the layers, and of the surface's normal, from the x axis, y down. */
  readonly layers: number;
  readonly normal: number;
  /** Along the surface's normal, from the middle of the picture. */
  readonly surfaceNm: number;
  /** Matter without order on the surface. */
  readonly rimNm: number;
  readonly cracks: readonly Crack[];
}

/** The article states cracks at the surface of NLMO and none in NLMRO; sizes assumed. */
export const surfaces: Readonly<Record<Sample, Surface>> = {
  NLMO: {
    layers: -0.3, normal: -0.12, surfaceNm: 10.5, rimNm: 1.6,
    cracks: [{ across: -2.2, reach: 21, mouth: 2.6 }, { across: 6.1, reach: 13, mouth: 1.5 }, { across: -8.7, reach: 8.5, mouth: 1.1 }],
  },
  NLMRO: { layers: 0.24, normal: 0.06, surfaceNm: 10.5, rimNm: 0.5, cracks: [] },
};

/** Over which distance the layers beside a crack bend back. */
const bendNm = 5;
const level = { thick: 112, thin: 150, rim: 158, vacuum: 186 } as const;

/** Picture along [010] of the surface across the layers after ten cycles; layers are pushed apart by the cracks, none is lost. */
export function drawCycledSurface(frame: Frame, sample: Sample): Uint8Array {
  const { layers, normal, surfaceNm, rimNm, cracks } = surfaces[sample];
  const name = `tem_10th_${sample}`;
  const [grain, mottle, bow, ragged, drift] = [speckle(name, frame, 0.9), speckle(name, frame, 2.6), waves(`${name} surface`, 14), waves(`${name} rim`, 2.5), waves(name, 22)];
  const middle = (frame.widthPx * frame.pixelNm) / 2;
  const [cosLayers, sinLayers, cosNormal, sinNormal] = [Math.cos(layers), Math.sin(layers), Math.cos(normal), Math.sin(normal)];
  return greysOf(frame, (x, y, at) => {
    const [dx, dy] = [x - middle, y - middle];
    const depth = surfaceNm + 0.45 * bow(x, y) + 0.15 * ragged(x, y) - (dx * cosNormal + dy * sinNormal);
    const across = dy * cosLayers - dx * sinLayers;
    const gaps = cracks.map((crack) => gapAt(crack, across + 0.12 * ragged(y, x) + 0.25 * bow(y, x), depth));
    const pushed = gaps.reduce((sum, { push }) => sum + push, 0);
    const toWall = gaps.reduce((least, { wall }) => Math.min(least, wall), depth);
    const damage = gaps.reduce((most, { wall, open }) => Math.max(most, open * Math.exp(-Math.max(0, wall) / 1.2)), 0);
    const inMatter = step(toWall, 0.1);
    const order = step(toWall - rimNm * (0.75 + 0.25 * ragged(x + 9, y)), 0.16) * (1 - 0.5 * damage);
    const thickness = 1 - Math.exp(-Math.max(0, toWall) / 7);
    const fringes = 34 * (0.55 + 0.45 * thickness) * (1 + 0.14 * drift(x, y)) * Math.cos((2 * Math.PI * (across - pushed)) / fringeNm[sample]);
    const matter = order * (level.thin + (level.thick - level.thin) * thickness + 5 * drift(y, x) + fringes) + (1 - order) * level.rim;
    const fresnel = 18 * bell(toWall, 0.16) - 24 * bell(toWall - 0.38, 0.24);
    return inMatter * matter + (1 - inMatter) * level.vacuum + fresnel + (4 + 9 * inMatter + 4 * inMatter * (1 - order)) * mottle[at]! + 5 * grain[at]!;
  });
}

/** A crack seen from a place: distance to its wall (negative inside), how far the layer there was pushed, and how open the crack is at that depth. */
function gapAt({ across, reach, mouth }: Crack, at: number, depth: number): { readonly wall: number; readonly push: number; readonly open: number } {
  const open = Math.sqrt(Math.max(0, 1 - Math.max(0, depth) / reach));
  const half = (mouth * open) / 2;
  const distance = Math.abs(at - across);
  const wall = distance - half + (open === 0 ? depth - reach : 0);
  return { wall, open, push: Math.sign(at - across) * half * Math.exp(-Math.max(0, distance - half) / bendNm) };
}

function bell(distance: number, width: number): number {
  return Math.exp(-(distance * distance) / (width * width));
}
