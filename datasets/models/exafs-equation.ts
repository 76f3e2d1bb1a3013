import { scatterings, type Neighbour } from "./scattering.ts";

/** Neighbours of one kind at one distance. */
export interface Shell {
  readonly neighbour: Neighbour;
  readonly n: number;
  readonly r: number;
  readonly sigma2: number;
}

/** k² per eV above the edge, in Å⁻². */
const kSquaredPerEv = 0.26246829;

/** The EXAFS equation: χ(k) of shells around an absorber; k counts from the nominal edge, `de0` eV below the true one. */
export function chiAt(k: number, shells: readonly Shell[], { s02, de0 }: { readonly s02: number; readonly de0: number }): number {
  const own = Math.sqrt(Math.max(0, k * k - kSquaredPerEv * de0));
  return shells.reduce((sum, shell) => sum + shellAt(own, shell), 0) * s02;
}

function shellAt(k: number, { neighbour, n, r, sigma2 }: Shell): number {
  const { amplitude, phase, meanFreePathAo } = scatterings[neighbour];
  const damping = Math.exp(-2 * sigma2 * k * k - (2 * r) / meanFreePathAo(k));
  return ((n * amplitude(k)) / (k * r * r)) * damping * Math.sin(2 * k * r + phase(k));
}

/** Wave number of a photoelectron, in Å⁻¹, some eV above the edge. */
export function waveNumber(aboveEdgeEv: number): number {
  return Math.sqrt(kSquaredPerEv * Math.max(0, aboveEdgeEv));
}
