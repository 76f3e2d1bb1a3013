/**
 * A Vega expression that labels a log axis at whole powers of ten and leaves the other ticks blank: as markup
 * (`10^{−2}`), or as plain Unicode (`10⁻²`) for specs that other programs open.
 */
export function powerOfTen(form: "markup" | "plain"): string {
  const exponent = "round(log(datum.value) / LN10)";
  const isPower = `abs(log(datum.value) / LN10 - ${exponent}) < 0.000001`;
  const digits = "'⁰¹²³⁴⁵⁶⁷⁸⁹'";
  const plain =
    `'10' + (${exponent} < 0 ? '⁻' : '') + ` +
    `(abs(${exponent}) > 9 ? ${digits}[floor(abs(${exponent}) / 10)] : '') + ${digits}[abs(${exponent}) % 10]`;
  const markup = `'10^{' + replace(toString(${exponent}), '-', '−') + '}'`;
  return `${isPower} ? ${form === "markup" ? markup : plain} : ''`;
}
