/** What a reader of a number may know about its column. */
export interface NumberContext {
  readonly unit?: string;
  readonly nullable: boolean;
  /** The mark before the fraction, where it is no point. */
  readonly decimal?: ",";
}

/** A form in which people and programs write numbers, or what stands in a column of numbers, that is no decimal number. */
export interface NearMiss {
  readonly name: string;
  readonly level: "A" | "B";
  readonly pattern: RegExp;
  /** Ignored where what it gives is no number. */
  readonly repair?: (text: string, context: NumberContext) => string | undefined;
  readonly hint?: (context: NumberContext) => string | undefined;
}

const unsigned = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const signed = `[+-]?${unsigned}`;
/** As alternatives of a pattern. */
export const months = "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec";
const time = String.raw`\d{1,3}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[ap]m|[+-]\d{2}:?\d{2})?`;
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
const leaveEmpty = ({ nullable }: NumberContext): string | undefined => (nullable ? "leave the cell empty if the value is missing" : undefined);

/** The number of the schema `decimal`, with a sign and an exponent as they may be. */
export const decimal = new RegExp(`^${signed}$`);

/** The first match wins. `1,500` has two readings, so no repair. */
export const nearMisses: readonly NearMiss[] = [
  {
    name: "with characters that do not show",
    level: "B",
    pattern: /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/,
    repair: (text) => text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, "").trim(),
  },
  { name: "a text in quotes", level: "A", pattern: /^"[^"]*"$/, repair: (text) => text.slice(1, -1) },
  { name: "with spaces around it", level: "B", pattern: new RegExp(`^(?:\\s+${signed}\\s*|${signed}\\s+)$`), repair: (text) => text.trim() },
  { name: "a spreadsheet error", level: "A", pattern: /^(?:#(?:n\/a|[A-Z][A-Z/0!?]+)|err:\d+)$/i },
  { name: "what a spreadsheet shows where a column is too narrow", level: "A", pattern: /^##+$/ },
  {
    name: "a word for a missing value",
    level: "A",
    pattern: /^(?:n\.?\/?a\.?|<na>|nan|null|none|nil|void|missing|unknown|no data|not (?:available|applicable|measured|determined|detected)|n\.?\/?d\.?|\\n|b\.?d\.?l\.?|<? ?(?:lod|loq|dl)|tr(?:\.|aces?)?|-+|[–—]|\.+|…|\?+|\*+)$/i,
    hint: leaveEmpty,
  },
  { name: "no finite number", level: "A", pattern: /^[+-]?(?:inf(?:inity)?|∞|nan(?:\(ind\))?|1\.#(?:inf|ind|qnan|snan)\d*)$/i },
  { name: "a truth value", level: "A", pattern: /^(?:true|false|yes|no)$/i },
  { name: "a formula", level: "A", pattern: /^=|^[@+-][A-Za-z]+\d*[(]/ },
  { name: "with a comma that may stand for a point or for thousands", level: "A", pattern: /^[+-]?[1-9]\d{0,2},\d{3}$/ },
  { name: "with a decimal comma", level: "A", pattern: /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/, repair: (text) => text.replace(",", ".") },
  {
    name: "with thousands set apart",
    level: "A",
    pattern: /^[+-]?\d{1,3}(?:(?:,\d{3}){2,}|(?:,\d{3})+(?=\.)|(?:['’ \u00a0\u2009\u202f]\d{3})+)(?:\.\d+)?$/,
    repair: (text) => text.replace(/[^\d.+-]/g, ""),
  },
  {
    name: "with thousands set apart and a decimal comma",
    level: "A",
    pattern: /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$|^[+-]?\d{1,3}(?:['’ \u00a0\u2009\u202f]\d{3})+,\d+$/,
    repair: (text) => text.replace(/[^\d,+-]/g, "").replace(",", "."),
  },
  { name: "with underscores", level: "A", pattern: /^[+-]?\d+(?:_\d+)+(?:\.\d+)?$/, repair: (text) => text.replaceAll("_", "") },
  {
    name: "with a dash for a minus sign",
    level: "B",
    pattern: new RegExp(`^(?:[−–—‐‑]${unsigned}|[+−–—‐‑-]?[\\d.]+[eE][−–—‐‑]\\d+)$`),
    repair: (text) => text.replace(/[−–—‐‑]/g, "-"),
  },
  {
    name: "with digits of another script",
    level: "A",
    pattern: /^(?=.*[０-９٠-٩۰-۹०-९])[\d０-９٠-٩۰-۹०-९.．٫eE+＋－-]+$/,
    repair: asciiDigits,
  },
  { name: "with a power of ten written out", level: "A", pattern: new RegExp(`^[+-]?[\\d.]+\\s*[×xX·*]\\s*10(?:\\^?[+−-]?\\d+|[${superscripts}]+)$`), repair: scientific },
  { name: "not a decimal number", level: "A", pattern: /^[+-]?0[xob][\da-f]+$/i },
  { name: "with a Fortran exponent", level: "B", pattern: /^[+-]?[\d.]+d[+-]?\d+$/i, repair: (text) => text.replace(/d/i, "e") },
  { name: "with an exponent that lacks its digits", level: "A", pattern: /^[+-]?[\d.]+e[+-]?$/i },
  { name: "with an uncertainty", level: "B", pattern: /^[+-]?[\d.]+(?:\(\d+\)(?:e[+-]?\d+)?|\s*(?:±|\+\/-|\+-)\s*[\d.]+(?:e[+-]?\d+)?)$/i },
  { name: "a limit or an estimate", level: "B", pattern: new RegExp(`^(?:[<>≤≥~≈]=?|ca\\.?|about|approx\\.?)\\s*${signed}$`, "i") },
  { name: "a date", level: "A", pattern: new RegExp(`^(?:\\d{1,4}([-/])\\d{1,2}\\1\\d{1,4}|\\d{1,2}[.,]\\d{1,2}[.,]\\d{4}|\\d{4}-\\d{2})(?:[T ]${time})?$`, "i") },
  {
    name: "a date, as spreadsheets make of some texts",
    level: "A",
    pattern: new RegExp(`^(?:\\d{1,2}[-/ ](?:${months})[a-z]*\\.?(?:[-/ ]\\d{2,4})?|(?:${months})[a-z]*\\.?[-/ ]\\d{1,4})$`, "i"),
  },
  { name: "a time", level: "A", pattern: new RegExp(`^${time}$`, "i") },
  { name: "with more than one point", level: "A", pattern: /^[+-]?\d*(?:\.\d*){2,}$/ },
  { name: "with more than one sign", level: "A", pattern: new RegExp(`^[+-]{2,}${unsigned}$`) },
  { name: "with a sign behind it", level: "A", pattern: new RegExp(`^${unsigned}[+-]$`) },
  { name: "with a space behind its sign", level: "A", pattern: new RegExp(`^[+−–-]\\s+${unsigned}$`), repair: (text) => text.replace(/\s/g, "").replace(/[−–]/, "-") },
  { name: "in parentheses, which may stand for a minus sign", level: "A", pattern: new RegExp(`^\\(${unsigned}\\)$`) },
  { name: "a range of numbers", level: "B", pattern: new RegExp(`^${signed}\\s*(?:[-–—~]|to|\\.\\.\\.?|…)\\s*${signed}$`) },
  { name: "a fraction", level: "A", pattern: /^[+-]?\d+\s*\/\s*\d+$/ },
  { name: "with an apostrophe before it, by which spreadsheets mark a text", level: "B", pattern: new RegExp(`^'${signed}$`), repair: (text) => text.slice(1) },
  { name: "with a currency sign", level: "B", pattern: new RegExp(`^[$€£¥]\\s*[\\d.,]+$|^[\\d.,]+\\s*[$€£¥]$`) },
  { name: "with a percent sign", level: "B", pattern: new RegExp(`^${signed}\\s*%$`), repair: withoutUnit },
  { name: "with a footnote mark", level: "B", pattern: new RegExp(`^${signed}\\s*(?:[*†‡§¶#]+|[¹²³ᵃᵇᶜ]+|[ab]|\\([a-c*]\\)|\\[[a-z\\d]\\])$`), repair: withoutUnit },
  { name: "with a unit or a remark", level: "B", pattern: new RegExp(`^${signed}\\s*(?!e[+-]?$)[^\\d\\s.,+-][^\\d,]*$`, "i"), repair: withoutUnit },
];

/** Only where the unit is the column's own. */
function withoutUnit(text: string, { unit }: NumberContext): string | undefined {
  return unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length).trimEnd() : undefined;
}

/** Digits of every script lie in a row, from that of zero on. */
function asciiDigits(text: string): string {
  const zeros = [0xff10, 0x0660, 0x06f0, 0x0966];
  const digits = text.replace(/[０-９٠-٩۰-۹०-९]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - zeros.find((zero) => code >= zero && code < zero + 10)!);
  });
  return digits.replace(/[．٫]/g, ".").replace("＋", "+").replace("－", "-");
}

/** `1.2×10⁻³` and `1.2*10^-3` as `1.2e-3`. */
function scientific(text: string): string {
  const [, mantissa, exponent] = /^([+-]?[\d.]+)\s*[×xX·*]\s*10\^?(.+)$/.exec(text)!;
  const plain = Array.from(exponent!, (character) => "0123456789-+"[superscripts.indexOf(character)] ?? character).join("");
  return `${mantissa}e${plain.replace("−", "-")}`;
}
