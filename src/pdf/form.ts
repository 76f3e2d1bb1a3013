import type { Box } from "../scene/path.ts";
import type { PdfDocument, Reference } from "./document.ts";

/** Operators as a transparency group (ISO 32000-1, 11.6.6) that shows what lies in a box of its own coordinates. */
export function transparencyGroup(document: PdfDocument, content: Uint8Array, { x, y, width, height }: Box): Reference {
  const group = { S: "Transparency", CS: "DeviceRGB", I: true };
  return document.object({ Type: "XObject", Subtype: "Form", BBox: [x, y, x + width, y + height], Group: group, Resources: document.resources }, content);
}
