/** @file The tasks whose answer is a whole tune: compose, continue, vary. */
import { printOutline, readOutline, type TuneOutline } from "../codec/outline.ts";
import type { Controls } from "../controls/controls.ts";
import type { Vocabulary } from "../vocabulary/vocabulary.ts";
import { beginQuestion, signId, type TaskSequence, withAnswer } from "./task-sequence.ts";

/** [controls `body`] → tune. */
export function composeQuestion(vocabulary: Vocabulary, controls: Controls): readonly number[] {
  return beginQuestion(vocabulary, "compose", controls);
}

export function composeSequence(vocabulary: Vocabulary, controls: Controls, tune: TuneOutline): TaskSequence {
  return withAnswer(vocabulary, composeQuestion(vocabulary, controls), printOutline(vocabulary, tune));
}

/**
 * [controls `body` beginning] → the rest.
 *
 * @param beginning the tune's first tokens, from its first section token
 */
export function continueQuestion(
  vocabulary: Vocabulary,
  controls: Controls,
  beginning: readonly number[],
): readonly number[] {
  return [...beginQuestion(vocabulary, "continue", controls), ...beginning];
}

/** @param given how many bars (pick-ups counted) stand in the question; fewer than the tune has */
export function continueSequence(
  vocabulary: Vocabulary,
  controls: Controls,
  tune: TuneOutline,
  given: number,
): TaskSequence {
  const tokens = printOutline(vocabulary, tune);
  const cut = beginningLength(vocabulary, tokens, given);
  const question = continueQuestion(vocabulary, controls, tokens.slice(0, cut));
  return withAnswer(vocabulary, question, tokens.slice(cut));
}

/** How many tokens the first bars of a tune take: up to the token that begins the next bar, section or ending. */
export function beginningLength(vocabulary: Vocabulary, tokens: readonly number[], bars: number): number {
  let begun = 0;
  for (const [index, id] of tokens.entries()) {
    const kind = vocabulary.meanings[id]?.kind;
    const isBar = kind === "bar" || kind === "upbeat";
    if (begun >= bars && (isBar || kind === "section" || kind === "ending")) return index;
    if (isBar) begun++;
  }
  return tokens.length;
}

/** The tune that a beginning and its continuation make. */
export function continueAnswer(
  vocabulary: Vocabulary,
  beginning: readonly number[],
  answer: readonly number[],
): TuneOutline {
  return readOutline(vocabulary, [...beginning, ...answer]);
}

/** [controls `body` tune `variation`] → another rendering of it. */
export function varyQuestion(
  vocabulary: Vocabulary,
  controls: Controls,
  tune: TuneOutline,
): readonly number[] {
  const variation = signId(vocabulary, "variation");
  return [...beginQuestion(vocabulary, "vary", controls), ...printOutline(vocabulary, tune), variation];
}

export function varySequence(
  vocabulary: Vocabulary,
  controls: Controls,
  tune: TuneOutline,
  variation: TuneOutline,
): TaskSequence {
  const question = varyQuestion(vocabulary, controls, tune);
  return withAnswer(vocabulary, question, printOutline(vocabulary, variation));
}
