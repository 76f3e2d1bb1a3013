/**
 * Seeded Gaussian noise, written out so that it is the same on every machine: FNV-1a hashes the seed, which the schema
 * states as the name of the table and the version of its model, xoshiro128-starstar (Blackman and Vigna 2018) draws,
 * Box-Muller turns the draws into normals.
 */
export function gaussianNoise(seed = ""): (count: number) => readonly number[] {
  const uniform = xoshiro128(fnv1a(seed));
  return (count) => Array.from({ length: count }, () => boxMuller(uniform(), uniform()));
}

/**
 * Noise without its components along the given directions: n − Mᵀ(M Mᵀ)⁻¹M n, where the directions are the rows of M.
 * With the weighted Jacobian of a model as rows, the planted parameters are an optimum of the least-squares fit.
 */
export function projectOff(noise: readonly number[], directions: readonly (readonly number[])[]): readonly number[] {
  const basis = directions.reduce<readonly (readonly number[])[]>((found, direction) => {
    const remainder = without(without(direction, found), found);
    const length = Math.sqrt(dot(remainder, remainder));
    return [...found, remainder.map((x) => x / length)];
  }, []);
  return without(without(noise, basis), basis);
}

/** First-order autoregressive noise of unit standard deviation from white noise. */
export function autoregressive(white: readonly number[], correlation: number): readonly number[] {
  const fresh = Math.sqrt(1 - correlation * correlation);
  return white.reduce<number[]>((series, draw, index) => {
    series.push(index === 0 ? draw : correlation * series[index - 1]! + fresh * draw);
    return series;
  }, []);
}

/** The series minus the straight line through its ends, so that it starts and ends at zero. */
export function pinned(series: readonly number[]): readonly number[] {
  const first = series[0]!;
  const slope = (series.at(-1)! - first) / (series.length - 1);
  return series.map((value, index) => value - first - slope * index);
}

/** The 32-bit FNV-1a hash of a text's UTF-8 bytes. */
export function fnv1a(text: string): number {
  return new TextEncoder().encode(text).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}

/** Uniform numbers in the open interval from 0 to 1; the state is filled from the seed by SplitMix32. */
export function xoshiro128(seed: number): () => number {
  const state = Uint32Array.from({ length: 4 }, (_, index) => splitMix32(seed + (index + 1) * 0x9e3779b9));
  return () => (nextWord(state) + 0.5) / 0x100000000;
}

/** Advances the four words of the state by one step of xoshiro128-starstar and returns its output word. */
export function nextWord(state: Uint32Array): number {
  const [a, b, c, d] = state as unknown as [number, number, number, number];
  const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
  const third = c ^ a;
  const fourth = d ^ b;
  state.set([a ^ fourth, b ^ third, third ^ (b << 9), rotateLeft(fourth, 11)]);
  return result;
}

function splitMix32(seed: number): number {
  const a = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (b ^ (b >>> 16)) >>> 0;
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function boxMuller(first: number, second: number): number {
  return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second);
}

function without(vector: readonly number[], basis: readonly (readonly number[])[]): readonly number[] {
  return basis.reduce((left, unit) => {
    const along = dot(left, unit);
    return left.map((x, index) => x - along * unit[index]!);
  }, vector);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, index) => sum + x * b[index]!, 0);
}
