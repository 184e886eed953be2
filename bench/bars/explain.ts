/** @file Why our findings and abc2midi's differ, class by class. */
import type { ParsedTune } from "@melodist/abc";
import type { BarFinding, Score } from "@melodist/score";
import type { Remark } from "./judge.ts";

/** What was said about one tune. */
export interface Opinions {
  readonly tune: ParsedTune;
  readonly text: string;
  readonly ours: readonly BarFinding[];
  readonly theirs: readonly Remark[];
  /** abc2midi reports an error of another kind. */
  readonly hasError: boolean;
}

/** True when both find something, or neither does. */
export function agree({ ours, theirs }: Opinions): boolean {
  return ours.length > 0 === theirs.length > 0;
}

/** Findings that abc2midi never makes: it does not judge the first and the last bar. */
export const ENDS_CLASS = "ours alone: the first or last bar, which abc2midi does not judge";

/** Name the class of a disagreement. */
export function explain(opinions: Opinions): string {
  const { ours, tune, hasError } = opinions;
  const side = ours.length > 0 ? "ours" : "abc2midi";
  if (ours.length > 0 && ours.every((finding) => isAtEnds(finding, tune.score))) return ENDS_CLASS;
  if (hasError) return `${side} alone: abc2midi cannot read part of the tune`;
  if (ours.length > 0) return "ours alone: other";
  if (hasSplit(tune.score)) return "abc2midi alone: an ending begins inside a bar";
  if (endsWithPlainLine(tune.score))
    return "abc2midi alone: the last bar makes up for the pick-up, but a plain line closes it";
  return "abc2midi alone: other";
}

function isAtEnds(finding: BarFinding, score: Score): boolean {
  const last = (score.voices[finding.voice]?.measures.length ?? 0) - 1;
  return finding.place !== "inside" || finding.measure === 0 || finding.measure === last;
}

function hasSplit(score: Score): boolean {
  return score.voices.some((voice) => voice.measures.some((measure) => measure.close?.style === "split"));
}

function endsWithPlainLine(score: Score): boolean {
  return score.voices.some((voice) => voice.measures.at(-1)?.close?.style === "single");
}
