import { join } from "node:path";
import { isObstacle, openFile } from "../open.ts";

/** What the files of a project say about it as a whole. */
export interface PackageFacts {
  readonly name: string;
  readonly version?: string;
  /** Text of `datasets/LICENSE`. */
  readonly license?: string;
  /** The works that `CITATION.cff` refers to. */
  readonly sources: readonly Source[];
}

export interface Source {
  readonly title: string;
  readonly path?: string;
}

/** Reads `package.json`, `datasets/LICENSE` and `CITATION.cff`; what is not there is left out. */
export async function readPackageFacts(projectDir: string): Promise<PackageFacts> {
  const read = async (path: string): Promise<string | undefined> => {
    const opened = await openFile(join(projectDir, path), projectDir);
    return isObstacle(opened) ? undefined : new TextDecoder().decode(opened);
  };
  const [manifest, license, citation] = await Promise.all([read("package.json"), read("datasets/LICENSE"), read("CITATION.cff")]);
  const { name = "tables", version } = manifest === undefined ? {} : (JSON.parse(manifest) as { readonly name?: string; readonly version?: string });
  return { name, ...(version === undefined ? {} : { version }), ...(license === undefined ? {} : { license }), sources: referencesOf(citation ?? "") };
}

/** The titles and DOIs under `references:`, which is as much of YAML as this needs. */
function referencesOf(citation: string): readonly Source[] {
  const [, list = ""] = /^references:[ \t]*\n((?:[ \t-].*\n?|\n)*)/m.exec(citation) ?? [];
  return list.split(/^ {0,2}- /m).flatMap((entry) => {
    const [title, doi, url] = ["title", "doi", "url"].map((key) => scalar(entry, key));
    const path = doi === undefined ? url : `https://doi.org/${doi}`;
    return title === undefined ? [] : [{ title, ...(path === undefined ? {} : { path }) }];
  });
}

function scalar(entry: string, key: string): string | undefined {
  const [, text] = new RegExp(`^ *${key}: *(.+?) *$`, "m").exec(entry) ?? [];
  return text?.replace(/^"(.*)"$|^'(.*)'$/, "$1$2");
}
