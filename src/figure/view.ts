import { View, type Loader, type Runtime } from "vega";
import { collectMessages } from "../messages.ts";
import type { Extents } from "./layout.ts";
import type { VegaBounds, VegaItem, VegaMark } from "../scene/item.ts";

/** A running Vega view of one plot rectangle. */
export interface OpenView {
  readonly view: View;
  /** What Vega says while it runs; each is an error in a figure. */
  readonly warnings: readonly string[];
}

/** Numbers of a domain, lower end first as the axis runs. */
export type Domain = readonly [number, number];

const sealed = {
  load: (url: string) => Promise.reject(new Error(`a figure reads no file: "${url}"`)),
  sanitize: (url: string) => Promise.resolve({ href: url }),
} as unknown as Loader;

export async function openView(runtime: Runtime): Promise<OpenView> {
  const messages = collectMessages();
  const view = new View(runtime, { renderer: "none", loader: sealed, logger: messages.logger });
  await view.runAsync();
  return {
    view,
    get warnings() {
      return [...messages.warnings, ...messages.errors];
    },
  };
}

/** Gives the plot rectangle its size and, where told, its domains. */
export async function resizeView({ view }: OpenView, size: { width: number; height: number }, domains: { x?: Domain; y?: Domain }): Promise<void> {
  view.width(size.width).height(size.height);
  for (const [channel, domain] of Object.entries(domains)) view.signal(`domain_${channel}`, domain);
  await view.runAsync();
}

/** The domain of a continuous positional scale; undefined if the view has none. */
export function domainOf({ view }: OpenView, channel: "x" | "y"): Domain | undefined {
  if (!(`domain_${channel}` in view.getState({ signals: () => true }).signals)) return undefined;
  const domain = (view.scale(channel) as { domain(): readonly (number | Date)[] }).domain();
  return [Number(domain[0]), Number(domain.at(-1))];
}

/** The group item of the plot rectangle, in whose coordinates everything is drawn. */
export function plotGroup({ view }: OpenView): VegaItem {
  return (view.scenegraph() as unknown as { root: VegaMark }).root.items[0]!;
}

const guideRoles = new Set(["axis", "legend", "title"]);

/** How far guides and free-standing text reach beyond the plot rectangle. */
export function guideExtents(open: OpenView): Extents {
  const { width, height } = { width: open.view.width(), height: open.view.height() };
  const boxes = reaching(plotGroup(open).items ?? []);
  const most = (reach: (bounds: VegaBounds) => number) => Math.max(0, ...boxes.map(reach));
  return {
    left: most(({ x1 }) => -x1),
    right: most(({ x2 }) => x2 - width),
    top: most(({ y1 }) => -y1),
    bottom: most(({ y2 }) => y2 - height),
  };
}

function reaching(marks: readonly VegaMark[]): readonly VegaBounds[] {
  return marks.flatMap((mark) => {
    if (mark.clip || mark.items.length === 0) return [];
    if (guideRoles.has(mark.role ?? "") || mark.marktype === "text") return mark.bounds ? [mark.bounds] : [];
    return mark.marktype === "group" ? mark.items.flatMap((item) => reaching(item.items ?? [])) : [];
  });
}
