import { isBlocking } from "../finding.ts";
import { attribute, type Attribution, type CausesOf, type ChangedFigure, type Swap } from "./attribution.ts";
import { diffClaims } from "./claim-changes.ts";
import { comparePair, pairFigures, type FigurePair } from "./figure-pairs.ts";
import { figureName, reportFigure, type DrawPanel } from "./figure-report.ts";
import { headlineOf } from "./report/headline.ts";
import { type Cause, type FigureReport, type Layer, type PanelPicture, type PanelReport, type Pictures, type Report, type TableReport } from "./report/report.ts";
import type { Snapshot } from "./snapshot/snapshot.ts";
import { compareTable, type ComparedTable } from "./table/table-report.ts";

/** What two snapshots differ in: all of a report but what it says of the revisions themselves. */
export interface Comparison {
  readonly exitCode: Report["exitCode"];
  readonly headline: string;
  readonly alarms: readonly string[];
  readonly claims: Report["claims"];
  readonly newFindings: Report["newFindings"];
  readonly goneFindings: number;
  readonly tables: readonly TableReport[];
  readonly figures: readonly FigureReport[];
  /** Swaps of layers that could not be drawn. */
  readonly remarks: readonly string[];
  readonly pictures: Pictures;
}

/**
 * Compares what two revisions handed back. `differing` are the layers whose hashes differ; `swap` draws one revision with a layer
 * of the other, `draw` a panel of both sides as pixels.
 */
export async function compareSnapshots(base: Snapshot, head: Snapshot, differing: readonly Layer[], swap: Swap, draw: DrawPanel): Promise<Comparison> {
  const names = [...new Set([...Object.keys(head.tables), ...Object.keys(base.tables)])].sort();
  const tables = names.flatMap((name) => compareTable(name, base.tables[name], head.tables[name]) ?? []);
  const pairs = pairFigures(base, head);
  const changed = pairs.flatMap((pair) => comparePair(pair, base, head) ?? []);
  const attribution = await attribute(changed, differing, swap);
  const isSpecEqual = !differing.includes("spec") && base.schemas === head.schemas;
  const causesOf = withNondeterminism(changed, differing, isSpecEqual, attribution);
  const pictures = new Map<string, PanelPicture>();
  const figures: FigureReport[] = [];
  for (const pair of pairs) {
    const figure = changed.find(({ id }) => id === pair.id);
    if (!figure) {
      figures.push(undrawn(pair, base, head));
      continue;
    }
    const { report, pictures: drawn } = await reportFigure(figure, tables, causesOf, draw, differing.includes("fonts"));
    figures.push(named(report, pair));
    for (const [letter, picture] of drawn) pictures.set(`${pair.id}/${letter}`, picture);
  }
  const known = new Set(base.findings.map(({ fingerprint }) => fingerprint));
  const after = new Set(head.findings.map(({ fingerprint }) => fingerprint));
  const facts = {
    alarms: alarmsOf(figures),
    claims: diffClaims(base.claims, head.claims),
    newFindings: head.findings.filter(({ fingerprint }) => !known.has(fingerprint)),
    goneFindings: base.findings.filter(({ fingerprint }) => !after.has(fingerprint)).length,
    tables: tables.map((table) => tableReport(table, figures)),
    figures,
    remarks: attribution.remarks,
  };
  return { ...facts, headline: headlineOf(figures), exitCode: exitCodeOf(facts, head), pictures };
}

/** Blames on nothing but chance a panel that differs though all that it follows from is equal on both sides. */
function withNondeterminism(changed: readonly ChangedFigure[], differing: readonly Layer[], isSpecEqual: boolean, { causesOf }: Attribution): CausesOf {
  if (!differing.every((layer) => layer === "data" || layer === "spec")) return causesOf;
  const chance = new Set(changed.flatMap((figure) => figure.diff.panels.filter(({ marks, letter }) => {
    const isOther = marks.resized.length === 0 && (marks.status === "changed" || marks.status === "order");
    return isOther && followsFromEqual(figure, letter, isSpecEqual);
  }).map(({ letter }) => `${figure.id}/${letter}`)));
  return (figure, letter, effect) => (chance.has(`${figure}/${letter}`) ? ["nondeterminism"] : causesOf(figure, letter, effect));
}

/** Whether a panel draws the same files by the same spec. Where the spec's sources are equal only shared limits may change it. */
function followsFromEqual({ before, after }: ChangedFigure, letter: string, isSpecEqual: boolean): boolean {
  const sides = (one: string) => [before, after].map(({ snapshot }) => snapshot.panels.find((panel) => panel.letter === one));
  const hasEqualFiles = (one: string) => sides(one)[0]?.files === sides(one)[1]?.files;
  const [old, now] = sides(letter);
  if (!old || !now || !hasEqualFiles(letter)) return false;
  const sharing = Object.values(after.snapshot.share).filter((letters) => letters.includes(letter)).flat();
  return old.spec === now.spec || (isSpecEqual && sharing.every(hasEqualFiles));
}

/** A figure that at least one side did not draw: since nothing that it follows from differs, or since it cannot be drawn. */
function undrawn({ id, formerId }: FigurePair, base: Snapshot, head: Snapshot): FigureReport {
  const [old, now] = [base.figures[formerId], head.figures[id]];
  const faults = [{ name: "base", findings: old?.findings ?? [] }, { name: "head", findings: now?.findings ?? [] }].filter(({ findings }) => findings.length > 0);
  const why = faults.map(({ name, findings }) => `${name}: ${findings.map(({ expected, found, subject, file }) => `${subject ?? file}: expected ${expected}, found ${found}`).join("; ")}`).join(". ");
  const facts = { id, name: figureName(id), title: now?.title ?? old?.title ?? "", sentences: [], panels: [] };
  if (faults.length > 0) return { ...facts, status: "failed", why };
  if (old || now) return { ...facts, status: "failed", why: "only one side drew it" };
  return { ...facts, status: "identical", why: "all that it follows from is equal by hash" };
}

function named(report: FigureReport, { presence, formerId }: FigurePair): FigureReport {
  if (presence === "both") return report;
  return { ...report, status: presence, why: presence === "renamed" ? formerId : `only ${presence === "added" ? "head" : "base"} has it` };
}

function tableReport({ report }: ComparedTable, figures: readonly FigureReport[]): TableReport {
  const panels = figures.flatMap((figure) => figure.panels).filter(isSceneChanged);
  return {
    ...report,
    draws: panels.filter(({ draws }) => draws.includes(report.file)).map(({ name }) => name),
    sharesScale: panels.filter(({ sharesScale }) => sharesScale.includes(report.file)).map(({ name }) => name),
  };
}

/** Whether anything in a panel differs, its place on the page and noise apart. */
function isSceneChanged({ status }: PanelReport): boolean {
  return !["same", "noise", "layout"].includes(status);
}

function alarmsOf(figures: readonly FigureReport[]): readonly string[] {
  return figures.flatMap((figure) => [
    ...(figure.status === "failed" ? [`${figure.name} cannot be drawn: ${figure.why}`] : []),
    ...figure.panels.flatMap((panel) => [
      ...(causesIn([panel]).has("nondeterminism") ? [`${panel.name} differs though all that it follows from is equal: nondeterminism`] : []),
      ...(panel.pixels && panel.pixels.unexplained > 0 ? [`${panel.name}: ${panel.pixels.unexplained} patches of pixels differ that nothing in the scene explains`] : []),
    ]),
  ]);
}

/** What all changes of some panels or figures are blamed on. */
export function causesIn(parts: readonly (PanelReport | FigureReport)[]): ReadonlySet<Cause> {
  return new Set(parts.flatMap((part) => ("panels" in part ? [...part.sentences.flatMap(({ causes }) => causes), ...causesIn(part.panels)] : [part.sentences, part.scales, part.spec].flat().flatMap(({ causes }) => causes))));
}

type Facts = Pick<Comparison, "figures" | "tables" | "claims" | "newFindings">;

function exitCodeOf({ figures, tables, claims, newFindings }: Facts, head: Snapshot): Report["exitCode"] {
  if (head.findings.some(isBlocking)) return 3;
  if (figures.some(({ status }) => status === "failed")) return 4;
  if (causesIn(figures).has("nondeterminism")) return 5;
  const isQuiet = figures.every(({ status }) => ["identical", "same", "noise"].includes(status)) && tables.every(({ change }) => change === "noise");
  return isQuiet && claims.length === 0 && newFindings.length === 0 ? 0 : 1;
}
