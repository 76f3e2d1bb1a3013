import type { Paint } from "../../scene/scene.ts";

/** A paint in words that are equal where the paints are: `#d55e00`, `#d55e00 at 40 %`, `linear gradient ...`. */
export function paintText(paint: Paint | undefined): string {
  if (!paint) return "none";
  const colour = paint.kind === "solid" ? paint.hex : `${paint.kind} gradient ${paint.stops.map(({ offset, hex, alpha }) => `${rounded(offset)} ${hex} ${rounded(alpha)}`).join(", ")}`;
  return paint.alpha === 1 ? colour : `${colour} at ${rounded(paint.alpha * 100)} %`;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
