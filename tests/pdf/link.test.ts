import { expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write.ts";
import type { Node } from "../../src/scene/scene.ts";
import { objectsLike } from "./inside.ts";
import { group, move, path, rectangle, scene, solid, turn } from "./scenes.ts";

const black = solid("#000000");
const href = "https://example.org/";
const linked = rectangle(10, 10, 20, 30, { fill: black, href });

function links(nodes: readonly Node[], unit: "pt" | "px" = "pt"): readonly string[] {
  return objectsLike(writePdf(scene(nodes, { width: 200, height: 100, unit })), /\/Subtype \/Link/).map(({ dictionary }) => /\/Rect \[([^\]]*)\]/.exec(dictionary)![1]!);
}

test("a link lies over the box of its node, from the lower left corner of the page", () => {
  expect(links([linked])).toEqual(["10 60 30 90"]);
  expect(links([linked], "px")).toEqual(["7.5 45 22.5 67.5"]);
});

test("a link moves with its node and the groups around it", () => {
  expect(links([group([{ ...linked, transform: move(5, 5) }], { transform: move(100, 20) })])).toEqual(["115 35 135 65"]);
});

test("a link inside translucent groups lies where it is seen", () => {
  const inner = group([linked], { opacity: 0.5, transform: move(10, 0) });
  expect(links([group([inner], { opacity: 0.5, transform: move(100, 20) })])).toEqual(["120 40 140 70"]);
});

test("a link ends where a clip ends it, and goes with what is hidden", () => {
  const clip = path("M0,0H20V20H0Z");
  expect(links([group([linked], { clip })])).toEqual(["10 80 20 90"]);
  expect(links([group([{ ...linked, transform: move(50, 0) }], { clip })])).toEqual([]);
});

test("a turned link keeps its four corners", () => {
  const pdf = writePdf(scene([{ ...linked, transform: turn(45, 50, 20) }], { width: 200, height: 100 }));
  const [, quad] = /\/QuadPoints \[([^\]]*)\]/.exec(objectsLike(pdf, /\/Subtype \/Link/)[0]!.dictionary)!;
  const points = quad!.split(" ").map(Number);
  expect(points).toHaveLength(8);
  expect(Math.hypot(points[2]! - points[0]!, points[3]! - points[1]!)).toBeCloseTo(20, 3);
  expect(Math.hypot(points[4]! - points[0]!, points[5]! - points[1]!)).toBeCloseTo(30, 3);
});

test("a link of a group lies over all of it, also when one child is moved", () => {
  expect(links([group([rectangle(0, 0, 5, 5, { fill: black }), rectangle(0, 0, 5, 5, { fill: black, transform: move(45, 20) })], { href })])).toEqual(["0 75 50 100"]);
});

test("an empty group has no link", () => {
  expect(links([group([], { href })])).toEqual([]);
});

test("a target is written in ASCII, parentheses and all", () => {
  const pdf = writePdf(scene([{ ...linked, href: "https://example.org/ü(a)?q=b c" }]));
  expect(Buffer.from(pdf).toString("latin1")).toContain("/URI (https://example.org/%C3%BC\\(a\\)?q=b%20c)");
});
