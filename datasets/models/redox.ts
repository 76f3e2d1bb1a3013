/**
 * Charge and discharge of an insertion electrode as a sum of redox couples: dQ/dV is a constant baseline plus one
 * sech² maximum per couple, the derivative of a logistic in voltage (an ideal solution of two states, widened).
 */
export interface Couple {
  readonly capacityMahPerG: number;
  readonly voltageV: number;
  /** Scale of the logistic; the full width at half maximum is 3.53 times as large. */
  readonly widthV: number;
}

export interface Branch {
  readonly startV: number;
  readonly endV: number;
  readonly baselineMahPerGPerV: number;
  readonly couples: readonly Couple[];
  /** The cell leaves `startV + dropV` when the current is reversed and loses the drop within the first mAh/g; 0 for none. */
  readonly dropV: number;
}

/** Size of dQ/dV at a voltage of the model, in mAh/g/V. */
export function slopeAt(branch: Branch, voltageV: number): number {
  return branch.couples.reduce((sum, couple) => sum + maximum(couple, voltageV), branch.baselineMahPerGPerV);
}

/** Derivative of `slopeAt` by voltage, in mAh/g/V². */
export function curvatureAt(branch: Branch, voltageV: number): number {
  return branch.couples.reduce((sum, couple) => {
    const { voltageV: centreV, widthV } = couple;
    return sum - (maximum(couple, voltageV) * Math.tanh((voltageV - centreV) / (2 * widthV))) / widthV;
  }, 0);
}

/** Capacity passed when the model has gone from `startV` to a voltage, in mAh/g. */
export function capacityTo(branch: Branch, voltageV: number): number {
  const baseline = branch.baselineMahPerGPerV * (voltageV - branch.startV);
  const passed = branch.couples.reduce(
    (sum, { capacityMahPerG, voltageV: centreV, widthV }) =>
      sum + capacityMahPerG * (logistic((voltageV - centreV) / widthV) - logistic((branch.startV - centreV) / widthV)),
    baseline,
  );
  return Math.abs(passed);
}

/** Voltage that the cell shows after a capacity, in V. */
export function voltageAfter(branch: Branch, capacityMahPerG: number): number {
  const modelV = bisect((voltageV) => capacityTo(branch, voltageV) - capacityMahPerG, branch.startV, branch.endV);
  return modelV + excess(branch, capacityMahPerG);
}

/** Capacity after which the cell shows a voltage, in mAh/g. */
export function capacityAtVoltage(branch: Branch, voltageV: number): number {
  return capacityTo(branch, modelVoltage(branch, voltageV));
}

/** dQ/dV that the cell shows at a voltage, in mAh/g/V: above 0 on charge, below 0 on discharge. */
export function dqdvAtVoltage(branch: Branch, voltageV: number): number {
  const modelV = modelVoltage(branch, voltageV);
  const slope = slopeAt(branch, modelV);
  const capacityMahPerG = capacityTo(branch, modelV);
  const size = slope / (1 + slope * excessFall(branch, capacityMahPerG));
  return branch.endV > branch.startV ? size : -size;
}

/** What is left of the reversal drop: it starts with the square root of time, as diffusion does; 5 % are left after 1 mAh/g. */
function excess({ dropV }: Branch, capacityMahPerG: number): number {
  return dropV * Math.exp(-3 * Math.sqrt(capacityMahPerG));
}

function excessFall(branch: Branch, capacityMahPerG: number): number {
  return branch.dropV === 0 ? 0 : (1.5 * excess(branch, capacityMahPerG)) / Math.sqrt(capacityMahPerG);
}

function modelVoltage(branch: Branch, voltageV: number): number {
  const shown = (modelV: number): number => modelV + excess(branch, capacityTo(branch, modelV));
  const direction = branch.endV > branch.startV ? 1 : -1;
  return bisect((modelV) => direction * (shown(modelV) - voltageV), branch.startV, branch.endV);
}

/** Where a function that grows from `from` to `to` passes zero. */
function bisect(grows: (x: number) => number, from: number, to: number): number {
  for (let low = from, high = to, step = 0; ; step += 1) {
    const middle = (low + high) / 2;
    if (step === 54) return middle;
    if (grows(middle) < 0) low = middle;
    else high = middle;
  }
}

function maximum({ capacityMahPerG, voltageV: centreV, widthV }: Couple, voltageV: number): number {
  const sech = 1 / Math.cosh((voltageV - centreV) / (2 * widthV));
  return (capacityMahPerG * sech * sech) / (4 * widthV);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
