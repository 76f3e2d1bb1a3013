import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { marker } from "../../src/diff/report/markdown.ts";

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly on: unknown;
  readonly permissions: unknown;
  readonly jobs: { readonly figures: { readonly permissions?: unknown; readonly defaults: unknown; readonly env: Readonly<Record<string, string>>; readonly steps: readonly Step[] } };
}

const text = readFileSync(".github/workflows/figures.yml", "utf8");
const workflow = parse(text) as Workflow;
const { figures } = workflow.jobs;
const { steps } = figures;
const runs = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
const stepNamed = (name: string): Step => steps.find((step) => step.name === name)!;
const at = (name: string): number => steps.indexOf(stepNamed(name));

describe("what the workflow may do", () => {
  test("it runs for pull requests without secrets, reads the code and writes comments, nothing else", () => {
    expect(workflow.on).toBe("pull_request");
    expect(workflow.permissions).toEqual({ contents: "read", "pull-requests": "write" });
    expect(Object.keys(workflow.jobs)).toEqual(["figures"]);
    expect(figures.permissions).toBeUndefined();
    expect(text.replace(/^ *#.*$/gm, "")).not.toMatch(/pull_request_target|secrets\b|write-all/);
  });

  test("no expression is written into a shell, and no name that others choose comes near one", () => {
    expect(runs.length).toBeGreaterThan(5);
    expect(runs.filter((run) => run.includes("${{"))).toEqual([]);
    expect(text).not.toMatch(/base_ref|head_ref|head\.ref|base\.ref|\.title|\.body }}/);
  });

  test("the token is given to the step that comments alone, and is not left in the checkout", () => {
    expect(steps.filter((step) => JSON.stringify(step).includes("github.token")).map(({ name }) => name)).toEqual(["Comment"]);
    expect(steps[0]!.with).toEqual({ "fetch-depth": 0, "persist-credentials": false });
  });

  test("actions are those of GitHub, by full commit", () => {
    const used = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(used.map((action) => action.replace(/[0-9a-f]{40}$/, "COMMIT"))).toEqual(["actions/checkout@COMMIT", "actions/setup-node@COMMIT", "actions/upload-artifact@COMMIT"]);
  });

  test("a fork's pull request gets the summary and no comment", () => {
    expect(stepNamed("Comment").if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
    expect(stepNamed("Summary").if).toBe("${{ !cancelled() }}");
  });
});

describe("what the workflow does", () => {
  test("every script that it calls is one of the package", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
    const called = runs.flatMap((run) => [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!));
    expect(called).toEqual(["build", "validate", "claims", "diff"]);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });

  test("a check that failed keeps none that follows from running; the last step decides", () => {
    for (const { name, if: condition } of steps.slice(at("Install") + 1)) expect(condition, name).toMatch(/^\$\{\{ !cancelled\(\)/);
    expect(JSON.stringify(steps)).not.toContain("continue-on-error");
    expect(at("Diff")).toBeLessThan(at("Summary"));
    expect(at("Comment")).toBeLessThan(at("Result"));
    expect(at("Result")).toBe(steps.length - 1);
    expect(figures.defaults).toEqual({ run: { shell: "bash" } });
  });

  test.each(runs.map((run) => [run.split("\n")[0]!, run]))("bash can read: %s", (_, run) => {
    const { status, stderr } = spawnSync("bash", ["-n"], { input: run, encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
  });
});

describe("the steps, run against commands that only look like npm and gh", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "figwright-workflow-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A command on the path that stands in for the real one; its arguments are in `$NAME.log`, one call a line. */
  function pretend(name: string, body: string): void {
    writeFileSync(join(folder, name), `#!${process.execPath}\nconst args = process.argv.slice(2);\nconst fs = require("node:fs");\nfs.appendFileSync(${JSON.stringify(join(folder, `${name}.log`))}, JSON.stringify(args) + "\\n");\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const calls = (name: string): readonly (readonly string[])[] => {
    const log = join(folder, `${name}.log`);
    return existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line) as string[]) : [];
  };
  /** As GitHub runs `shell: bash`. */
  const run = (step: string, env: Readonly<Record<string, string>> = {}) =>
    spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", stepNamed(step).run!], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, GITHUB_OUTPUT: join(folder, "output"), GITHUB_STEP_SUMMARY: join(folder, "summary"), ...env },
    });
  const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");

  /** Lists these comments, two pages of them, as `gh api --paginate --jq` would. */
  function pretendGh(...pages: readonly (readonly { id: number; user: string; body: string }[])[]): void {
    const listed = pages.map((comments) => comments.map(({ id, user, body }) => ({ id, user: { login: user }, body })));
    pretend("gh", `
      const filter = args[args.indexOf("--jq") + 1];
      if (!args.includes("--jq")) process.exit(0);
      const { spawnSync } = require("node:child_process");
      for (const page of ${JSON.stringify(listed)}) {
        const answer = spawnSync("jq", ["-r", filter], { input: JSON.stringify(page), encoding: "utf8" });
        if (answer.status !== 0) { console.error(answer.stderr); process.exit(1); }
        process.stdout.write(answer.stdout);
      }`);
  }
  const hasJq = spawnSync("jq", ["--version"]).status === 0;
  const place = { REPOSITORY: "owner/paper", PULL: "7", GH_TOKEN: "token" };
  const bot = "github-actions[bot]";
  const list = ["api", "--paginate", "repos/owner/paper/issues/7/comments?per_page=100", "--jq", expect.stringContaining(`startswith("${marker}")`)];

  test.runIf(hasJq)("a first report is a new comment, whoever else has commented", () => {
    write("diff.md", `${marker}\nreport`);
    pretendGh([{ id: 1, user: "someone", body: `${marker}\nin disguise` }, { id: 2, user: bot, body: "of another workflow" }, { id: 3, user: bot, body: `quoted ${marker}` }], []);
    expect(run("Comment", place).status).toBe(0);
    expect(calls("gh")).toEqual([list, ["api", "--silent", "--method", "POST", "repos/owner/paper/issues/7/comments", "--field", "body=@diff.md"]]);
  });

  test.runIf(hasJq)("a later report takes the place of the first, wherever it stands, even if there are two", () => {
    write("diff.md", `${marker}\nreport`);
    pretendGh([{ id: 1, user: "someone", body: "x" }], [{ id: 44, user: bot, body: `${marker}\nold` }, { id: 55, user: bot, body: `${marker}\nolder` }]);
    expect(run("Comment", place).status).toBe(0);
    expect(calls("gh")).toEqual([list, ["api", "--silent", "--method", "PATCH", "repos/owner/paper/issues/comments/44", "--field", "body=@diff.md"]]);
  });

  test("without a report nothing is posted; where GitHub refuses, the step fails", () => {
    pretend("gh", "process.exit(1)");
    expect(run("Comment", place).status).toBe(0);
    expect(calls("gh")).toEqual([]);
    write("diff.md", marker);
    expect(run("Comment", place).status).toBe(1);
    expect(calls("gh")).toHaveLength(1);
  });

  test("the diff is asked for the base and this commit", () => {
    pretend("npm", 'fs.writeFileSync("diff.md", "report");');
    expect(run("Diff").status).toBe(0);
    expect(calls("npm")).toEqual([["run", "diff", "--", "HEAD^1", "HEAD", "--out", "diff-report", "--markdown", "diff.md", "--json", "diff.json"]]);
  });

  test.each([0, 1, 2, 3, 4, 5])("exit code %i of the diff is kept, and does not fail the step", (code) => {
    pretend("npm", `fs.writeFileSync("diff.md", "report"); process.exit(${code});`);
    expect(run("Diff").status).toBe(0);
    expect(read("output")).toBe(`status=${code}\n`);
    expect(run("Result", { STATUS: String(code) }).status).toBe(code <= 1 ? 0 : 1);
  });

  test("a crash is no change: it ends with 1 and leaves no report, even where one lay before", () => {
    write("diff.md", "a report that somebody committed");
    pretend("npm", "process.exit(1);");
    expect(run("Diff").status).toBe(0);
    expect(read("output")).toBe("status=crash\n");
    expect(run("Result", { STATUS: "crash" }).status).toBe(1);
    expect(run("Result", { STATUS: "" }).stdout).toContain("it never began");
    expect(run("Result", { STATUS: "" }).status).toBe(1);
  });

  test("what the diff prints is no command to the runner", () => {
    pretend("npm", 'fs.writeFileSync("diff.md", "report"); console.log("::error::from a table");');
    const lines = run("Diff").stdout.trimEnd().split("\n");
    const word = /^::stop-commands::([0-9a-f-]{36})$/.exec(lines[0]!)![1]!;
    expect(lines.slice(1)).toEqual(["::error::from a table", `::${word}::`]);
  });

  test("the summary holds the report, or says that there is none", () => {
    expect(run("Summary").status).toBe(0);
    expect(read("summary")).toBe("The diff wrote no report.\n");
    rmSync(join(folder, "summary"));
    write("diff.md", "report\n");
    expect(run("Summary").status).toBe(0);
    expect(read("summary")).toBe("report\n");
  });
});
