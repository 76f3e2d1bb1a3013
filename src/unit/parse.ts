/** One unit of a product and its exponent, as text: `g` and -1. */
export interface Term {
  readonly name: string;
  readonly exponent: number;
}

const term = /([./]?)(\{[^{}]*\}|[\p{L}%‰°]+(?:-(?:rate|hr?)(?!\p{L}))?)(?:\^?([+-]?\d+(?:\.5)?))?/uy;

/**
 * Reads `mA h g-1`, `mA·h·g⁻¹`, `mAh/g` or `J/(mol K)` as terms. Undefined where the text is no product of names, and
 * where a product after a solidus has two readings (`W/m2 K`).
 */
export function parseTerms(tidied: string): readonly Term[] | undefined {
  if (tidied === "1") return [];
  const text = tidied.replace(/^1?\//, "/");
  const terms: Term[] = [];
  let isDivided = false;
  term.lastIndex = 0;
  while (term.lastIndex < text.length) {
    const [, join, name, exponent = "1"] = term.exec(text) ?? [];
    if (name === undefined || (join === "") !== (terms.length === 0) && join !== "/") return undefined;
    if (isDivided && join === ".") return undefined;
    isDivided ||= join === "/";
    terms.push({ name, exponent: join === "/" ? -Number(exponent) : Number(exponent) });
  }
  return terms.length === 0 || terms.some(({ exponent }) => exponent === 0) ? undefined : terms;
}

/** One spelling for what keyboards and programs write differently: both micro signs, superscripts, markup, dots, spaces. */
export function tidy(text: string): string {
  return text
    .replace(/[º˚]/g, "°")
    .normalize("NFKC")
    .replace(/[−–]/g, "-")
    .replace(/<\/?su[pb]>|\$/g, "")
    .replace(/\^\{([^{}]*)\}/g, "^$1")
    .replaceAll("**", "^")
    .trim()
    .replace(/^(?:a\.\s?u\.?|arb(?:itrary|\.)?\s?(?:u\.?|units?)?)(?![\p{L}])/iu, "arb")
    .replace(/(?:°|\bdeg(?:rees?|\.)?)\s*(C|F|K|celsius|fahrenheit|kelvin)(?!\p{L})/giu, (_, scale: string) => `deg${scale[0]!.toUpperCase()}`)
    .replace(/(\p{L}+)\.?\s?%/gu, "$1%")
    .replace(/^C rate$/i, "C-rate")
    .replace(/\s+per\s+/gi, "/")
    .replace(/\s*\/\s*/g, "/")
    .replace(/^\(([^()]*)\)/, "$1")
    .replace(/\/\(([^()]*)\)/g, (_, inside: string) => `/${inside.trim().replace(/[\s.*·⋅×]+/g, "/")}`)
    .replace(/\s*[*·⋅×]\s*|\s+/g, ".");
}
