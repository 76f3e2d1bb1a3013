/**
 * Scattering by a neighbour in the P2 cluster (Mn-O 1.900, metal-metal 2.870, Ru-O 1.960 Å), computed once with FEFF6:
 * amplitude with the reduction factor, whole phase, and mean free path at the absorber, as functions of k.
 */
export interface Scattering {
  amplitude(k: number): number;
  phase(k: number): number;
  meanFreePathAo(k: number): number;
}

export type Neighbour = "Mn-O" | "Mn-Mn" | "Mn-Ru" | "Ru-O" | "Ru-Mn";

const nodes = [2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

const freePaths = {
  Mn: spline([21.06, 18.33, 7.42, 6.07, 5.94, 6.19, 6.63, 7.17, 7.8, 9.25, 10.9, 12.72, 14.68, 16.79, 19.02, 21.37, 23.84, 26.42, 29.11]),
  Ru: spline([5.91, 6.01, 4.19, 3.93, 4.05, 4.31, 4.65, 5.06, 5.5, 6.48, 7.55, 8.7, 9.9, 11.17, 12.48, 13.83, 15.22, 16.65, 18.11]),
};

export const scatterings: Readonly<Record<Neighbour, Scattering>> = {
  "Mn-O": neighbour(
    "Mn",
    [0.6002, 0.6197, 0.8007, 0.8057, 0.6996, 0.5736, 0.4636, 0.3772, 0.3093, 0.2091, 0.1462, 0.1124, 0.0901, 0.0699, 0.0557, 0.0481, 0.0413, 0.0341, 0.0296],
    [-6.267, -7.041, -7.66, -8.212, -8.762, -9.3, -9.845, -10.38, -10.895, -11.781, -12.53, -13.248, -13.907, -14.491, -15.019, -15.495, -15.939, -16.368, -16.741],
  ),
  "Mn-Mn": neighbour(
    "Mn",
    [0.1823, 0.1963, 0.3636, 0.6067, 0.8534, 1.0189, 1.0665, 1.0383, 0.9767, 0.8379, 0.6763, 0.5226, 0.4165, 0.3364, 0.275, 0.2287, 0.1897, 0.1626, 0.14],
    [-7.064, -7.529, -7.774, -8.419, -9.082, -9.687, -10.261, -10.795, -11.289, -12.132, -12.864, -13.619, -14.309, -14.918, -15.52, -16.07, -16.559, -17.048, -17.491],
  ),
  "Mn-Ru": neighbour(
    "Mn",
    [0.3732, 0.4588, 0.7995, 1.0797, 1.0004, 0.7571, 0.5171, 0.4265, 0.4918, 0.6375, 0.7014, 0.6941, 0.6504, 0.5958, 0.5333, 0.476, 0.4216, 0.366, 0.3246],
    [-7.07, -7.596, -7.84, -8.073, -8.355, -8.666, -8.775, -8.583, -8.516, -8.98, -9.561, -10.166, -10.802, -11.375, -11.89, -12.41, -12.891, -13.323, -13.756],
  ),
  "Ru-O": neighbour(
    "Ru",
    [0.7031, 0.7083, 0.9413, 0.9269, 0.7897, 0.6385, 0.5109, 0.4118, 0.332, 0.2157, 0.1487, 0.1156, 0.0915, 0.0697, 0.0566, 0.049, 0.041, 0.0339, 0.03],
    [-7.048, -7.878, -8.583, -9.157, -9.752, -10.344, -10.949, -11.55, -12.125, -13.12, -13.994, -14.813, -15.575, -16.263, -16.872, -17.422, -17.967, -18.482, -18.899],
  ),
  "Ru-Mn": neighbour(
    "Ru",
    [0.1926, 0.1862, 0.379, 0.6773, 0.9437, 1.1034, 1.1392, 1.1011, 1.0344, 0.8717, 0.6849, 0.5316, 0.427, 0.3435, 0.2799, 0.2317, 0.194, 0.1658, 0.1393],
    [-8.187, -8.382, -8.695, -9.367, -10.099, -10.774, -11.412, -12.011, -12.561, -13.505, -14.37, -15.22, -15.996, -16.716, -17.402, -18.014, -18.608, -19.172, -19.666],
  ),
};

function neighbour(absorber: "Mn" | "Ru", amplitudes: readonly number[], phases: readonly number[]): Scattering {
  return { amplitude: spline(amplitudes), phase: spline(phases), meanFreePathAo: freePaths[absorber] };
}

/** Natural cubic spline through values at the nodes; beyond them the outermost value. */
function spline(values: readonly number[]): (k: number) => number {
  const bends = secondDerivatives(values);
  return (k) => {
    const at = Math.min(Math.max(k, nodes[0]!), nodes.at(-1)!);
    const right = Math.max(1, nodes.findIndex((node) => node >= at));
    const left = right - 1;
    const width = nodes[right]! - nodes[left]!;
    const a = (nodes[right]! - at) / width;
    const b = 1 - a;
    const curvature = (a * a * a - a) * bends[left]! + (b * b * b - b) * bends[right]!;
    return a * values[left]! + b * values[right]! + (curvature * width * width) / 6;
  };
}

/** Thomas algorithm for the tridiagonal system of the natural spline. */
function secondDerivatives(values: readonly number[]): readonly number[] {
  const last = nodes.length - 1;
  const upper = new Array<number>(last + 1).fill(0);
  const right = new Array<number>(last + 1).fill(0);
  for (let i = 1; i < last; i += 1) {
    const before = nodes[i]! - nodes[i - 1]!;
    const after = nodes[i + 1]! - nodes[i]!;
    const load = 6 * ((values[i + 1]! - values[i]!) / after - (values[i]! - values[i - 1]!) / before);
    const pivot = 2 * (before + after) - before * upper[i - 1]!;
    upper[i] = after / pivot;
    right[i] = (load - before * right[i - 1]!) / pivot;
  }
  const bends = new Array<number>(last + 1).fill(0);
  for (let i = last - 1; i > 0; i -= 1) bends[i] = right[i]! - upper[i]! * bends[i + 1]!;
  return bends;
}
