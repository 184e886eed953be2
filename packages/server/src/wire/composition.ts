/** @file A finished tune, as clients are told: its ABC, what critics said, what became of each wish. */
import { z } from "@hono/zod-openapi";
import { breakLines, printAbc } from "@melodist/abc";
import { type Answer, CRITIC_WORDS, type ReportLine, WISH_WORDS } from "@melodist/compose";
import { type BarFinding, describeFinding, type Score } from "@melodist/score";
import { BilingualText, listOf } from "./bilingual.ts";

export const ToldReport = listOf(
  z.object({
    wish: z.string(),
    name: BilingualText,
    asked: BilingualText,
    achieved: BilingualText,
    kept: z.enum(["yes", "partly", "no", "not-measurable"]),
  }),
).openapi("Report");

export const ToldVerdict = z
  .object({
    total: z.number(),
    judgements: listOf(
      z.object({
        critic: z.string(),
        name: BilingualText,
        weight: z.number(),
        score: z.number(),
        reason: BilingualText,
      }),
    ),
  })
  .openapi("Verdict");

export const ToldComposition = z
  .object({
    candidate: z.number(),
    seed: z.number(),
    abc: z.string(),
    verdict: ToldVerdict,
    report: ToldReport,
    faults: listOf(z.object({ bar: z.number(), message: BilingualText })),
  })
  .openapi("Composition");

export type ToldComposition = z.infer<typeof ToldComposition>;

/** Bars on a line of ABC. */
const BARS_PER_LINE = 4;

/** A tune that was composed, as ABC in lines of four bars. */
export function printTune(score: Score): string {
  return printAbc(breakLines({ ...score, number: score.number ?? 1 }, BARS_PER_LINE));
}

export function toComposition(answer: Answer): ToldComposition {
  const { candidate, seed, score, report, verdict, faults } = answer;
  return {
    candidate,
    seed,
    abc: printTune(score),
    verdict: {
      total: verdict.total,
      judgements: verdict.judgements.map(({ views: _, ...judgement }) => ({
        ...judgement,
        name: CRITIC_WORDS[judgement.critic],
      })),
    },
    report: toReport(report),
    faults: faults.map(toFault),
  };
}

function toReport(report: readonly ReportLine[]): z.infer<typeof ToldReport> {
  return report.map((line) => ({ ...line, name: WISH_WORDS[line.wish] }));
}

export function toFault(finding: BarFinding) {
  return {
    bar: finding.bar,
    message: { en: describeFinding(finding, "en"), zh: describeFinding(finding, "zh") },
  };
}
