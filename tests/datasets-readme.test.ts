import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { writeDatasetsReadme } from "../src/datasets-readme.ts";
import { findReconstructions } from "../src/models.ts";
import { validate } from "../src/validate.ts";

test("datasets/README.md says what its tables are, and follows from them", async () => {
  const { tables } = await validate(process.cwd());
  const models = new Map((await findReconstructions(process.cwd())).map(({ dataset, model }) => [dataset.name, model]));
  expect(readFileSync("datasets/README.md", "utf8")).toBe(writeDatasetsReadme(tables, models));
});
