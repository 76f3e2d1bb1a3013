import { mkdir, mkdtemp, realpath, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const repository = join(import.meta.dirname, "..");

/** A project of its own in a temporary folder, with the engine of this one. */
export async function createProject(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "figwright-project-")));
  const all = { "package.json": '{ "type": "module", "imports": { "#figwright": "./src/index.ts" } }', ...files };
  await Promise.all(["schemas", "datasets"].map((folder) => mkdir(join(root, folder))));
  await Promise.all(["src", "node_modules"].map((folder) => symlink(join(repository, folder), join(root, folder))));
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}
