/** Size and number of components of a JPEG, from its first start-of-frame segment (ITU T.81, B.2.2); undefined if there is none. */
export function readJpegFrame(bytes: Uint8Array): { readonly widthPx: number; readonly heightPx: number; readonly components: number } | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < view.length; at += 2 + view.readUInt16BE(at + 2)) {
    const marker = view.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { widthPx: view.readUInt16BE(at + 7), heightPx: view.readUInt16BE(at + 5), components: view[at + 9]! };
  }
  return undefined;
}
