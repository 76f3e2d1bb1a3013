import { makePng } from "./make-png.ts";
import { circle, gradient, group, move, path, rectangle, scene, solid, stop, stroke, text, turn } from "./scenes.ts";

/* Scenes that draw what writers of PDF get wrong. Each exported scene is one stress case. */

const redToBlue = [stop(0, "#ff0000"), stop(1, "#0000ff")];

export const gradients = scene([
  rectangle(10, 10, 50, 30, { fill: gradient("linear", redToBlue, [10, 10, 50, 30]) }),
  rectangle(70, 10, 50, 30, { fill: gradient("linear", [stop(0.3, "#ff0000"), stop(0.7, "#0000ff")], [70, 10, 50, 30]) }),
  rectangle(130, 10, 50, 30, { fill: gradient("linear", [stop(0, "#ff0000"), stop(0.5, "#ffff00"), stop(0.5, "#00ff00"), stop(1, "#0000ff")], [130, 10, 50, 30]) }),
  rectangle(10, 50, 50, 30, { fill: gradient("linear", redToBlue, [10, 50, 50, 30], { from: [0, 0, 0], to: [0.7, 1, 0] }) }),
  rectangle(70, 50, 50, 30, { fill: gradient("radial", redToBlue, [80, 50, 30, 30]) }),
  rectangle(130, 50, 50, 30, { fill: gradient("radial", redToBlue, [130, 50, 50, 30], { from: [0.3, 0.4, 0] }) }),
  rectangle(15, 95, 40, 30, { stroke: stroke("#000000", 8, { paint: gradient("linear", redToBlue, [15, 95, 40, 30]) }) }),
  rectangle(-20, -15, 40, 30, { fill: gradient("linear", redToBlue, [-20, -15, 40, 30]), transform: turn(30, 95, 110) }),
  group([rectangle(0, 0, 40, 30, { fill: gradient("linear", redToBlue, [0, 0, 40, 30]) }), circle(20, 15, 12, { fill: gradient("radial", redToBlue, [-12, -12, 24, 24]) })], { opacity: 0.5, transform: turn(-10, 140, 100) }),
]);

export const gradientsAtTheirEnds = scene([
  rectangle(10, 10, 180, 20, { fill: gradient("linear", [stop(0, "#00ff00"), stop(0, "#ff0000"), stop(1, "#0000ff")], [60, 10, 80, 20]) }),
  rectangle(10, 40, 180, 20, { fill: gradient("linear", [stop(0.5, "#00aa00")], [10, 40, 180, 20]) }),
  rectangle(10, 70, 180, 20, { fill: gradient("linear", redToBlue, [10, 70, 180, 20], { to: [0, 0, 0] }) }),
  rectangle(10, 100, 180, 20, { fill: gradient("radial", redToBlue, [10, 100, 180, 20], { to: [0.5, 0.5, 0] }) }),
  { kind: "shape", path: path("M10,135H190"), stroke: stroke("#000000", 6, { paint: gradient("linear", redToBlue, [10, 135, 180, 1]) }) },
]);

const fading = [stop(0, "#ff0000", 0), stop(0.5, "#ff0000", 1), stop(1, "#0000ff", 0.2)];

export const transparentGradients = scene([
  rectangle(0, 60, 200, 20, { fill: solid("#222222") }),
  rectangle(10, 10, 80, 130, { fill: gradient("linear", fading, [10, 10, 80, 130]) }),
  circle(150, 40, 30, { fill: gradient("radial", [stop(0, "#00aa00"), stop(1, "#00aa00", 0)], [-30, -30, 60, 60]) }),
  rectangle(110, 90, 70, 40, { fill: gradient("linear", fading, [110, 90, 70, 40], { alpha: 0.5 }), stroke: stroke("#000000", 8, { paint: gradient("linear", fading, [110, 90, 70, 40], { to: [0, 1, 0] }) }), opacity: 0.8 }),
  group([rectangle(0, 0, 40, 40, { fill: gradient("linear", fading, [0, 0, 40, 40]), transform: turn(20, 10, 0) })], { opacity: 0.6, transform: move(80, 20) }),
  text("Fading", 20, 120, { fill: gradient("linear", [stop(0, "#000000"), stop(1, "#000000", 0)], [0, -10, 100, 12]) }, 30),
]);

export const opacities = scene([
  rectangle(0, 70, 200, 10, { fill: solid("#888888") }),
  circle(40, 50, 25, { fill: solid("#ff0000"), stroke: stroke("#0000ff", 12), opacity: 0.5 }),
  circle(100, 50, 25, { fill: solid("#ff0000", 0.5), stroke: stroke("#0000ff", 12, { paint: solid("#0000ff", 0.4) }) }),
  circle(160, 50, 25, { fill: solid("#ff0000", 0.5), stroke: stroke("#0000ff", 12), opacity: 0.5 }),
  group([rectangle(0, 0, 40, 40, { fill: solid("#00aa00") }), rectangle(20, 20, 40, 40, { fill: solid("#aa0000") })], { opacity: 0.5, transform: move(10, 85) }),
  group([group([circle(-20, 0, 20, { fill: solid("#0000aa") }), circle(0, 0, 20, { fill: solid("#aaaa00") })], { opacity: 0.6, transform: move(40, 30) })], { opacity: 0.7, transform: turn(15, 90, 75) }),
  text("halo", 150, 130, { fill: solid("#000000"), stroke: stroke("#ff8800", 4), opacity: 0.5 }, 24),
]);

const blends = ["multiply", "screen", "overlay", "darken", "lighten", "color-dodge", "color-burn", "hard-light", "soft-light", "difference", "exclusion", "hue", "saturation", "color", "luminosity"];

export const blendModes = scene([
  rectangle(0, 0, 200, 50, { fill: gradient("linear", [stop(0, "#ff8000"), stop(1, "#0080ff")], [0, 0, 200, 50]) }),
  rectangle(0, 50, 200, 50, { fill: solid("#44aa66") }),
  ...blends.map((blend, index) => rectangle(4 + (index % 5) * 39, 8 + Math.floor(index / 5) * 45, 34, 34, { fill: solid("#c04080"), ...(index % 2 === 1 && { stroke: stroke("#204060", 6) }), blend })),
  group([circle(0, 0, 12, { fill: solid("#ffff00") }), circle(10, 0, 12, { fill: solid("#00ffff") })], { blend: "multiply", transform: move(100, 75) }),
]);

export const dashes = scene([
  ...[[6, 3], [0, 6], [5], [4, 2, 1], [0, 4, 6, 4], [10, 0]].flatMap((dash, index) =>
    (["butt", "round", "square"] as const).map((cap, column) => ({ kind: "shape", path: path(`M${10 + column * 65},${10 + index * 14}h50`), stroke: stroke("#000000", 4, { dash, cap }) }) as const),
  ),
  ...[3, -4, 1000.5].map((dashOffset, index) => ({ kind: "shape", path: path(`M10,${100 + index * 14}h180`), stroke: stroke("#aa0000", 5, { dash: [12, 5, 3, 5], dashOffset }) }) as const),
]);

export const caps = scene([
  ...(["butt", "round", "square"] as const).flatMap((cap, index) => [
    { kind: "shape", path: path(`M${20 + index * 60},20l0,0`), stroke: stroke("#000000", 14, { cap }) } as const,
    { kind: "shape", path: path(`M${20 + index * 60},60Z`), stroke: stroke("#000000", 14, { cap }) } as const,
    { kind: "shape", path: path(`M${10 + index * 60},110l20,-20l20,20`), stroke: stroke("#006600", 8, { cap, join: (["miter", "round", "bevel"] as const)[index]! }) } as const,
  ]),
  { kind: "shape", path: path("M10,140l80,-4l-80,-4"), stroke: stroke("#0000aa", 3, { miterLimit: 40 }) },
  { kind: "shape", path: path("M110,140l80,-4l-80,-4"), stroke: stroke("#0000aa", 3, { miterLimit: 2 }) },
]);

export const outlines = scene([
  { kind: "shape", path: path("M10,40Q30,-20,50,40T90,40"), stroke: stroke("#aa0000", 3) },
  { kind: "shape", path: path("M100,40C110,0,130,0,140,40S170,80,180,40"), stroke: stroke("#00aa00", 3) },
  { kind: "shape", path: path("M40,100L40,70A30,30,0,0,1,66,115Z"), fill: solid("#ffcc00"), stroke: stroke("#000000", 2) },
  { kind: "shape", path: path("M90,90a20,12,30,1,0,30,10a20,12,30,0,0,-30,-10z"), fill: solid("#0088cc") },
  { kind: "shape", path: path("M140,70h40v40h-40zM150,80v20h20v-20z"), fill: solid("#884488") },
  { kind: "shape", path: path("M10,130h60v0h-60z"), fill: solid("#000000") },
  { kind: "shape", path: path("M80,120v20h0v-20z"), fill: solid("#000000") },
  { kind: "shape", path: path("M90,130h60"), fill: solid("#000000"), stroke: stroke("#ff0000", 0.0001) },
]);

export const clips = scene([
  group([rectangle(0, 0, 60, 60, { fill: solid("#ff0000") }), group([circle(30, 30, 30, { fill: solid("#0000ff") })], { clip: path("M0,0H60V30H0Z") })], { clip: path("M10,0H50A10,10,0,0,1,60,10V50A10,10,0,0,1,50,60H10A10,10,0,0,1,0,50V10A10,10,0,0,1,10,0Z"), transform: move(10, 10) }),
  group([rectangle(-50, -50, 100, 100, { fill: gradient("linear", redToBlue, [-30, -30, 60, 60]), opacity: 0.8 })], { clip: path("M-20,-20H20V20H-20Z"), transform: turn(45, 110, 40) }),
  group([rectangle(0, 0, 200, 200, { fill: solid("#000000") })], { clip: path("M20,120H100V120H20Z") }),
  group([rectangle(0, 0, 200, 200, { fill: solid("#000000") })], { clip: { ops: "", xy: [] } }),
  group([group([rectangle(-30, -30, 100, 60, { fill: solid("#00aa00"), stroke: stroke("#000000", 10), opacity: 0.5 })], { opacity: 0.5, transform: move(20, 10) })], { opacity: 0.9, clip: path("M-20,-20H40V40H-20Z"), transform: turn(10, 140, 90) }),
]);

export const texts = scene([
  text("P A Y A V A  To AVATAR", 10, 20),
  text("x̄ n̂ á ñ Å p̄ θ̂", 10, 40, {}, 16),
  text("a ∝ b ∇c ⊥ d", 110, 40, {}, 14),
  text(["several lines", "t_{2g} Na^{+} *in* **bold**", "H_{2}O"], 100, 60, { anchor: "middle" }),
  text("turned", 30, 120, { transform: turn(-35, 30, 125) }),
  text("end", 190, 110, { anchor: "end" }),
  text("halo", 100, 130, { fill: solid("#ffffff"), stroke: stroke("#3355aa", 2.5, { join: "round" }) }, 22),
  text("½x¼", 150, 140, { transform: [1.5, 0, 0.3, 1, 150, 140] }),
]);

const checks = makePng({ width: 4, height: 4, colorType: 6, bitDepth: 8, interlaced: false });

export const images = scene([
  { kind: "image", picture: checks, x: 10, y: 10, width: 60, height: 60, pixelated: true },
  { kind: "image", picture: checks, x: 80, y: 10, width: 60, height: 60, pixelated: true, opacity: 0.5, transform: turn(5, 10, 0) },
  { kind: "image", picture: makePng({ width: 5, height: 3, colorType: 3, bitDepth: 8, interlaced: false, transparent: true }), x: 10, y: 80, width: 100, height: 60, pixelated: true },
  { kind: "image", picture: makePng({ width: 8, height: 8, colorType: 2, bitDepth: 8, interlaced: false }), x: 120, y: 90, width: 48, height: 48, pixelated: true, blend: "multiply" },
]);
