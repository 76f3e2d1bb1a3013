import type { Figure } from "./figure.ts";
import { outerExtents, placePanels, placeTracks, spacing, type Extents, type PageLayout } from "./layout.ts";
import type { OpenPanel } from "./panel.ts";
import type { Box } from "../scene/path.ts";
import { guideExtents, resizeView, type Domain } from "./view.ts";

/** The box of every view, by panel letter and view name, on the page in points. */
export type Boxes = ReadonlyMap<string, ReadonlyMap<string, Box>>;

export interface Settled {
  readonly page: PageLayout;
  readonly boxes: Boxes;
}

/** Guides depend on the size of a plot (how many labels) and its size on the guides: three rounds settle it. */
const rounds = 3;

/** Places the panels around their guides and runs their views at that size, until neither changes the other. */
export async function settle(figure: Figure, opened: ReadonlyMap<string, OpenPanel>): Promise<Settled> {
  let settled = placeOnce(figure, opened);
  for (let round = 0; round < rounds; round++) {
    await resizeAll(opened, settled.boxes);
    const next = placeOnce(figure, opened);
    if (sameBoxes(settled.boxes, next.boxes)) return settled;
    settled = next;
  }
  await resizeAll(opened, settled.boxes);
  return settled;
}

async function resizeAll(opened: ReadonlyMap<string, OpenPanel>, boxes: Boxes): Promise<void> {
  for (const [letter, panel] of opened) await resizePanel(panel, boxes.get(letter)!);
}

function placeOnce(figure: Figure, opened: ReadonlyMap<string, OpenPanel>): Settled {
  const inner = new Map<string, ReadonlyMap<string, Extents>>();
  for (const [letter, { views }] of opened) inner.set(letter, new Map([...views].map(([name, { open }]) => [name, guideExtents(open)])));
  const outer = new Map([...opened].map(([letter, open]) => [letter, withSideTitle(open, outerExtents(open.panel, inner.get(letter)!), figure)]));
  const page = placePanels(figure, outer);
  const boxes = new Map(
    [...opened].map(([letter, { panel }]) => {
      const frame = page.frames.get(letter)!;
      const tracks = placeTracks(panel, frame, inner.get(letter)!);
      return [letter, new Map([...tracks].map(([name, box]) => [name, { ...box, x: frame.x + box.x, y: frame.y + box.y }]))] as const;
    }),
  );
  return { page, boxes };
}

function withSideTitle({ sideTitle }: OpenPanel, extents: Extents, { profile }: Figure): Extents {
  return sideTitle === undefined ? extents : { ...extents, left: extents.left + spacing.title + profile.textPt };
}

function sameBoxes(a: Boxes, b: Boxes): boolean {
  const flat = (boxes: Boxes) => [...boxes.values()].flatMap((views) => [...views.values()].flatMap(({ x, y, width, height }) => [x, y, width, height]));
  const other = flat(b);
  return flat(a).every((value, index) => Math.abs(value - other[index]!) < 0.001);
}

async function resizePanel({ panel, views }: OpenPanel, boxes: ReadonlyMap<string, Box>): Promise<void> {
  const shared = Object.fromEntries(
    (panel.share ?? []).flatMap((channel) => {
      const domains = [...views.values()].flatMap(({ natural }) => (natural[channel] ? [natural[channel]] : []));
      return domains.length === 0 ? [] : [[channel, [Math.min(...domains.map(([low]) => low)), Math.max(...domains.map(([, high]) => high))]]];
    }),
  ) as { x?: Domain; y?: Domain };
  for (const [name, { open, natural }] of views) {
    const box = boxes.get(name)!;
    const equal = panel.aspect === "equal" ? equalDomains(natural as { x: Domain; y: Domain }, box) : {};
    await resizeView(open, { width: Math.max(1, box.width), height: Math.max(1, box.height) }, { ...shared, ...equal });
  }
}

/** Extends the upper end of one domain until a unit of x is as long as a unit of y. */
function equalDomains({ x, y }: { x: Domain; y: Domain }, box: Box): { x: Domain; y: Domain } {
  const unitsPerPt = Math.max((x[1] - x[0]) / box.width, (y[1] - y[0]) / box.height);
  return { x: [x[0], x[0] + unitsPerPt * box.width], y: [y[0], y[0] + unitsPerPt * box.height] };
}
