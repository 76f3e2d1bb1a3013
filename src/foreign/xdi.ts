import { quote, type Finding } from "../finding.ts";

/** What is wrong with the head of an XDI file, before it has a line and a column. */
export interface XdiFault extends Pick<Finding, "rule" | "level" | "expected" | "found"> {
  readonly offset: number;
}

interface Line {
  readonly offset: number;
  readonly text: string;
}

interface Field {
  readonly offset: number;
  readonly name: string;
  readonly value: string;
}

/** Whether a file is, or is named, a spectrum in the XAS Data Interchange format. */
export function isXdi(text: string, file: string): boolean {
  return /^#\s*XDI\/\d/i.test(text) || /\.xdi$/i.test(file);
}

/**
 * Checks the head of a spectrum in the XAS Data Interchange format, version 1.0: version line, fields, separator lines,
 * column labels, and the fields that the format asks for. `columns` is how many its data have.
 */
export function checkXdi(text: string, columns: number): readonly XdiFault[] {
  const head = headOf(text);
  const isEnd = (line: Line): boolean => /^#\s*-{3,}\s*$/.test(line.text);
  const isFieldsEnd = (line: Line): boolean => /^#\s*\/{3,}\s*$/.test(line.text) || isEnd(line);
  const fieldsEnd = head.findIndex(isFieldsEnd);
  const end = head.findIndex(isEnd);
  const version = head[0];
  const isVersion = version !== undefined && /^#\s*XDI\/\d+\.\d+/i.test(version.text);
  const lines = head.slice(isVersion ? 1 : 0, fieldsEnd < 0 ? lastField(head) + 1 : fieldsEnd);
  const fields = lines.flatMap(fieldOf);
  return [
    ...(isVersion ? [] : [{ rule: "FW-XDI-001", level: "A", offset: 0, expected: "a first line like # XDI/1.0", found: quote(version?.text ?? "") } as const]),
    ...head.filter((line) => !line.text.startsWith("#")).map(otherLine),
    ...lines.flatMap(lineFault),
    ...(end < 0 ? [{ rule: "FW-XDI-004", level: "B", offset: head.at(-1)?.offset ?? 0, expected: "a line like #----- below the fields and comments", found: "no such line above the data" } as const] : []),
    ...columnFaults(fields, end < 0 ? head.at(-1) : head[end + 1], columns),
    ...requiredFaults(fields),
    ...fields.flatMap(valueFault),
    ...extensionFaults(version?.text ?? "", lines.filter((line) => lineFault(line).length === 0).flatMap(fieldOf)),
  ];
}

/** The lines above the first that begins with a number. */
function headOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.matchAll(/^[^\r\n]*\S[^\r\n]*/gm)) {
    if (/^\s*[+-]?\.?\d/.test(match[0])) break;
    lines.push({ offset: match.index, text: match[0] });
  }
  return lines;
}

const fieldForm = /^#\s*([A-Za-z][\w-]*\.[\w-]+):(.*)$/;

function lastField(head: readonly Line[]): number {
  return head.findLastIndex(({ text }) => fieldForm.test(text));
}

function fieldOf({ offset, text }: Line): readonly Field[] {
  const [, name, value] = fieldForm.exec(text) ?? [];
  return name === undefined ? [] : [{ offset, name: name.toLowerCase(), value: value!.trim() }];
}

function otherLine({ offset, text }: Line): XdiFault {
  return { rule: "FW-XDI-003", level: "A", offset, expected: "a line of the head that begins with #", found: quote(text) };
}

function lineFault({ offset, text }: Line): readonly XdiFault[] {
  if (!text.startsWith("#") || /^#\s*$/.test(text)) return [];
  const expected = "a field like Family.key: value, both words beginning with a letter";
  const field = fieldOf({ offset, text })[0];
  if (field === undefined || /^\w+\.\d/.test(field.name) && !field.name.startsWith("column.")) return [{ rule: "FW-XDI-002", level: "B", offset, expected, found: quote(text) }];
  return field.value === "" ? [{ rule: "FW-XDI-002", level: "B", offset, expected: "a value behind the colon", found: quote(text) }] : [];
}

/** `Column.1` to `Column.n` name the n columns of the data, as the labels in the last line of the head do. */
function columnFaults(fields: readonly Field[], labelLine: Line | undefined, columns: number): readonly XdiFault[] {
  const named = fields.filter(({ name }) => /^column\.\d+$/.test(name));
  const indices = new Set(named.map(({ name }) => Number(name.slice(7))));
  const lacking = Array.from({ length: columns }, (_, index) => index + 1).filter((index) => !indices.has(index));
  const surplus = named.filter(({ name }) => Number(name.slice(7)) > columns || name === "column.0");
  const labels = labelLine?.text.replace(/^#\s*/, "").split(/\s+/).filter(Boolean) ?? [];
  const isLabelled = labels.length === columns;
  return [
    ...surplus.map(({ offset, name }): XdiFault => ({ rule: "FW-XDI-005", level: "A", offset, expected: `fields Column.1 to Column.${columns}, for the ${columns} columns of the data`, found: quote(name.replace("c", "C")) })),
    ...(lacking.length === 0 ? [] : [{ rule: "FW-XDI-005", level: "A", offset: named.at(-1)?.offset ?? 0, expected: `a field Column.n for each of the ${columns} columns of the data`, found: `none for ${lacking.length === 1 ? "column" : "columns"} ${lacking.slice(0, 8).join(", ")}` } as const]),
    ...(labels.length === 0 || isLabelled ? [] : [{ rule: "FW-XDI-006", level: "A", offset: labelLine!.offset, expected: `${columns} labels, as many as columns in the data`, found: `${labels.length}` } as const]),
  ];
}

const elements = new Set(
  ("H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe " +
    "Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm").split(" "),
);
const units = (words: string): RegExp => new RegExp(`^[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[+-]?\\d+)?\\s*(?:${words})$`, "i");

/** The form of the defined fields whose value has one. */
const forms: Readonly<Record<string, { readonly expected: string; readonly accepts: (value: string) => boolean }>> = {
  "element.symbol": { expected: "the symbol of an element", accepts: (value) => elements.has(value) },
  "element.edge": { expected: "an edge: K, L, L1 to L3, M, M1 to M5, N, N1 to N7, O, O1 to O7", accepts: (value) => /^(?:K|L[1-3]?|M[1-5]?|N[1-7]?|O[1-7]?)$/i.test(value) },
  "mono.d_spacing": { expected: "a number of ångströms above 0", accepts: (value) => units("(?:Å|A|angstroms?)?").test(value) && parseFloat(value) > 0 },
  "scan.start_time": { expected: "a date and time like 2001-06-26T22:27:31", accepts: isTime },
  "scan.end_time": { expected: "a date and time like 2001-06-26T22:27:31", accepts: isTime },
  "scan.edge_energy": { expected: "a number, of eV if it has no unit", accepts: (value) => units("(?:eV|keV|inverse angstroms?)?").test(value) },
  "facility.energy": { expected: "a number of GeV or MeV", accepts: (value) => units("[GM]eV").test(value) },
  "facility.current": { expected: "a number of mA or A", accepts: (value) => units("m?A").test(value) },
  "sample.temperature": { expected: "a number of K, C or F", accepts: (value) => !/^[+-]?\.?\d/.test(value) || units("(?:deg(?:rees?)?\\.?\\s*)?°?[KCF]?").test(value) },
};

function isTime(value: string): boolean {
  const [, month, day, hour, minute, second] = /^\d{4}-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(value)?.map(Number) ?? [];
  return month !== undefined && month >= 1 && month <= 12 && day! >= 1 && day! <= 31 && hour! < 24 && minute! < 60 && second! <= 60;
}

function valueFault({ offset, name, value }: Field): readonly XdiFault[] {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  if (form === undefined || value === "" || form.accepts(value)) return [];
  return [{ rule: "FW-XDI-008", level: "B", offset, expected: form.expected, found: `${quote(value)} for ${name.replace(/^./, (letter) => letter.toUpperCase())}` }];
}

/** A spectrum has an element and an edge, and against an angle the spacing that turns it into an energy. */
function requiredFaults(fields: readonly Field[]): readonly XdiFault[] {
  const abscissa = fields.find(({ name }) => name === "column.1");
  const word = abscissa?.value.split(/\s+/)[0]?.toLowerCase() ?? "energy";
  const isSpectrum = fields.some(({ name }) => name.startsWith("element.")) || word === "energy" || word === "angle";
  if (!isSpectrum) return [];
  const lacking = ["Element.symbol", "Element.edge", ...(word === "angle" ? ["Mono.d_spacing"] : [])].filter((required) => !fields.some(({ name }) => name === required.toLowerCase()));
  return [
    ...lacking.map((required): XdiFault => ({ rule: "FW-XDI-007", level: "A", offset: 0, expected: `a field ${required}`, found: "no such field" })),
    ...(abscissa === undefined || word === "energy" || word === "angle" ? [] : [{ rule: "FW-XDI-007", level: "A", offset: abscissa.offset, expected: "energy or angle as the first column", found: quote(abscissa.value) } as const]),
  ];
}

const defined = new Set(["facility", "beamline", "mono", "detector", "sample", "scan", "element", "column"]);

/** Fields of an application belong to one that the version line names. */
function extensionFaults(version: string, fields: readonly Field[]): readonly XdiFault[] {
  const names = new Set(version.toLowerCase().split(/\s+/).map((word) => word.split("/")[0]!));
  const told = new Set<string>();
  return fields.flatMap(({ offset, name }): readonly XdiFault[] => {
    const family = name.split(".")[0]!;
    if (defined.has(family) || names.has(family) || told.has(family)) return [];
    told.add(family);
    return [{ rule: "FW-XDI-009", level: "C", offset, expected: `the application ${family.toUpperCase()} in the first line, which its fields need`, found: quote(version) }];
  });
}
