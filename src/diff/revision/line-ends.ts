import { lookUp, readGit } from "./git.ts";
import type { Fault } from "./revision-fault.ts";
import { comparedFiles } from "./tree-path.ts";

/**
 * Files of the working tree whose line ends git converted when it wrote them: their bytes differ from those of every
 * commit though nobody edited them. Looked for only where git is set up to convert.
 */
export async function convertedLineEnds(projectDir: string): Promise<readonly Fault[]> {
  const converts = [await lookUp(projectDir, ["config", "core.autocrlf"]), await lookUp(projectDir, ["config", "core.eol"])];
  if (!converts.some((setting) => setting === "true" || setting === "crlf")) return [];
  const lines = (await readGit(projectDir, ["ls-files", "-z", "--eol", "--", ...comparedFiles])).split("\0");
  const converted = lines.filter((line) => /^i\/lf +w\/(crlf|mixed) /.test(line)).map((line) => line.slice(line.indexOf("\t") + 1));
  return converted.length === 0 ? [] : [remark(converted[0]!, converted.length - 1)];
}

function remark(path: string, others: number): Fault {
  const found = `CR LF on disk and LF in git${others === 0 ? "" : `, here and in ${others} other ${others === 1 ? "file" : "files"}`}`;
  return { kind: "line-ends", subject: path, expected: "the line ends that git stores", found, hint: `"* text=auto eol=lf" in .gitattributes, and a fresh checkout` };
}
