/**
 * @file Repeat signs that writers take for granted.
 *
 * Many end a repeated section with a sign and do not write where it begins: at the beginning of the tune, behind the
 * last repeat, double bar or section. The sign is written there, and only if the tune is then played as before.
 */
import { type BarLine, type Measure, type Score, unfold } from "@melodist/score";
import { endsSectionAt, withRepeatStart } from "./bar-line.ts";
import { changed, type Draft } from "./draft.ts";
import { measuresOf, withMeasures } from "./measures.ts";

/** Write the missing signs. */
export function writeRepeatSigns(draft: Draft): Draft {
  const starts = missingStarts(measuresOf(draft.score), draft.score.voices[0]?.opening);
  let score = draft.score;
  let count = 0;
  for (const start of starts) {
    const signed = signAt(score, start);
    if (orderOf(signed) !== orderOf(score)) continue;
    score = signed;
    count++;
  }
  return count === 0 ? draft : changed(draft, score, "repeat-signs", String(count));
}

/** How a section began: behind a sign, behind none, or as a second ending, which needs none. */
type Beginning = "signed" | "unsigned" | "ending";

/** Indices of the measures to which the music goes back without a sign. */
function missingStarts(measures: readonly Measure[], opening: BarLine | undefined): readonly number[] {
  const starts: number[] = [];
  let start = 0;
  let begun = beginningAt(opening, measures[0]);
  for (const [index, measure] of measures.entries()) {
    const goesBack = measure.close !== undefined && measure.close.repeatEnd > 0;
    if (goesBack && begun === "unsigned") starts.push(start);
    // Inside a signed section a double bar is but a mark.
    const isOver = goesBack || (begun !== "signed" && endsSectionAt(measure));
    if (!isOver) continue;
    start = index + 1;
    begun = beginningAt(measure.close, measures[start]);
  }
  return starts;
}

/** @param line before the section  @param first measure of it */
function beginningAt(line: BarLine | undefined, first: Measure | undefined): Beginning {
  const number = first?.ending?.numbers[0];
  if (number !== undefined && number > 1) return "ending";
  return line !== undefined && line.repeatStart > 0 ? "signed" : "unsigned";
}

function signAt(score: Score, start: number): Score {
  const measures = measuresOf(score);
  if (start === 0) return withMeasures(score, measures, withRepeatStart(score.voices[0]?.opening));
  const signed = measures.map((measure, index) =>
    index === start - 1 ? { ...measure, close: withRepeatStart(measure.close) } : measure,
  );
  return withMeasures(score, signed);
}

/** How the tune is played, as text. */
function orderOf(score: Score): string {
  return unfold(score).order.join();
}
