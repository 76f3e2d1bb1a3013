import { quantise, reconstruction } from "#figwright";
import { insituMapNlmo } from "../../schemas/insitu_map_NLMO.ts";
import { insituMapNlmro } from "../../schemas/insitu_map_NLMRO.ts";
import { insituScanLog } from "../../schemas/insitu_scan_log.ts";
import { latticeEvolution } from "../../schemas/lattice_evolution.ts";
import { samples, type Sample } from "./branches.ts";
import { latticeOf, scansOf, throughputAt, throughputOf, wholeCharge, type Lattice, type Scan } from "./insitu_scans.ts";
import { gaussianNoise } from "./noise.ts";
import { doublet, integratedIntensity, reflectionsOf, wavelengthsAo, type Widths } from "./powder.ts";
import { crystals } from "./structures.ts";

export const tables = [
  reconstruction(insituScanLog, () => samples.flatMap((sample) => scansOf(sample).map((scan) => ({ ...scan, cycle: 1 })))),
  reconstruction(insituMapNlmo, () => map("NLMO")),
  reconstruction(insituMapNlmro, () => map("NLMRO")),
  reconstruction(latticeEvolution, evolution),
];

function evolution() {
  const lattice = latticeOf("NLMRO");
  return scansOf("NLMRO").map((scan) => {
    const { a, c } = lattice(throughputOf(scan));
    const [aStored, cStored] = [quantise(a, 5), quantise(c, 5)];
    const value_provenance = scan.scan === 1 ? ("reported" as const) : ("assumed" as const);
    const { scan: number, branch, voltage } = scan;
    return { sample: "NLMRO" as const, scan: number, branch, voltage, a: aStored, b: aStored, c: cStored, v: (Math.sqrt(3) / 2) * aStored * aStored * cStored, value_provenance };
  });
}

/** Two windows that both samples share. */
export const windowDeg: readonly number[] = [
  ...Array.from({ length: 151 }, (_, at) => quantise(15 + at / 50, 2)),
  ...Array.from({ length: 1001 }, (_, at) => quantise(30 + at / 50, 2)),
];

/** Wider lines than in the laboratory pattern: beam through a cell. */
const widths: Widths = { u: 0.12, v: -0.04, w: 0.016 };
const scale = 0.00042;

type Curve = (twoThetaDeg: number) => number;

function map(sample: Sample) {
  const draw = gaussianNoise((sample === "NLMO" ? insituMapNlmo : insituMapNlmro).provenance.seed);
  const curveOf = sample === "NLMRO" ? solidSolution() : twoPhases();
  return scansOf(sample).flatMap((scan) => {
    const curve = curveOf(scan);
    const noise = draw(windowDeg.length);
    return windowDeg.map((two_theta, at) => {
      const counts = background(two_theta) + curve(two_theta);
      return { scan: scan.scan, two_theta, intensity: Math.max(0, Math.round(counts + Math.sqrt(counts) * noise[at]!)) };
    });
  });
}

function background(twoThetaDeg: number): number {
  return 70 + 110 * Math.exp(-(twoThetaDeg - 15) / 14);
}

/** One P2 phase whose lattice moves; (002) gains 6 % while Na leaves. */
function solidSolution(): (scan: Scan) => Curve {
  const lattice = latticeOf("NLMRO");
  return (scan) => {
    const passed = throughputOf(scan);
    const empty = Math.min(passed, 2 * wholeCharge("NLMRO") - passed) / wholeCharge("NLMRO");
    return layered("NLMRO", lattice(passed), { ordered: 1 + 0.06 * empty, inPlane: 1, widening: 1 });
  };
}

interface Strength {
  /** Of lines that need the order of the layers (l not 0), and of the others, relative to the pristine sample. */
  readonly ordered: number;
  readonly inPlane: number;
  /** Factor on the width of the former. */
  readonly widening: number;
}

/** Lines of the pristine structure at the spacings of another lattice. */
function layered(sample: Sample, lattice: Lattice, { ordered, inPlane, widening }: Strength): Curve {
  const crystal = crystals[sample];
  const wide = { u: widths.u * widening * widening, v: widths.v * widening * widening, w: widths.w * widening * widening };
  const lines = reflectionsOf(crystal, [10, 55]).map((line) => {
    const [h, k, l] = line.hkl;
    const d = 1 / Math.sqrt((4 * (h * h + h * k + k * k)) / (3 * lattice.a * lattice.a) + (l * l) / (lattice.c * lattice.c));
    const area = scale * integratedIntensity(line, crystal.c, 0.85) * (l === 0 ? inPlane : ordered);
    return doublet(d, l === 0 ? widths : wide, area);
  });
  return (angle) => lines.reduce((sum, line) => sum + line(angle), 0);
}

/** How far the Z phase has grown, 0 to 1, after a charge that has passed in either direction. */
function zShare(passed: number): number {
  const [start, top] = [throughputAt("NLMO", "charge", 4.25), wholeCharge("NLMO")];
  const [gone, end] = [throughputAt("NLMO", "discharge", 3.6), throughputAt("NLMO", "discharge", 2.0)];
  if (passed <= top) return logistic((passed - (start + top) / 2) / ((top - start) / 9));
  const middle = top + 0.55 * (gone - top);
  const left = logistic((middle - passed) / ((gone - top) / 9)) / logistic((middle - top) / ((gone - top) / 9));
  return 0.05 + 0.95 * Math.min(1, left) * (passed < end ? 1 : 0);
}

/** P2 that weakens, blurs and parts its layers, beside the Z phase with its own basal lines. */
function twoPhases(): (scan: Scan) => Curve {
  const lattice = latticeOf("NLMO");
  const scans = scansOf("NLMO");
  const highest = scans.reduce((best, scan) => (scan.voltage > best.voltage ? scan : best));
  const p2 = (scan: Scan): Curve => {
    const share = zShare(throughputOf(scan));
    return layered("NLMO", lattice(throughputOf(scan)), { ordered: 1 - 0.65 * share, inPlane: 1 - 0.1 * share, widening: 1 + 0.8 * share });
  };
  const basal = reflectionsOf(crystals.NLMO, [10, 55]).filter(({ hkl: [h, , l] }) => h === 0 && l < 6);
  const zLines = (centreDeg: number, share: number): Curve => {
    const d = wavelengthsAo.ka1 / (2 * Math.sin((centreDeg * Math.PI) / 360));
    const lines = basal.map((line, order) => {
      const area = 0.75 * share * scale * integratedIntensity(line, crystals.NLMO.c, 0.85);
      return doublet(d / (order + 1), { u: 0, v: 0, w: order === 0 ? 0.55 * 0.55 : 0.9 * 0.9 }, area);
    });
    return (angle) => lines.reduce((sum, line) => sum + line(angle), 0);
  };
  // the slope of P2 and of the background moves the maximum, so the centre is solved for
  const rest = p2(highest);
  const topCentreDeg = solveCentre((centre) => {
    const z = zLines(centre, zShare(throughputOf(highest)));
    return (angle) => background(angle) + rest(angle) + z(angle);
  }, 16.7);
  return (scan) => {
    const share = zShare(throughputOf(scan));
    const z = zLines(16.2 + (topCentreDeg - 16.2) * (share / zShare(throughputOf(highest))), share);
    const p2Lines = p2(scan);
    return (angle) => p2Lines(angle) + z(angle);
  };
}

/** Centre at which the curve has its maximum at an angle, by Newton steps on the slope. */
function solveCentre(curveAt: (centreDeg: number) => Curve, maximumDeg: number): number {
  return Array.from({ length: 8 }).reduce<number>((centre) => {
    const h = 0.001;
    const curve = curveAt(centre);
    const [before, at, after] = [curve(maximumDeg - h), curve(maximumDeg), curve(maximumDeg + h)];
    return centre + (after - before) / 2 / h / ((after - 2 * at + before) / h / h);
  }, maximumDeg);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
