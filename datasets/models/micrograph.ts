import { gaussianNoise } from "./noise.ts";

/** A picture by its size and the width of a pixel. */
export interface Frame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelNm: number;
}

/** Grey levels of a picture, from a function of the place in nm (x to the right, y down) and the index of the pixel. */
export function greysOf({ widthPx, heightPx, pixelNm }: Frame, grey: (x: number, y: number, at: number) => number): Uint8Array {
  const greys = new Uint8Array(widthPx * heightPx);
  for (let at = 0; at < greys.length; at += 1) {
    const value = grey(((at % widthPx) + 0.5) * pixelNm, (Math.floor(at / widthPx) + 0.5) * pixelNm, at);
    greys[at] = Math.round(Math.min(255, Math.max(0, value)));
  }
  return greys;
}

/** Seeded noise of unit standard deviation on the pixels of a picture, blurred by a Gaussian, as amorphous matter and detectors make it. */
export function speckle(name: string, { widthPx, heightPx }: Frame, sigmaPx: number): Float64Array {
  const kernel = unitKernel(sigmaPx);
  const [wide, high] = [widthPx + kernel.length - 1, heightPx + kernel.length - 1];
  const white = Float64Array.from(gaussianNoise(`${name} ${sigmaPx} 1`)(wide * high));
  const rows = new Float64Array(widthPx * high);
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < widthPx; x += 1) rows[y * widthPx + x] = weighted(kernel, white, y * wide + x, 1);
  }
  return new Float64Array(widthPx * heightPx).map((_, at) => weighted(kernel, rows, at, widthPx));
}

/** A Gaussian whose squares sum to 1, so that white noise keeps its standard deviation. */
function unitKernel(sigma: number): readonly number[] {
  const reach = Math.ceil(3 * sigma);
  const raw = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) * (at - reach)) / (2 * sigma * sigma)));
  const norm = Math.sqrt(raw.reduce((sum, weight) => sum + weight * weight, 0));
  return raw.map((weight) => weight / norm);
}

function weighted(kernel: readonly number[], values: Float64Array, from: number, stride: number): number {
  let sum = 0;
  for (let at = 0; at < kernel.length; at += 1) sum += kernel[at]! * values[from + at * stride]!;
  return sum;
}

/** A smooth random function of the place, of unit standard deviation and about the given wavelength. */
export function waves(name: string, wavelengthNm: number): (x: number, y: number) => number {
  const count = 8;
  const draws = gaussianNoise(`${name} waves 1`)(3 * count);
  const parts = Array.from({ length: count }, (_, at) => {
    const [kx, ky, phase] = draws.slice(3 * at, 3 * at + 3) as [number, number, number];
    return { kx: (2 * kx) / wavelengthNm, ky: (2 * ky) / wavelengthNm, phase: 3 * phase };
  });
  return (x, y) => parts.reduce((sum, { kx, ky, phase }) => sum + Math.sin(3 * (kx * x + ky * y) + phase), 0) / Math.sqrt(count / 2);
}

/** 0 far below zero, 1 far above it; `width` is the length over which it changes. */
export function step(distance: number, width: number): number {
  return 1 / (1 + Math.exp(-distance / width));
}
