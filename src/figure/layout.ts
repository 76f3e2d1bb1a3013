import type { Finding } from "../finding.ts";
import type { Figure, Panel } from "./figure.ts";
import { ptPerMm } from "./profile.ts";
import type { Box } from "../scene/path.ts";

/** How far axes, titles and labels reach beyond a plot rectangle, in points. */
export interface Extents {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The cells of a grid that one plot rectangle covers, first and last included. */
export interface Cells {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

/** Room at the edges of the page, between neighbours, and between the tracks of one panel, in points. */
export const spacing = { page: 2, column: 8, row: 6, track: 4, title: 4 } as const;

/** One direction of a grid: plot edges of every column (or row) in points from the start of the grid. */
export interface Edges {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The outermost reach of what starts here. */
  readonly outer: readonly number[];
  readonly total: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
}

/**
 * Places the columns (or rows) of a grid. Everything that starts in one column shares its left edge, everything that
 * ends there its right edge; the widest guide on either side makes the room for all. Either the sizes are given, or
 * weights share what a given total leaves. Sizes are negative where there is no room; the caller says so.
 */
export function placeEdges(
  spans: readonly Span[],
  size: { readonly sizes: readonly number[] } | { readonly weights: readonly number[]; readonly total: number },
  gap: number,
  pad: number,
): Edges {
  const given = "sizes" in size ? size.sizes : size.weights;
  const reach = (index: number, edge: "from" | "to", side: "before" | "after") =>
    Math.max(0, ...spans.filter((span) => span[edge] === index).map((span) => span[side]));
  const before = given.map((_, index) => reach(index, "from", "before"));
  const after = given.map((_, index) => reach(index, "to", "after"));
  const fixed = 2 * pad + gap * (given.length - 1) + sum(before) + sum(after);
  const sizes = "sizes" in size ? size.sizes : given.map((weight) => ((size.total - fixed) * weight) / sum(given));
  const starts: number[] = [];
  let at = pad;
  for (const [index, length] of sizes.entries()) {
    at += before[index]!;
    starts.push(at);
    at += length + after[index]! + gap;
  }
  return {
    starts,
    ends: starts.map((start, index) => start + sizes[index]!),
    outer: starts.map((start, index) => start - before[index]!),
    total: at - gap + pad,
  };
}

/** The frame of each panel on the page, the place of its letter, and the size of the page without its foot, in points. */
export interface PageLayout {
  readonly frames: ReadonlyMap<string, Box>;
  /** Left end and baseline of each panel's letter. */
  readonly letters: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
}

/** Places the panels of a figure around what their guides need. The page is exactly as wide as the profile's column. */
export function placePanels(figure: Figure, extents: ReadonlyMap<string, Extents>): PageLayout {
  const { profile, layout, rowsMm } = figure;
  const header = profile.letterPt + 3;
  const cells = panelCells(layout);
  const spans = (direction: "rows" | "columns"): Span[] =>
    [...cells].map(([letter, cell]) => {
      const { left, right, top, bottom } = extents.get(letter)!;
      const [from, to] = cell[direction];
      return direction === "columns" ? { from, to, before: left, after: right } : { from, to, before: top + header, after: bottom };
    });
  const weights = figure.columns ?? [...layout[0]!].map(() => 1);
  const columns = placeEdges(spans("columns"), { weights, total: profile.widthMm * ptPerMm }, spacing.column, spacing.page);
  const rows = placeEdges(spans("rows"), { sizes: rowsMm.map((height) => height * ptPerMm) }, spacing.row, spacing.page);
  const frames = new Map([...cells].map(([letter, cell]) => [letter, cellBox(cell, rows, columns)]));
  const letters = new Map(
    [...cells].map(([letter, cell]) => [letter, { x: columns.outer[cell.columns[0]]!, y: rows.outer[cell.rows[0]]! + 0.8 * profile.letterPt }]),
  );
  return { frames, letters, width: profile.widthMm * ptPerMm, height: rows.total };
}

/** The box of each view inside a panel's frame of a given size; the outermost views touch the frame. */
export function placeTracks(panel: Panel, size: { width: number; height: number }, extents: ReadonlyMap<string, Extents>): ReadonlyMap<string, Box> {
  const cells = panelCells(panel.tracks);
  const [rowCount, columnCount] = [panel.tracks.length, panel.tracks[0]!.length];
  const inner = (reach: number, atEdge: boolean) => (atEdge ? 0 : reach);
  const spans = (direction: "rows" | "columns", count: number): Span[] =>
    [...cells].map(([name, cell]) => {
      const { left, right, top, bottom } = extents.get(name)!;
      const [from, to] = cell[direction];
      const [before, after] = direction === "columns" ? [left, right] : [top, bottom];
      return { from, to, before: inner(before, from === 0), after: inner(after, to === count - 1) };
    });
  const ones = (count: number) => Array.from({ length: count }, () => 1);
  const columns = placeEdges(spans("columns", columnCount), { weights: panel.widths ?? ones(columnCount), total: size.width }, spacing.track, 0);
  const rows = placeEdges(spans("rows", rowCount), { weights: panel.heights ?? ones(rowCount), total: size.height }, spacing.track, 0);
  return new Map([...cells].map(([name, cell]) => [name, cellBox(cell, rows, columns)]));
}

/** What the guides of a panel's views need outside its frame. */
export function outerExtents(panel: Panel, extents: ReadonlyMap<string, Extents>): Extents {
  const cells = panelCells(panel.tracks);
  const [lastRow, lastColumn] = [panel.tracks.length - 1, panel.tracks[0]!.length - 1];
  const reach = (side: keyof Extents, touches: (cell: Cells) => boolean) =>
    Math.max(0, ...[...cells].filter(([, cell]) => touches(cell)).map(([name]) => extents.get(name)![side]));
  return {
    left: reach("left", (cell) => cell.columns[0] === 0),
    right: reach("right", (cell) => cell.columns[1] === lastColumn),
    top: reach("top", (cell) => cell.rows[0] === 0),
    bottom: reach("bottom", (cell) => cell.rows[1] === lastRow),
  };
}

function cellBox(cell: Cells, rows: Edges, columns: Edges): Box {
  const [x, y] = [columns.starts[cell.columns[0]]!, rows.starts[cell.rows[0]]!];
  return { x, y, width: columns.ends[cell.columns[1]]! - x, height: rows.ends[cell.rows[1]]! - y };
}

/** The cells of every name in a grid, by order of first appearance. `.` is an empty cell. */
export function panelCells(grid: readonly (string | readonly string[])[]): ReadonlyMap<string, Cells> {
  const cells = new Map<string, Cells>();
  for (const [row, names] of grid.entries()) {
    for (const [column, name] of [...names].entries()) {
      if (name === ".") continue;
      const known = cells.get(name) ?? { rows: [row, row], columns: [column, column] };
      cells.set(name, {
        rows: [Math.min(known.rows[0], row), Math.max(known.rows[1], row)],
        columns: [Math.min(known.columns[0], column), Math.max(known.columns[1], column)],
      });
    }
  }
  return cells;
}

/** What is wrong with a figure's grid: ragged rows, areas that are no rectangles, letters without panels and panels without letters. */
export function checkLayout(figure: Figure, file: string): readonly Finding[] {
  const { layout, panels, rowsMm, columns } = figure;
  const finding = (subject: string, expected: string, found: string): Finding => ({ rule: "FW-FIG-001", level: "A", file, subject, expected, found });
  const width = [...(layout[0] ?? "")].length;
  const findings: Finding[] = [];
  if (width === 0) findings.push(finding("layout", "at least one row of letters", "none"));
  for (const [index, row] of layout.entries()) {
    if ([...row].length !== width) findings.push(finding(`layout row ${index + 1}`, `${width} letters, as in the first row`, `"${row}"`));
  }
  if (rowsMm.length !== layout.length) findings.push(finding("rowsMm", `${layout.length} heights, one for each row`, String(rowsMm.length)));
  if (columns && columns.length !== width) findings.push(finding("columns", `${width} weights, one for each column`, String(columns.length)));
  for (const [letter, { rows, columns: [first, last] }] of panelCells(layout)) {
    const isWhole = layout.slice(rows[0], rows[1] + 1).every((row) => [...row].slice(first, last + 1).every((name) => name === letter));
    if (!isWhole) findings.push(finding(`layout letter ${letter}`, "a rectangle of cells", "a region with other letters in it"));
    if (!panels[letter]) findings.push(finding(`layout letter ${letter}`, `a panel "${letter}"`, "none"));
  }
  for (const letter of Object.values(figure.share ?? {}).flat()) {
    if (!panels[letter]) findings.push(finding("share", `a panel "${letter}"`, "none"));
  }
  for (const letter of Object.keys(panels)) {
    if (!panelCells(layout).has(letter)) findings.push(finding(`panel ${letter}`, `a letter "${letter}" in the layout`, "none"));
  }
  return findings;
}

/** What does not fit: a column without room for its plots, or a page higher than the journal prints. */
export function checkRoom(figure: Figure, page: PageLayout, heightPt: number, file: string): readonly Finding[] {
  const findings: Finding[] = [];
  const maxHeightPt = figure.profile.maxHeightMm * ptPerMm;
  if (heightPt > maxHeightPt) {
    findings.push({
      rule: "FW-FIG-002", level: "A", file, subject: "rowsMm",
      expected: `a page of at most ${figure.profile.maxHeightMm} mm`, found: `${(heightPt / ptPerMm).toFixed(1)} mm`,
    });
  }
  for (const [letter, { width, height }] of page.frames) {
    if (width > 0 && height > 0) continue;
    findings.push({
      rule: "FW-FIG-003", level: "A", file, subject: `panel ${letter}`,
      expected: "room for a plot between its axes", found: `${width.toFixed(1)} x ${height.toFixed(1)} pt`,
    });
  }
  return findings;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
