import { renderAsync, type RenderedImage } from "@resvg/resvg-js";
import { cullScene } from "../scene/cull.ts";
import { usedCharacters } from "../scene/visit.ts";
import type { Scene } from "../scene/scene.ts";
import { svgDocument } from "../svg/write.ts";
import { pngChunk } from "./chunk.ts";

/**
 * A PNG of the scene, without what lies outside it (the rasteriser can abort on that), drawn off the main thread from its SVG with the bundled faces alone. Carries its resolution
 * (pHYs) and the scene's title and metadata (iTXt), so that a lone picture still says what it is.
 */
export async function writePng(scene: Scene, dpi: number): Promise<Uint8Array> {
  const rendered = await rasterise(scene, dpi);
  const texts = Object.entries({ Title: scene.title, Description: scene.alt, ...scene.metadata });
  return insertChunks(rendered.asPng(), [resolution(dpi), ...texts.map(([key, text]) => textChunk(key, text))]);
}

/** The pixels of a scene: RGBA bytes in `pixels`, row by row, of `width` x `height` pixels. */
export async function rasterise(scene: Scene, dpi: number): Promise<RenderedImage> {
  const pixelsPerUnit = dpi / (scene.unit === "pt" ? 72 : 96);
  return renderAsync(svgDocument(cullScene(scene), ""), {
    fitTo: { mode: "width", value: Math.max(1, Math.round(scene.width * pixelsPerUnit)) },
    font: { fontFiles: [...usedCharacters(scene).keys()].flatMap((face) => face.file || []), loadSystemFonts: false, defaultFontFamily: "Arimo" },
  });
}

/** pHYs, pixels per metre (PNG specification 11.3.4.3). */
function resolution(dpi: number): Uint8Array {
  const data = Buffer.alloc(9);
  const perMetre = Math.round(dpi / 0.0254);
  data.writeUInt32BE(perMetre, 0);
  data.writeUInt32BE(perMetre, 4);
  data[8] = 1;
  return pngChunk("pHYs", data);
}

/** iTXt, uncompressed UTF-8 (PNG specification 11.3.3.4); the keyword is limited to 79 bytes. */
function textChunk(keyword: string, text: string): Uint8Array {
  return pngChunk("iTXt", Buffer.concat([Buffer.from(keyword.slice(0, 79), "latin1"), Buffer.from([0, 0, 0, 0, 0]), Buffer.from(text, "utf8")]));
}

/** Puts chunks right after the header, which is always the first 33 bytes. */
function insertChunks(png: Uint8Array, chunks: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);
}
