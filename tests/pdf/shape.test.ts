import { expect, test } from "vitest";
import { writePdf } from "../../src/pdf/write.ts";
import { pageContent } from "./inside.ts";
import { pdfPixels } from "./raster.ts";
import { circle, group, move, path, rectangle, scene, solid, stroke } from "./scenes.ts";

const black = solid("#000000");
const line = (d: string, more: Parameters<typeof stroke>[2] = {}) => ({ kind: "shape", path: path(d), stroke: stroke("#000000", 4, more) }) as const;
const operatorsOf = (d: string, more: Parameters<typeof stroke>[2] = {}) => pageContent(scene([line(d, more)], { width: 100, height: 100 })).split("1 0 0 RG")[0]!;

test("quadratic curves are written as the same cubic curves", () => {
  expect(operatorsOf("M0,0Q30,60,90,0")).toContain("0 0 m\n20 40 50 40 90 0 c\nS");
});

test("a smooth quadratic curve takes the mirrored control point", () => {
  expect(operatorsOf("M0,0Q30,60,60,0T120,0")).toContain("60 0 c\n80 -40 100 -40 120 0 c\nS");
});

test("an arc goes on in the subpath that it stands in, so that the outline closes on its start", () => {
  const content = operatorsOf("M40,100L40,70A30,30,0,0,1,66,115Z");
  expect(content.match(/ m\n/g)).toHaveLength(2); // the background's and this one
  expect(content).toMatch(/40 100 m\n40 70 l\n(?:.* c\n)+h\nS/);
});

test("dashes may hold zeros", () => {
  expect(operatorsOf("M0,50H100", { dash: [0, 6, 4, 2], cap: "round" })).toContain("[0 6 4 2] 0 d");
});

test("an odd list of dashes is said twice", () => {
  expect(operatorsOf("M0,50H100", { dash: [4, 2, 1] })).toContain("[4 2 1 4 2 1] 0 d");
});

test("a negative phase becomes the positive one of the same pattern", () => {
  expect(operatorsOf("M0,50H100", { dash: [6, 4], dashOffset: -3 })).toContain("[6 4] 7 d");
  expect(operatorsOf("M0,50H100", { dash: [5], dashOffset: -23 })).toContain("[5 5] 7 d");
});

test("dashes of no length leave no hairline under butt caps", () => {
  expect(operatorsOf("M0,50H100", { dash: [0, 4, 6, 5] })).toContain("[6 9] 11 d");
  expect(operatorsOf("M0,50H100", { dash: [6, 4, 0, 3] })).toContain("[6 7] 0 d");
  expect(operatorsOf("M0,50H100", { dash: [0, 4] })).not.toContain("0 50 m");
});

test("dashes of no length are squares under square caps", () => {
  expect(operatorsOf("M0,50H100", { dash: [0, 6], cap: "square" })).toContain("[0.001 6] 0 d");
});

test("dashes that are all zero are a solid line", () => {
  expect(operatorsOf("M0,50H100", { dash: [0, 0.0001] })).toContain("[] 0 d");
});

for (const [name, d] of [["closed", "M50,50Z"], ["drawn to itself", "M50,50l0,0"], ["bare", "M50,50"]] as const) {
  test(`a point that is ${name} shows as its round or square cap, and not at all under butt caps`, async () => {
    for (const [cap, shows, reaches] of [["round", true, false], ["square", true, true], ["butt", false, false]] as const) {
      const at = await pdfPixels(scene([line(d, { cap, dash: undefined! })].map((node) => ({ ...node, stroke: stroke("#000000", 20, { cap }) })), { width: 100, height: 100 }));
      expect(at(50, 50)[0] === 0, `${cap} in the middle`).toBe(shows);
      expect(at(58, 58)[0] === 0, `${cap} in the corner`).toBe(reaches);
    }
  });
}

test("a lone point among lines shows", () => {
  expect(operatorsOf("M0,10L20,10M30,10ZM40,10L60,10", { cap: "round" })).toContain("0 10 m\n20 10 l\n40 10 m\n60 10 l\nS\n30 10 m\n30.001 10 l\nS");
});

test("what has no area is not filled with a hairline", () => {
  const content = pageContent(scene([rectangle(10, 20, 50, 0, { fill: solid("#123456") }), rectangle(10, 20, 0, 50, { fill: solid("#123456"), stroke: stroke("#000000", 1) })]));
  expect(content).not.toContain("0.07059 0.20392 0.33725 rg");
  expect(content.match(/ m\n/g)).toHaveLength(2);
  expect(content).toMatch(/10 70 l\nh\nS/);
});

test("a stroke without width draws nothing", () => {
  expect(pageContent(scene([rectangle(0, 0, 10, 10, { stroke: stroke("#000000", 0.0002) })]))).not.toContain(" w ");
});

test("what a transform presses flat is left out", () => {
  expect(pageContent(scene([rectangle(1, 1, 77, 10, { fill: black, transform: [1, 0, 0, 0, 0, 0] })]))).not.toContain("78 1 l");
});

test("fill and stroke are one operator where both are opaque", () => {
  const both = { fill: solid("#ff0000"), stroke: stroke("#0000ff", 3) };
  expect(pageContent(scene([rectangle(1, 1, 8, 8, both)]))).toContain("h\nB\n");
  expect(pageContent(scene([rectangle(1, 1, 8, 8, { ...both, fill: solid("#ff0000", 0.5) })]))).toMatch(/h\nf\n(?:.* [mlc]\n)+h\nS\n/);
});

test("neighbours of one style set it once", () => {
  const content = pageContent(scene(Array.from({ length: 50 }, (_, index) => circle(index, 10, 3, { fill: solid("#ff0000"), stroke: stroke("#0000ff", 1), opacity: 1 }))));
  expect(content.match(/1 0 0 rg/g)).toHaveLength(1);
  expect(content.match(/0 0 1 RG/g)).toHaveLength(1);
});

test("42,000 circles of one symbol along a curve stay below 0.4 MB", () => {
  const { path: outline } = circle(0, 0, 2.257);
  const circles = Array.from({ length: 42_000 }, (_, index) => ({ kind: "shape", path: outline, fill: solid("#4c78a8", 0.7), transform: move(index / 210, ((index * 0.754877666246693) % 1) * 150) }) as const);
  expect(writePdf(scene(circles)).length).toBeLessThan(400_000);
});

test("nested clips cut in their own coordinates", async () => {
  const inner = group([rectangle(-50, -50, 100, 100, { fill: solid("#0000ff") })], { clip: path("M-10,-10H10V10H-10Z"), transform: move(30, 30) });
  const at = await pdfPixels(scene([group([rectangle(0, 0, 60, 60, { fill: solid("#ff0000") }), inner], { clip: path("M0,0H35V60H0Z"), transform: move(20, 20) })]));
  expect([at(25, 25), at(45, 50), at(54, 50), at(57, 50)]).toEqual([[255, 0, 0], [0, 0, 255], [0, 0, 255], [255, 255, 255]]);
});

test("a clip without area hides all", () => {
  const inside = [rectangle(0, 0, 60, 60, { fill: solid("#ff0000") })];
  for (const clip of [path(""), path("M10,0H50V0H10Z")]) expect(pageContent(scene([group(inside, { clip })]))).not.toContain("1 0 0 rg");
});
