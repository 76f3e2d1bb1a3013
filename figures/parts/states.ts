/** States of charge: what they are called, how they are coloured and dashed, the same in every figure. */
export const states = {
  pristine: { label: "Pristine", color: "#4D4D4D", dash: [1, 0] },
  "Ch4.0": { label: "Ch 4.0 V", color: "#B8812A", dash: [6, 1] },
  "Ch4.1": { label: "Ch 4.1 V", color: "#C2691C", dash: [5, 1] },
  "Ch4.3": { label: "Ch 4.3 V", color: "#B5470F", dash: [4, 1] },
  "Ch4.5": { label: "Ch 4.5 V", color: "#8C2D04", dash: [2, 1] },
  "Dis3.5": { label: "Dis 3.5 V", color: "#3D85B8", dash: [7, 1, 1, 1] },
  "Dis2.0": { label: "Dis 2.0 V", color: "#1F5FA8", dash: [5, 1, 1, 1] },
  "2nd-Ch4.5": { label: "2nd Ch 4.5 V", color: "#B0307A", dash: [3, 1, 1, 1] },
  "2nd-Dis2.0": { label: "2nd Dis 2.0 V", color: "#2E8B8B", dash: [5, 1, 1, 1, 1, 1] },
  "10th-Ch4.5": { label: "10th Ch 4.5 V", color: "#6A3D9A", dash: [3, 1] },
  "10th-Dis2.0": { label: "10th Dis 2.0 V", color: "#3B2A7A", dash: [4, 1, 1, 1, 1, 1] },
} as const;

export type State = keyof typeof states;

/** A Vega expression that turns a state, given by another expression, into its label. */
export function stateLabel(expression: string): string {
  const labels = Object.fromEntries(Object.entries(states).map(([state, { label }]) => [state, label]));
  return `(${JSON.stringify(labels)})[${expression}]`;
}
