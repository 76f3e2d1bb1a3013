/** The part of a curve that a Fourier transform sees: sills of a squared sine at both ends, and a weight. */
export interface TransformWindow {
  readonly from: number;
  readonly to: number;
  /** Width of each sill; the window is ½ at `from` and at `to`. */
  readonly sill: number;
  /** Power of the abscissa that multiplies the curve. */
  readonly weight: number;
}

/** Height of the window: 0 outside, 1 inside, sin² on the sills (the Hanning window of ifeffit). */
export function windowAt(k: number, { from, to, sill }: TransformWindow): number {
  const inside = Math.min(k - from, to - k) + sill / 2;
  if (inside <= 0) return 0;
  if (inside >= sill) return 1;
  const sine = Math.sin((Math.PI * inside) / (2 * sill));
  return sine * sine;
}

/** Factor that window and weight put on every point of a grid, with δk/√π of the normalisation. */
export function transformWeights(k: readonly number[], window: TransformWindow): readonly number[] {
  const norm = (k[1]! - k[0]!) / Math.sqrt(Math.PI);
  return k.map((at) => Array.from({ length: window.weight }).reduce<number>((product) => product * at, norm * windowAt(at, window)));
}

/**
 * χ(R) = (δk/√π) Σ k^w χ(k) Ω(k) e^{−2ikR} on an even grid of k, the normalisation and sign of ifeffit and larch.
 * The dimension is that of k^{w+1}.
 */
export function fourierTransform(k: readonly number[], chi: readonly number[], r: readonly number[], window: TransformWindow): readonly { readonly re: number; readonly im: number }[] {
  const weights = transformWeights(k, window);
  const seen = [...k.keys()].filter((index) => weights[index] !== 0);
  return r.map((distance) => {
    let [re, im] = [0, 0];
    for (const index of seen) {
      const angle = 2 * k[index]! * distance;
      const size = weights[index]! * chi[index]!;
      re += size * Math.cos(angle);
      im -= size * Math.sin(angle);
    }
    return { re, im };
  });
}
