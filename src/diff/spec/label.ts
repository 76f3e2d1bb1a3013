type Path = readonly (string | number)[];

/** Words of the field for keys of Vega-Lite. */
const words = new Map([
  ["color", "colour"],
  ["strokeDash", "line dash"],
  ["strokeWidth", "line width"],
  ["fillOpacity", "fill opacity"],
  ["strokeOpacity", "line opacity"],
  ["xOffset", "x offset"],
  ["yOffset", "y offset"],
  ["tickCount", "number of ticks"],
  ["labelAngle", "label angle"],
  ["fontSize", "font size"],
  ["detail", "series"],
]);

/** What one item of an array is called. */
const items = new Map<string | number | undefined, string>([
  ["layer", "layer"],
  ["vconcat", "view"],
  ["hconcat", "view"],
  ["concat", "view"],
  ["transform", "transform"],
]);

const positions = new Set(["x", "y", "x2", "y2", "xError", "yError", "theta", "radius"]);

/** Names a place in a spec for people, from the outside in: `layer 2 (line) > y axis > scale > domain`. */
export function labelOf(path: Path, spec: unknown): string {
  const parts: string[] = [];
  let here: unknown = spec;
  for (const [at, key] of path.entries()) {
    const parent = path[at - 1];
    here = childOf(here, key);
    if (key === "encoding" && path.length > at + 1) continue;
    if (items.has(key) && typeof path[at + 1] === "number") continue;
    parts.push(wordOf(key, parent, here));
  }
  return parts.length === 0 ? "spec" : mergeAxis(parts).join(" > ");
}

function childOf(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function wordOf(key: string | number, parent: string | number | undefined, value: unknown): string {
  if (typeof key === "number") return `${items.get(parent) ?? "item"} ${key + 1}${describe(value)}`;
  if (parent === "encoding" && positions.has(key)) return /^[xy]$/.test(key) ? `${key} axis` : key;
  return words.get(key) ?? key;
}

/** What an item is: its name or title, its mark, or what a transform does. */
function describe(item: unknown): string {
  const name = childOf(item, "name") ?? childOf(item, "title");
  const mark = childOf(item, "mark");
  const what = [name, childOf(mark, "type"), mark, transforms.find((key) => childOf(item, key) !== undefined)].find((text) => typeof text === "string");
  return what === undefined ? "" : ` (${String(what)})`;
}

const transforms = ["filter", "calculate", "aggregate", "joinaggregate", "window", "bin", "fold", "flatten", "lookup", "stack", "impute", "regression", "loess", "density", "pivot", "sample", "timeUnit"];

/** `y axis > axis > format` says axis twice. */
function mergeAxis(parts: readonly string[]): readonly string[] {
  return parts.filter((part, at) => !(part === "axis" && / axis$/.test(parts[at - 1] ?? "")) || at === parts.length - 1);
}
