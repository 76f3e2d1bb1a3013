const plus = 43;
const minus = 45;
const point = 46;
const zero = 48;
const nine = 57;
const capitalE = 69;
const smallE = 101;

/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Reads the plain decimal numbers, which are nearly all that tables hold, without cutting them out of the text: at most
 * 15 digits and a power of ten that a double holds exactly, so that one division or multiplication rounds correctly
 * (Clinger 1990, fast path). NaN for everything else: not a number, or one that `readNumber` must look at (leading and
 * trailing zeros of identifiers, a negative zero, many digits).
 */
export function plainNumber(text: string, start: number, end: number): number {
  let at = start;
  const first = text.charCodeAt(at);
  if (first === minus || first === plus) at += 1;
  const digitsFrom = at;
  let mantissa = 0;
  let pointAt = -1;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= zero && code <= nine) mantissa = mantissa * 10 + (code - zero);
    else if (code === point && pointAt < 0) pointAt = at;
    else break;
  }
  const digits = at - digitsFrom - (pointAt < 0 ? 0 : 1);
  if (digits === 0 || digits > 15 || hasLeadingZero(text, digitsFrom, at) || (mantissa === 0 && first === minus)) return NaN;
  const exponent = exponentAt(text, at, end) - (pointAt < 0 ? 0 : at - pointAt - 1);
  if (!(exponent >= -22 && exponent <= 22)) return NaN;
  const size = exponent < 0 ? mantissa / powers[-exponent]! : mantissa * powers[exponent]!;
  return first === minus ? -size : size;
}

/** `007`, which may be an identifier. */
function hasLeadingZero(text: string, from: number, to: number): boolean {
  if (text.charCodeAt(from) !== zero || from + 1 >= to) return false;
  const second = text.charCodeAt(from + 1);
  return second >= zero && second <= nine;
}

/** The exponent that is all of the rest of a cell; 0 where nothing is left, NaN where it is something else. */
function exponentAt(text: string, from: number, end: number): number {
  if (from === end) return 0;
  const letter = text.charCodeAt(from);
  if (letter !== smallE && letter !== capitalE) return NaN;
  const sign = text.charCodeAt(from + 1);
  const digitsFrom = sign === minus || sign === plus ? from + 2 : from + 1;
  if (digitsFrom >= end || end - digitsFrom > 3) return NaN;
  let exponent = 0;
  for (let at = digitsFrom; at < end; at += 1) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return NaN;
    exponent = exponent * 10 + digit;
  }
  return sign === minus ? -exponent : exponent;
}
