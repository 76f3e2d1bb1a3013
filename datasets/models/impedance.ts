/** A complex number as real and imaginary part. */
export type Complex = readonly [re: number, im: number];

/** Elements of the circuit R_s + (R_f ∥ Q_f) + ((R_ct + Warburg) ∥ Q_dl) in Ω, S sⁿ and Ω s^{−½}; n without unit. */
export interface Circuit {
  readonly R_s: number;
  readonly R_f: number;
  readonly Q_f: number;
  readonly n_f: number;
  readonly R_ct: number;
  readonly Q_dl: number;
  readonly n_dl: number;
  readonly sigma_W: number;
}

/** Impedance of the circuit at a frequency, in Ω. */
export function impedanceAt(circuit: Circuit, freqHz: number): Complex {
  const { R_s, R_f, Q_f, n_f, R_ct, Q_dl, n_dl, sigma_W } = circuit;
  const omega = 2 * Math.PI * freqHz;
  const warburg = sigma_W / Math.sqrt(omega);
  const film = shunted([R_f, 0], Q_f, n_f, omega);
  const transfer = shunted([R_ct + warburg, -warburg], Q_dl, n_dl, omega);
  return [R_s + film[0] + transfer[0], film[1] + transfer[1]];
}

/** A branch with a constant-phase element beside it: Z / (1 + Z Q (jω)ⁿ). */
function shunted(branch: Complex, q: number, n: number, omega: number): Complex {
  const size = q * Math.exp(n * Math.log(omega));
  const admittance: Complex = [size * Math.cos((n * Math.PI) / 2), size * Math.sin((n * Math.PI) / 2)];
  const [re, im] = times(branch, admittance);
  return over(branch, [1 + re, im]);
}

function times([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c];
}

function over([a, b]: Complex, [c, d]: Complex): Complex {
  const size = c * c + d * d;
  return [(a * c + b * d) / size, (b * c - a * d) / size];
}
