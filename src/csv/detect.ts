import { commaDialect, type Dialect } from "./dialect.ts";
import { startOf, textAt } from "./locate.ts";
import { scanCsv, type Scan } from "./scan.ts";
import { firstOfTable, isNumberLike, widthMode } from "./profile.ts";
import { width } from "./record-kind.ts";

const sampleLength = 200_000;

type Separator = Dialect["separator"];

/**
 * Tells from the opening of a text how it lays out a table: by the separator that gives its lines the same number of
 * cells and the most numbers. Commas, a decimal point and a header row where nothing speaks for anything else.
 */
export function detectDialect(text: string): Dialect {
  const sample = sampleOf(text);
  const comment = commentOf(sample);
  const head = comment === undefined ? {} : { comment };
  const separator = declaredSeparator(sample) ?? separatorOf(sample, head);
  const quotes = quotesOf(sample, separator, head);
  const marks = { separator, ...head, ...(quotes === undefined ? {} : { quotes }) };
  const scan = scanCsv(sample, { ...commaDialect, ...marks });
  return { ...marks, decimal: decimalOf(scan), header: headerOf(scan) };
}

/** The opening of a text, cut at a line end. */
function sampleOf(text: string): string {
  if (text.length <= sampleLength) return text;
  const opening = text.slice(0, sampleLength);
  const cut = Math.max(opening.lastIndexOf("\n"), opening.lastIndexOf("\r"));
  return cut < 0 ? opening : opening.slice(0, cut + 1);
}

/** `sep=;`, which spreadsheets write on a line of its own. */
function declaredSeparator(sample: string): Separator | undefined {
  return /^"?sep=([,;\t|])"?[\r\n]/.exec(sample)?.[1] as Separator | undefined;
}

/** Characters that open comment lines, if the text begins with one. Plots of XMGrace have `@` and `&` beside `#`. */
function commentOf(sample: string): string | undefined {
  const opening = /^\s*([#%!@])(?![,;|\t])/.exec(sample)?.[1];
  if (opening === undefined) return undefined;
  const isGrace = /^\s*@(?: |target|type)/m.test(sample.slice(0, 5000));
  return isGrace ? "#@&" : opening === "@" ? undefined : opening;
}

/**
 * Whether quotes stand behind blanks, more often than not, or are part of texts: then no cell is quoted as a whole, and
 * without them all lines have the same number of cells, as programs write that separate by tabs.
 */
function quotesOf(sample: string, separator: Separator, head: { readonly comment?: string }): Dialect["quotes"] {
  if (separator === " " || !sample.includes('"')) return undefined;
  if (separator === "\t") {
    if (/(?:^|\t)"[^"\t\r\n]*"(?=[\t\r\n]|$)/m.test(sample)) return undefined;
    const faults = scanCsv(sample, { ...commaDialect, ...head, separator }).faults.length;
    return faults > 1 && widthMode(scanCsv(sample, { ...commaDialect, ...head, separator, quotes: "none" })).share === 1 ? "none" : undefined;
  }
  const mark = separator === "|" ? "\\|" : separator;
  const times = (form: string): number => sample.match(new RegExp(form, "g"))?.length ?? 0;
  const isSpaced = (spaced: number, plain: number): boolean => spaced > 1 && spaced > plain;
  const isBefore = isSpaced(times(`${mark} +"(?!")`), times(`${mark}"(?!")`));
  return isBefore || isSpaced(times(`[^"]" +${mark}`), times(`[^"]"${mark}`)) ? "after blanks" : undefined;
}

/** How well a separator explains a text. */
interface Fit {
  readonly separator: Separator;
  /** Cells of most records, and the share of the records that have as many. */
  readonly cells: number;
  readonly share: number;
  /** Share of the filled cells that are numbers. */
  readonly numeric: number;
  readonly startsSo: boolean;
}

function separatorOf(sample: string, head: { readonly comment?: string }): Separator {
  const [blanks, ...fits] = ([" ", ",", "\t", ";", "|"] as const).map((separator) => fitOf(sample, separator, head));
  const fair = fits.filter(({ cells, share }) => cells > 1 && share >= 0.6).toSorted((a, b) => score(b) - score(a));
  const best = fair[0] ?? fits.filter(({ cells, startsSo }) => cells > 1 && startsSo).toSorted((a, b) => b.share - a.share)[0];
  if (isBetter(blanks!, best)) return " ";
  return best?.separator ?? ",";
}

function fitOf(sample: string, separator: Separator, head: { readonly comment?: string }): Fit {
  if (separator !== " " && !sample.includes(separator)) return { separator, cells: 1, share: 1, numeric: 0, startsSo: true };
  const scan = scanCsv(sample, { ...commaDialect, ...head, separator });
  const { cells, share, records } = widthMode(scan);
  const numeric = numericShare(scan, records);
  return { separator, cells, share, numeric, startsSo: records.length > 0 && width(scan, firstOfTable(scan)) === cells };
}

function score({ share, numeric, startsSo }: Fit): number {
  return share + numeric / 2 + (startsSo ? 0.2 : 0);
}

/** Blanks stand in texts too: they separate only columns of numbers, and only what nothing else separates as well. */
function isBetter(blanks: Fit, best: Fit | undefined): boolean {
  if (blanks.cells < 2 || blanks.share < 0.75 || blanks.numeric < 0.5) return false;
  if (best === undefined || best.cells < 2) return true;
  return blanks.startsSo && blanks.share >= best.share - 0.05 && blanks.numeric > 0.9 && blanks.numeric > best.numeric + 0.1;
}

function numericShare(scan: Scan, records: readonly number[]): number {
  let [numbers, filled] = [0, 0];
  for (const record of records) {
    for (let column = 0; column < width(scan, record); column += 1) {
      const text = textAt(scan, record, column)?.trim() ?? "";
      if (text === "") continue;
      filled += 1;
      if (isNumberLike(text)) numbers += 1;
    }
  }
  return filled === 0 ? 0 : numbers / filled;
}

/** A comma, if it stands in more numbers than a point; where commas separate cells too, in several. */
function decimalOf(scan: Scan): Dialect["decimal"] {
  let [commas, points] = [0, 0];
  for (let record = 0; record < scan.ends.length; record += 1) {
    for (let column = 0; column < width(scan, record); column += 1) {
      const text = textAt(scan, record, column)?.trim() ?? "";
      if (/^[+-]?\d*\.\d+(?:e[+-]?\d+)?$/i.test(text)) points += 1;
      else if (/^[+-]?\d*,\d+(?:e[+-]?\d+)?$/i.test(text) && !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) commas += 1;
    }
  }
  return commas > points && (scan.separator !== "," || commas > 2) ? "," : ".";
}

function headerOf(scan: Scan): Dialect["header"] {
  const first = firstOfTable(scan);
  if (first >= scan.ends.length) return "first row";
  if (namesInComment(scan, first)) return "last comment";
  return startsWithData(scan, first) ? "none" : "first row";
}

/** Whether the last comment above the table has as many words as the table has columns, which begins with a number. */
function namesInComment(scan: Scan, first: number): boolean {
  const offset = scan.comments.findLast((comment) => comment < startOf(scan, first));
  if (offset === undefined) return false;
  const [line = ""] = scan.text.slice(offset, offset + 10_000).split(/[\r\n]/, 1);
  const words = scanCsv(line.replace(/^\s*[#%!@&]+[ \t]*/, ""), { ...commaDialect, separator: scan.separator });
  const isData = Array.from({ length: width(scan, first) }, (_, column) => textAt(scan, first, column) ?? "").some(isNumberLike);
  return isData && words.ends.length === 1 && width(words, 0) === width(scan, first);
}

/** Whether the first record is a row: it has numbers where the column has numbers, and they do not look like names. */
function startsWithData(scan: Scan, first: number): boolean {
  const { records, cells } = widthMode(scan);
  const rows = records.filter((record) => record > first).slice(0, 500);
  if (width(scan, first) !== cells) return false;
  const columns = Array.from({ length: cells }, (_, column) => ({
    opening: textAt(scan, first, column)?.trim() ?? "",
    texts: rows.map((record) => textAt(scan, record, column)?.trim() ?? "").filter((text) => text !== ""),
  }));
  if (rows.length === 0) return cells > 1 && columns.every(({ opening }) => isNumberLike(opening));
  const numeric = columns.filter(({ texts }) => texts.length > 0 && texts.filter(isNumberLike).length >= 0.8 * texts.length);
  const others = columns.filter((column) => !numeric.includes(column) && column.opening !== "");
  const recurring = others.filter(({ opening, texts }) => texts.includes(opening));
  if (numeric.length === 0) return others.length > 1 && recurring.length * 2 > others.length;
  const openings = numeric.map(({ opening }) => opening).filter((opening) => opening !== "" && !/^(?:nan?|null|-)$/i.test(opening));
  if (openings.length === 0 || !openings.every(isNumberLike)) return false;
  return others.length === 0 || recurring.length > 0 || !areSteps(openings);
}

/** Whether numbers are whole and evenly spaced, as years or places along an axis in a header are. */
function areSteps(texts: readonly string[]): boolean {
  const numbers = texts.map(Number);
  const step = numbers.length > 1 ? numbers[1]! - numbers[0]! : 1;
  return numbers.every((number, index) => Number.isInteger(number) && (index === 0 || (step !== 0 && number - numbers[index - 1]! === step)));
}
