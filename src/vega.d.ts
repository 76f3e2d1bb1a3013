/** Exports of "vega" that its own types leave out. */
import type { PathContext } from "./scene/path.ts";
import type { VegaItem, VegaMark } from "./scene/item.ts";

declare module "vega" {
  export function pathParse(d: string): unknown[];
  export function pathRender(context: PathContext, path: unknown[], left: number, top: number, scaleX: number, scaleY: number): void;
  /** How Vega turns each mark type into SVG attributes. */
  export const Marks: Readonly<
    Record<string, { attr(emit: (name: string, value: unknown) => void, item: VegaItem, renderer?: unknown): void }>
  >;
  /** Visits the children of a mark or group in drawing order (z-index respected). */
  export function sceneVisit(scene: VegaMark | VegaItem, visitor: (child: never) => void): void;
  /** Process-wide text measurement, used for layout and bounds. */
  export const textMetrics: { width(item: VegaItem, text: unknown): number; height(item: VegaItem): number; canvas(use: boolean): void };
  export function setRandom(random: () => number): void;
  export function randomLCG(seed: number): () => number;
}
