import type { ViewSpec } from "#figwright";
import { temFringeProfile } from "../../schemas/tem_fringe_profile.ts";
import { micrograph } from "../parts/micrograph.ts";
import { printed } from "../parts/printed.ts";
import { scaleBar } from "../parts/scale-bar.ts";

/** Across and along the fringes: the angle of their normal, read off the picture. */
const turn = 0.58;
const [across, along] = [{ x: Math.cos(turn), y: Math.sin(turn) }, { x: -Math.sin(turn), y: Math.cos(turn) }];

/** Place in the picture, in nm from its lower left corner. */
function place(acrossNm: number, alongNm: number) {
  return { x: across.x * acrossNm + along.x * alongNm, y: across.y * acrossNm + along.y * alongNm };
}

/** The profile of the table runs inwards from below the surface, along the normal of the fringes. */
const start = { acrossNm: 12.9, alongNm: 1.2 };
const [lengthNm, spacingNm] = [8, Number(printed("C025"))];
/** First maximum of the profile. */
const crestNm = (1 - 0.9 / (2 * Math.PI)) * spacingNm;

const scale = (domain: readonly [number, number]) => ({ type: "quantitative", scale: { domain, nice: false }, axis: null });
const [x, y] = [scale([0, 26.6]), scale([0, 16])];
type Place = ReturnType<typeof place>;

function stroke(from: Place, to: Place, look: object): ViewSpec {
  return { data: { values: [{}] }, mark: { type: "rule", ...look }, encoding: { x: { datum: from.x, axis: null }, y: { datum: from.y, axis: null }, x2: { datum: to.x }, y2: { datum: to.y } } };
}

function words(text: string, at: Place, look: object): ViewSpec {
  return { data: { values: [{}] }, mark: { type: "text", text, ...look }, encoding: { x: { datum: at.x, axis: null }, y: { datum: at.y, axis: null } } };
}

/** Two neighbouring fringes marked, with their distance on a plate. */
const plate = { left: 0.5, right: 8.5, foot: 13.6, top: 15.5 } as const;
const pair: readonly ViewSpec[] = [
  ...[4, 5].map((fringe) => {
    const across = start.acrossNm - crestNm - fringe * spacingNm;
    return stroke(place(across, 4.2), place(across, 7.4), { color: "#FFFFFF", strokeWidth: 1 });
  }),
  {
    data: { values: [{}] },
    mark: { type: "rect", color: "#000000" },
    encoding: { x: { datum: plate.left, axis: null }, x2: { datum: plate.right }, y: { datum: plate.foot, axis: null }, y2: { datum: plate.top } },
  },
  words(`*d*_{002} = ${printed("C025")} nm`, { x: (plate.left + plate.right) / 2, y: (plate.foot + plate.top) / 2 }, { color: "#FFFFFF", baseline: "middle" }),
];

const path = stroke(place(start.acrossNm, start.alongNm), place(start.acrossNm - lengthNm, start.alongNm), { color: "#FFFFFF", strokeWidth: 1, strokeDash: [3, 2] });

/** The grey level along the path beside the picture, on the same scale of nm, with a bar over ten fringes. */
const beside = { leftNm: 17.6, footNm: 5, perGrey: 0.045, barNm: 11.2 } as const;
const ten = { from: beside.leftNm + crestNm, to: beside.leftNm + crestNm + 10 * spacingNm };
const profile: readonly ViewSpec[] = [
  {
    data: temFringeProfile.where({ sample: "NLMRO" }),
    transform: [
      { calculate: `${beside.leftNm} + datum.position`, as: "across" },
      { joinaggregate: [{ op: "min", field: "intensity", as: "least" }] },
      { calculate: `${beside.footNm} + ${beside.perGrey} * (datum.intensity - datum.least)`, as: "up" },
    ],
    mark: { type: "line", color: "#000000", strokeWidth: 0.5 },
    encoding: { x: { field: "across", ...x }, y: { field: "up", ...y } },
  },
  stroke({ x: ten.from, y: beside.barNm }, { x: ten.to, y: beside.barNm }, {}),
  ...[ten.from, ten.to].map((end) => stroke({ x: end, y: beside.barNm - 0.25 }, { x: end, y: beside.barNm + 0.25 }, {})),
  words(`10 *d*_{002} = ${(10 * spacingNm).toFixed(2)} nm`, { x: (ten.from + ten.to) / 2, y: beside.barNm }, { baseline: "bottom", dy: -4 }),
  words("Grey level along the line", { x: beside.leftNm + lengthNm / 2, y: beside.footNm }, { baseline: "top", dy: 5 }),
];

export const latticeImage: ViewSpec = {
  view: { stroke: null },
  layer: [micrograph("hrtem_NLMRO"), ...pair, path, ...profile, scaleBar(5)],
};
