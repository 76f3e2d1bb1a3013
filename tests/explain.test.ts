import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { faultKinds } from "../src/csv/fault.ts";
import { explain, loadPages, noSuchPage, pageOf, type Page } from "../src/explain.ts";
import { loadSchemas } from "../src/schemas.ts";

const repository = join(import.meta.dirname, "..");
const pages = await loadPages(repository);
const { datasets, crossRules } = await loadSchemas(repository);
const rules = [...datasets.flatMap((dataset) => dataset.rules), ...crossRules];

/** `src/mutation` names rules without being one. */
const textsOf = async (folder: string, ending: string): Promise<readonly string[]> => {
  const names = (await readdir(join(repository, folder), { recursive: true })).filter((name) => name.endsWith(ending) && !name.startsWith("mutation"));
  return Promise.all(names.sort().map((name) => readFile(join(repository, folder, name), "utf8")));
};
const code = (await Promise.all([textsOf("src", ".ts"), textsOf("schemas", ".ts")])).flat().join("\n");
const idsInCode = [...code.matchAll(/"(FW-[A-Z]{3}-\d{3})"/g)].map(([, id]) => id!);
const ids = new Set([...idsInCode, ...rules.map(({ id }) => id)]);

/** Levels that stand beside an id, in the code or in a rule of the project. */
const literalLevels = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  const add = (id: string, level: string) => found.set(id, (found.get(id) ?? new Set()).add(level));
  for (const [, id, level] of code.matchAll(/(?:rule|id): "(FW-[A-Z]{3}-\d{3})",\s*level: "([ABCG])"/g)) add(id!, level!);
  for (const { rule, level } of Object.values(faultKinds)) add(rule, level);
  for (const { id, level, ...rest } of rules) [level, "levelWhenMeasured" in rest ? rest.levelWhenMeasured! : level].forEach((one) => add(id, one));
  return found;
};

test("every rule has a page, and every page a rule", () => {
  expect([...ids].filter((id) => pageOf(pages, id) === undefined).sort()).toEqual([]);
  const used = new Set([...ids].map((id) => pageOf(pages, id)));
  expect([...pages.values()].filter((page) => !used.has(page)).map(({ id }) => id)).toEqual([]);
});

test("no heading of a page is lost to a slip of form, and none is there twice", async () => {
  const texts = [...(await textsOf("docs/findings", ".md")), await readFile(join(repository, "schemas/findings.md"), "utf8")];
  const headings = texts.flatMap((text) => [...text.matchAll(/^## (FW-\S+)/gm)].map(([, id]) => id!));
  expect(headings.toSorted()).toEqual([...pages.keys()].sort());
});

test("a page of the engine lies in the file of its area", async () => {
  const names = (await readdir(join(repository, "docs/findings"))).filter((name) => name !== "README.md");
  for (const name of names) {
    const text = await readFile(join(repository, "docs/findings", name), "utf8");
    expect([...text.matchAll(/^##? (FW-[A-Z]{3})/gm)].map(([, area]) => `${area}.md`).filter((file) => file !== name)).toEqual([]);
  }
});

const partsOf = ({ text }: Page) => [...text.matchAll(/^\*\*(.+?)\.\*\* \S/gm)].map(([, name]) => name!);

test("every page has all its parts, in one order; grades where there is more than one level", () => {
  const parts = ["Likely causes", "How to fix", "When it may be ignored"];
  for (const page of pages.values()) {
    expect(partsOf(page), page.id).toEqual(page.levels.length > 1 ? ["Grades", ...parts] : parts);
    expect(page.text.split("\n\n")[2], page.id).toMatch(/^(?!\*\*|```|#)/);
  }
});

test("the grades of a page say when each of its levels holds", () => {
  for (const { id, levels, text } of [...pages.values()].filter((page) => page.levels.length > 1)) {
    const grades = /^\*\*Grades\.\*\* ([\s\S]+?)\n\n/m.exec(text)![1]!;
    for (const level of levels) expect(grades, id).toMatch(new RegExp(`(^|[.;]\\s)${level}\\s`));
  }
});

test("the levels of a page are those in the code", () => {
  for (const [id, levels] of literalLevels()) expect(pageOf(pages, id)?.levels, id).toEqual(expect.arrayContaining([...levels]));
  for (const { id, level, ...rest } of crossRules) {
    const measured = "levelWhenMeasured" in rest ? [rest.levelWhenMeasured] : [];
    expect(pageOf(pages, id)!.levels, id).toEqual([level, ...measured]);
  }
});

test("a serious finding is never waved through, a remark may be", () => {
  const ignored = ({ text }: Page) => /\*\*When it may be ignored\.\*\* ([\s\S]+)$/.exec(text)![1]!;
  for (const page of pages.values()) {
    if (page.levels.join() === "A") expect(ignored(page), page.id).toMatch(/^Never\b/);
    if (page.levels.join() === "B") expect(ignored(page), page.id).toContain("`schemas/responses.ts`");
  }
});

test("the index lists every page of the engine (vitest --update writes it)", async () => {
  const own = [...(await loadPages(await mkdtemp(join(tmpdir(), "figwright-explain-")))).values()];
  const index = ["| id | level | type | what |", "| --- | --- | --- | --- |", ...own.map(({ id, levels, type, title }) => `| [${id}](${id.slice(0, 6)}.md) | ${levels.join(", ")} | ${type} | ${title} |`)];
  const readme = await readFile(join(repository, "docs/findings/README.md"), "utf8");
  const prose = readme.slice(0, readme.indexOf("| id |"));
  await expect(`${prose.trimEnd()}\n\n${index.join("\n")}\n`).toMatchFileSnapshot("../docs/findings/README.md");
});

test("a page is printed as plain text, whatever the case of its id", async () => {
  expect(await explain("fw-csv-024", repository)).toMatchInlineSnapshot(`
    "FW-CSV-024 A row is too short

    Level A · structure

    The row has fewer cells than the header, so it cannot be known which cell is missing. None of its
    cells was read, and no rule sees the row; the other rows were checked as usual. At the end of a file
    without a last line end it is a sign that the file was cut off.

          sample,voltage,current
        - NLMO,3.2
        + NLMO,3.2,

    Likely causes. Trailing empty cells that a program leaves out. A header, remark or footer of an
    instrument below the real header. A download or copy that was interrupted. A comma deleted by hand.

    How to fix. Write a comma for every empty cell. Remove lines that are no rows. Fetch a cut file
    again and compare the number of rows.

    When it may be ignored. Never."
  `);
});

test("a computed id has the page of its area", async () => {
  expect(await explain("FW-TEN-004", repository)).toBe(await explain("FW-TEN", repository));
  expect(await explain("FW-TEN-004", repository)).toContain("Printed numbers that do not agree");
});

test("an id without a number lists its area", async () => {
  expect(await explain("FW-FIL", repository)).toMatchInlineSnapshot(`
    "FW-FIL-001  A       The file lies outside the project
    FW-FIL-002  A       The file does not exist
    FW-FIL-003  A       This is not a regular file
    FW-FIL-004  A       The file cannot be read"
  `);
});

test("an unknown id names what is near, or what there is", async () => {
  for (const id of ["FW-CVS-024", "FW-FIL-099", "FW-CSVV", "bananas"]) expect(await explain(id, repository)).toBeUndefined();
  expect(await noSuchPage("FW-CVS-024", repository)).toMatchInlineSnapshot(`"no page FW-CVS-024; did you mean FW-CSV-024?"`);
  expect(await noSuchPage("FW-FIL-099", repository)).toMatchInlineSnapshot(`"no page FW-FIL-099; this area has FW-FIL-001, FW-FIL-002, FW-FIL-003, FW-FIL-004"`);
  expect(await noSuchPage("bananas", repository)).toMatch(/^no page bananas; the areas are FW-BLD, FW-CLM, FW-CSV, /);
});

test("the mutation test expects no rule that is gone", async () => {
  const names = (await readdir(join(repository, "src/mutation"))).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(repository, "src/mutation", name), "utf8")));
  const expected = texts.flatMap((text) => [...text.matchAll(/"(FW-[A-Z]{3}-\d{3})"/g)].map(([, id]) => id!));
  expect(expected.filter((id) => !ids.has(id))).toEqual([]);
});
