import { expect, test } from "vitest";
import { openDoor } from "../src/door.ts";
import { FindingsError } from "../src/finding.ts";

const door = {
  name: "validate",
  about: "Checks the tables.",
  words: "DATASET",
  flags: {
    level: { type: "string", value: "LEVEL", about: "how bad is bad", choices: ["A", "B", "C", "G"] },
    json: { type: "string", short: "j", value: "FILE", about: "write JSON" },
    force: { type: "boolean", about: "all of them" },
  },
  run: (given: unknown) => ({ text: JSON.stringify(given), exitCode: 0 as const }),
} as const;

test("flags and words are parsed, the last of several wins", async () => {
  const { text, exitCode } = await openDoor(door, ["a", "--level", "A", "--level=B", "--force", "-j", "x.json", "b"]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(text)).toEqual({ flags: { level: "B", json: "x.json", force: true }, words: ["a", "b"] });
  expect(JSON.parse((await openDoor(door, [])).text)).toEqual({ flags: { force: false }, words: [] });
});

test("words behind -- are words", async () => {
  expect(JSON.parse((await openDoor(door, ["--", "--force"])).text)).toMatchObject({ words: ["--force"] });
});

test("--help prints what there is", async () => {
  expect(await openDoor(door, ["--force", "--help"])).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "text": "npm run validate -- [DATASET ...] [flags]

    Checks the tables.

      --level LEVEL    how bad is bad
      -j, --json FILE  write JSON
      --force          all of them
      --help           print this text",
    }
  `);
});

test("wrong usage is refused with exit code 2 and the nearest flag", async () => {
  const cases = [["--levle", "A"], ["--quick"], ["--level"], ["--level", "--force"], ["--level=D"], ["--force=yes"], ["-x"], ["--toString"]];
  const answers = await Promise.all(cases.map((args) => openDoor(door, args)));
  expect(answers.map(({ exitCode }) => exitCode)).toEqual(cases.map(() => 2));
  expect(answers.map(({ text }) => text.split("\n")[0]).join("\n")).toMatchInlineSnapshot(`
    "unknown flag --levle; did you mean --level?
    unknown flag --quick
    --level needs a value: --level LEVEL
    --level needs a value: --level LEVEL
    --level is one of A, B, C, G, not "D"
    --force takes no value
    unknown flag -x
    unknown flag --toString"
  `);
});

test("a door without words refuses them", async () => {
  const { words, ...silent } = door;
  expect((await openDoor(silent, ["fig3"])).text.split("\n")[0]).toBe('unexpected "fig3"');
});

test("findings are told with exit code 1, other errors are ours and pass through", async () => {
  const throwing = (error: Error) => ({
    ...door,
    run: () => {
      throw error;
    },
  });
  const finding = { rule: "FW-TAB-001", level: "A", file: "datasets/x.csv", expected: "a column", found: "none" } as const;
  expect(await openDoor(throwing(new FindingsError([finding], "Nothing was written.")), [])).toMatchInlineSnapshot(`
    {
      "exitCode": 1,
      "text": "datasets/x.csv  A FW-TAB-001
      expected a column
      found    none

    1 finding. Nothing was written.",
    }
  `);
  await expect(openDoor(throwing(new TypeError("a fault of ours")), [])).rejects.toThrow("a fault of ours");
});
