/** @file Fill in bars that are missing, between what comes before and what comes after them. */
import {
  type BarOutline,
  outlineBars,
  printOutline,
  readOutline,
  type TuneOutline,
  withBars,
} from "../codec/outline.ts";
import type { Controls } from "../controls/controls.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { beginQuestion, signId, type TaskSequence, withAnswer } from "./task-sequence.ts";

/** A row of bars, counted as `outlineBars` lists them: `from` included, `to` not. */
export interface BarRange {
  readonly from: number;
  readonly to: number;
}

/**
 * [controls `body` tune with a `gap` in each missing bar, `fill`] → the missing bars.
 *
 * Bars keep their bar tokens, so that the answer is known to fit.
 */
export function fillQuestion(
  vocabulary: Vocabulary,
  controls: Controls,
  tune: TuneOutline,
  missing: BarRange,
): readonly number[] {
  const gap = signId(vocabulary, "gap");
  const bars = outlineBars(tune).map((bar, index): BarOutline => {
    return index >= missing.from && index < missing.to ? { ...bar, tokens: [gap] } : bar;
  });
  const rest = printOutline(vocabulary, withBars(tune, bars));
  return [...beginQuestion(vocabulary, "fill", controls), ...rest, signId(vocabulary, "fill")];
}

export function fillSequence(
  vocabulary: Vocabulary,
  controls: Controls,
  tune: TuneOutline,
  missing: BarRange,
): TaskSequence {
  const question = fillQuestion(vocabulary, controls, tune, missing);
  return withAnswer(vocabulary, question, missingTokens(vocabulary, tune, missing));
}

/** The missing bars with their bar tokens: sections and endings that begin among them are known already. */
function missingTokens(vocabulary: Vocabulary, tune: TuneOutline, missing: BarRange): readonly number[] {
  const answer: number[] = [];
  let bar = -1;
  for (const id of printOutline(vocabulary, tune)) {
    const kind = vocabulary.meanings[id]?.kind;
    if (kind === "bar" || kind === "upbeat") bar++;
    if (kind === "section" || kind === "ending") continue;
    if (bar >= missing.from && bar < missing.to) answer.push(id);
  }
  return answer;
}

/** The tune with its missing bars put in; bars beyond the missing ones are dropped. */
export function fillAnswer(
  vocabulary: Vocabulary,
  tune: TuneOutline,
  missing: BarRange,
  answer: readonly number[],
): TuneOutline {
  const filled = outlineBars(readOutline(vocabulary, answer)).slice(0, missing.to - missing.from);
  const bars = outlineBars(tune).map((bar, index): BarOutline => {
    const found = filled[index - missing.from];
    return found === undefined ? bar : { ...bar, tokens: found.tokens };
  });
  return withBars(tune, bars);
}
