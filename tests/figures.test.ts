import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { composeFigure, type Composed } from "../src/figure/compose.ts";
import type { Figure } from "../src/figure/figure.ts";
import { readPictures } from "../src/make.ts";
import type { Box } from "../src/scene/path.ts";
import { validate } from "../src/validate.ts";
import { placedNodes, shapeBox, textBox } from "./placed.ts";

const ids = readdirSync("figures").flatMap((name) => /^(.*)\.ts$/.exec(name)?.[1] ?? []);
const { rowsOf } = await validate(process.cwd());
const pictures = await readPictures(process.cwd(), readdirSync("datasets").map((name) => `datasets/${name}`));
const tables = { rowsOf, picture: (file: string) => pictures.get(file), locate: (dataset: { file: string }, index: number) => `${dataset.file}, row ${index}` };

for (const id of ids) {
  const { default: figure } = (await import(`../figures/${id}.ts`)) as { default: Figure };
  const composed: Composed = await composeFigure(figure, id, `figures/${id}.ts`, tables);
  const { scene } = composed;
  const { texts, shapes } = placedNodes(scene);
  const { profile } = figure;

  test(`${id} composes without a finding`, () => {
    expect(composed.findings).toEqual([]);
    expect(texts.length).toBeGreaterThan(20);
  });

  test(`${id}: the page is exactly as wide as the journal's column and leaves room for a caption`, () => {
    expect((scene.width * 25.4) / 72).toBeCloseTo(profile.widthMm, 9);
    expect((scene.height * 25.4) / 72).toBeLessThan(220);
  });

  test(`${id}: all text is 7 pt, panel letters 8 pt bold, sub- and superscripts 4.9 pt`, () => {
    for (const { node } of texts) {
      const isLetter = node.role === "panel-letter";
      for (const run of node.lines.flatMap((line) => line.runs)) {
        const wanted = isLetter ? profile.letterPt : run.rise === 0 ? profile.textPt : profile.minScriptPt;
        expect(run.size, run.text).toBeCloseTo(wanted, 9);
        if (isLetter) expect(run.face.weight).toBe(700);
      }
    }
  });

  test(`${id}: every panel has its letter, in order`, () => {
    const letters = texts.filter(({ node }) => node.role === "panel-letter").map(({ node }) => node.lines[0]!.plain);
    expect(letters).toEqual([...letters].sort());
    expect(letters).toHaveLength(Object.keys(figure.panels).length);
  });

  test(`${id}: no stroke is thinner than 0.5 pt`, () => {
    const thin = shapes.filter(({ node }) => node.stroke && node.stroke.width < profile.minStrokePt);
    expect(thin.map(({ node }) => [node.role, node.stroke!.width])).toEqual([]);
  });

  test(`${id}: no two texts overlap`, () => {
    const boxes = texts.map((text) => ({ plain: text.node.lines.map(({ plain }) => plain).join(" "), box: textBox(text) }));
    const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlap(a.box, b.box)).map((b) => [a.plain, b.plain]));
    expect(pairs).toEqual([]);
  });

  test(`${id}: nothing leaves the page`, () => {
    const outside = [...texts.map((text) => [text.node.lines[0]!.plain, textBox(text)] as const), ...shapes.filter(({ clipped }) => !clipped).map((shape) => [shape.node.role, shapeBox(shape)] as const)]
      .filter(([, { x, y, width, height }]) => x < 0 || y < 0 || x + width > scene.width || y + height > scene.height);
    expect(outside).toEqual([]);
  });

  test(`${id}: plots of one column share left and right edges, of one row top and bottom, to 0.01 pt`, () => {
    const frames = new Map(composed.panels.map(({ letter, views }) => [letter, around(views.map(({ box }) => box))]));
    const cells = figure.layout.flatMap((row, y) => [...row].map((letter, x) => ({ letter, x, y })));
    const edges = new Map<string, number[]>();
    for (const [letter, frame] of frames) {
      const own = cells.filter((cell) => cell.letter === letter);
      const add = (key: string, value: number) => edges.set(key, [...(edges.get(key) ?? []), value]);
      add(`left of column ${Math.min(...own.map(({ x }) => x))}`, frame.x);
      add(`right of column ${Math.max(...own.map(({ x }) => x))}`, frame.x + frame.width);
      add(`top of row ${Math.min(...own.map(({ y }) => y))}`, frame.y);
      add(`bottom of row ${Math.max(...own.map(({ y }) => y))}`, frame.y + frame.height);
    }
    for (const [edge, values] of edges) expect(Math.max(...values) - Math.min(...values), edge).toBeLessThan(0.01);
  });
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function around(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return { x, y, width: Math.max(...boxes.map((box) => box.x + box.width)) - x, height: Math.max(...boxes.map((box) => box.y + box.height)) - y };
}
