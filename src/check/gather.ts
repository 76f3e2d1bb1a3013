import { groupThousands } from "../count.ts";
import type { Finding } from "../finding.ts";

/** Collects findings of which there may be millions: of every group the first ten, and of the rest their number and lines. */
export interface Gathering {
  /** The finding is made only where it is kept. A group is one rule, or one rule and one column. */
  add(group: string, line: number, make: () => Finding): void;
  findings(): readonly Finding[];
}

const kept = 10;
const shownRuns = 5;
/** Groups of one rule, which are columns as a rule; what is wrong with the columns beyond is one group. */
const mostGroups = 30;

export function gatherFindings(): Gathering {
  const groups = new Map<string, Group>();
  const counts = new Map<string, number>();
  const groupOf = (name: string): Group => {
    const known = groups.get(name);
    if (known !== undefined) return known;
    const [rule = name] = name.split(" ", 1);
    const number = (counts.get(rule) ?? 0) + 1;
    if (number > mostGroups && name !== `${rule} others`) return groupOf(`${rule} others`);
    counts.set(rule, number);
    const group: Group = { findings: [], more: 0, runs: [] };
    groups.set(name, group);
    return group;
  };
  return {
    add: (name, line, make) => {
      const group = groupOf(name);
      if (group.findings.length < kept) group.findings.push(make());
      else count(group, line);
    },
    findings: () => [...groups.values()].flatMap((group) => (group.more === 0 ? group.findings : [...group.findings, remainder(group)])),
  };
}

interface Group {
  readonly findings: Finding[];
  /** How many were not kept, and the first runs of lines that they are in. */
  more: number;
  readonly runs: { readonly from: number; to: number }[];
}

function count(group: Group, line: number): void {
  group.more += 1;
  const last = group.runs.at(-1);
  if (last !== undefined && (line === last.to || line === last.to + 1)) last.to = line;
  else if (group.runs.length <= shownRuns) group.runs.push({ from: line, to: line });
}

/** Stands for the findings that were not kept, at the line of the first of them. */
function remainder({ findings, more, runs }: Group): Finding {
  const { column, hint, ...first } = findings[0]!;
  const lines = runs.slice(0, shownRuns).map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
  const others = runs.length > shownRuns ? " and others" : "";
  const word = runs.length === 1 && runs[0]!.from === runs[0]!.to ? "line" : "lines";
  const all = `${lines.join(", ")}${others}`;
  return { ...first, line: runs[0]!.from, found: `${groupThousands(more)} more like it, in ${word} ${all}`, more: { count: more, lines: all } };
}
