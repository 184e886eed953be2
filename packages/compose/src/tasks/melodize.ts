/** @file A melody for chords. */
import { composeQuestion, melodiseQuestion, planChordLine } from "@melodist/tokens";
import type { AnswerOptions } from "../answer-question.ts";
import { type ComposeEvent, composePlanned, planWithin } from "../compose.ts";
import type { Composer } from "../composer.ts";
import type { ComposeRequest } from "../request.ts";

/**
 * Compose a melody to a progression: as `compose`, but the model sees all chords before the first note.
 *
 * @param chords one bar an entry
 * @throws MelodistError as `compose`
 */
export async function* melodize(
  composer: Composer,
  chords: readonly string[],
  request: ComposeRequest = {},
  options: AnswerOptions = {},
): AsyncGenerator<ComposeEvent> {
  const { vocabulary } = composer;
  const asked = { ...request, chords: [...chords] };
  const planned = planWithin(composer, asked);
  if (planned.kind === "refused") {
    yield { type: "wishes-refused", refusals: planned.refusals };
    return;
  }
  const { plan } = planned;
  yield { type: "plan-made", plan };
  const line = planChordLine(vocabulary, plan.tune);
  // Chords that no chord line spells are asked for as any other tune's.
  const question =
    line === undefined
      ? composeQuestion(vocabulary, plan.controls)
      : melodiseQuestion(vocabulary, plan.controls, line);
  yield* composePlanned(composer, { request: asked, plan, question }, options);
}
