import { quantise, reconstruction } from "#figwright";
import { dqdvCurve } from "../../schemas/dqdv_curve.ts";
import { firstCycle, shortCycle, type Cycle } from "./branches.ts";
import { dqdvAtVoltage, type Branch } from "./redox.ts";

export const tables = [
  reconstruction(dqdvCurve, () => [
    ...window("NLMRO-4.3V", 4.3, shortCycle),
    ...window("NLMRO-0.2C", 4.5, firstCycle.NLMRO),
  ]),
];

const stepV = 0.005;

function window(cell_id: string, window_vmax: number, { charge, discharge }: Cycle) {
  const label = { cell_id, sample: "NLMRO" as const, window_vmax };
  return [
    ...derivative(charge).map((point) => ({ ...label, branch: "charge" as const, ...point })),
    ...derivative(discharge).map((point) => ({ ...label, branch: "discharge" as const, ...point })),
  ];
}

/** dQ/dV on a grid of 5 mV from where the current sets in to the cut-off. */
function derivative(branch: Branch) {
  const direction = branch.endV > branch.startV ? 1 : -1;
  const fromV = branch.startV + branch.dropV;
  const steps = Math.round(Math.abs(branch.endV - fromV) / stepV);
  return Array.from({ length: steps + 1 }, (_, index) => {
    const voltage = quantise(fromV + direction * stepV * index, 4);
    return { point: index + 1, voltage, dqdv: dqdvAtVoltage(branch, voltage) };
  });
}
