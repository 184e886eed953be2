/** @file Chords for a melody. */
import {
  addDurations,
  type ChordSymbol,
  compareDurations,
  type Duration,
  isTimed,
  type Mark,
  measureDuration,
  placeEvents,
  type Score,
  type ScoreEvent,
  subtractDurations,
  ZERO,
} from "@melodist/score";
import {
  decodeOutline,
  harmoniseAnswer,
  harmoniseQuestion,
  harmonyConstraint,
  intersect,
  printOutline,
  withoutChords,
} from "@melodist/tokens";
import { type AnswerEvent, type AnswerOptions, answerQuestion } from "../answer-question.ts";
import type { Composer } from "../composer.ts";
import { chordConstraint } from "../sampling/chord-constraint.ts";
import type { BarPlaces } from "./bar-places.ts";
import { requireRoom } from "./room.ts";
import { countBars, drawnBy, spellTune, type TaskWishes } from "./spelled-tune.ts";
import { splitEvents } from "./split-events.ts";

/** Chords are to agree with the melody more than to surprise. */
const USUAL_TEMPERATURE = 0.4;

/**
 * Set chords over a melody; those that it has go. No note changes: one that a chord begins in is tied over.
 *
 * @throws MelodistError `bad-file` when the tune cannot be spelled, `too-large` when the model cannot hold it
 */
export function harmonize(
  composer: Composer,
  score: Score,
  wishes: TaskWishes = {},
  options: AnswerOptions = {},
): AsyncGenerator<AnswerEvent> {
  const { vocabulary, decoder } = composer;
  const tune = spellTune(composer, score, wishes);
  const { outline, frame, controls, places } = tune;
  const question = harmoniseQuestion(vocabulary, { ...controls, chords: true });
  const bars = countBars(tune);
  // The melody is read with the chords, of which each bar has one.
  const answer = printOutline(vocabulary, withoutChords(vocabulary, outline)).length + bars;
  requireRoom(decoder.limit, { question: question.length, answer, bars });
  return answerQuestion(
    composer,
    {
      question,
      constraint: intersect([harmonyConstraint(vocabulary, outline, frame), chordConstraint(vocabulary)]),
      ...drawnBy({ ...wishes, temperature: wishes.temperature ?? USUAL_TEMPERATURE }),
      tonic: frame.key.tonic,
      write(tokens) {
        const chords = harmoniseAnswer(vocabulary, outline, tokens);
        return setChords(score, places, decodeOutline(vocabulary, chords, frame));
      },
      report: () => [],
    },
    options,
  );
}

/** A chord and when in its bar it begins, in whole notes. */
interface Placed {
  readonly onset: Duration;
  readonly chord: ChordSymbol;
}

/** Set the chords of a written tune over the notes of the score that it stands for. */
function setChords(score: Score, places: BarPlaces, written: Score): Score {
  const fresh = new Map<number, readonly ScoreEvent[]>();
  const voice = score.voices[places.voice];
  for (const [bar, indices] of places.measures.entries()) {
    const chords = chordsIn(written.voices[0]?.measures[bar]?.events ?? []);
    let from = ZERO;
    for (const index of indices) {
      const events = voice?.measures[index]?.events ?? [];
      const to = addDurations(from, measureDuration(events));
      const start = from;
      const here = chords
        .filter(({ onset }) => compareDurations(onset, start) >= 0 && compareDurations(onset, to) < 0)
        .map(({ onset, chord }) => ({ onset: subtractDurations(onset, start), chord }));
      fresh.set(index, withChords(events, here));
      from = to;
    }
  }
  const measures = voice?.measures.map((measure, index) => ({
    ...measure,
    events: fresh.get(index) ?? measure.events,
  }));
  return {
    ...score,
    voices: score.voices.map((one, index) =>
      index === places.voice ? { ...one, measures: measures ?? [] } : one,
    ),
  };
}

function chordsIn(events: readonly ScoreEvent[]): readonly Placed[] {
  return placeEvents(events).flatMap(({ event, onset }) =>
    isTimed(event)
      ? event.marks.flatMap((mark) => (mark.kind === "chord-symbol" ? [{ onset, chord: mark.chord }] : []))
      : [],
  );
}

/** The events of a measure with these chords and no others. */
function withChords(events: readonly ScoreEvent[], chords: readonly Placed[]): readonly ScoreEvent[] {
  let rest: readonly ScoreEvent[] = events.map(withoutChord);
  let passed = ZERO;
  const row: ScoreEvent[] = [];
  for (const { onset, chord } of chords) {
    const [before, after] = splitEvents(rest, subtractDurations(onset, passed));
    row.push(...before);
    passed = onset;
    const first = after.findIndex(isTimed);
    rest = after.map((event, index) => (index === first ? withChord(event, chord) : event));
  }
  return [...row, ...rest];
}

function withoutChord(event: ScoreEvent): ScoreEvent {
  if (!("marks" in event)) return event;
  const isOther = ({ kind }: Mark): boolean => kind !== "chord-symbol" && kind !== "no-chord";
  return { ...event, marks: event.marks.filter(isOther) };
}

function withChord(event: ScoreEvent, chord: ChordSymbol): ScoreEvent {
  return "marks" in event ? { ...event, marks: [{ kind: "chord-symbol", chord }, ...event.marks] } : event;
}
