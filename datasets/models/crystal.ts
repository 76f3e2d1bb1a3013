/**
 * P2 layer structure, P6₃/mmc, two formula units: TM (Mn, Ru, Li) on 2a, O on 4f, Na on 2d (prism edges shared) and 2b
 * (faces shared). Here O stands at (⅓, ⅔, z); on that choice Na must not be on 2c, which lies between two O.
 */
export type AtomName = "Mn" | "Ru" | "Li" | "O" | "Na_e" | "Na_f";
export type Wyckoff = "2a" | "2b" | "2d" | "4f";

export interface Site {
  readonly atom: AtomName;
  readonly wyckoff: Wyckoff;
  readonly occupancy: number;
  /** Isotropic displacement parameter B in Å². */
  readonly bIso: number;
}

export interface Crystal {
  /** Lattice parameters in Å. */
  readonly a: number;
  readonly c: number;
  /** Fractional height of O. */
  readonly zO: number;
  readonly sites: readonly Site[];
}

type Position = readonly [x: number, y: number, z: number];

/** All atoms of a site in the unit cell; the first is the one that tables print. */
export function positionsOf(wyckoff: Wyckoff, zO: number): readonly Position[] {
  switch (wyckoff) {
    case "2a":
      return [[0, 0, 0], [0, 0, 1 / 2]];
    case "2b":
      return [[0, 0, 1 / 4], [0, 0, 3 / 4]];
    case "2d":
      return [[1 / 3, 2 / 3, 3 / 4], [2 / 3, 1 / 3, 1 / 4]];
    case "4f":
      return [[1 / 3, 2 / 3, zO], [2 / 3, 1 / 3, zO + 1 / 2], [2 / 3, 1 / 3, -zO], [1 / 3, 2 / 3, 1 / 2 - zO]];
  }
}

/** Waasmaier and Kirfel 1995: f0 = Σ aᵢ exp(−bᵢ s²) + c with s = sin θ / λ; a1 to a5, c, b1 to b5. */
const waasmaierKirfel = {
  Li: [0.432724, 0.549257, 0.376575, -0.336481, 0.97606, 0.001764, 0.260367, 1.042836, 7.885294, 0.260368, 3.042539],
  O: [3.990247, 2.300563, 0.6072, 1.907882, 1.16708, 0.025429, 16.639956, 5.636819, 0.108493, 47.299709, 0.379984],
  Na: [3.14869, 4.073989, 0.767888, 0.995612, 0.968249, 0.0453, 2.594987, 6.046925, 0.070139, 14.122657, 0.217037],
  Mn: [12.409131, 7.466993, 1.809947, -12.138477, 10.780248, 0.672146, 0.3004, 0.112814, 12.520756, 0.168653, 5.173237],
  Ru: [17.845776, 13.455084, 10.229087, 1.653524, 14.059795, -17.241762, 0.90107, 8.482392, 0.045972, 23.015272, -0.004889],
} as const;

/** f′ and f″ at the Cu Kα line (Cromer and Liberman). */
const anomalous = { Li: [0.001, 0], O: [0.049, 0.032], Na: [0.135, 0.124], Mn: [-0.53, 2.805], Ru: [0.055, 3.296] } as const;

type Ion = keyof typeof waasmaierKirfel;

/** Scattering factor of Li⁺, O²⁻, Na⁺, Mn⁴⁺ or Ru⁴⁺ without dispersion, at (sin θ / λ)² in Å⁻². */
export function scatteringFactor(ion: Ion, s2: number): number {
  const table = waasmaierKirfel[ion];
  return [0, 1, 2, 3, 4].reduce((sum, i) => sum + table[i]! * Math.exp(-table[i + 6]! * s2), table[5]);
}

export type Miller = readonly [h: number, k: number, l: number];

/** Spacing of lattice planes in Å. */
export function spacingOf([h, k, l]: Miller, { a, c }: Pick<Crystal, "a" | "c">): number {
  return 1 / Math.sqrt((4 * (h * h + h * k + k * k)) / (3 * a * a) + (l * l) / (c * c));
}

/** |F|² of a reflection in electrons², the unit cell as a whole. */
export function structureFactorSquared(hkl: Miller, crystal: Crystal): number {
  const [h, k, l] = hkl;
  const d = spacingOf(hkl, crystal);
  const s2 = 1 / (4 * d * d);
  const parts = crystal.sites.flatMap(({ atom, wyckoff, occupancy, bIso }) => {
    const ion = atom.startsWith("Na") ? "Na" : (atom as Ion);
    const weight = occupancy * Math.exp(-bIso * s2);
    const [re, im] = [weight * (scatteringFactor(ion, s2) + anomalous[ion][0]), weight * anomalous[ion][1]];
    return positionsOf(wyckoff, crystal.zO).map(([x, y, z]) => {
      const phase = 2 * Math.PI * (h * x + k * y + l * z);
      return [re * Math.cos(phase) - im * Math.sin(phase), re * Math.sin(phase) + im * Math.cos(phase)] as const;
    });
  });
  const re = parts.reduce((sum, part) => sum + part[0], 0);
  const im = parts.reduce((sum, part) => sum + part[1], 0);
  return re * re + im * im;
}

/** How many planes of the Laue class 6/mmm are equivalent to one with h ≥ k ≥ 0 and l ≥ 0. */
export function multiplicityOf([h, k, l]: Miller): number {
  if (h === 0) return 2;
  return (k === 0 || h === k ? 6 : 12) * (l === 0 ? 1 : 2);
}

/** Quantities that follow from the lattice, in Å and Å³. */
export function derivedLengths({ a, c, zO }: Pick<Crystal, "a" | "c" | "zO">) {
  const height = zO * c;
  return {
    volume: (Math.sqrt(3) / 2) * a * a * c,
    /** Between the O planes on both sides of the Na layer. */
    spacing: (1 / 2 - 2 * zO) * c,
    slab: 2 * height,
    metalOxygen: Math.sqrt((a * a) / 3 + height * height),
  };
}
