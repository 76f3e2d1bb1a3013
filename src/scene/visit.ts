import type { Face, Node, Scene } from "./scene.ts";

/** Calls `visitor` for every node, parents before children, in drawing order. */
export function visitNodes(nodes: readonly Node[], visitor: (node: Node) => void): void {
  for (const node of nodes) {
    visitor(node);
    if (node.kind === "group") visitNodes(node.children, visitor);
  }
}

/** The faces that a scene sets text in, in order of first use, each with the characters that it draws. */
export function usedCharacters(scene: Scene): ReadonlyMap<Face, ReadonlySet<string>> {
  const used = new Map<Face, Set<string>>();
  visitNodes(scene.children, (node) => {
    if (node.kind !== "text") return;
    for (const { face, text } of node.lines.flatMap((line) => line.runs)) {
      const characters = used.get(face) ?? new Set();
      used.set(face, characters);
      for (const character of text) characters.add(character);
    }
  });
  return used;
}
