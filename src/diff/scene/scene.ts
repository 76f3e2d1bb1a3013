import { faces as bundledFaces } from "../../text/face.ts";
import type { Face, Node, Path, Picture, Scene } from "../../scene/scene.ts";

/** Goes up whenever the same text would be read as something else. */
export const sceneVersion = 1;

/**
 * A Scene as JSON for another revision to read: the same bytes for scenes that were made in the same way. Paths, faces and pictures stand once
 * in tables and nodes name them by number; a face is named without its file, which is a matter of the machine.
 */
export function sceneToJson(scene: Scene): string {
  const paths = table<Path>(({ ops, xy }) => `{"ops":${JSON.stringify(ops)},"xy":[${xy.join(",")}]}`);
  const faces = table<Face>(({ id, family, weight, style }) => JSON.stringify({ id, family, weight, style }));
  const pictures = table<Picture>(({ bytes, ...picture }) => JSON.stringify({ ...picture, bytes: Buffer.from(bytes).toString("base64") }));
  const named = (key: string, value: unknown): unknown => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    if (key === "path") return paths.numberOf(value as Path);
    if (key === "face") return faces.numberOf(value as Face);
    if (key === "picture") return pictures.numberOf(value as Picture);
    return value;
  };
  const text = JSON.stringify(scene, named);
  return `{"version":${sceneVersion},"paths":${paths.json()},"faces":${faces.json()},"pictures":${pictures.json()},"scene":${text}}\n`;
}

/** Numbers values in order of first use; equal ones get one number. */
function table<T extends object>(write: (value: T) => string): { numberOf(value: T): number; json(): string } {
  const byValue = new Map<T, number>();
  const byText = new Map<string, number>();
  return {
    numberOf(value) {
      const known = byValue.get(value);
      if (known !== undefined) return known;
      const text = write(value);
      const number = byText.get(text) ?? byText.size;
      byText.set(text, number);
      byValue.set(value, number);
      return number;
    },
    json: () => `[${[...byText.keys()].join(",")}]`,
  };
}

export type ReadScene =
  | { readonly scene: Scene; /** Ids of faces that are not bundled here; their `file` is empty. */ readonly unknownFaces: readonly string[] }
  | { readonly problem: string };

interface SceneFile {
  readonly version: unknown;
  readonly paths: readonly Path[];
  readonly faces: readonly Omit<Face, "file">[];
  readonly pictures: readonly (Omit<Picture, "bytes"> & { readonly bytes: string })[];
  readonly scene: Scene;
}

/**
 * Reads what `sceneToJson` wrote, perhaps in another revision, whose font files are known by `faceFiles`. Another version or a
 * damaged text is a problem, told in words.
 */
export function sceneFromJson(text: string, faceFiles?: Readonly<Record<string, string>>): ReadScene {
  let file: SceneFile;
  try {
    file = JSON.parse(text) as SceneFile;
  } catch {
    return { problem: "the scene is no JSON" };
  }
  if (file?.version !== sceneVersion) return { problem: `the scene has version ${JSON.stringify(file?.version) ?? "unknown"}; this revision reads ${sceneVersion}` };
  if (![file.paths, file.faces, file.pictures, file.scene?.children].every(Array.isArray)) return { problem: "the scene is incomplete" };
  const faceOf = (face: Omit<Face, "file">) => (faceFiles?.[face.id] === undefined ? bundled(face) : { ...face, file: faceFiles[face.id]! });
  const unknownFaces = file.faces.filter((face) => !faceOf(face)).map(({ id }) => id);
  const tables: Tables = {
    path: file.paths,
    face: file.faces.map((face) => faceOf(face) ?? { ...face, file: "" }),
    picture: file.pictures.map((picture) => ({ ...picture, bytes: new Uint8Array(Buffer.from(picture.bytes, "base64")) })),
  };
  try {
    return { scene: { ...file.scene, children: file.scene.children.map((node) => nodeOf(node, tables)) }, unknownFaces };
  } catch (error) {
    if (error instanceof MissingEntry) return { problem: error.message };
    throw error;
  }
}

/** The bundled face of an id, if it is still the same one. */
function bundled({ id, family, weight, style }: Omit<Face, "file">): Face | undefined {
  return bundledFaces.find((face) => face.id === id && face.family === family && face.weight === weight && face.style === style);
}

interface Tables {
  readonly path: readonly Path[];
  readonly face: readonly Face[];
  readonly picture: readonly Picture[];
}

class MissingEntry extends Error {}

function entryOf<Name extends keyof Tables>(tables: Tables, name: Name, at: unknown): Tables[Name][number] {
  const entry = tables[name][at as number];
  if (!entry) throw new MissingEntry(`the scene names ${name} ${JSON.stringify(at) ?? "nothing"}, which is not in it`);
  return entry;
}

function nodeOf(node: Node, tables: Tables): Node {
  switch (node.kind) {
    case "group": return { ...node, children: node.children.map((child) => nodeOf(child, tables)) };
    case "shape": return { ...node, path: entryOf(tables, "path", node.path) };
    case "image": return { ...node, picture: entryOf(tables, "picture", node.picture) };
    case "text": return { ...node, lines: node.lines.map((line) => ({ ...line, runs: line.runs.map((run) => ({ ...run, face: entryOf(tables, "face", run.face) })) })) };
  }
}
