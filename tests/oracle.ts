import { hideCanvas, measureIn } from "./measuring-canvas.ts";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import pixelmatch from "pixelmatch";
import { parse, randomLCG, resetSVGDefIds, setRandom, textMetrics, View, type Loader, type Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { collectMessages } from "../src/messages.ts";
import { dataUriBytes, readPicture } from "../src/picture.ts";
import { faces, type Family } from "../src/text/face.ts";

hideCanvas();

export interface OracleOptions {
  readonly dataDir: string;
  readonly fontDefault: Family;
}

/** The picture of a spec as Vega's own SVG renderer draws it, with our fonts as the only ones there are. */
export async function oracleSvg(spec: object, { dataDir, fontDefault }: OracleOptions): Promise<string> {
  measureIn(fontDefault);
  textMetrics.canvas(true);
  setRandom(randomLCG(42));
  resetSVGDefIds();
  const { logger } = collectMessages();
  const isLite = String((spec as { $schema?: string }).$schema).includes("vega-lite");
  const vegaSpec = isLite ? compile(spec as TopLevelSpec, { logger }).spec : spec;
  const view = new View(parse(vegaSpec as Spec), { renderer: "none", loader: folderLoader(dataDir), logger });
  const svg = await withImages(() => view.toSVG());
  view.finalize();
  return svg;
}

/** Files of one folder; images come back as data URIs, which are all that the rasteriser reads. */
function folderLoader(dir: string): Loader {
  const load = async (url: string) => readFile(join(dir, url), "utf8");
  const sanitize = async (url: string, options: { context: string }) => {
    if (options.context === "href" || url.startsWith("data:")) return { href: url };
    const bytes = await readFile(join(dir, url));
    const mime = /\.png$/.test(url) ? "image/png" : /\.svg$/.test(url) ? "image/svg+xml" : "image/jpeg";
    return { href: `data:${mime};base64,${bytes.toString("base64")}` };
  };
  return { load, sanitize, http: load, file: load, options: {} } as unknown as Loader;
}

/** An image as far as Vega's SVG renderer asks: it loads at once and knows its size. */
class SizedImage {
  complete = false;
  width = 0;
  height = 0;
  onload: (() => void) | undefined;
  #src = "";
  get src(): string {
    return this.#src;
  }
  set src(url: string) {
    this.#src = url;
    const picture = readPicture(dataUriBytes(url)!);
    this.complete = picture !== undefined;
    this.width = picture ? picture.widthPx / (picture.density ?? 1) : 0;
    this.height = picture ? picture.heightPx / (picture.density ?? 1) : 0;
    setImmediate(() => this.onload?.());
  }
}

async function withImages<T>(run: () => Promise<T>): Promise<T> {
  const globals = globalThis as { Image?: unknown };
  globals.Image = SizedImage;
  try {
    return await run();
  } finally {
    delete globals.Image;
  }
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  asPng(): Buffer;
}

/** An SVG as pixels on white, with the bundled faces alone. */
export function rasterise(svg: string, scale: number, family: Family): Pixels {
  const drawing = new Resvg(svg, {
    fitTo: { mode: "zoom", value: scale },
    background: "white",
    font: {
      fontFiles: faces.map(({ file }) => file),
      loadSystemFonts: false,
      defaultFontFamily: family,
      sansSerifFamily: family,
      serifFamily: family,
      monospaceFamily: family,
      cursiveFamily: family,
      fantasyFamily: family,
    },
  });
  const rendered = drawing.render();
  return { width: rendered.width, height: rendered.height, data: rendered.pixels, asPng: () => rendered.asPng() };
}

export interface Difference {
  readonly sameSize: boolean;
  /** Part of the pixels that differ, 0 to 1; 1 where the sizes do. */
  readonly share: number;
}

/** How far two pictures differ, antialiasing included. `into`, if given, receives the picture of the differences. */
export function difference(a: Pixels, b: Pixels, into?: Uint8Array): Difference {
  const { width, height } = a;
  if (width !== b.width || height !== b.height) return { sameSize: false, share: 1 };
  const count = pixelmatch(a.data, b.data, into, width, height, { threshold: 0.1 });
  return { sameSize: true, share: count / (width * height) };
}
