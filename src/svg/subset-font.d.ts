declare module "subset-font" {
  /** Keeps the glyphs of the characters in `text` (HarfBuzz as WASM). */
  export default function subsetFont(font: Buffer, text: string, options: { targetFormat: "woff2" | "truetype" }): Promise<Buffer>;
}
