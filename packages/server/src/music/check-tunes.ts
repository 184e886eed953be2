/** @file ABC text checked: what cannot be read, which bars do not add up, and changes to the text that mend them. */
import { z } from "@hono/zod-openapi";
import {
  createLineIndex,
  type Diagnostic,
  describeDiagnostic,
  type LineIndex,
  type ParsedTune,
  parseAbc,
  printAbc,
} from "@melodist/abc";
import {
  applyRepair,
  type BarFinding,
  checkBars,
  describeFinding,
  describeRepair,
  proposeRepairs,
  type RepairProposal,
  repairScore,
  type Score,
} from "@melodist/score";
import { BilingualText, listOf } from "../wire/bilingual.ts";

const Change = z.object({ from: z.number(), to: z.number(), insert: z.string() });

export const CheckedTunes = z
  .object({
    tunes: z.number(),
    counts: z.object({ error: z.number(), warning: z.number(), info: z.number() }),
    findings: listOf(
      z.object({
        from: z.number(),
        to: z.number(),
        line: z.number(),
        column: z.number(),
        severity: z.enum(["error", "warning", "info"]),
        code: z.string(),
        tune: z.number().optional(),
        bar: z.number().optional(),
        message: BilingualText,
        fixes: listOf(z.object({ words: BilingualText, confidence: z.number(), change: Change })),
      }),
    ),
    fixed: z.object({ abc: z.string(), repairs: listOf(BilingualText) }).optional(),
  })
  .openapi("CheckedTunes");

export type CheckedTunes = z.infer<typeof CheckedTunes>;
type Finding = CheckedTunes["findings"][number];
type Placed = Omit<Finding, "line" | "column">;

/** Beyond this many, bars are listed without fixes: weighing repairs takes a while. */
const MOST_MENDED = 20;
/** A finding's fixes at most, the most likely ones. */
const MOST_FIXES = 3;
/** Findings at most: more help nobody. */
const MOST_FINDINGS = 500;

/** Check every tune of a text. Offsets are UTF-16 units of the text. */
export function checkTunes(text: string, strict: boolean): CheckedTunes {
  const book = parseAbc(text, { strict });
  const lines = createLineIndex(text);
  const placed = [
    ...book.diagnostics.map((diagnostic) => fromDiagnostic(diagnostic, undefined)),
    ...book.tunes.flatMap(fromTune),
  ];
  const findings = placed
    .sort((a, b) => a.from - b.from)
    .slice(0, MOST_FINDINGS)
    .map((finding) => locate(finding, lines));
  const count = (severity: Finding["severity"]) => placed.filter((one) => one.severity === severity).length;
  return {
    tunes: book.tunes.length,
    counts: { error: count("error"), warning: count("warning"), info: count("info") },
    findings,
    fixed: mend(text, book.tunes),
  };
}

function locate(finding: Placed, lines: LineIndex): Finding {
  return { ...finding, ...lines.locate(finding.from) };
}

function fromDiagnostic(diagnostic: Diagnostic, tune: number | undefined): Placed {
  const { severity, code, span, bar } = diagnostic;
  const message = { en: describeDiagnostic(diagnostic, "en"), zh: describeDiagnostic(diagnostic, "zh") };
  return { from: span.start, to: span.end, severity, code, tune, bar, message, fixes: [] };
}

function fromTune({ score, diagnostics, span }: ParsedTune): Placed[] {
  const wrong = checkBars(score);
  const isMendable = wrong.length <= MOST_MENDED;
  return [
    ...diagnostics.map((diagnostic) => fromDiagnostic(diagnostic, score.number)),
    ...wrong.map((finding): Placed => {
      const place = finding.span ?? span;
      return {
        from: place.start,
        to: place.end,
        severity: "error",
        code: finding.kind === "short" ? "short-bar" : "long-bar",
        tune: score.number,
        bar: finding.bar,
        message: { en: describeFinding(finding, "en"), zh: describeFinding(finding, "zh") },
        fixes: isMendable ? fixesOf(score, finding, span) : [],
      };
    }),
  ];
}

function fixesOf(score: Score, finding: BarFinding, span: ParsedTune["span"]): Placed["fixes"] {
  return proposeRepairs(score, finding)
    .slice(0, MOST_FIXES)
    .map((proposal) => ({
      words: repairWords(proposal),
      confidence: proposal.confidence,
      change: { from: span.start, to: span.end, insert: printAbc(applyRepair(score, proposal)) },
    }));
}

function repairWords(proposal: RepairProposal) {
  return { en: describeRepair(proposal, "en"), zh: describeRepair(proposal, "zh") };
}

/** The text with all that is certain mended; undefined where nothing is. */
function mend(text: string, tunes: readonly ParsedTune[]): CheckedTunes["fixed"] {
  const pieces: string[] = [];
  const repaired: RepairProposal[] = [];
  let copied = 0;
  for (const { score, span } of tunes) {
    const { score: mended, repairs } = repairScore(score, { mode: "safe" });
    if (repairs.length === 0) continue;
    repaired.push(...repairs);
    pieces.push(text.slice(copied, span.start), printAbc(mended));
    copied = span.end;
  }
  if (repaired.length === 0) return undefined;
  return { abc: pieces.join("") + text.slice(copied), repairs: repaired.map(repairWords) };
}
