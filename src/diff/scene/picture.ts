import { encodeIndexedPng, type Rgba as Colour } from "../../png/encode.ts";
import type { Scene } from "../../scene/scene.ts";
import { visitNodes } from "../../scene/visit.ts";
import { writeSvg } from "../../svg/write.ts";
import type { PanelDiff } from "./panel-change.ts";
import { drawAndDiff, type DrawnRgba, type PanelPixels, type Rgba } from "./pixels.ts";
import type { PanelPicture, Picture, PixelFacts } from "../report/report.ts";

/** Resolution at which pixels are compared. */
const dpi = 200;

/** A scene with more marks is shown as pixels: its SVG would be too large to carry in a page. */
const mostNodes = 3000;

/** A panel as both sides draw it, what of it can be seen to differ, and the numbers of that. */
export interface DrawnPanel {
  readonly picture: PanelPicture;
  readonly facts: PixelFacts;
}

export async function drawBothSides(before: Scene, after: Scene, diff: PanelDiff): Promise<DrawnPanel> {
  const { before: old, after: now, scenes, pixels, isDetail } = await drawAndDiff(before, after, diff, dpi);
  const [first, second] = await Promise.all([diff.place.before && pictureOf(scenes.before, old), diff.place.after && pictureOf(scenes.after, now)]);
  return {
    picture: {
      widthPt: scenes.after.width,
      heightPt: scenes.after.height,
      ...(first && { before: first }),
      ...(second && { after: second }),
      ...(first && second && { difference: { mime: "image/png", bytes: differencePng(old, now, pixels) } as const }),
    },
    facts: pixelFacts(pixels, isDetail),
  };
}

function pixelFacts({ width, height, strict, perceptual, blobs }: PanelPixels, isDetail: boolean): PixelFacts {
  return { dpi, isDetail, compared: width * height, strict, perceptual, unexplained: blobs.filter(({ cause }) => cause === "unexplained").length };
}

async function pictureOf(scene: Scene, drawn: DrawnRgba): Promise<Picture> {
  let nodes = 0;
  visitNodes(scene.children, () => (nodes += 1));
  if (nodes > mostNodes) return { mime: "image/png", bytes: drawn.asPng() };
  return { mime: "image/svg+xml", bytes: new TextEncoder().encode(await writeSvg(scene)) };
}

/** A pale picture of the side after; blue where ink came, orange where it went (Okabe and Ito's), and a frame around every patch. */
function differencePng(before: Rgba, after: Rgba, { mask, blobs, width, height }: PanelPixels): Uint8Array {
  const indices = new Uint8Array(width * height);
  for (let at = 0; at < indices.length; at += 1) {
    const [old, now] = [lightness(before, at), lightness(after, at)];
    indices[at] = mask[at] !== 0 ? (now < old ? came : went) : Math.round(now * 31);
  }
  for (const blob of blobs) {
    const [left, top] = [Math.max(0, blob.x - 3), Math.max(0, blob.y - 3)];
    const [right, bottom] = [Math.min(width - 1, blob.x + blob.width + 2), Math.min(height - 1, blob.y + blob.height + 2)];
    for (let x = left; x <= right; x += 1) indices[top * width + x] = indices[bottom * width + x] = frame;
    for (let y = top; y <= bottom; y += 1) indices[y * width + left] = indices[y * width + right] = frame;
  }
  return encodeIndexedPng(width, height, indices, palette);
}

const [came, went, frame] = [32, 33, 34];
const pale = Array.from({ length: 32 }, (_, at): Colour => {
  const grey = Math.round(190 + (65 * at) / 31);
  return [grey, grey, grey, 255];
});
const palette: readonly Colour[] = [...pale, [0x00, 0x72, 0xb2, 255], [0xd5, 0x5e, 0x00, 255], [0x66, 0x66, 0x66, 255]];

/** 0 black to 1 white, by the weights of ITU-R BT.709. */
function lightness({ data }: Rgba, pixel: number): number {
  return (0.2126 * data[4 * pixel]! + 0.7152 * data[4 * pixel + 1]! + 0.0722 * data[4 * pixel + 2]!) / 255;
}
