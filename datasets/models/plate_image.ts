import type { Sample } from "./branches.ts";
import { greysOf, speckle, step, waves, type Frame } from "./micrograph.ts";
import { depthInPlate } from "./plate.ts";

const level = { support: 16, plate: 150 } as const;

/** Dark-field picture of a hexagonal plate: its grey follows the thickness, which bends off at the sides, slopes a little and has a growth step. */
export function drawPlate(frame: Frame, sample: Sample): Uint8Array {
  const name = `haadf_${sample}`;
  const [grain, shot, relief, ragged] = [speckle(name, frame, 1.4), speckle(name, frame, 0.5), waves(name, 900), waves(`${name} sides`, 500)];
  const [wide, high] = [frame.widthPx * frame.pixelNm, frame.heightPx * frame.pixelNm];
  return greysOf(frame, (x, y, at) => {
    const depth = depthInPlate(x, high - y) + 3 * ragged(x, y);
    const slope = 0.1 * (x / wide - 0.5) + 0.07 * (0.5 - y / high);
    const terrace = 0.07 * step(depthInPlate(x + 120, high - y + 80) - 380, 8);
    const bevel = 0.5 + 0.5 * step(depth - 26, 13);
    const thickness = step(depth, 4) * bevel * (1 + slope + terrace + 0.02 * relief(x, y));
    const mean = level.support + level.plate * thickness;
    return mean + 0.3 * Math.sqrt(mean) * shot[at]! + (0.8 + 1.4 * thickness) * grain[at]!;
  });
}
