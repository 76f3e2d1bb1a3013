import { zlibSync } from "fflate";
import PDFDocument from "pdfkit";
import type { Face } from "../scene/scene.ts";
import { escapeXml } from "../svg/escape.ts";
import { fontOf } from "../text/face.ts";

/*
 * The only file that touches PDFKit's internals (0.20.2). PDFKit supplies objects, cross references, font subsets and
 * the structure tree; what is drawn is written by us as operators.
 */

/** An indirect object. */
export interface Reference {
  readonly id: number;
  data: Record<string, unknown>;
  compress: boolean;
  buffer: Uint8Array[];
  write(chunk: string | Uint8Array): void;
  end(chunk?: string | Uint8Array): void;
  finalize(): void;
}

/** Glyphs of a laid-out text: ids in the subset as hex, and positions in thousandths of an em. */
export type Encoded = readonly [ids: readonly string[], positions: readonly GlyphPosition[]];

export interface GlyphPosition {
  readonly xAdvance: number;
  readonly xOffset: number;
  readonly yOffset: number;
  /** What the font's width table says, kerning left out. */
  readonly advanceWidth: number;
}

export interface EmbeddedFont {
  id: string;
  readonly widths: number[];
  /** Of every glyph in the subset the code points that it is read as: those of its first use. */
  readonly unicode: readonly (readonly number[])[];
  /** Thousandths of an em in a font unit. */
  readonly scale: number;
  encode(text: string, features: object): Encoded;
  ref(): Reference;
}

interface Internals {
  readonly page: {
    readonly fonts: Record<string, Reference>;
    readonly dictionary: Reference;
    readonly annotations: Reference[];
    readonly resources: Reference;
  };
  _font: EmbeddedFont;
  readonly _root: Reference;
  ref(data?: Record<string, unknown>): Reference;
  endMetadata(): void;
  addContent(content: Uint8Array): void;
  read(): Uint8Array | null;
}

/** Resource categories (ISO 32000-1, 7.8.3), each with the first letter of its names. */
const initials = { XObject: "X", ExtGState: "G", Pattern: "P" } as const;
type ResourceKind = keyof typeof initials;

export interface PdfDocument {
  /** A new indirect object; its stream is deflated when it ends. */
  object(data: Record<string, unknown>, stream?: string | Uint8Array): Reference;
  /** The object of a key, made at its first use. */
  shared(key: string, make: () => Reference): Reference;
  /** The name of an object among the resources of the page. */
  resource(kind: ResourceKind, object: Reference): string;
  /** Resources of the page, which forms share. */
  readonly resources: Reference;
  /** The font of a face, embedded as a subset with a tag of its own, and its resource name. */
  font(face: Face): { readonly name: string; readonly font: EmbeddedFont };
  /** A link annotation over an area given by `Rect` and perhaps `QuadPoints`. */
  link(area: Readonly<Record<string, readonly number[]>>, url: string): void;
  /** Ends the document with the given page content, as one figure with a text alternative. */
  finish(content: Uint8Array): Uint8Array;
}

export interface DocumentFacts {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly title: string;
  readonly alt: string;
  readonly lang: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** Six digits that tell this document's font subsets from those of others. */
  readonly subsetDigits: string;
}

/** No clock: every document was made at this moment. */
const creationDate = new Date(Date.UTC(2025, 0, 1));

export function createDocument(facts: DocumentFacts): PdfDocument {
  const kit = openKit(facts);
  const inner = kit as unknown as Internals;
  deflateWithFflate(inner);
  inner.endMetadata = () => writeMetadata(inner, facts);
  kit.addPage();
  const objects = objectsOf(inner);
  return {
    ...objects,
    font: fontsOf(kit, inner, Number(facts.subsetDigits)),
    link(area, url) {
      const action = { S: "URI", URI: new String(asciiUri(url)) };
      inner.page.annotations.push(objects.object({ Type: "Annot", Subtype: "Link", ...area, Border: [0, 0, 0], F: 4, A: action, Contents: new String(url) }));
    },
    finish: (content) => finish(kit, inner, facts, content),
  };
}

type Kit = InstanceType<typeof PDFDocument>;

function openKit({ widthPt, heightPt, lang, title, metadata }: DocumentFacts): Kit {
  return new PDFDocument({
    size: [widthPt, heightPt],
    margin: 0,
    autoFirstPage: false,
    pdfVersion: "1.7",
    compress: false,
    tagged: true,
    lang,
    displayTitle: true,
    // no default font: PDFKit would put an unembedded Helvetica into the file
    font: null as unknown as string,
    info: { ...infoKeys(metadata), Title: title, Creator: "figwright", Producer: "figwright", CreationDate: creationDate },
  });
}

function objectsOf(inner: Internals): Pick<PdfDocument, "object" | "resources" | "shared" | "resource"> {
  const sharedObjects = new Map<string, Reference>();
  const names = new Map<Reference, string>();
  return {
    resources: inner.page.resources,
    object(data, stream) {
      const reference = inner.ref(data);
      if (stream === undefined) reference.end();
      else reference.end(stream);
      return reference;
    },
    shared(key, make) {
      const known = sharedObjects.get(key) ?? make();
      sharedObjects.set(key, known);
      return known;
    },
    resource(kind, reference) {
      const known = names.get(reference);
      if (known) return known;
      const name = `${initials[kind]}${names.size + 1}`;
      names.set(reference, name);
      const { data } = inner.page.resources;
      const category = (data[kind] ??= {}) as Record<string, Reference>;
      category[name] = reference;
      return name;
    },
  };
}

function fontsOf(kit: Kit, inner: Internals, subsetDigits: number): PdfDocument["font"] {
  const fonts = new Map<Face, { name: string; font: EmbeddedFont }>();
  return (face) => {
    const known = fonts.get(face);
    if (known) return known;
    // the parsed font that set the text, so that its tables are read once
    kit.font(fontOf(face) as unknown as PDFKit.Mixins.PDFFontSource);
    const font = inner._font;
    // PDFKit makes the six letters of the subset tag from the characters after the first
    font.id = `F${String((subsetDigits + fonts.size) % 1_000_000).padStart(6, "0")}`;
    // PDFKit keeps the width of the missing glyph in font units, where thousandths of an em belong
    font.widths[0] = font.widths[0]! * font.scale;
    inner.page.fonts[font.id] = font.ref();
    const added = { name: font.id, font };
    fonts.set(face, added);
    return added;
  };
}

function finish(kit: Kit, inner: Internals, { alt, title, widthPt, heightPt }: DocumentFacts, content: Uint8Array): Uint8Array {
  const figure = kit.struct("Figure", { alt: alt || title, bbox: [0, 0, widthPt, heightPt], placement: "Block" } as object);
  const root = kit.struct("Document");
  kit.addStructure(root);
  root.add(figure);
  figure.add(kit.markStructureContent("Figure"));
  const { dictionary, resources } = inner.page;
  // colours blend in RGB and not in what a viewer takes the paper for
  if ("ExtGState" in resources.data || "XObject" in resources.data) dictionary.data["Group"] = { Type: "Group", S: "Transparency", CS: "DeviceRGB" };
  inner.addContent(content);
  (kit as unknown as { endMarkedContent(): void }).endMarkedContent();
  root.end();
  kit.end();
  return readAll(inner);
}

/** Node's zlib writes other bytes in other releases; fflate does not. */
function deflateWithFflate(document: Internals): void {
  const create = document.ref.bind(document);
  document.ref = (data) => {
    const reference = create(data);
    const finalize = reference.finalize.bind(reference);
    reference.finalize = () => {
      if (reference.buffer.length > 0 && !("Filter" in reference.data) && reference.data["Subtype"] !== "XML") {
        const [only, ...more] = reference.buffer as [Uint8Array, ...Uint8Array[]];
        reference.buffer = [zlibSync(more.length === 0 ? only : Buffer.concat(reference.buffer), { level: 6 })];
        reference.data["Filter"] = "FlateDecode";
      }
      finalize();
    };
    return reference;
  };
}

function infoKeys(metadata: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([key, text]) => [key === "provenance" ? "Subject" : key.replace(/[^A-Za-z0-9]/g, ""), text]));
}

/** URIs in PDF are 7-bit ASCII (ISO 32000-1, 12.6.4.7). */
function asciiUri(url: string): string {
  return url.replace(/[^\x21-\x7e]/gu, (character) => [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""));
}

/** XMP packet (ISO 16684-1), not compressed; PDFKit's own does not escape its text. */
function writeMetadata(document: Internals, { title, lang, metadata }: DocumentFacts): void {
  const texts = Object.values(metadata).map(escapeXml).join(" ");
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${texts}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>${escapeXml(lang)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>figwright</xmp:CreatorTool>
<pdf:Producer>figwright</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
  const reference = document.ref({ Type: "Metadata", Subtype: "XML" });
  reference.end(new TextEncoder().encode(packet));
  document._root.data["Metadata"] = reference;
}

function readAll(document: Internals): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (let chunk = document.read(); chunk !== null; chunk = document.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
