/** What a file is that is no text of a table, in words; undefined where it may be one. */
export function otherFileKind(bytes: Uint8Array): string | undefined {
  const binary = openings.find(({ opening, at = 0 }) => opening.every((byte, index) => bytes[at + index] === byte));
  if (binary !== undefined) return binary.name;
  const opening = new TextDecoder().decode(bytes.subarray(0, 4096));
  const text = texts.find(({ pattern }) => pattern.test(opening));
  return text?.name ?? (isBinary(bytes) ? "a binary file" : undefined);
}

interface Opening {
  readonly name: string;
  readonly opening: readonly number[];
  readonly at?: number;
}

const ascii = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

const openings: readonly Opening[] = [
  { name: "a zip file or spreadsheet (.xlsx, .ods)", opening: [0x50, 0x4b, 0x03, 0x04] },
  { name: "an empty zip file", opening: [0x50, 0x4b, 0x05, 0x06] },
  { name: "a gzip file", opening: [0x1f, 0x8b] },
  { name: "a bzip2 file", opening: ascii("BZh") },
  { name: "an xz file", opening: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { name: "a Zstandard file", opening: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: "a 7z file", opening: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: "an old Excel file (.xls)", opening: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: "an HDF5 or netCDF-4 file", opening: [0x89, 0x48, 0x44, 0x46] },
  { name: "a netCDF file", opening: [0x43, 0x44, 0x46, 0x01] },
  { name: "a netCDF file", opening: [0x43, 0x44, 0x46, 0x02] },
  { name: "a netCDF file", opening: [0x43, 0x44, 0x46, 0x05] },
  { name: "an SQLite database", opening: ascii("SQLite format 3\0") },
  { name: "a Parquet file", opening: ascii("PAR1") },
  { name: "an Arrow file", opening: ascii("ARROW1") },
  { name: "an ORC file", opening: ascii("ORC\u0003") },
  { name: "a NumPy array", opening: [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] },
  { name: "a MATLAB file", opening: ascii("MATLAB 5.0 MAT-file") },
  { name: "a FITS file", opening: ascii("SIMPLE  =") },
  { name: "a PDF file", opening: ascii("%PDF-") },
  { name: "a PostScript file", opening: ascii("%!PS") },
  { name: "an RTF document", opening: ascii("{\\rtf") },
  { name: "a PNG file", opening: [0x89, 0x50, 0x4e, 0x47] },
  { name: "a JPEG file", opening: [0xff, 0xd8, 0xff] },
  { name: "a GIF file", opening: ascii("GIF8") },
  { name: "a TIFF file", opening: [0x49, 0x49, 0x2a, 0x00] },
  { name: "a TIFF file", opening: [0x4d, 0x4d, 0x00, 0x2a] },
  { name: "a tar file", opening: ascii("ustar"), at: 257 },
];

const texts: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: "an HTML file", pattern: /^\ufeff?\s*(?:<!--[^]*?-->\s*)?<(?:!doctype html|html|head|body|table|script)\b/i },
  { name: "an XML file", pattern: /^\ufeff?\s*<\?xml\b/ },
  { name: "a git-LFS pointer file", pattern: /^version https:\/\/git-lfs\.github\.com\/spec\// },
];

/** Whether a text is JSON: an object from its first character on, or a list of values from the first character to the last. */
export function isJson(text: string): boolean {
  const opening = text.slice(0, 4096);
  if (/^\s*\{\s*(?:\}|"(?:[^"\\\n]|\\.)*"\s*:)/.test(opening)) return true;
  return /^\s*\[\s*(?:\{\s*"|\[|"[^"\n]*"\s*[,\]]|-?\d[\d.e+-]*\s*[,\]])/.test(opening) && text.slice(-64).trimEnd().endsWith("]");
}

/** A tenth of control characters at the start: no text, and its faults would be as many as its bytes. */
function isBinary(bytes: Uint8Array): boolean {
  const opening = bytes.subarray(0, 4096);
  const controls = opening.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d);
  return opening.length >= 64 && controls.length * 10 > opening.length;
}
