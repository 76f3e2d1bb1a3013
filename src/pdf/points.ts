import type { Path } from "../scene/scene.ts";

/** Long enough to give a cap its direction, too short to see. */
const dot = 0.001;

/**
 * Takes the subpaths apart that are one point only, such as a lone value between two gaps of a line. PDF viewers
 * disagree on them (ISO 32000-1, 8.5.3.2), SVG viewers do not: caps show, anything else does not. So the points come
 * back as lines that are next to nothing. Undefined where there are none.
 */
export function splitPoints(path: Path): { readonly rest: Path; readonly points: Path } | undefined {
  if (!mayHavePoint(path)) return undefined;
  const parts = subpaths(path);
  const lone = parts.filter(isPoint);
  if (lone.length === 0) return undefined;
  const points = lone.map(({ xy: [x = 0, y = 0] }) => ({ ops: "ML", xy: [x, y, x + dot, y] }));
  return { rest: joined(parts.filter((part) => !isPoint(part))), points: joined(points) };
}

/** Whether some step goes nowhere; quick, since every path is asked. */
function mayHavePoint({ ops, xy }: Path): boolean {
  if (!/^(?:M[LC]+Z*)+$/.test(ops)) return true;
  return xy.length <= 4 && isPoint({ ops, xy });
}

function subpaths({ ops, xy }: Path): readonly Path[] {
  let at = 0;
  return (ops.match(/M[^M]*/g) ?? []).map((part) => {
    const count = [...part].reduce((sum, op) => sum + (op === "Z" ? 0 : op === "C" ? 6 : 2), 0);
    return { ops: part, xy: xy.slice(at, (at += count)) };
  });
}

function isPoint({ xy }: Path): boolean {
  return xy.every((value, index) => Math.abs(value - xy[index % 2]!) < 0.0005);
}

function joined(paths: readonly Path[]): Path {
  return { ops: paths.map(({ ops }) => ops).join(""), xy: paths.flatMap(({ xy }) => xy) };
}
