/** @file Some bars of a tune written anew, to fit what stands before and behind them. */
import { MelodistError } from "@melodist/errors";
import { isTimed, type Score } from "@melodist/score";
import {
  type BarRange,
  type Constraint,
  decodeOutline,
  fillAnswer,
  fillConstraint,
  fillQuestion,
  intersect,
  type Vocabulary,
} from "@melodist/tokens";
import { type AnswerEvent, type AnswerOptions, answerQuestion } from "../answer-question.ts";
import type { Composer } from "../composer.ts";
import { noteConstraint } from "../sampling/note-constraint.ts";
import { withEdge } from "./edge-constraint.ts";
import { putBars } from "./put-bars.ts";
import { PLAIN_BAR, requireRoom } from "./room.ts";
import { countBars, drawnBy, type SpelledTune, spellTune, type TaskWishes } from "./spelled-tune.ts";

/** Bars as musicians count them, both included; a pick-up is 0. */
export interface Bars {
  readonly from: number;
  readonly to: number;
}

/**
 * Write bars anew. All other bars stay as they are, to the last sign; chords over the new ones stay, too, unless one
 * begins where no plain note does (inside a triplet): then they are the model's choice.
 *
 * @throws MelodistError `usage` when the tune has no such bars, `bad-file` when it cannot be spelled, `too-large` when the
 *   model cannot hold it
 */
export function rewriteBars(
  composer: Composer,
  score: Score,
  bars: Bars,
  wishes: TaskWishes = {},
  options: AnswerOptions = {},
): AsyncGenerator<AnswerEvent> {
  const { vocabulary, decoder } = composer;
  const tune = spellTune(composer, score, wishes);
  const missing = findBars(tune, bars);
  const { outline, frame, controls, places } = tune;
  const constraint = constraintOn(vocabulary, tune, missing);
  const question = fillQuestion(vocabulary, controls, outline, missing);
  const answer = PLAIN_BAR * (missing.to - missing.from);
  requireRoom(decoder.limit, { question: question.length, answer, bars: countBars(tune) });
  const notes = noteConstraint(vocabulary, frame, { compass: undefined, hasScale: false });
  return answerQuestion(
    composer,
    {
      question,
      constraint: withEdge(vocabulary, intersect([constraint, notes]), isTiedBefore(tune, missing.from)),
      ...drawnBy(wishes),
      tonic: frame.key.tonic,
      write(tokens) {
        const filled = fillAnswer(vocabulary, outline, missing, tokens);
        return putBars(score, places, decodeOutline(vocabulary, filled, frame), missing);
      },
      report: () => [],
    },
    options,
  );
}

/** The constraint on new bars. @throws MelodistError `bad-file` when nothing can fill one */
function constraintOn(
  vocabulary: Vocabulary,
  { outline, places }: SpelledTune,
  missing: BarRange,
): Constraint {
  const kept = fillConstraint(vocabulary, outline, { missing });
  const found = "faults" in kept ? fillConstraint(vocabulary, outline, { missing, chords: "free" }) : kept;
  if (!("faults" in found)) return found;
  const odd = found.faults.flatMap((fault) => ("bar" in fault ? [places.numbers[fault.bar] ?? 0] : []));
  throw new MelodistError(`no notes fill bar ${odd.join(", ")}: its length is odd`, {
    code: "bad-file",
    hint: "Repair the bars that do not add up first: melodist check --fix.",
  });
}

function findBars({ places }: SpelledTune, { from, to }: Bars): BarRange {
  const first = places.numbers.findIndex((number) => number >= from);
  const last = places.numbers.findLastIndex((number) => number <= to);
  if (first >= 0 && last >= first && from <= to) return { from: first, to: last + 1 };
  const most = Math.max(...places.numbers);
  throw new MelodistError(`the tune has no bars ${from} to ${to}`, {
    code: "usage",
    hint: `It has bars ${places.numbers[0] ?? 1} to ${most}, counted as printed, repeats once.`,
  });
}

/** True when the last note before a bar is tied into it. */
function isTiedBefore({ score, places }: SpelledTune, bar: number): boolean {
  const index = places.measures[bar - 1]?.at(-1);
  const measure = index === undefined ? undefined : score.voices[places.voice]?.measures[index];
  const last = measure?.events.findLast(isTimed);
  if (last?.kind === "note") return last.tie !== undefined;
  return last?.kind === "chord" && last.notes.some(({ tie }) => tie !== undefined);
}
