/** One row of the table of units, as other rows above it say it. */
export interface Definition {
  /** As tables write it (UCUM-like). */
  readonly symbol: string;
  /** A number and units of rows above; a base unit, or a kind of pure number that mixes with no other, has none. */
  readonly is?: string;
  /** Kelvin at its zero. */
  readonly offset?: number;
  /** Which prefixes are in use with it. */
  readonly prefixes?: string;
  /** Other spellings that take the same prefixes. */
  readonly also?: readonly string[];
  /** Spelled out, in lower case; a plural s is understood. */
  readonly words?: readonly string[];
  /** Where it differs from the symbol; a dot joins parts. */
  readonly ucum?: string;
  /** Where it differs from the symbol, as markup; a space joins parts. */
  readonly printed?: string;
}

/** Constants are those of the SI since 2019; a number without an exact value is rounded to a double. */
export const definitions: readonly Definition[] = [
  // base units
  { symbol: "m", prefixes: "k d c m u n p f", words: ["metre", "meter"] },
  { symbol: "kg", words: ["kilogram"] },
  { symbol: "s", prefixes: "m u n p f", words: ["sec", "second"] },
  { symbol: "A", prefixes: "k m u n p f", words: ["amp", "ampere"] },
  { symbol: "K", prefixes: "k m u", also: ["degK", "°K"], words: ["kelvin"] },
  { symbol: "mol", prefixes: "k m u n p", words: ["mole"] },
  { symbol: "cd", words: ["candela"] },
  // kinds of pure numbers, which are not interchangeable
  { symbol: "rad", prefixes: "m u", words: ["radian"] },
  { symbol: "counts", ucum: "{counts}", also: ["cts"], words: ["count"] },
  { symbol: "arb", ucum: "[arb'U]", printed: "arb. units" },
  { symbol: "%", also: ["pct"], words: ["percent"] },
  { symbol: "wt%", ucum: "%{wt}" },
  { symbol: "at%", ucum: "%{at}" },
  { symbol: "mol%", ucum: "%{mol}" },
  { symbol: "vol%", ucum: "%{vol}" },
  { symbol: "‰", ucum: "[ppth]", words: ["permil", "permille"] },
  { symbol: "ppm", ucum: "[ppm]", also: ["ppmv"] },
  { symbol: "ppb", ucum: "[ppb]", also: ["ppbv"] },
  { symbol: "C-rate", ucum: "{C-rate}", printed: "C" },
  { symbol: "px", ucum: "{px}", words: ["pixel"] },
  { symbol: "pH", ucum: "[pH]" },
  { symbol: "dB", words: ["decibel"] },
  { symbol: "IU", ucum: "[IU]" },
  { symbol: "CFU", ucum: "[CFU]" },
  { symbol: "cells", ucum: "{cells}", words: ["cell"] },
  { symbol: "cycles", ucum: "{cycles}", words: ["cycle"] },
  { symbol: "atoms", ucum: "{atoms}", words: ["atom"] },
  { symbol: "electrons", ucum: "{electrons}", words: ["electron"] },
  { symbol: "events", ucum: "{events}", words: ["event"] },
  { symbol: "bp", ucum: "{bp}" },
  { symbol: "bytes", ucum: "By", words: ["byte"] },
  { symbol: "sccm", ucum: "{sccm}" },
  { symbol: "dec", ucum: "{dec}", words: ["decade"] },
  { symbol: "USD", ucum: "{USD}" },
  { symbol: "EUR", ucum: "{EUR}" },
  { symbol: "photons", ucum: "{photons}", words: ["photon"] },
  // mass, time, frequency
  { symbol: "g", is: "1e-3 kg", prefixes: "m u n p", words: ["gram"] },
  { symbol: "t", is: "1e3 kg", words: ["tonne"] },
  { symbol: "Da", is: "1.66053906892e-27 kg", prefixes: "k", ucum: "u", words: ["dalton"] },
  { symbol: "lb", is: "0.45359237 kg", also: ["lbs"], ucum: "[lb_av]", words: ["pound"] },
  { symbol: "min", is: "60 s", words: ["min", "minute"] },
  { symbol: "h", is: "3600 s", also: ["hr"], words: ["hr", "hour"] },
  { symbol: "d", is: "86400 s", words: ["day"] },
  { symbol: "yr", is: "31557600 s", ucum: "a", words: ["yr", "year"] },
  { symbol: "Hz", is: "s-1", prefixes: "m k M G T", words: ["hertz"] },
  { symbol: "Bq", is: "s-1", prefixes: "k M G", words: ["becquerel"] },
  { symbol: "cps", is: "counts/s", ucum: "{counts}.s-1" },
  { symbol: "rpm", is: "cycles/min", ucum: "{cycles}.min-1" },
  // length, area, volume, angle
  { symbol: "Ao", is: "1e-10 m", also: ["Å"], words: ["angstrom"], printed: "Å" },
  { symbol: "inch", is: "0.0254 m", ucum: "[in_i]", words: ["inches"] },
  { symbol: "ft", is: "0.3048 m", ucum: "[ft_i]", words: ["foot", "feet"] },
  { symbol: "mi", is: "1609.344 m", ucum: "[mi_i]", words: ["mile"] },
  { symbol: "mph", is: "mi/h", ucum: "[mi_i].h-1" },
  { symbol: "ha", is: "1e4 m2", ucum: "har", words: ["hectare"] },
  { symbol: "L", is: "1e-3 m3", prefixes: "d c m u n", also: ["l"], words: ["litre", "liter"] },
  { symbol: "deg", is: "0.017453292519943295 rad", also: ["°"], words: ["degree"], printed: "°" },
  { symbol: "arcmin", is: "2.908882086657216e-4 rad", ucum: "'" },
  { symbol: "arcsec", is: "4.84813681109536e-6 rad", ucum: "''" },
  { symbol: "sr", is: "rad2" },
  // mechanics
  { symbol: "N", is: "kg.m/s2", prefixes: "k m u n p", words: ["newton"] },
  { symbol: "Pa", is: "N/m2", prefixes: "h k M G m", words: ["pascal"] },
  { symbol: "bar", is: "1e5 Pa", prefixes: "m k" },
  { symbol: "atm", is: "101325 Pa" },
  { symbol: "Torr", is: "133.32236842105263 Pa", ucum: "mm[Hg]", words: ["torr"] },
  { symbol: "mTorr", is: "1e-3 Torr", ucum: "um[Hg]" },
  { symbol: "mmHg", is: "133.322387415 Pa", ucum: "mm[Hg]" },
  { symbol: "psi", is: "6894.757293168361 Pa", ucum: "[psi]" },
  { symbol: "cP", is: "1e-3 Pa.s", words: ["centipoise"] },
  { symbol: "J", is: "N.m", prefixes: "k M G m u n", words: ["joule"] },
  { symbol: "W", is: "J/s", prefixes: "k M G m u n", words: ["watt"] },
  { symbol: "eV", is: "1.602176634e-19 J", prefixes: "m k M G", words: ["electronvolt"] },
  { symbol: "cal", is: "4.184 J", prefixes: "k", ucum: "cal_th", words: ["calorie"] },
  { symbol: "Wh", is: "3600 J", prefixes: "m k M G", also: ["W-h"], ucum: "W.h", printed: "W h" },
  // electricity and magnetism
  { symbol: "C", is: "A.s", prefixes: "m u n p", words: ["coulomb"] },
  { symbol: "Ah", is: "3600 C", prefixes: "m u k", also: ["A-h", "Ahr"], ucum: "A.h", printed: "A h" },
  { symbol: "V", is: "W/A", prefixes: "k m u n", words: ["volt"] },
  { symbol: "Ohm", is: "V/A", prefixes: "m k M G", also: ["Ω", "ohm"], words: ["ohm"], printed: "Ω" },
  { symbol: "S", is: "A/V", prefixes: "m u n", words: ["siemens"] },
  { symbol: "F", is: "C/V", prefixes: "m u n p f", words: ["farad"] },
  { symbol: "Wb", is: "V.s", words: ["weber"] },
  { symbol: "T", is: "Wb/m2", prefixes: "m u n", words: ["tesla"] },
  { symbol: "G", is: "1e-4 T", prefixes: "k m", words: ["gauss"] },
  { symbol: "Oe", is: "79.57747154594767 A/m", prefixes: "k", words: ["oersted"] },
  { symbol: "emu", is: "1e-3 A.m2", ucum: "mA.m2" },
  { symbol: "memu", is: "1e-6 A.m2", ucum: "uA.m2" },
  { symbol: "H", is: "Wb/A", prefixes: "m u n", words: ["henry"] },
  // heat, light, chemistry
  { symbol: "degC", is: "K", offset: 273.15, also: ["°C"], words: ["celsius", "centigrade"], ucum: "Cel", printed: "°C" },
  { symbol: "degF", is: "0.5555555555555556 K", offset: 255.3722222222222, also: ["°F"], words: ["fahrenheit"], ucum: "[degF]", printed: "°F" },
  { symbol: "lm", is: "cd.sr", words: ["lumen"] },
  { symbol: "lx", is: "lm/m2", words: ["lux"] },
  { symbol: "Gy", is: "J/kg", prefixes: "k m u", words: ["gray"] },
  { symbol: "Sv", is: "J/kg", prefixes: "m u n", words: ["sievert"] },
  { symbol: "M", is: "mol/L", prefixes: "m u n p", words: ["molar"], ucum: "mol.L-1" },
  { symbol: "U", is: "1e-6 mol/min", prefixes: "m k" },
  { symbol: "kat", is: "mol/s", prefixes: "m u n", words: ["katal"] },
];

/** Texts that are neither symbols nor words, and what they mean. */
export const spellings: ReadonlyMap<string, string> = new Map([
  ["-", "1"],
  ["[]", "1"],
  ["ratio", "1"],
  ["fraction", "1"],
  ["dimensionless", "1"],
  ["unitless", "1"],
  ["ångström", "Ao"],
  ["angström", "Ao"],
  ["degrees_north", "deg"],
  ["degrees_east", "deg"],
  ["micron", "um"],
  ["microns", "um"],
  ["Nm", "N.m"],
  ["mAhg-1", "mAh/g"],
  ["mAg-1", "mA/g"],
  ["Ag-1", "A/g"],
  ["Whkg-1", "Wh/kg"],
  ["Scm-1", "S/cm"],
  ["mAcm-2", "mA/cm2"],
]);
