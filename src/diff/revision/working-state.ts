import { askGit, readGit } from "./git.ts";
import { comparedFiles } from "./tree-path.ts";

/**
 * Whether the files of a project on disk differ from HEAD: changed, staged, removed, or new and not ignored.
 * The filters that a repository declares are switched off, since git would call their programs to find out; a file of
 * git-lfs that was touched but not changed counts as changed.
 */
export async function isChanged(projectDir: string): Promise<boolean> {
  const args = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=normal", "--ignore-submodules=dirty", "--", ...comparedFiles];
  return (await readGit(projectDir, args, await withoutFilters(projectDir))) !== "";
}

/** Settings as variables: unlike those on the command line they may have any name. */
async function withoutFilters(projectDir: string): Promise<NodeJS.ProcessEnv> {
  const { text } = await askGit(projectDir, ["config", "-z", "--name-only", "--get-regexp", "^filter\\..*\\.(clean|smudge|process|required)$"]);
  const names = [...new Set(text.split("\0").filter(Boolean))];
  const before = Number(process.env["GIT_CONFIG_COUNT"] ?? 0);
  const settings = names.flatMap((name, index) => [
    [`GIT_CONFIG_KEY_${before + index}`, name],
    [`GIT_CONFIG_VALUE_${before + index}`, name.endsWith(".required") ? "false" : ""],
  ]);
  return names.length === 0 ? {} : { ...Object.fromEntries(settings), GIT_CONFIG_COUNT: String(before + names.length) };
}
