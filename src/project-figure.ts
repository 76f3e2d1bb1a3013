import type { Figure } from "./figure/figure.ts";
import type { Finding } from "./finding.ts";
import { describeLoadError, importProjectModule } from "./project-module.ts";

/** The figure that a file of `figures/` declares, for an id such as `fig3` or `fig3/c`; or why there is none. */
export async function loadFigure(projectDir: string, id: string): Promise<{ readonly figure: Figure } | { readonly findings: readonly Finding[] }> {
  const [stem, letter] = splitId(id);
  const file = `figures/${stem}.ts`;
  const fault = (expected: string, found: string) => ({ findings: [{ rule: "FW-BLD-002", level: "A", file, expected, found }] as const });
  const loaded = await importProjectModule(projectDir, file).then(
    (module) => ({ figure: module["default"] as Figure | undefined }),
    (error: unknown) => ({ error }),
  );
  if ("error" in loaded) return fault("a file that loads", describeLoadError(projectDir, loaded.error));
  const { figure } = loaded;
  if (!figure?.panels) return fault("export default figure({ ... })", "no figure");
  if (letter !== undefined && !Object.hasOwn(figure.panels, letter)) return fault(`a panel of ${Object.keys(figure.panels).join(", ")}`, `"${letter}"`);
  return { figure };
}

/** Whether the figure of a single panel's id still has that panel; true where the figure does not load, so that a build tells why. */
export async function hasPanel(projectDir: string, id: string): Promise<boolean> {
  const [stem, letter] = splitId(id);
  const loaded = await loadFigure(projectDir, stem);
  return letter === undefined || "findings" in loaded || Object.hasOwn(loaded.figure.panels, letter);
}

/** `fig3/c` as figure and panel. */
export function splitId(id: string): readonly [stem: string, letter: string | undefined] {
  const at = id.indexOf("/");
  return at < 0 ? [id, undefined] : [id.slice(0, at), id.slice(at + 1)];
}
