export interface JpegFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly components: number;
  /** Adobe's segment (APP14) stands before the frame: CMYK values are inverted. */
  readonly hasAdobeMarker: boolean;
}

/** What the first start-of-frame segment of a JPEG says (ITU T.81, B.2.2); undefined if there is none. */
export function readJpegFrame(bytes: Uint8Array): JpegFrame | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hasAdobeMarker = false;
  for (let at = 2; at + 9 < view.length; ) {
    const marker = view.readUInt16BE(at);
    // a marker may stand behind any number of fill bytes
    if (marker === 0xffff) at++;
    else {
      if (isFrame(marker)) return { widthPx: view.readUInt16BE(at + 7), heightPx: view.readUInt16BE(at + 5), components: view[at + 9]!, hasAdobeMarker };
      hasAdobeMarker ||= marker === 0xffee && view.toString("latin1", at + 4, at + 9) === "Adobe";
      at += 2 + view.readUInt16BE(at + 2);
    }
  }
  return undefined;
}

/** SOF0 to SOF15 without the three that are no frames: tables, an extension and arithmetic coding. */
function isFrame(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
}
