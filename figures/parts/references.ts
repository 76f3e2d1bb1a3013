/** Reference compounds of the absorption edges: one name, ink, dash and width each. A wide pale line stays visible under curves that coincide with it. */
export const references = {
  "Mn2O3-MnK": { label: "Mn_{2}O_{3}", color: "#595959", dash: [1, 1.5], width: 0.75 },
  "Li2MnO3-MnK": { label: "Li_{2}MnO_{3}", color: "#BFBFBF", dash: [1, 0], width: 2.25 },
  "RuO2-RuK": { label: "RuO_{2}", color: "#595959", dash: [1, 1.5], width: 0.75 },
} as const;
