import type { Gradient, Matrix, Path } from "../scene/scene.ts";
import { coordinateText, factorText } from "../scene/number.ts";

/** What an SVG defines once and refers to by id. Ids are local to the figure, numbered by first use. */
export interface Definitions {
  readonly prefix: string;
  /** Id of the element whose markup, without its id, is `<tag attributes>content</tag>`; equal ones are one. */
  refer(kind: "clip" | "gradient" | "path", tag: string, attributes: string, content: string): string;
  markup(): string;
}

export function createDefinitions(prefix: string): Definitions {
  const ids = new Map<string, string>();
  const elements: string[] = [];
  const counts = { clip: 0, gradient: 0, path: 0 };
  return {
    prefix,
    refer(kind, tag, attributes, content) {
      const key = `${tag}|${attributes}|${content}`;
      const known = ids.get(key);
      if (known) return known;
      const id = `${prefix}-${kind}${++counts[kind]}`;
      ids.set(key, id);
      elements.push(`<${tag} id="${id}"${attributes}${content ? `>${content}</${tag}>` : "/>"}`);
      return id;
    },
    markup: () => (elements.length > 0 ? `<defs>\n${elements.join("\n")}\n</defs>\n` : ""),
  };
}

export function clipReference(definitions: Definitions, path: Path): string {
  return definitions.refer("clip", "clipPath", "", `<path d="${pathData(path)}"/>`);
}

/** A gradient in user space: its unit square is carried to the node by `gradientTransform`. */
export function gradientReference(definitions: Definitions, gradient: Gradient): string {
  const [x1, y1, r1] = gradient.from.map(factorText);
  const [x2, y2, r2] = gradient.to.map(factorText);
  const ends =
    gradient.kind === "linear"
      ? ` x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"`
      : ` fx="${x1}" fy="${y1}" fr="${r1}" cx="${x2}" cy="${y2}" r="${r2}"`;
  const attributes = ` gradientUnits="userSpaceOnUse" gradientTransform="${matrixText(gradient.matrix)}"${ends}`;
  const stops = gradient.stops.map(
    ({ offset, hex, alpha }) =>
      `<stop offset="${factorText(offset)}" stop-color="${hex}"${alpha < 1 ? ` stop-opacity="${factorText(alpha)}"` : ""}/>`,
  );
  return definitions.refer("gradient", `${gradient.kind}Gradient`, attributes, stops.join(""));
}

export function pathData(path: Path): string {
  let data = "";
  let at = 0;
  for (const op of path.ops) {
    const end = at + (op === "Z" ? 0 : op === "C" ? 6 : 2);
    data += op;
    for (const start = at; at < end; at++) data += (at > start ? " " : "") + coordinateText(path.xy[at]!);
  }
  return data;
}

export function matrixText([a, b, c, d, e, f]: Matrix): string {
  const turned = [a, b, c, d].map(factorText).join(" ");
  if (turned === "1 0 0 1") return `translate(${coordinateText(e)} ${coordinateText(f)})`;
  return `matrix(${turned} ${coordinateText(e)} ${coordinateText(f)})`;
}
