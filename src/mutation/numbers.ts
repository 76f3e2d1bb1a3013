import { inNumber, type Change } from "./choose.ts";
import type { Entry } from "./mutant.ts";

const noNumber = ["FW-TAB-011"];
const always = (raw: string): Change => () => raw;

/** Texts that are nearly numbers, as instruments, spreadsheets and people write them. */
export const numbers: readonly Entry[] = [
  inNumber("decimal comma, quoted", "A", noNumber, (text) => (/^-?\d+\.\d+$/.test(text) ? `"${text.replace(".", ",")}"` : undefined)),
  inNumber("decimal comma, unquoted", "A", ["FW-CSV-025"], (text) => {
    const at = text.indexOf(".");
    return /^-?\d+\.\d+$/.test(text) ? { raw: text.replace(".", ","), offset: at } : undefined;
  }),
  inNumber("comma for thousands", "A", noNumber, always('"1,234,567"')),
  inNumber("comma that may be either", "A", noNumber, always('"1,500"')),
  inNumber("apostrophe for thousands", "A", noNumber, always("12'500.5")),
  inNumber("thin space for thousands", "A", noNumber, always("12\u2009500")),
  inNumber("no-break space for thousands", "A", noNumber, always("12\u00a0500")),
  inNumber("underscore for thousands", "A", noNumber, always("1_000")),
  inNumber("minus sign U+2212", "B", noNumber, (text) => `\u2212${text.replace("-", "")}`),
  inNumber("en dash for minus", "B", noNumber, (text) => `\u2013${text.replace("-", "")}`),
  inNumber("two decimal points", "A", noNumber, (text) => (text.includes(".") ? `${text}.3` : `${text}.1.2`)),
  inNumber("two signs", "A", noNumber, (text) => `--${text.replace("-", "")}`),
  inNumber("exponent without digits", "A", noNumber, (text) => (/e/i.test(text) ? undefined : `${text}e`)),
  inNumber("hexadecimal", "A", noNumber, always("0x10")),
  inNumber("Arabic digits", "A", noNumber, (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))),
  inNumber("full-width digits", "A", noNumber, (text) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))),
  inNumber("letter O for zero", "B", noNumber, (text) => (text.includes("0") ? text.replace("0", "O") : undefined)),
  inNumber("letter l for one", "B", noNumber, (text) => (text.includes("1") ? text.replace("1", "l") : undefined)),
  inNumber("times ten to a power", "A", noNumber, (text) => `${text}×10^3`),
  inNumber("Fortran exponent", "B", noNumber, (text) => (/e/i.test(text) ? undefined : `${text}D-3`)),
  inNumber("uncertainty in brackets", "B", noNumber, (text) => (/e/i.test(text) ? undefined : `${text}(4)`)),
  inNumber("plus-minus", "B", noNumber, (text) => `${text} ± 0.1`),
  inNumber("below a limit", "B", noNumber, (text) => `<${text}`),
  inNumber("above a limit", "B", noNumber, (text) => `>${text}`),
  inNumber("about", "B", noNumber, (text) => `~${text}`),
  inNumber("footnote mark", "B", noNumber, (text) => `${text}*`),
  inNumber("unit in the cell", "B", noNumber, (text, { column }) => `${text} ${column.unit === undefined || column.unit === "1" ? "eV" : column.unit}`),
  inNumber("per cent sign", "B", noNumber, (text) => `${text}%`),
  inNumber("currency sign", "B", noNumber, (text) => `$${text}`),
  inNumber("overflow", "A", ["FW-TAB-012"], always("1e400")),
  inNumber("underflow", "A", ["FW-TAB-012"], always("1e-400")),
  inNumber("whole number beyond 2^53", "A", ["FW-TAB-012"], always("9007199254740993")),
  inNumber("date, ISO", "A", noNumber, always("2021-03-04")),
  inNumber("date, day and month", "A", noNumber, always("1-Mar")),
  inNumber("date, slashes", "A", noNumber, always("3/4/2021")),
  inNumber("time of day", "A", noNumber, always("12:30:00")),
  inNumber("fraction", "A", noNumber, always("1/2")),
  inNumber("truth value", "A", noNumber, always("TRUE")),
  inNumber("word", "A", noNumber, always("low")),
  inNumber("space before", "B", noNumber, (text) => ` ${text}`),
  inNumber("space behind", "B", noNumber, (text) => `${text} `),
  inNumber("no-break space behind", "B", noNumber, (text) => `${text}\u00a0`),
  inNumber("zero-width space within", "B", noNumber, (text) => `${text}\u200b`),
  inNumber("tab before", "B", noNumber, (text) => `\t${text}`),
  inNumber("quotes within quotes", "A", noNumber, (text) => `"""${text}"""`),
];
