import { coordinateText as number, factorText as factor } from "../scene/number.ts";
import type { Box } from "../scene/path.ts";
import type { Gradient, Matrix, Stop } from "../scene/scene.ts";
import { multiply } from "../scene/matrix.ts";
import type { PdfDocument, Reference } from "./document.ts";
import { components, concatenate } from "./operators.ts";

/** A shading pattern (ISO 32000-1, 8.7.4). `toPage` carries the coordinates of the painted node to those of the content stream. */
export function shadingPattern(document: PdfDocument, gradient: Gradient, toStream: Matrix): Reference {
  return document.object({ Type: "Pattern", PatternType: 2, Shading: shading(document, gradient, "DeviceRGB"), Matrix: [...multiply(toStream, gradient.matrix)] });
}

export function isTransparent({ stops }: Gradient): boolean {
  return stops.some(({ alpha }) => alpha < 1);
}

/**
 * A graphics state whose soft mask holds the alpha of the stops as luminosity, over a box in the coordinates in which
 * it is set. PDFKit's own transparent gradients apply alpha twice in one viewer; this is read alike by all.
 */
export function softMask(document: PdfDocument, gradient: Gradient, box: Box): Reference {
  const group = document.object(
    {
      Type: "XObject",
      Subtype: "Form",
      BBox: [box.x, box.y, box.x + box.width, box.y + box.height],
      Group: { S: "Transparency", CS: "DeviceGray", I: true },
      Resources: { Shading: { Sh: shading(document, gradient, "DeviceGray") } },
    },
    `q\n${concatenate(gradient.matrix)}/Sh sh\nQ`,
  );
  return document.object({ Type: "ExtGState", SMask: { S: "Luminosity", G: group } });
}

function shading(document: PdfDocument, gradient: Gradient, space: "DeviceRGB" | "DeviceGray"): Reference {
  const [x1, y1, r1] = gradient.from;
  const [x2, y2, r2] = gradient.to;
  const linear = gradient.kind === "linear";
  return document.object({
    ShadingType: linear ? 2 : 3,
    ColorSpace: space,
    Coords: linear ? [x1, y1, x2, y2] : [x1, y1, r1, x2, y2, r2],
    Function: colourFunction(document, gradient.stops, (stop) => (space === "DeviceRGB" ? components(stop.hex).map(Number) : [stop.alpha])),
    Extend: [true, true],
  });
}

/** Stops as one stitched function over 0 to 1; the first and last colours reach to the ends, equal offsets make a step. */
function colourFunction(document: PdfDocument, given: readonly Stop[], colourOf: (stop: Stop) => readonly number[]): Reference {
  const stops = padded(given);
  const pieces = stops.slice(1).flatMap((stop, index) => (stop.offset > stops[index]!.offset ? [[stops[index]!, stop] as const] : []));
  const functions = pieces.map(([from, to]) => document.object({ FunctionType: 2, Domain: [0, 1], C0: [...colourOf(from)], C1: [...colourOf(to)], N: 1 }));
  if (functions.length === 1) return functions[0]!;
  return document.object({
    FunctionType: 3,
    Domain: [0, 1],
    Functions: functions,
    Bounds: pieces.slice(0, -1).map(([, to]) => to.offset),
    Encode: pieces.flatMap(() => [0, 1]),
  });
}

/** The stops with offsets that do not fall, from exactly 0 to exactly 1. */
function padded(stops: readonly Stop[]): readonly Stop[] {
  const black: Stop = { offset: 0, hex: "#000000", alpha: 0 };
  let least = 0;
  const rising = stops.map((stop) => ({ ...stop, offset: (least = Math.min(1, Math.max(least, stop.offset))) }));
  return [{ ...(rising[0] ?? black), offset: 0 }, ...rising, { ...(rising.at(-1) ?? black), offset: 1 }];
}

/** A key for equal gradients in equal coordinates. */
export function gradientKey(gradient: Gradient, toStream: Matrix): string {
  return `${JSON.stringify(gradient.stops)}|${gradient.kind}|${[...gradient.from, ...gradient.to].map(factor).join(" ")}|${multiply(toStream, gradient.matrix).map(number).join(" ")}`;
}
