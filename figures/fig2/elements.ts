/** One element, one colour, in the drawing of the structure and in the maps. */
export const elements = {
  Na: "#E69F00",
  Mn: "#8A63B8",
  Ru: "#009E73",
  Li: "#56B4E9",
  O: "#CC3311",
} as const;
