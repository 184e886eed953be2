/** @file Asked versus achieved: every wish of a request, measured on the finished tune. */
import type { Language, Score } from "@melodist/score";
import type { Plan } from "../plan/plan.ts";
import type { ComposeRequest } from "../request.ts";
import { finishedTune } from "./finished-tune.ts";
import { MEASURES } from "./measures.ts";
import type { Kept, ReportLine } from "./report-line.ts";
import { WISH_WORDS } from "./wish-words.data.ts";

/** What became of each wish. Wishes that were not made have no line. */
export function reportOn(request: ComposeRequest, plan: Plan, score: Score): readonly ReportLine[] {
  const tune = finishedTune(request, plan, score);
  return MEASURES.flatMap((measure) => measure(tune) ?? []);
}

const SIGNS: Readonly<Record<Kept, string>> = { yes: "✓", partly: "~", no: "✗", "not-measurable": "·" };

/** A report as lines of text. @example describeReport(report, "en")[0]; // => "✓ meter 6/8: 6/8" */
export function describeReport(report: readonly ReportLine[], language: Language): readonly string[] {
  return report.map(({ wish, asked, achieved, kept }) => {
    const colon = language === "zh" ? "：" : ": ";
    return `${SIGNS[kept]} ${WISH_WORDS[wish][language]} ${asked[language]}${colon}${achieved[language]}`;
  });
}
