/** Rich text as authors write it: `_{sub}`, `^{super}`, `*italic*`, `**bold**`; a backslash takes the next character literally. */
export interface Span {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly shift: "none" | "sub" | "super";
}

const plainSpan = { bold: false, italic: false, shift: "none" } as const;

/** Splits a line of markup into spans. Marks without a partner are ordinary characters; one level of shift. */
export function parseMarkup(line: string): readonly Span[] {
  return parse(line, plainSpan).filter((span) => span.text !== "");
}

/** The line as one plain span, nothing parsed. */
export function parsePlain(line: string): readonly Span[] {
  return line === "" ? [] : [{ ...plainSpan, text: line }];
}

const marks = /\\(.)|([_^])\{((?:\\.|[^{}])*)\}|\*\*((?:\\.|[^*])+)\*\*|\*((?:\\.|[^*])+)\*/su;

function parse(line: string, style: Omit<Span, "text">): Span[] {
  const found = marks.exec(line);
  if (!found) return [{ ...style, text: line }];
  const [whole, escaped, shift, shifted, bold, italic] = found;
  const inner =
    escaped !== undefined ? [{ ...style, text: escaped }]
    : shifted !== undefined ? parse(shifted, { ...style, shift: shift === "_" ? "sub" : "super" })
    : bold !== undefined ? parse(bold, { ...style, bold: true })
    : parse(italic!, { ...style, italic: true });
  return [{ ...style, text: line.slice(0, found.index) }, ...inner, ...parse(line.slice(found.index + whole.length), style)];
}

const superscripts: Readonly<Record<string, string>> = {
  "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
  "+": "⁺", "-": "⁻", "−": "⁻", "=": "⁼", "(": "⁽", ")": "⁾", n: "ⁿ", i: "ⁱ",
};
const subscripts: Readonly<Record<string, string>> = {
  "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉",
  "+": "₊", "-": "₋", "−": "₋", "=": "₌", "(": "₍", ")": "₎", a: "ₐ", e: "ₑ", o: "ₒ", x: "ₓ", h: "ₕ", k: "ₖ",
  l: "ₗ", m: "ₘ", n: "ₙ", p: "ₚ", s: "ₛ", t: "ₜ", i: "ᵢ", r: "ᵣ", u: "ᵤ", v: "ᵥ",
};

/** The line as plain Unicode, with Unicode super- and subscripts where all of a span has them. */
export function plainText(line: string): string {
  return parseMarkup(line).map(plainOf).join("");
}

export function plainOf(span: Span): string {
  if (span.shift === "none") return span.text;
  const table = span.shift === "super" ? superscripts : subscripts;
  const characters = [...span.text];
  return characters.every((character) => table[character] !== undefined)
    ? characters.map((character) => table[character]).join("")
    : span.text;
}
