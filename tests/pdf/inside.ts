import { inflateSync } from "node:zlib";
import { writePdf } from "../../src/pdf/write.ts";
import type { Scene } from "../../src/scene/scene.ts";

/** An indirect object as it stands in the file. */
export interface PdfObject {
  readonly id: number;
  readonly dictionary: string;
  /** Inflated where it was deflated; undefined where there is no stream. */
  readonly stream: Buffer | undefined;
}

/** All objects of a PDF of ours, found by its cross-reference table, so that a wrong table is found too. */
export function objectsOf(pdf: Uint8Array): readonly PdfObject[] {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString("latin1");
  const start = Number(/startxref\n(\d+)\n%%EOF\n?$/.exec(text)![1]);
  const table = /^xref\n0 (\d+)\n/.exec(text.slice(start))!;
  const first = start + table[0].length;
  return Array.from({ length: Number(table[1]) - 1 }, (_, index) => {
    const offset = Number(text.slice(first + (index + 1) * 20, first + (index + 1) * 20 + 10));
    return readObject(bytes, text, offset, index + 1);
  });
}

function readObject(bytes: Buffer, text: string, offset: number, id: number): PdfObject {
  const head = `${id} 0 obj\n`;
  if (text.slice(offset, offset + head.length) !== head) throw new Error(`no object ${id} at ${offset}`);
  const from = offset + head.length;
  const end = text.indexOf("endobj", from);
  const streamAt = text.indexOf("\nstream\n", from);
  if (streamAt === -1 || streamAt > end) return { id, dictionary: text.slice(from, end), stream: undefined };
  const dictionary = text.slice(from, streamAt);
  const length = Number(/\/Length (\d+)/.exec(dictionary)![1]);
  const raw = bytes.subarray(streamAt + 8, streamAt + 8 + length);
  if (!text.startsWith("\nendstream\nendobj", streamAt + 8 + length)) throw new Error(`object ${id} has a wrong length`);
  const isDeflated = /\/Filter \/FlateDecode/.test(dictionary);
  return { id, dictionary, stream: isDeflated ? inflateSync(raw) : raw };
}

/** The operators of the page of a scene. */
export function pageContent(scene: Scene): string {
  const objects = objectsOf(writePdf(scene));
  const page = objects.find(({ dictionary }) => /\/Type \/Page\b/.test(dictionary))!;
  const id = Number(/\/Contents (\d+) 0 R/.exec(page.dictionary)![1]);
  return objects.find((object) => object.id === id)!.stream!.toString("latin1");
}

/** Objects whose dictionary matches. */
export function objectsLike(pdf: Uint8Array, pattern: RegExp): readonly PdfObject[] {
  return objectsOf(pdf).filter(({ dictionary }) => pattern.test(dictionary));
}
