/** A positive number as mantissa times power of ten, so that prefixes multiply exactly. */
export interface Magnitude {
  readonly mantissa: number;
  readonly power: number;
}

export const one: Magnitude = { mantissa: 1, power: 0 };

/** Reads `1.602176634e-19`. */
export function readMagnitude(text: string): Magnitude {
  const [mantissa, power = "0"] = text.split("e");
  return { mantissa: Number(mantissa), power: Number(power) };
}

export function multiply(a: Magnitude, b: Magnitude): Magnitude {
  return { mantissa: a.mantissa * b.mantissa, power: a.power + b.power };
}

/** Raises to a whole power, or to half of one. */
export function raise({ mantissa, power }: Magnitude, exponent: number): Magnitude {
  if (!Number.isInteger(exponent)) return squareRoot(raise({ mantissa, power }, 2 * exponent));
  let product = 1;
  for (let times = Math.abs(exponent); times > 0; times -= 1) product *= mantissa;
  return { mantissa: exponent < 0 ? 1 / product : product, power: power * exponent };
}

function squareRoot({ mantissa, power }: Magnitude): Magnitude {
  const isOdd = power % 2 !== 0;
  return { mantissa: Math.sqrt(isOdd ? 10 * mantissa : mantissa), power: (isOdd ? power - 1 : power) / 2 };
}

/** Read as one decimal text, so that it is rounded once. */
export function valueOf({ mantissa, power }: Magnitude): number {
  const [digits, exponent = "0"] = String(mantissa).split("e");
  return Number(`${digits}e${Number(exponent) + power}`);
}

export function ratio(a: Magnitude, b: Magnitude): number {
  return valueOf({ mantissa: a.mantissa / b.mantissa, power: a.power - b.power });
}
