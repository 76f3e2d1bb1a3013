import type { Sample } from "./branches.ts";
import { greysOf, speckle, step, waves, type Frame } from "./micrograph.ts";
import { crystals } from "./structures.ts";
import { fringeNm } from "./tem_fringe_profile.ts";

/** Direction of the fringes' normal, from the x axis towards the top of the picture. */
export const normal = { x: Math.cos(0.58), y: -Math.sin(0.58) };
/** Where the basal surface crosses the normal, from the lower left corner of the picture. */
export const surfaceNm = 16.9;
/** Thickness of the amorphous rim on the surface. */
const rimNm = 1.1;
/** The profile of `tem_fringe_profile` starts at this depth below the surface, with this phase, and runs inwards. */
export const origin = { depthNm: 4, phase: 0.9 };
const level = { crystal: 128, rim: 146, vacuum: 176 } as const;
const contrast = { layers: 38, columns: 13 } as const;

/** High-resolution picture along [010]: (002) fringes, crossed by (100) fringes on the slabs, an amorphous rim and vacuum. */
export function drawLattice(frame: Frame, sample: Sample): Uint8Array {
  const name = `hrtem_${sample}`;
  const [grain, mottle, bow, drift] = [speckle(name, frame, 1.2), speckle(name, frame, 5), waves(`${name} rim`, 3), waves(name, 12)];
  const heightNm = frame.heightPx * frame.pixelNm;
  const columnNm = (crystals[sample].a * Math.sqrt(3)) / 20;
  return greysOf(frame, (x, y, at) => {
    const depth = surfaceNm - (x * normal.x + (y - heightNm) * normal.y);
    const along = x * normal.y - (y - heightNm) * normal.x;
    const inCrystal = step(depth - 0.15 * bow(x, y), 0.08);
    const inMatter = step(depth + rimNm + 0.25 * bow(y, x), 0.12);
    const layers = Math.cos((2 * Math.PI * (depth - origin.depthNm)) / fringeNm[sample] + origin.phase);
    const columns = Math.cos((2 * Math.PI * along) / columnNm) * (0.45 + 0.55 * layers);
    const thickness = 1 - 0.55 * Math.exp(-Math.max(0, depth) / 1.6);
    const lattice = thickness * (1 + 0.12 * drift(x, y)) * (contrast.layers * layers + contrast.columns * columns);
    const edge = depth + rimNm;
    const fresnel = 26 * Math.exp(-(edge * edge) / 0.02) - 20 * Math.exp(-((edge - 0.22) * (edge - 0.22)) / 0.03);
    const matter = inCrystal * (level.crystal + 4 * drift(y, x) + lattice) + (1 - inCrystal) * level.rim;
    return inMatter * matter + (1 - inMatter) * level.vacuum + fresnel + (4 + 10 * inMatter + 5 * inMatter * (1 - inCrystal)) * mottle[at]! + 6 * grain[at]!;
  });
}
