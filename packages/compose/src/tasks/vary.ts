/** @file Another rendering of a tune: the same bars and sections, other notes. */
import { MelodistError } from "@melodist/errors";
import type { Score } from "@melodist/score";
import { checkPlan, decodeTune, oddBars, planOfTune, type TunePlan, varyQuestion } from "@melodist/tokens";
import { type AnswerEvent, type AnswerOptions, answerQuestion } from "../answer-question.ts";
import type { Composer } from "../composer.ts";
import { planConstraint } from "../sampling/plan-constraint.ts";
import { barNeeds, leastTokens } from "../sampling/thrift.ts";
import { requireRoom } from "./room.ts";
import { countBars, drawnBy, spellTune, type TaskWishes } from "./spelled-tune.ts";

/**
 * Vary a tune. Meter, key, form and number of bars stay; chords are free where it has some. The bars that close its sections are as
 * long as meter and pick-ups ask for, whatever they were. It is a melody of one voice: others would not go with it.
 *
 * @throws MelodistError `bad-file` when the tune cannot be spelled, or its bars do not follow one meter; `too-large` when the
 *   model cannot hold it twice
 */
export function vary(
  composer: Composer,
  score: Score,
  wishes: TaskWishes = {},
  options: AnswerOptions = {},
): AsyncGenerator<AnswerEvent> {
  const { vocabulary, decoder } = composer;
  const tune = spellTune(composer, score, wishes);
  const { kept: _, ...form } = planOfTune(vocabulary, tune);
  const plan: TunePlan = {
    ...form,
    chords: tune.controls.chords === true ? "free" : "none",
    cadence: { degrees: [1] },
  };
  const question = varyQuestion(vocabulary, tune.controls, tune.outline);
  const answer = leastTokens(barNeeds(plan));
  requireRoom(decoder.limit, { question: question.length, answer, bars: countBars(tune) });
  if (oddBars(vocabulary, tune).length > 0 || checkPlan(vocabulary, plan).length > 0) {
    throw new MelodistError("this tune's bars follow no one plan, so none can be written by it", {
      code: "bad-file",
      hint: "Changes of meter and bars that do not add up stand against it: see melodist check.",
    });
  }
  const { titles, fields, tempo } = score;
  const header = { titles, fields, ...(tempo === undefined ? {} : { tempo }) };
  return answerQuestion(
    composer,
    {
      question,
      constraint: planConstraint(
        vocabulary,
        { frame: tune.frame, tune: plan, compass: undefined },
        decoder.limit - question.length,
      ),
      ...drawnBy(wishes),
      tonic: tune.frame.key.tonic,
      write: (tokens) => ({ ...decodeTune(vocabulary, tokens, tune.frame, header), unit: score.unit }),
      report: () => [],
    },
    options,
  );
}
