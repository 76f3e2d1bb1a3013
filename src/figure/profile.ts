import type { UnitStyle } from "./unit.ts";

/** What a journal asks of a figure, and our house rules where it is silent. A table of numbers with its source. */
export interface Profile {
  readonly journal: string;
  readonly source: string;
  readonly retrieved: string;
  readonly widthMm: number;
  readonly maxHeightMm: number;
  /** All text but panel letters and sub- and superscripts. */
  readonly textPt: number;
  /** Panel letters, bold. */
  readonly letterPt: number;
  /** `{}` stands for the letter. */
  readonly letterTemplate: string;
  readonly unitStyle: UnitStyle;
  /** House floor for every stroke. */
  readonly minStrokePt: number;
  /** House floor for sub- and superscripts. */
  readonly minScriptPt: number;
}

const chemicalScience = {
  journal: "RSC Chemical Science",
  source: "rsc.org, ReSourCe: Illustrations; figures 83 or 171 mm wide, at most 233 mm high, lettering 7 pt Arial",
  retrieved: "2026-11",
  maxHeightMm: 233,
  textPt: 7,
  letterPt: 8,
  letterTemplate: "({})",
  unitStyle: "solidus",
  minStrokePt: 0.5,
  minScriptPt: 4.9,
} as const;

export const rsc = {
  single: { ...chemicalScience, widthMm: 83 },
  double: { ...chemicalScience, widthMm: 171 },
} as const satisfies Record<string, Profile>;

/** Points per millimetre. */
export const ptPerMm = 72 / 25.4;
