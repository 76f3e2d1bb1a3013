/** A patch of pixels that lie near each other, in pixels of their raster. */
export interface Blob {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How many pixels of it are set. */
  readonly pixels: number;
}

/**
 * The patches of a mask (one byte per pixel, row by row; 0 is not set): set pixels that are at most `radius` columns and
 * rows apart belong together. From top to bottom, then from left to right.
 */
export function findBlobs(mask: Uint8Array, width: number, height: number, radius: number): readonly Blob[] {
  const reach = Math.max(1, Math.floor(radius / 2));
  const near = spread(spread(mask, width, height, reach, 1, width), height, width, reach, width, 1);
  const stack: number[] = [];
  const blobs: Blob[] = [];
  for (let start = 0; start < near.length; start++) {
    if (near[start] === 0) continue;
    let [left, top, right, bottom, pixels] = [width, height, -1, -1, 0];
    near[start] = 0;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      if (mask[at] !== 0) [left, top, right, bottom, pixels] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y), pixels + 1];
      if (x > 0) take(near, at - 1, stack);
      if (x < width - 1) take(near, at + 1, stack);
      if (y > 0) take(near, at - width, stack);
      if (y < height - 1) take(near, at + width, stack);
    }
    blobs.push({ x: left, y: top, width: right - left + 1, height: bottom - top + 1, pixels });
  }
  return blobs.sort((a, b) => a.y - b.y || a.x - b.x);
}

function take(near: Uint8Array, at: number, stack: number[]): void {
  if (near[at] === 0) return;
  near[at] = 0;
  stack.push(at);
}

/** Sets all that is at most `reach` steps from what is set, along one direction: lines of `length`, `step` apart within, `stride` between. */
function spread(mask: Uint8Array, length: number, lines: number, reach: number, step: number, stride: number): Uint8Array {
  const wide = new Uint8Array(mask.length);
  for (let line = 0; line < lines; line++) {
    const from = line * stride;
    let last = -Infinity;
    for (let at = 0; at < length + reach; at++) {
      if (at < length && mask[from + at * step] !== 0) last = at;
      // the cell `reach` back sees as far forward as it saw back
      if (at >= reach && at - last <= 2 * reach) wide[from + (at - reach) * step] = 1;
    }
  }
  return wide;
}
